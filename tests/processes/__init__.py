"""Tests of the real program as whole processes: as users, scripts and accidents meet it."""
