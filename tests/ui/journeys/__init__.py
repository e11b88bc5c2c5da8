"""Whole ways through the window, by keys, with real lanes and a real file."""
