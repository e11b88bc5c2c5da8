"""Frozen figures in, bytes out: PDF, XLSX, CSV, JSON. No store, no clock."""
