"""From stored rows to paper: gathers, freezes, draws, remembers."""
