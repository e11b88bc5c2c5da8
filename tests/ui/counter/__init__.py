"""Tests of the parts of the counter's page."""
