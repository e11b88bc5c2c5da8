"""The papers that did not come out, as a list over the window: each is printed, or settled."""

from collections.abc import Sequence

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.queries.prints import PrintState
from ui.papers import OwedPaper
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.words import Icon, label, panel, set_shown

WIDTH, TOP, SHOWN_ROWS, ROW = 620, 56, 5, 56
NAMES = {
    "ticket": "Tiket", "visit_sheet": "Lembar alur", "receipt": "Tanda terima",
    "shortfall": "Lembar kekurangan", "handover": "Tanda terima pengambilan",
    "daily_report": "Laporan harian",
}  # fmt: skip


class OwedRow(QWidget):
    """One paper: what it is, its number, since when, and what can be done.

    Signals:
        wanted: the UnprintedRow shall be printed.
        settled: the UnprintedRow is not needed.
    """

    wanted = Signal(object)
    settled = Signal(object)

    def __init__(self, owed: OwedPaper) -> None:
        super().__init__()
        row = self.paper = owed.row
        self.title = f"{NAMES.get(row.kind, row.kind)} {row.title}"
        copy = f"salinan ke-{row.copy}, " if row.copy else ""
        why = "printer menolak" if row.state is PrintState.FAILED else "tidak diketahui sampai di printer"
        lines = QVBoxLayout()
        lines.setSpacing(0)
        lines.addWidget(label(self.title, "body", weight=600))
        lines.addWidget(label(f"{copy}{owed.since} · {why}", "label", "ink2", weight=400))
        self.print_button = KeyButton("Cetak", icon="printer")
        self.print_button.setObjectName("unprinted.print")
        self.print_button.clicked.connect(lambda: self.wanted.emit(row))
        self.drop_button = KeyButton("Tidak perlu", kind=Kind.QUIET)
        self.drop_button.setObjectName("unprinted.drop")
        self.drop_button.clicked.connect(lambda: self.settled.emit(row))
        for button, verb in ((self.print_button, "Cetak"), (self.drop_button, "Tidak perlu")):
            button.setAccessibleName(f"{verb}: {self.title}")
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 6, 4, 6)
        across.setSpacing(8)
        across.addWidget(Icon("document", "call"))
        across.addLayout(lines, 1)
        across.addWidget(self.drop_button)
        across.addWidget(self.print_button)


class Unprinted(QWidget):
    """The list; Esc goes. It is part of the window, so that the lock hides it and a toast stays in reach.

    Signals:
        wanted: an UnprintedRow shall be printed.
        settled: an UnprintedRow is not needed.
    """

    wanted = Signal(object)
    settled = Signal(object)

    def __init__(self, host: QWidget) -> None:
        super().__init__(host)
        self.setObjectName("unprinted")
        self.setAccessibleName("Belum tercetak")
        self._host = host
        self._back: QWidget | None = None
        self.rows: dict[str, OwedRow] = {}
        self.count = label("", "label", "ink2", weight=400)
        self.nothing = label("Semua kertas hari ini sudah tercetak.", "body", "ink2", weight=400)
        self.close_button = KeyButton("Tutup", key="Esc", icon="close")
        self.close_button.clicked.connect(self.leave)
        self.all_button = KeyButton("Cetak semua", icon="printer", kind=Kind.PRIMARY, height=40)
        self.all_button.setObjectName("unprinted.print_all")
        self.all_button.clicked.connect(self._on_all)
        self._lay_out()
        self.hide()

    def _lay_out(self) -> None:
        frame = panel("float", self)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        inner = panel()
        self._list = QVBoxLayout(inner)
        self._list.setContentsMargins(0, 0, 0, 0)
        self._list.setSpacing(0)
        self._list.addWidget(self.nothing)
        self._list.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(inner)
        self.area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        head = QHBoxLayout()
        head.addWidget(label("Belum tercetak", "title"))
        head.addStretch(1)
        head.addWidget(self.count)
        foot = QHBoxLayout()
        foot.addWidget(self.close_button)
        foot.addStretch(1)
        foot.addWidget(self.all_button)
        column = QVBoxLayout(frame)
        column.setContentsMargins(16, 14, 16, 14)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.area, 1)
        column.addLayout(foot)

    def open_here(self) -> None:
        """Show the list in the upper middle of the window."""
        if not self.isVisible():
            self._back = self._host.window().focusWidget()
        self._fit()
        self.show()
        self.raise_()
        self._take_focus()

    def leave(self) -> None:
        """Go, and give the focus back."""
        self.hide()
        if self._back is not None and self._back.isVisible():
            self._back.setFocus()
        self._back = None

    def show_papers(self, owed: Sequence[OwedPaper]) -> None:
        """Show these; a row stays the same widget while it lasts, so that a refresh takes the focus from nobody."""
        wanted = {one.row.paper_id: one for one in owed}
        focus, lost = self._host.window().focusWidget() or self._host, False
        for paper in [paper for paper in self.rows if paper not in wanted]:
            gone = self.rows.pop(paper)
            lost = lost or gone.isAncestorOf(focus)
            self._list.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for paper, one in wanted.items():
            if paper not in self.rows:
                self.rows[paper] = row = OwedRow(one)
                row.wanted.connect(self.wanted)
                row.settled.connect(self.settled)
                self._list.insertWidget(self._list.count() - 1, row)
        self.count.setText(f"{len(self.rows)} kertas" if self.rows else "")
        set_shown(self.nothing, shown=not self.rows)
        set_shown(self.all_button, shown=len(self.rows) > 1)
        if self.isVisible():
            self._fit()
            if lost:
                self._take_focus()

    def _take_focus(self) -> None:
        first = next(iter(self.rows.values()), None)
        (self.close_button if first is None else first.print_button).setFocus(Qt.FocusReason.TabFocusReason)

    def _on_all(self) -> None:
        for paper in [row.paper for row in self.rows.values()]:
            self.wanted.emit(paper)

    def _fit(self) -> None:
        """Be as high as the list needs, up to five rows."""
        theme = theme_of(self)
        rows = sum(row.sizeHint().height() for row in list(self.rows.values())[:SHOWN_ROWS])
        self.area.setMinimumHeight(max(rows, theme.px(ROW)))
        width = min(theme.px(WIDTH), self._host.width() - 32)
        height = min(self.sizeHint().height(), self._host.height() - TOP - 48)
        self.resize(width, height)
        self.move(QPoint((self._host.width() - width) // 2, TOP))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go with Esc."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
            return
        super().keyPressEvent(event)
