"""Citizens' rights at the window: cases and their 72 hours."""
