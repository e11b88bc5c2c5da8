"""The made-up mall: seeded days of simulated visitors and officers, driven through the real services."""
