"""The gallery: every sheet, page and room in every theme as a picture, for the eye.

    python -m ui.gallery --out DIR [--only NAME] [--theme light] [--size 1366x768] [--scale 1.5]
        [--data DEMO] [--pseudo]

Sheets stand in `SHEETS`, pages with their states in `SAMPLES`; data in them are invented, or those of a demo.
"""

import argparse
import os
import shutil
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.demo.play import make_living_demo
from desktop.desk import Desk
from ui.pseudo import lengthen
from ui.sample_pages import SAMPLES, Sample, opened, tell
from ui.sample_sheets import charts_sheet, components_sheet, controls_sheet, icons_sheet
from ui.theme import ThemeHolder, ThemeName, load_theme

SHEETS: list[tuple[str, Callable[[], QWidget]]] = [
    ("components", components_sheet),
    ("charts", charts_sheet),
    ("controls", controls_sheet),
    ("icons", icons_sheet),
]
SIZES = ("1366x768", "1024x600")
SETTLE_MS = 40
"""A layout that grows asks its neighbours anew, turn by turn of the loop."""
VEIL = QColor(0, 0, 0, 70)
"""What lies over a window while a dialog is open, in place of the window manager's frame."""


def draw_sheet(make: Callable[[], QWidget], size: QSize, file: Path) -> None:
    """Write the picture of a sheet as a window of that size."""
    sheet = make()
    _show(sheet, size)
    _take(sheet, file)
    _end(sheet)


def draw_sample(
    sample: Sample, mall: Path, size: QSize, file: Path, *, demo: bool, longer: bool = False
) -> None:
    """Write the picture of a page in its state, over a copy of a made-up mall: the mall stays as it is.

    `longer`: with the words of the language that nobody speaks, see `ui/pseudo.py`.
    """
    with TemporaryDirectory(prefix="pandu-gallery-") as folder:
        copied = _copied(mall, Path(folder) / "mall")
        shell = opened(copied, sample, demo=demo)
        _show(shell, size)
        shot = sample.act(shell)
        if shot is not None:
            _show(shot, size)
        if longer:
            lengthen(shot or shell)
        _take(shot or shell, file)
        if shot is not None:
            _end(shot)
        desk = shell.desk
        _end(shell)
        if desk is not None:
            desk.store.close()


def _copied(mall: Path, to: Path) -> Path:
    shutil.copytree(mall / "data", to / "data")
    shutil.copy(mall / "access.json", to)
    return to


class Grounds:
    """The malls that samples are drawn over: the one that is made up, and what it became before a sample's window.

    Args:
        mall: the one that is made up; it stays as it is.
        folder: where the others are made, each once.
    """

    def __init__(self, mall: Path, folder: Path) -> None:
        self._mall, self._folder = mall, folder
        self._later: dict[Callable[[Desk], None], Path] = {}

    def of(self, sample: Sample) -> Path:
        """Return the folder of a sample's mall."""
        before = sample.before
        if before is None:
            return self._mall
        if before not in self._later:
            later = _copied(self._mall, self._folder / str(len(self._later)))
            tell(before, later)
            self._later[before] = later
        return self._later[before]


def _show(window: QWidget, size: QSize) -> None:
    window.resize(size)
    window.show()
    window.activateWindow()
    QTest.qWait(SETTLE_MS)


def _take(window: QWidget, file: Path) -> None:
    QTest.qWait(SETTLE_MS)
    picture = window.grab()
    for dialog in window.findChildren(QDialog):  # windows of their own: a grab leaves them out
        if dialog.isVisible():
            place = window.rect().center() - dialog.rect().center()
            with QPainter(picture) as painter:
                painter.fillRect(window.rect(), VEIL)
                painter.drawPixmap(place, dialog.grab())
    picture.save(str(file))


def _end(window: QWidget) -> None:
    window.close()
    window.deleteLater()


def draw_all(holder: ThemeHolder, options: argparse.Namespace) -> int:
    """Draw what was asked for in all themes and sizes and return how many pictures there are."""
    sheets = [(name, make) for name, make in SHEETS if not options.data and _wanted(name, options.only)]
    samples = [
        sample
        for sample in SAMPLES
        if _wanted(sample.name, options.only) and (sample.page or not options.data)
    ]
    options.out.mkdir(parents=True, exist_ok=True)
    drawn = 0
    with (
        _mall(options.data, needed=bool(samples)) as mall,
        TemporaryDirectory(prefix="pandu-gallery-") as later,
    ):
        grounds = Grounds(mall, Path(later))
        for size_name in options.size or SIZES:
            size = QSize(*(int(part) for part in size_name.split("x")))
            for theme in options.theme or ThemeName:
                holder.use(load_theme(theme, options.scale))
                for name, make in sheets:
                    draw_sheet(make, size, options.out / f"{name}-{size_name}-{theme}.png")
                for sample in samples:
                    file = options.out / f"{sample.name}-{size_name}-{theme}.png"
                    draw_sample(
                        sample,
                        grounds.of(sample),
                        size,
                        file,
                        demo=options.data is not None,
                        longer=options.pseudo,
                    )
                drawn += len(sheets) + len(samples)
    return drawn


def _wanted(name: str, only: str) -> bool:
    """Return whether a picture is the one that is asked for, or shows a state of it."""
    return only in {"", name} or name.startswith(f"{only}-")


@contextmanager
def _mall(data: Path | None, *, needed: bool) -> Iterator[Path]:
    """Give the folder of a made-up mall: a demo's, or one in mid-morning that is made for the block."""
    if data is not None:
        yield data
        return
    with TemporaryDirectory(prefix="pandu-gallery-") as folder:
        if needed:
            make_living_demo(Path(folder), datetime.now(UTC))
        yield Path(folder)


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m ui.gallery", description="Pictures of all sheets, pages and rooms."
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the pictures")
    parser.add_argument("--only", default="", help="name of one sheet or page, with its states")
    parser.add_argument("--theme", action="append", choices=[str(name) for name in ThemeName])
    parser.add_argument("--size", action="append", help=f"width x height; all of {', '.join(SIZES)}")
    parser.add_argument("--scale", type=float, default=1.0, help="font scale, 1.0 to 2.0")
    parser.add_argument("--data", type=Path, help="folder of a demo: its pages, without sheets and rooms")
    parser.add_argument(
        "--pseudo", action="store_true", help="pages and rooms with longer words, for their room"
    )
    return parser.parse_args(given)


def main() -> int:
    """Draw the pictures without a screen; nothing drawn, as for a name that is no sheet, gives 2."""
    options = read_arguments(sys.argv[1:])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    holder = ThemeHolder(QApplication([]), load_theme(ThemeName.LIGHT, options.scale))
    return 0 if draw_all(holder, options) else 2


if __name__ == "__main__":
    sys.exit(main())
