"""Tests of outage mode in the window."""
