"""The promise book: writing a promise down, and saying what became of it."""
