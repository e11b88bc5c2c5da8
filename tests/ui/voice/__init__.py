"""Tests of the page Suara publik."""
