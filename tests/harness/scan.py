"""Look for citizens in clear in everything that the program leaves behind by itself after a day.

`python -m tests.harness.scan [--visits N] [--seed S]` lets the program simulate a day into a home of its own, export,
print, report and search in it, kills it while it writes, has it report a bug, and then searches data, state, cache and
temporary folders for the names, numbers and phones of all visitors: as they stand, in UTF-16, and inside packed files
and papers. What the user asked for (exports, papers, the demo's own output) is left out. Exit code 1 when anything is found.
"""

import argparse
import csv
import gzip
import io
import json
import sys
import tempfile
import zipfile
import zlib
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from pypdfium2 import PdfiumError

from tests.harness.program import Program
from tests.reports.reading import properties, words

ASKED = "asked"
"""The folder of what somebody asked for."""
DEEPEST = 4
"""So many packings within each other are opened."""
_DIES = """
import os, signal, sys, main, desktop.commands.intake as intake
real = intake.add_visit
def die(desk, order):
    real(desk, order)
    os.kill(os.getpid(), signal.SIGKILL)
intake.add_visit = die
main.main(sys.argv[1:])
"""
"""Kills itself with a visit just written, so that what it had open stays as it was."""
_BREAKS = """
import sys, main, desktop.commands.intake as intake
def fail(desk, order):
    raise ValueError(order.name, order.id_number, order.phone)
intake.add_visit = fail
sys.exit(main.main(sys.argv[1:]))
"""


@dataclass(frozen=True, slots=True)
class Leak:
    """A citizen in clear; the word itself is not repeated."""

    file: str
    what: str
    packing: str


@dataclass(frozen=True, slots=True)
class Visitor:
    """A visitor to be looked for; made up, and still only told to who asks."""

    name: str
    number: str = ""
    phone: str = ""

    @property
    def command(self) -> tuple[str, ...]:
        """Return the command line that takes them in."""
        about = ("--name", self.name, "--nik", self.number, "--phone", self.phone)
        return ("visit", "add", "--service", "DUK-06", "--anyway", f"diminta {self.name}", *about)


LATE = Visitor("Zulkarnaen Xaverius Qomaruddin", "3273014507810003", "+6281298765432")
KILLED = Visitor("Wiryawan Yohanes Qodratullah", "3273010101800004", "+6281298765433")
BROKEN = Visitor("Quirina Xaveria Zulaikha", "3273014202790005", "+6281298765434")
LOOSE = (LATE, KILLED, BROKEN)
"""Whom no register may have: came last, was being written at the kill, is in the report about a bug."""


def simulated(home: Path, visits: int, seed: int) -> tuple[Program, str]:
    """Return the program at a home with a simulated day in it, and the login there."""
    home.mkdir(parents=True)
    (home / "tmp").mkdir()
    program = Program(home, {"TMPDIR": str(home / "tmp"), "QT_QPA_PLATFORM": "offscreen"})
    out = home / ASKED / "demo"
    done = program.pandu("demo", "--out", out, "--visits", visits, "--seed", seed, "--json")
    if done.code != 0:
        raise RuntimeError(done.err)
    access = json.loads((out / "access.json").read_text())
    program.env |= {"PANDU_PASSWORD": access["password"], "PANDU_RECOVERY_KEY": access["recovery_key"]}
    (out / "data").rename(program.data)
    return program, access["user"]


def use(program: Program, user: str) -> list[Visitor]:
    """Export, print, report, search, be killed and break in a mall; return whom to look for."""
    asked = program.home / ASKED
    asked.mkdir(exist_ok=True)
    program.env["TMPDIR"] = str(program.home / "tmp")
    (program.home / "tmp").mkdir(exist_ok=True)
    who = ("--user", user, "--json")
    came = program.pandu(*LATE.command, *who)
    clear = asked / "visits.csv"
    days = ("--from", "2020-01-01")
    for line in (
        ("visit", "print", came.answer["visit"], "--out", asked / "sheet.pdf"),
        ("ticket", "print", came.answer["tickets"][0]["number"], "--out", asked / "ticket.pdf"),
        ("visit", "find", LATE.name),
        ("visit", "find", LATE.number),
        ("visit", "reveal", came.answer["visit"]),
        ("export", "tickets", *days, "--out", asked / "tickets.xlsx"),
        ("export", "visits", *days, "--out", clear, "--reveal", "--reason", f"dicari {LATE.name}"),
        ("report", "daily", "--out", asked / "report.pdf"),
        ("visit", "find", KILLED.name, "--lang", "tidak ada"),
    ):
        program.pandu(*line, *who)
    program.python(["-c", _BREAKS, *BROKEN.command, *who, "--data-dir", str(program.data)])
    program.python(["-c", _DIES, *KILLED.command, *who, "--data-dir", str(program.data)])
    rows = csv.DictReader(io.StringIO(clear.read_text("utf-8-sig")), delimiter=";")
    listed = [Visitor(row["name"], row["id_number"], row["phone"].lstrip("'")) for row in rows]
    return [*dict.fromkeys((*listed, *LOOSE))]


def needles(visitors: Collection[Visitor]) -> dict[bytes, str]:
    """Return what must not be found, in each way in which it may be written, and what it is."""
    texts: dict[str, str] = {}
    for visitor in visitors:
        if " " in visitor.name:  # one word alone may be a word of the catalogue
            texts |= dict.fromkeys((visitor.name, visitor.name.upper(), visitor.name.lower()), "name")
        if visitor.number:
            texts |= dict.fromkeys((visitor.number, visitor.number[:12]), "number")
        national = visitor.phone.removeprefix("+62")
        if len(national) >= len("81234567"):
            texts |= dict.fromkeys((national, f"0{national[:3]}-{national[3:7]}-{national[7:]}"), "phone")
    return {
        text.encode(encoding): what
        for text, what in texts.items()
        for encoding in ("utf-8", "utf-16-le", "utf-16-be")
    }


def contents(data: bytes, packing: str = "", depth: int = 0) -> Iterator[tuple[str, bytes]]:
    """Yield some bytes, and what is packed in them: members of a zip, a gzip, the text and streams of a PDF."""
    yield packing, data
    if depth == DEEPEST:
        return
    if data.startswith(b"PK"):
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                for name in archive.namelist():
                    yield f"{packing}zip:", name.encode()
                    yield from contents(archive.read(name), f"{packing}zip:", depth + 1)
        except zipfile.BadZipFile:
            return
    elif data.startswith(b"\x1f\x8b"):
        try:
            yield from contents(gzip.decompress(data), f"{packing}gzip:", depth + 1)
        except (OSError, EOFError, zlib.error):
            return
    elif data.startswith(b"%PDF"):
        try:
            yield f"{packing}pdf:", words(data).encode(errors="replace")
            yield f"{packing}pdf:", json.dumps(properties(data), ensure_ascii=False).encode()
        except PdfiumError:
            return


def left_behind(program: Program) -> Iterator[Path]:
    """Yield every file that the program made by itself."""
    asked = program.home / ASKED
    return (file for file in program.home.rglob("*") if file.is_file() and not file.is_relative_to(asked))


def leaks(program: Program, visitors: Collection[Visitor]) -> list[Leak]:
    """Return where visitors stand in clear."""
    wanted = needles(visitors)
    found = []
    for file in left_behind(program):
        inside = [(str(file).encode(), "path:")]
        inside += [(data, packing) for packing, data in contents(file.read_bytes())]
        found += [
            Leak(str(file.relative_to(program.home)), what, packing)
            for data, packing in inside
            for needle, what in wanted.items()
            if needle in data
        ]
    return found


def main() -> int:
    """Simulate a day, use it, look, and say what was found."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--visits", type=int, default=700)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        program, user = simulated(Path(folder) / "home", args.visits, args.seed)
        visitors = use(program, user)
        files = list(left_behind(program))
        found = leaks(program, visitors)
        for leak in found:
            sys.stdout.write(f"{leak.file}: {leak.packing}{leak.what}\n")
        size = sum(file.stat().st_size for file in files)
        sys.stdout.write(
            f"{len(visitors)} people looked for in {len(files)} files, {size:,} bytes: {len(found)} found\n"
        )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
