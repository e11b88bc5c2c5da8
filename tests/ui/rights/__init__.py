"""Tests of the promise book in the window."""
