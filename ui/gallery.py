"""The gallery: every sheet and page in every theme as a picture, for the eye.

    python -m ui.gallery --out DIR [--only NAME] [--scale 1.5] [--size 1366x768]

Sheets stand in `SHEETS`, pages follow from the window's own list; data in them are invented.
"""

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QWidget

from ui.sample_pages import PAGES
from ui.sample_sheets import charts_sheet, components_sheet, controls_sheet, icons_sheet
from ui.theme import ThemeHolder, ThemeName, load_theme

SHEETS: list[tuple[str, Callable[[], QWidget]]] = [
    ("components", components_sheet),
    ("charts", charts_sheet),
    ("controls", controls_sheet),
    ("icons", icons_sheet),
]


def draw(make: Callable[[], QWidget], size: QSize, file: Path) -> None:
    """Write the picture of a widget as a window of that size."""
    widget = make()
    widget.resize(size)
    widget.show()
    widget.activateWindow()
    QApplication.processEvents()  # a tool without a running loop: layouts and the focus settle here
    widget.grab().save(str(file))
    widget.close()
    widget.deleteLater()


def draw_all(holder: ThemeHolder, options: argparse.Namespace) -> int:
    """Draw what was asked for in all themes and return how many pictures there are."""
    chosen = [(name, make) for name, make in (*SHEETS, *PAGES) if options.only in {"", name}]
    width, height = (int(part) for part in options.size.split("x"))
    options.out.mkdir(parents=True, exist_ok=True)
    for theme in ThemeName:
        holder.use(load_theme(theme, options.scale))
        for name, make in chosen:
            draw(make, QSize(width, height), options.out / f"{name}-{theme}.png")
    return len(chosen) * len(ThemeName)


def read_arguments(given: Sequence[str]) -> argparse.Namespace:
    """Return what was asked for on the command line."""
    parser = argparse.ArgumentParser(
        prog="python -m ui.gallery", description="Pictures of all sheets and pages."
    )
    parser.add_argument("--out", type=Path, required=True, help="folder of the pictures")
    parser.add_argument("--only", default="", help="name of one sheet or page")
    parser.add_argument("--scale", type=float, default=1.0, help="font scale, 1.0 to 2.0")
    parser.add_argument("--size", default="1366x768", help="width x height")
    return parser.parse_args(given)


def main() -> int:
    """Draw the pictures without a screen; nothing drawn, as for a name that is no sheet, gives 2."""
    options = read_arguments(sys.argv[1:])
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    holder = ThemeHolder(QApplication([]), load_theme(ThemeName.LIGHT, options.scale))
    return 0 if draw_all(holder, options) else 2


if __name__ == "__main__":
    sys.exit(main())
