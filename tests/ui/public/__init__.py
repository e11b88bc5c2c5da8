"""Tests of the public display."""
