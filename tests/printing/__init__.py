"""Tests of what papers are gathered from."""
