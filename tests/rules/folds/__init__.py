"""Tests of the folds: from any set of events to one state."""
