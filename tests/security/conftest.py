"""Fixtures of the tests of keys and nonce."""

from tests.security.malls import use_ring

__all__ = ["use_ring"]
