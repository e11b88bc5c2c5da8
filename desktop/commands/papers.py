"""Papers as files: `visit print`, `ticket print`, `ticket receipt`, `visit add --print`."""

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.commands.arguments import out_file
from desktop.commands.run import Command
from desktop.desk import Desk
from desktop.errors import CannotCreate, Refused
from desktop.services.print_jobs import mark_sent

if TYPE_CHECKING:
    from desktop.services.papers import PrintedPaper


def out_option(parser: argparse.ArgumentParser) -> None:
    """Give a command the file that its paper goes to."""
    out_file(parser, ".pdf")


def pdf_target(command: Command, file: str) -> Path:
    """Return where a paper shall go, checked before anything is stored.

    Raises:
        Refused: the ending is not that of a PDF.
        CannotCreate: the folder is not there or cannot be written, or the file is the program's own.
    """
    target = command.target(file)
    if target.suffix.lower() != ".pdf":
        raise Refused("file.ending", ending=target.suffix, known=".pdf")
    if not target.parent.is_dir() or target.is_dir() or not os.access(target.parent, os.W_OK):
        raise CannotCreate("paths.cannot_create", path=str(target))
    return target


def print_to(command: Command, kind: str, about: str, target: Path, paper: str = "roll") -> None:
    """Print a paper into a file and add what was done to the answer."""
    from desktop.services.papers import print_paper  # noqa: PLC0415 - reportlab, 400 ms

    desk = command.signed_in()
    keep_paper(command, desk, print_paper(desk, kind, about, paper=paper).value, target)


def keep_paper(command: Command, desk: Desk, printed: "PrintedPaper", target: Path) -> None:
    """Write a drawn paper into its file, note that it came out, and add what was done to the answer."""
    written = command.put(target, printed.bytes, private=True)
    mark_sent(desk, printed.paper_id)
    facts: dict[str, Any] = {"paper": printed.paper_id, "title": printed.title, "copy": printed.copy}
    command.answer |= {**facts, "file": str(written)}
    code = "paper.printed_copy" if printed.copy else "paper.printed"
    command.say(code, title=printed.title, copy=printed.copy, file=written)


def print_visit(command: Command) -> None:
    """Print the sheet of a visit."""
    args = command.args
    print_to(command, "visit_sheet", args.code, pdf_target(command, args.out), args.paper)


def print_ticket(command: Command) -> None:
    """Print the paper of a queue ticket."""
    print_to(command, "ticket", command.args.number, pdf_target(command, command.args.out))


def print_receipt(command: Command) -> None:
    """Print the receipt for the papers of a ticket; its request is opened where it has none."""
    from desktop.services.taking_in import receipt_of_ticket  # noqa: PLC0415 - reportlab, 400 ms

    target, desk = pdf_target(command, command.args.out), command.signed_in()
    keep_paper(command, desk, receipt_of_ticket(desk, command.args.number).value, target)
