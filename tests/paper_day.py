"""A paper day with a spreadsheet's habits, and the figures that a person counts from it."""

HEADER = "visit;name;nik;phone;priority;service;counter;issued;called;started;finished;outcome"
D = "13/03/2026 "
TWELVE = f"""\
1;Siti & <Ani>;3271046504900001;0812-3456-7890;elderly;DUK-06;DUK-L1;{D}08.05;{D}08.10;{D}08.12;{D}08.20;done
1;;;;;POL-03;POL-L1;{D}08.05;{D}08.30;{D}08.31;{D}08.45;returned_incomplete
2;Budi;;;;DUK-06;DUK-L1;{D}08.06;{D}08.21;;{D}08.31;done
3;;;;;DUK-06;DUK-L2;2026-03-13 08:07;2026-03-13 08:22;2026-03-13 08:25;2026-03-13 08:40;rejected
4;=1+1;;;pregnant+toddler;DUK-06;DUK-L2;{D}08.10;{D}08.41;;;no_show
5;;;;;DUK-06;;{D}08.15;;;;cancelled
6;;;;;DUK-06;DUK-L1;{D}08.20;{D}17.00;{D}17.05;{D}17.10;done
7;;;;;DUK-06;DUK-L1;{D}09.00;{D}09.30;{D}09.32;{D}09.36;referred
8;;;;;POL-03;;{D}09.10;;;;
9;;;;;POL-03;POL-L1;{D}09.15;;;;system_down
10;;;;;POL-03;POL-L1;{D}09.20;{D}09.40;{D}09.41;;system_down
11;;;;;POL-03;;{D}10.00;{D}10.10;{D}10.10.30;{D}10.20.30;done
"""
"""Twelve tickets of eleven visits. Row 7 of the file's tickets waited 8 h 40 min; row 3 has no start."""


def as_bytes(rows: str = TWELVE, header: str = HEADER) -> bytes:
    """Return the file as Excel writes CSV on an Indonesian computer: BOM, semicolons, CRLF."""
    return b"\xef\xbb\xbf" + f"{header}\n{rows}".replace("\n", "\r\n").encode()


def changed(old: str, new: str, rows: str = TWELVE) -> str:
    """Return the rows with one text replaced; the text must be there once."""
    assert rows.count(old) == 1, rows.count(old)
    return rows.replace(old, new)
