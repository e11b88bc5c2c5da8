"""The parts of the page Permohonan."""
