"""Tests of the survey at the window."""
