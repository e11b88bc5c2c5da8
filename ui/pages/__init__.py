"""The eight pages: one for each job of an officer."""
