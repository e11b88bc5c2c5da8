"""What each agency carries of a goal: in alphabetical order, without ranking, few people hidden."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.queries.enums import words
from desktop.queries.goals import GoalRow
from ui.goals.words import capital, valued
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog
from ui.widgets.buttons import KeyButton
from ui.widgets.painting import RIGHT
from ui.widgets.tables import Table
from ui.widgets.words import label

WIDTH, HEIGHT = 620, 460
NOTE = "Menurut abjad, bukan peringkat. * berarti terlalu sedikit tamu untuk ditampilkan."
ALONE = "Ukuran ini milik meja depan dan tidak dibagi menurut instansi."


class PartsDialog(AskingDialog):
    """The parts of one goal; Esc goes back."""

    def __init__(self, row: GoalRow, parent: QWidget | None = None) -> None:
        super().__init__("goal.parts", capital(words(row.measure)), WIDTH, parent)
        theme, window = theme_of(self), parent.window() if parent is not None else None
        high = theme.px(HEIGHT)
        self.resize(self.minimumWidth(), high if window is None else min(high, window.height() - 40))
        now = f"Seluruh gedung: {valued(row, row.actual)}, target {valued(row, row.target)}."
        self.column.addWidget(label(now, "body", "ink", wrap=True))
        self.table = Table("Bagian tiap instansi")
        self.table.setObjectName("goal.parts.list")
        self.rows = QStandardItemModel(0, 3, self)
        self.rows.setHorizontalHeaderLabels(["Instansi", "Nilai", "Dihitung"])
        for column in (1, 2):
            self.rows.setHeaderData(
                column, Qt.Orientation.Horizontal, RIGHT, Qt.ItemDataRole.TextAlignmentRole
            )
        for one in row.shares:
            hidden = one.counted is None
            cells = (
                one.short,
                "*" if hidden else valued(row, one.value),
                "*" if hidden else str(one.counted),
            )
            items = [QStandardItem(cell) for cell in cells]
            for item in items[1:]:
                item.setTextAlignment(RIGHT)
            items[0].setData(", ".join(cells), Qt.ItemDataRole.AccessibleTextRole)
            self.rows.appendRow(items)
        self.table.setModel(self.rows)
        heads = self.table.horizontalHeader()
        heads.resizeSection(0, theme.px(300))
        heads.resizeSection(1, theme.px(130))
        self.column.addWidget(self.table, 1)
        self.table.setVisible(bool(row.shares))
        self.column.addWidget(label(NOTE if row.shares else ALONE, "label", "ink2", weight=400, wrap=True))
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.back.clicked.connect(self.reject)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        self.column.addLayout(foot)
        self.table.setFocus()
