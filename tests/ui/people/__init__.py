"""Tests of the comparison of two people."""
