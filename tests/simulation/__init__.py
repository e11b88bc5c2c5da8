"""The simulated house."""
