"""Tests of the pieces that pages are made of."""
