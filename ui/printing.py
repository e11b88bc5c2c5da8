"""Paper out of the window: to a real printer where there is one, else to a file; and pages as pictures.

A `QPrinter` without a printer claims to be valid and prints into nothing, so a printer counts only when the
system knows it by name and painting on it begins.
"""

from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QMarginsF, QObject, QRectF, QSizeF, QStandardPaths, QTimer, Signal
from PySide6.QtGui import QImage, QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from desktop.paths import private_folder, safe_name, write_new
from resources import window_text
from resources.undrawn import facts
from ui.errors import explain
from ui.runner import Lane, Runner

PRINT_DPI = 203
"""Dots per inch of a thermal printer; finer printers scale."""
POINTS_PER_INCH = 72
PATIENCE_MS = 15_000
"""A printer that has not answered by then is waited for no longer: its paper counts as not printed."""
POINTS_PER_MM = POINTS_PER_INCH / 25.4


def pages(pdf: bytes, dpi: int) -> Iterator[tuple[QImage, QSizeF]]:
    """Yield each page of a PDF as a picture, with its size in mm."""
    import pypdfium2  # noqa: PLC0415 - 80 ms, when something is printed or shown

    document = pypdfium2.PdfDocument(pdf)
    try:
        for page in document:
            width, height = page.get_size()
            bitmap = page.render(scale=dpi / POINTS_PER_INCH, rev_byteorder=True, prefer_bgrx=True)
            data = bytes(bitmap.buffer)
            shown = QImage(data, bitmap.width, bitmap.height, bitmap.stride, QImage.Format.Format_RGBX8888)
            yield shown.copy(), QSizeF(width / POINTS_PER_MM, height / POINTS_PER_MM)
    finally:
        document.close()


def keep(target: Path, data: bytes) -> str:
    """Write a file for its owner alone, whole or not at all, and return a sentence that says where it is.

    A file that is there stays: the new one gets another name, and the sentence says so.

    Raises:
        OSError: the folder or the file cannot be written.
        CannotCreate: the folder cannot be made.
    """
    private_folder(target.parent)
    written = write_new(target, data, private=True)
    place = f"{written.name} disimpan di {target.parent.parent.name}/{target.parent.name}"
    return place if written == target else f"{target.name} sudah ada dan dibiarkan; {place}"


@dataclass(slots=True)
class Job:
    """One paper on its way; `given_up`: nobody waits for it, and what the driver still holds of it is dropped."""

    answered: bool = False
    given_up: bool = False


class Printing(QObject):
    """Sends papers on their way; the use case has stored and journalled them before.

    Signals:
        told: a sentence about what became of a paper, and whether it went well.
    """

    told = Signal(str, bool)

    def __init__(self, runner: Runner, parent: QObject | None = None, *, folder: Path | None = None) -> None:
        super().__init__(parent)
        self._runner = runner
        self._folder = folder
        self.printer = _real_printer()

    @property
    def folder(self) -> Path:
        """Return where papers go as files."""
        place = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DownloadLocation)
        return self._folder or Path(place or Path.home()) / "Pandu"

    def use_folder(self, folder: Path) -> None:
        """Send files to another folder from now on."""
        self._folder = folder

    def send(
        self,
        title: str,
        pdf: bytes,
        done: Callable[[], None] | None = None,
        failed: Callable[[], None] | None = None,
        *,
        undrawn: Collection[str] = (),
    ) -> None:
        """Print a paper, or keep it as a file where there is no printer; one that does not answer is given up.

        `undrawn` are characters that the paper only has as codes: they are named once it is out.
        """
        target, job = self.folder / safe_name(title, ".pdf"), Job()

        def work() -> str:  # thread: PRINT
            if job.given_up:
                return ""
            if self.printer:
                return _print(self.printer, title, pdf, lambda: job.given_up)
            return keep(target, pdf)

        def went(sentence: str) -> None:
            in_time = not job.answered
            self._answer(job, sentence, done, well=True)
            if undrawn and in_time:
                self.told.emit(window_text("paper.undrawn", **facts(undrawn)), False)

        def not_gone(error: BaseException) -> None:
            self._answer(job, f"Belum tercetak: {title}. {_reason(error)}", failed)

        def give_up() -> None:
            job.given_up = not job.answered
            sentence = f"Printer tidak menjawab. Belum tercetak: {title}. Tiketnya tetap tersimpan."
            self._answer(job, sentence, failed)

        self._runner.run(Lane.PRINT, work, went, not_gone)
        if not job.answered:
            QTimer.singleShot(PATIENCE_MS, self, give_up)

    def _answer(
        self, job: Job, sentence: str, then: Callable[[], None] | None, *, well: bool = False
    ) -> None:
        """Tell what became of a job, once: what a driver says of one that was given up comes too late."""
        if job.answered:
            return
        job.answered = True
        self.told.emit(sentence, well)
        if then is not None:
            then()


def _reason(error: BaseException) -> str:
    return explain(error).sentence


def _real_printer() -> str:
    """Return the name of the system's default printer, empty where there is none."""
    default = QPrinterInfo.defaultPrinter()
    if not default.isNull():
        return str(default.printerName())
    names = QPrinterInfo.availablePrinterNames()
    return str(names[0]) if names else ""


def _print(name: str, title: str, pdf: bytes, given_up: Callable[[], bool]) -> str:
    """Paint every page on the printer and return what to say; a job that is given up meanwhile is taken back.

    Raises:
        OSError: the printer does not take the paper.
    """
    info = QPrinterInfo.printerInfo(name)
    if info.isNull():
        raise OSError(f"printer {name} is gone")
    printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
    printer.setDocName(title)
    painter = QPainter()
    try:
        for place, (picture, size) in enumerate(pages(pdf, PRINT_DPI)):
            printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter))
            printer.setPageMargins(QMarginsF(), QPageLayout.Unit.Millimeter)
            if place == 0:
                if not painter.begin(printer):
                    raise OSError(f"printer {name} does not begin")
            else:
                printer.newPage()
            painter.drawImage(QRectF(painter.viewport()), picture)
            if given_up():
                printer.abort()
                break
    finally:
        painter.end()
    return f"Tercetak: {title}"
