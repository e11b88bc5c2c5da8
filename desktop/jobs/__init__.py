"""Work that comes by the clock."""
