"""Tests of the survey at the window, and of the page Suara publik."""
