"""Whole processes that `bench.start` times, each until its window is painted and can be used."""
