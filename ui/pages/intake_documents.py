"""The documents of a plan, to be ticked; each stands once, under the agency that asks for it first."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.queries.plan_ticks import TickDocument, TickGroup
from ui.theme import theme_of
from ui.widgets.painting import plain
from ui.widgets.words import label, restyle

COLUMNS, LEAST_WIDTH = 3, 170
USUAL = "Biasanya dibawa pada peristiwa ini"


class DocumentTicks(QWidget):
    """Ticks by agency; nobody was asked until one of them is touched.

    `usual` are the codes to ask for first, in bold letters. Ticks stay where they are as long as the same
    documents are asked for, also when the order of the plan becomes another one.

    Signals:
        ticked: what is held was changed by hand.
        rebuilt: the ticks are other ones now.
    """

    ticked = Signal()
    rebuilt = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("intake.documents")
        self.setAccessibleName("Berkas yang dibawa")
        self.held: tuple[str, ...] | None = None
        self.usual: frozenset[str] = frozenset()
        self._shape: frozenset[str] = frozenset()
        self._ticks: dict[str, QCheckBox] = {}
        self._columns: list[QWidget] = []
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(6)
        self._across = COLUMNS
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Minimum)

    def show_groups(self, groups: Sequence[TickGroup]) -> None:
        """Show what is asked for; ticks that stay keep their place and the focus."""
        shape = frozenset(one.code for group in groups for one in group.documents)
        if shape != self._shape:
            self._shape = shape
            self._build(groups)
        for group in groups:
            for document in group.documents:
                self._settle(self._ticks[document.code], document)
        self._fit()

    def _build(self, groups: Sequence[TickGroup]) -> None:
        for old in self._columns:
            old.hide()
            old.deleteLater()
        self._ticks, self._columns = {}, []
        for group in groups:
            holder = QWidget()
            column = QVBoxLayout(holder)
            column.setContentsMargins(0, 0, 0, 0)
            column.setSpacing(0)
            column.addWidget(label(group.agency_short, "label", "ink2"))
            for document in group.documents:
                tick = QCheckBox()
                tick.setObjectName(f"intake.document.{document.code}")
                tick.clicked.connect(self._on_ticked)
                self._ticks[document.code] = tick
                column.addWidget(tick)
            column.addStretch(1)
            self._columns.append(holder)
        self._place()
        self.rebuilt.emit()

    @property
    def ticks(self) -> list[QCheckBox]:
        """Return the ticks from top to bottom."""
        return list(self._ticks.values())

    def _settle(self, tick: QCheckBox, document: TickDocument) -> None:
        made = document.from_step is not None and not document.held
        words = f"{document.name} dari langkah {document.from_step}" if made else document.name
        tick.setText(plain(words))
        tick.setAccessibleName(words)
        tick.setToolTip("Salah satu cukup." if document.instead else "")
        usual = document.code in self.usual and not made
        if tick.property("usual") is not usual:
            tick.setProperty("usual", usual)
            tick.setAccessibleDescription(USUAL if usual else "")
            restyle(tick)
        tick.setEnabled(not made)
        tick.setChecked(document.held)

    def _place(self) -> None:
        for column in self._columns:
            self._grid.removeWidget(column)
        for place, column in enumerate(self._columns):
            self._grid.addWidget(
                column, place // self._across, place % self._across, Qt.AlignmentFlag.AlignTop
            )
        for column_number in range(COLUMNS):
            self._grid.setColumnStretch(column_number, 1 if column_number < self._across else 0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: D102 - Qt's own
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Stand in as many columns as the widest one leaves room for."""
        widest = max((column.sizeHint().width() for column in self._columns), default=0)
        pitch = max(widest + self._grid.horizontalSpacing(), theme_of(self).px(LEAST_WIDTH))
        across = max(1, min(COLUMNS, self.width() // pitch))
        if across != self._across:
            self._across = across
            self._place()

    def _on_ticked(self) -> None:
        others = (code for code in self.held or () if code not in self._ticks)
        self.held = (*others, *(code for code, tick in self._ticks.items() if tick.isChecked()))
        self.ticked.emit()

    def tick_all(self, *, held: bool) -> None:
        """Say of all that they are held, or that none is."""
        for tick in self._ticks.values():
            tick.setChecked(held and tick.isEnabled())
        self._on_ticked()

    def take_focus(self) -> None:
        """Take the keys to the first tick."""
        first = next((tick for tick in self._ticks.values() if tick.isEnabled()), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)
