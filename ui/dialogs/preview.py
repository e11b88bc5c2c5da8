"""A paper on the screen before it is printed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ui.printing import pages
from ui.widgets.buttons import KeyButton, Kind

SCREEN_DPI = 96
WIDTH, HEIGHT = 880, 640
"""Pixels: a page of A4 with its margins, without a bar to push it aside."""
AROUND = 86
"""Pixels beside a page: margins, the frame, the bar at the right."""
EDGE = 40
"""Pixels that the dialog leaves of its window's width and height."""


def pictures(pdf: bytes) -> list[QImage]:
    """Return the pages of a PDF as they are shown. Thread: LONG."""
    return [picture for picture, _ in pages(pdf, SCREEN_DPI)]


def _fitted(picture: QImage, width: int) -> QPixmap:
    """Return a page as it is, or made smaller until it is seen whole from side to side."""
    if picture.width() > width:
        picture = picture.scaledToWidth(width, Qt.TransformationMode.SmoothTransformation)
    return QPixmap.fromImage(picture)


class Preview(QDialog):
    """Shows the pages of a paper; prints them or goes."""

    def __init__(
        self,
        title: str,
        shown_pages: Sequence[QImage],
        send: Callable[[], None],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setObjectName("preview")
        widest = max((picture.width() for picture in shown_pages), default=0)
        size = QSize(max(WIDTH, widest + AROUND), HEIGHT)
        if parent is not None:
            size = size.boundedTo(parent.window().size() - QSize(EDGE, EDGE))
        self.resize(size)
        sheet = QWidget()
        column = QVBoxLayout(sheet)
        column.setSpacing(16)
        for number, picture in enumerate(shown_pages, 1):
            shown = QLabel()
            shown.setPixmap(_fitted(picture, size.width() - AROUND))
            shown.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            shown.setAccessibleName(f"Halaman {number}")
            column.addWidget(shown)
        self.area = QScrollArea()
        self.area.setWidget(sheet)
        self.area.setWidgetResizable(True)
        self.area.setAccessibleName("Halaman")
        self.close_button = KeyButton("Tutup", key="Esc", icon="close")
        self.print_button = KeyButton("Cetak", icon="printer", kind=Kind.PRIMARY, height=40)
        self.print_button.setObjectName("preview.print")
        self.print_button.setDefault(True)
        self.close_button.clicked.connect(self.reject)
        self.print_button.clicked.connect(send)
        self.print_button.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addWidget(self.close_button)
        row.addStretch(1)
        row.addWidget(self.print_button)
        self.outer = QVBoxLayout(self)
        self.outer.addWidget(self.area, 1)
        self.outer.addLayout(row)
        self.print_button.setFocus()
