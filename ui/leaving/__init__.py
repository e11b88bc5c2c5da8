"""Visitors who leave without a result: what they are told to do next."""
