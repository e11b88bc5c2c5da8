"""What is left of a visit, planned anew: what has changed, the best order from here, and the sheet once more."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QDialog, QHBoxLayout, QHeaderView, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.queries.replan import LeftStep, visit_replan
from desktop.queries.sentences import clock
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.ring import FocusRing
from ui.widgets.tables import Table
from ui.widgets.words import label

HEADS = ("Urutan", "Tiket", "Layanan", "Mulai", "Keadaan")
WIDTHS = (76, 130, 270, 90)
SIZE = (860, 440)
MOST_CAUSES = 3
STUCK = "Terhalang: langkah sebelumnya tidak selesai"
NOT_TODAY = "Tidak sempat hari ini"
HOLDS = "Rencana semula masih berlaku."
NOTHING_LEFT = "Tidak ada langkah yang menunggu lagi."


@dataclass(frozen=True, slots=True)
class ShownReplan:
    """What is left of a visit, with times on the mall's clock.

    Attributes:
        steps: number of the ticket, service, when it is likely to begin (empty where nobody can tell), how it
            stands; in the best order.
        causes: what has changed for the worse, in sentences.
        finish: when all may be over, `10.05–10.40`; empty where nobody can tell.
    """

    steps: tuple[tuple[str, str, str, str], ...]
    causes: tuple[str, ...]
    finish: str


def read_replan(desk: Desk, visit: str) -> ShownReplan:
    """Return the plan of what is left of a visit; runs in the READ lane.

    Raises:
        Refused: there is no such visit, or it is not of today.
    """
    with desk.reading():
        found = visit_replan(desk, visit)
        steps = tuple(
            (step.shown, step.name, clock(desk, step.start_ms) if step.start_ms else "", _standing(step))
            for step in found.steps
        )
        finish = "–".join(clock(desk, at) for at in found.finish_ms or ())
    return ShownReplan(steps, tuple(str(cause) for cause in found.causes), finish if steps else "")


def _standing(step: LeftStep) -> str:
    if step.stuck:
        return STUCK
    return "Hari ini" if step.today else NOT_TODAY


class ReplanDialog(QDialog):
    """The steps that are left as a table; Ctrl+Enter prints the sheet again, Esc goes back."""

    def __init__(
        self, plan: ShownReplan, shown: str, send: Callable[[], None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("replan")
        self.setWindowTitle("Rencanakan ulang")
        room = parent.window().width() - 40 if parent is not None else SIZE[0]
        self.resize(min(SIZE[0], room), SIZE[1])
        self._send = send
        self.messages = [InlineMessage() for _ in range(MOST_CAUSES)]
        for message, sentence in zip(self.messages, plan.causes, strict=False):
            message.say(Level.WARNING, sentence)
        if not plan.causes:
            self.messages[0].say(Level.OK, HOLDS if plan.steps else NOTHING_LEFT)
        self.table = self._made_table(plan)
        self.back = KeyButton("Tutup", key="Esc", icon="close")
        self.print = KeyButton("Cetak lembar", key="Ctrl+Enter", icon="printer", kind=Kind.PRIMARY, height=40)
        self.print.setObjectName("replan.print")
        self.back.clicked.connect(self.reject)
        self.print.clicked.connect(self._on_print)
        self._lay_out(shown, plan.finish)
        self.ring = FocusRing(self)
        self.table.setFocus(Qt.FocusReason.TabFocusReason)

    @staticmethod
    def _made_table(plan: ShownReplan) -> Table:
        table = Table("Langkah yang masih harus dijalani")
        rows = QStandardItemModel(len(plan.steps), len(HEADS), table)
        rows.setHorizontalHeaderLabels(HEADS)
        for row, step in enumerate(plan.steps):
            number, name, begins, standing = step
            for column, text in enumerate((str(row + 1), number, name, begins or "–", standing)):
                item = QStandardItem(text)
                item.setToolTip(tip(text))
                rows.setItem(row, column, item)
        table.setModel(rows)
        for column, width in enumerate(WIDTHS):
            table.horizontalHeader().resizeSection(column, width)
        table.horizontalHeader().setSectionResizeMode(len(HEADS) - 1, QHeaderView.ResizeMode.Stretch)
        table.selectRow(0)
        return table

    def _lay_out(self, shown: str, finish: str) -> None:
        head = QHBoxLayout()
        head.addWidget(label(f"Sisa kunjungan {shown}", "page"))
        head.addStretch(1)
        if finish:
            head.addWidget(label(f"Perkiraan selesai {finish}", "body", "on_soft", weight=600))
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.print)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addLayout(head)
        for message in self.messages:
            column.addWidget(message)
        column.addWidget(self.table, 1)
        column.addLayout(foot)

    def _on_print(self) -> None:
        self._send()
        self.accept()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Ctrl+Enter print, and Enter alone do nothing."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
                self._on_print()
            return
        super().keyPressEvent(event)
