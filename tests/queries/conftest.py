"""Fixtures of the tests of read models."""

from tests.security.malls import use_ring

__all__ = ["use_ring"]
