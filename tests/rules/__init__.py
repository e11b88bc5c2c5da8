"""Tests of the pure rules: no database, no clock, general claims by hypothesis."""
