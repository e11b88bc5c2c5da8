"""What the command line's words are read as."""

import argparse
import re
from collections.abc import Callable
from datetime import date

YEARS = range(1900, 2200)
"""Years that anybody can mean; beyond them dates cannot be reckoned with."""
_OUR_WAY = re.compile(r"([0-9]{1,2})[/.]([0-9]{1,2})[/.]([0-9]{4})")


def day(words: str) -> date:
    """Return a local day from `YYYY-MM-DD` or `DD/MM/YYYY`; argparse names the argument when it is none."""
    ours = _OUR_WAY.fullmatch(words.strip())
    try:
        found = date(int(ours[3]), int(ours[2]), int(ours[1])) if ours else date.fromisoformat(words.strip())
    except ValueError:
        found = date.min
    if found.year not in YEARS:
        raise argparse.ArgumentTypeError(f"{words!r}: DD/MM/YYYY, YYYY-MM-DD")
    return found


def catalogue_code(words: str) -> str:
    """Return a catalogue code as the catalogue writes it, in capitals: nobody shifts at a busy desk."""
    return words.strip().upper()


def count(most: int, least: int = 1) -> Callable[[str], int]:
    """Return what reads a whole number from `least` to `most`."""

    def read(words: str) -> int:
        number = int(words) if words.isascii() and words.isdigit() else -1
        if not least <= number <= most:
            raise argparse.ArgumentTypeError(f"{words}: {least}-{most}")
        return number

    return read


def out_file(parser: argparse.ArgumentParser, endings: str, *, required: bool = True) -> None:
    """Give a command the file that it writes, and the leave to replace one that is there."""
    parser.add_argument("--out", required=required, metavar="BERKAS", help=endings)
    parser.add_argument(
        "--overwrite",
        action="store_true",
        help="gantikan berkas yang sudah ada; tanpa ini yang baru mendapat nama lain",
    )
