"""Tests of the panel for who leaves without a result."""
