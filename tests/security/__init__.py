"""Tests of the keys and of the boot nonce."""
