"""What the command line's words are read as."""

import argparse
from datetime import date

YEARS = range(1900, 2200)
"""Years that anybody can mean; beyond them dates cannot be reckoned with."""


def day(words: str) -> date:
    """Return a local day from `YYYY-MM-DD`; argparse names the argument when it is none."""
    try:
        found = date.fromisoformat(words)
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{words!r}: YYYY-MM-DD")
    return found
