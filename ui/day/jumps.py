"""Who was called before somebody who had waited longer, and what that did to the waits."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QGridLayout, QHBoxLayout, QHeaderView, QLabel, QVBoxLayout, QWidget

from desktop.queries.fairness import FEW, Fairness, Waits, pick_word
from desktop.queries.sentences import word
from ui.day.twins import RIGHT
from ui.day.words import long_day
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton
from ui.widgets.tables import Table
from ui.widgets.words import label

WIDTH, LIST_HEIGHT = 640, 130
HEADS = ("Jam", "Nomor", "Loket", "Alasan", "Dilewati")


def in_words(waits: Waits) -> tuple[str, ...]:
    """Return count, p50, p90 and longest of a group's waits; of few people only that they are few."""
    if waits.count is None:
        return (f"<{FEW}", "–", "–", "–")
    told = (waits.p50_min, waits.p90_min, waits.longest_min)
    return (str(waits.count), *(_decimal(value) for value in told if value is not None))


class JumpsDialog(QDialog):
    """Figures above, the calls that passed most below; Esc closes it."""

    def __init__(self, found: Fairness, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("day.jumps")
        self.setWindowTitle("Urutan panggilan")
        self.setMinimumWidth(theme_of(self).px(WIDTH))
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.setSpacing(8)
        column.addWidget(label(f"Urutan panggilan, {long_day(found.day)}", "page", wrap=True))
        self.summary = label(_summary(found), "body", "ink2", wrap=True)
        column.addWidget(self.summary)
        self.waits = _waits(found)
        column.addLayout(self.waits)
        self.table = self._list(found)
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.back.clicked.connect(self.reject)
        row.addWidget(self.back)
        column.addLayout(row)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _list(self, found: Fairness) -> Table:
        table = Table("Panggilan yang melewati yang lebih lama menunggu")
        table.setObjectName("day.jumps.list")
        rows = QStandardItemModel(self)
        rows.setHorizontalHeaderLabels(list(HEADS))
        for jump in found.listed:
            told = (jump.time, jump.number, jump.counter or "–", str(pick_word(jump.pick)), str(jump.passed))
            items = [QStandardItem(words) for words in told]
            items[-1].setTextAlignment(RIGHT)
            rows.appendRow(items)
        table.setModel(rows)
        heads = table.horizontalHeader()
        heads.setStretchLastSection(False)
        heads.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        heads.setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        rows.setHeaderData(
            len(HEADS) - 1, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole
        )
        table.setMinimumHeight(theme_of(self).px(LIST_HEIGHT))
        return table


def _summary(found: Fairness) -> str:
    words = f"{found.jumps} dari {found.calls} panggilan melewati yang lebih lama menunggu"
    shares = [f"{pick_word(one.pick)} {one.jumps} dari {one.calls}" for one in found.by_pick if one.jumps]
    words = f"{words}: {', '.join(shares)}." if shares else f"{words}."
    if found.gap_min is None:
        return words
    than = "lebih pendek" if found.gap_min >= 0 else "lebih panjang"
    return f"{words} Median tunggu prioritas {than} {_decimal(abs(found.gap_min))} mnt."


def _decimal(value: float) -> str:
    return f"{value:.1f}".replace(".", ",")


def _waits(found: Fairness) -> QGridLayout:
    """Return the waits of the groups as a small grid, a row a group."""
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(2)
    heads = ("Tunggu, menit", "Tiket", "Median", "P90", "Terlama")
    groups = [("Prioritas", found.priority)]
    groups += [(f"   {word(basis)}", waits) for basis, waits in found.by_class]
    groups.append(("Lainnya", found.others))
    for place, head in enumerate(heads):
        grid.addWidget(_cell(head, place, "small", "ink3"), 0, place)
    for down, (name, waits) in enumerate(groups, 1):
        for place, words in enumerate((name, *in_words(waits))):
            grid.addWidget(_cell(words, place, "label", "ink"), down, place)
    grid.setColumnStretch(0, 1)
    return grid


def _cell(words: str, place: int, size: str, tone: str) -> QLabel:
    made = label(words, size, tone)
    if place:
        made.setAlignment(RIGHT)
    return made
