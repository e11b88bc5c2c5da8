"""Tests of the parts of the page Permohonan."""
