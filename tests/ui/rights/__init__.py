"""Tests of citizens' cases in the window."""
