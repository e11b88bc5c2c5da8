"""Tests of backups at the window."""
