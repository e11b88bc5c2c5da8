"""An eight-hour day of 2,000 visits in a few minutes, in the real window: what grows, what leaks, what stands still."""
