"""Tests of work that comes by the clock."""
