"""Tests of the made-up mall: its days, its people, its folder."""
