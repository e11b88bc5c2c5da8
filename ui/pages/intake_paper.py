"""From a visit that was saved to its sheet of paper."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from PySide6.QtWidgets import QFileDialog, QWidget

from desktop.desk import Desk, Outcome
from desktop.services.papers import PaperKind, PrintedPaper, print_paper
from desktop.services.print_jobs import mark_failed, mark_sent


class Printing(Protocol):
    """What takes a drawn paper to a printer."""

    def send(self, printed: PrintedPaper) -> None:
        """Print it, and note whether the printer has it."""


def draw_sheet(desk: Desk, visit: str) -> Outcome[PrintedPaper]:
    """Draw the sheet of a visit and remember it; a second one is a copy and says so."""
    return print_paper(desk, PaperKind.VISIT_SHEET, visit)


def write_file(folder: Path, printed: PrintedPaper) -> bool:
    """Write a paper into a folder and return whether it is there; runs in the LONG lane."""
    stem = f"{printed.title}-salinan-{printed.copy}" if printed.copy else printed.title
    target = folder / f"{stem}.pdf"
    try:
        target.write_bytes(printed.bytes)
        target.chmod(0o600)
    except OSError:
        return False
    return True


def note_written(desk: Desk, paper_id: str, *, there: bool) -> Outcome[object]:
    """Note whether the file has a paper."""
    outcome = mark_sent(desk, paper_id) if there else mark_failed(desk, paper_id)
    return Outcome(outcome.value, outcome.changed)


def ask_folder(parent: QWidget) -> Callable[[], Path | None]:
    """Return a question for the folder that sheets go to while there is no printer; asked once."""

    def ask() -> Path | None:
        chosen = QFileDialog.getExistingDirectory(parent, "Folder untuk lembar alur")
        return Path(chosen) if chosen else None

    return ask
