"""Backups at the window: by the clock, and as a list."""
