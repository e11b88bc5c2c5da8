"""Benchmarks: they print figures and judge nothing but what is promised."""
