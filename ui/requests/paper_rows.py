"""Documents that come in, one below the other: ticked, in which form, and how many of each."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QScrollArea, QSpinBox, QVBoxLayout, QWidget

from desktop.queries.enums import PaperForm, ReceivedPaper, words
from ui.counter.ticks import Tick
from ui.theme import theme_of
from ui.widgets.words import panel

ROW_HEIGHT, FORM_WIDTH, COUNT_WIDTH = 42, 168, 76
"""Of a row and its fields, in pixels."""
FORMS = (PaperForm.ORIGINAL, PaperForm.COPY, PaperForm.SHOWN, PaperForm.UPLOADED)
SAID = {PaperForm.UPLOADED: "Diunggah"}
"""Forms in fewer words than elsewhere; the tooltip has them whole."""
MOST = 999


class _Form(QComboBox):
    """A list of forms; the wheel scrolls the papers, and changes nothing on the way."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class _Count(QSpinBox):
    """How many; the wheel as above."""

    def wheelEvent(self, event: QWheelEvent) -> None:
        event.ignore()


class PaperRow(QWidget):
    """One document: a tick, its form and how many; the last two rest until it is ticked."""

    def __init__(self, code: str, name: str) -> None:
        super().__init__()
        theme = theme_of(self)
        self.code = code
        self.box = Tick(name)
        self.box.setObjectName(f"requests.ask.papers.{code}")
        self.form, self.count = _Form(), _Count()
        self.form.setAccessibleName(f"Bentuk: {name}")
        for form in FORMS:
            said = words(form)
            self.form.addItem(SAID.get(form, said[:1].upper() + said[1:]), form.value)
            self.form.setItemData(self.form.count() - 1, said, Qt.ItemDataRole.ToolTipRole)
        self.form.setFixedWidth(theme.px(FORM_WIDTH))
        self.count.setRange(1, MOST)
        self.count.setAccessibleName(f"Jumlah: {name}")
        self.count.setFixedWidth(theme.px(COUNT_WIDTH))
        self.count.lineEdit().setTextMargins(theme.px(8), 0, 0, 0)
        self.box.toggled.connect(self._settle)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 2)
        row.setSpacing(8)
        row.addWidget(self.box, 1)
        row.addWidget(self.form)
        row.addWidget(self.count)
        self._settle(ticked=False)

    def _settle(self, ticked: bool) -> None:  # noqa: FBT001 - as the signal
        self.form.setEnabled(ticked)
        self.count.setEnabled(ticked)

    @property
    def answer(self) -> ReceivedPaper:
        """What came."""
        return ReceivedPaper(self.code, PaperForm(self.form.currentData()), self.count.value())


class PaperRows(QScrollArea):
    """The documents by code; what is not ticked did not come."""

    def __init__(self, name: str, papers: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self.setObjectName("requests.ask.papers")
        self.setAccessibleName(name)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.rows = {code: PaperRow(code, said) for code, said in papers}
        inner = panel()
        column = QVBoxLayout(inner)
        column.setContentsMargins(4, 4, 4, 4)
        column.setSpacing(0)
        for row in self.rows.values():
            column.addWidget(row)
        column.addStretch(1)
        self.setWidget(inner)

    @property
    def answer(self) -> tuple[ReceivedPaper, ...]:
        """What came, from top to bottom."""
        return tuple(row.answer for row in self.rows.values() if row.box.isChecked())

    def take_focus(self) -> None:
        """Take the keys to the first one."""
        first = next(iter(self.rows.values()), None)
        if first is not None:
            first.box.setFocus(Qt.FocusReason.TabFocusReason)
