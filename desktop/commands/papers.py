"""Papers as files: `visit print`, `ticket print`, `ticket receipt`, `visit add --print`."""

import argparse
import os
from pathlib import Path
from typing import Any

from desktop.commands.run import Command
from desktop.errors import CannotCreate, Refused
from desktop.paths import write_whole
from desktop.services.print_jobs import mark_sent


def out_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the file that its paper goes to."""
    parser.add_argument("--out", required=True, metavar="BERKAS", help=".pdf")


def pdf_target(file: str) -> Path:
    """Return where a paper shall go, checked before anything is stored.

    Raises:
        Refused: the ending is not that of a PDF.
        CannotCreate: the folder is not there or cannot be written.
    """
    target = Path(file)
    if target.suffix.lower() != ".pdf":
        raise Refused("file.ending", ending=target.suffix, known=".pdf")
    if not target.parent.is_dir() or target.is_dir() or not os.access(target.parent, os.W_OK):
        raise CannotCreate("paths.cannot_create", path=str(target))
    return target


def print_to(command: Command, kind: str, about: str, target: Path, paper: str = "roll") -> None:
    """Print a paper into a file and add what was done to the answer."""
    from desktop.services.papers import print_paper  # noqa: PLC0415 - reportlab, 400 ms

    desk = command.signed_in()
    printed = print_paper(desk, kind, about, paper=paper).value
    write_whole(target, printed.bytes, private=True)
    mark_sent(desk, printed.paper_id)
    facts: dict[str, Any] = {"paper": printed.paper_id, "title": printed.title, "copy": printed.copy}
    command.answer |= {**facts, "file": str(target)}
    code = "paper.printed_copy" if printed.copy else "paper.printed"
    command.say(code, title=printed.title, copy=printed.copy, file=target)


def print_visit(command: Command) -> None:
    """Print the sheet of a visit."""
    args = command.args
    print_to(command, "visit_sheet", args.code, pdf_target(args.out), args.paper)


def print_ticket(command: Command) -> None:
    """Print the paper of a queue ticket."""
    print_to(command, "ticket", command.args.number, pdf_target(command.args.out))


def print_receipt(command: Command) -> None:
    """Print the receipt for the papers of a ticket."""
    print_to(command, "receipt", command.args.number, pdf_target(command.args.out))
