"""Typing sheets of the survey from paper, one after the other: nine rows, keys 1 to 4, Ctrl+Enter keeps the sheet."""

from datetime import date
from enum import StrEnum
from functools import partial

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QButtonGroup,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from desktop.queries.enums import AgeBand, Education, Element, Occupation, Sex, TimeBand, words
from desktop.queries.survey_form import ElementWords, PaperNow
from desktop.services.surveys import NewAnswer, Respondent
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import Chip, KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.painting import tip
from ui.widgets.words import label

WIDTH, LEFT, NAME, CHIP = 1000, 300, 190, 54
ABOUT: dict[str, type[StrEnum]] = {
    "sex": Sex,
    "age": AgeBand,
    "education": Education,
    "occupation": Occupation,
}
KEYS = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}


class ScoreRow(QWidget):
    """One element: a key from 1 to 4 scores it, 0 takes that back.

    Signals:
        moved: to the next row, or with -1 the one before.
        changed: another score.
    """

    moved = Signal(int)
    changed = Signal()

    def __init__(self, asked: ElementWords) -> None:
        super().__init__()
        self.asked = asked
        self._score: int | None = None
        self.setObjectName(f"survey.score.{asked.element}")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setToolTip(tip(asked.question))
        self.chips: list[Chip] = []
        group = QButtonGroup(self)
        group.setExclusive(False)
        name = label(f"{asked.number}  {asked.short}", "label", "ink")
        name.setMinimumWidth(theme_of(self).px(NAME))
        row = QHBoxLayout(self)
        row.setContentsMargins(6, 1, 6, 1)
        row.setSpacing(6)
        row.addWidget(name, 3)
        for score in KEYS.values():
            chip = Chip(str(score))
            chip.setObjectName(f"survey.score.{asked.element}.{score}")
            chip.setAccessibleName(f"{asked.name}: {score}, {asked.answers[score - 1]}")
            chip.setFixedWidth(theme_of(self).px(CHIP))
            chip.setFocusPolicy(Qt.FocusPolicy.NoFocus)
            chip.clicked.connect(partial(self.set_score, score))
            group.addButton(chip)
            row.addWidget(chip)
            self.chips.append(chip)
        self.said = label("", "small", "ink2")
        # with large letters it gives way: the number stands on the chip, the name has no other place
        self.said.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        row.addWidget(self.said, 2)
        self.set_score(None)

    @property
    def score(self) -> int | None:
        """The score, None where it was skipped."""
        return self._score

    def set_score(self, score: int | None, *_: object) -> None:
        """Take a score, or none."""
        self._score = score
        for place, chip in enumerate(self.chips, start=1):
            chip.setChecked(place == score)
        self.said.setText("–" if score is None else self.asked.answers[score - 1])
        told = "dilewati" if score is None else f"{score}, {self.said.text()}"
        self.setAccessibleName(f"{self.asked.number} {self.asked.name}: {told}")
        self.changed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Score by a digit and go on; move by arrows and Enter."""
        key = Qt.Key(event.key())
        if key in KEYS and not event.isAutoRepeat():
            self.set_score(KEYS[key])
            self.moved.emit(1)
        elif key in (Qt.Key.Key_0, Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.set_score(None)
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.moved.emit(1 if key == Qt.Key.Key_Down else -1)
        else:
            super().keyPressEvent(event)


class PaperDialog(AskingDialog):
    """The sheet as it lies there. Day, part of the day and service stay for the next one; scores do not.

    Signals:
        wanted: a NewAnswer.
        taken_back: the last sheet was a mistake.
    """

    wanted = Signal(object)
    taken_back = Signal()

    def __init__(self, now: PaperNow, parent: QWidget | None = None) -> None:
        super().__init__("survey.paper", "Ketik lembar survei", WIDTH, parent)
        self._form = form = now.form
        self.message = InlineMessage(Level.INFO)
        self.message.setObjectName("survey.message")
        self.day = QDateEdit(QDate(now.today.year, now.today.month, now.today.day))
        self.day.setObjectName("survey.day")
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setMaximumDate(self.day.date())
        self.band = choices("survey.band", [(words(one), one.value) for one in TimeBand])
        self.band.setCurrentIndex(list(TimeBand).index(now.band))
        self.agency = choices("survey.agency", [("Meja depan", "")] if now.house else [])
        for agency in form.agencies:
            self.agency.addItem(agency.short, agency.code)
        self.service = choices("survey.service", [])
        self.agency.currentIndexChanged.connect(self._list_services)
        self._list_services()
        self.about = {
            name: choices(
                f"survey.{name}", [("tidak diisi", ""), *((words(one), one.value) for one in values)]
            )
            for name, values in ABOUT.items()
        }
        self.rows = [ScoreRow(asked) for asked in form.questions]
        self.seen = label("", "label", "ink2")
        self.seen.setObjectName("survey.seen")
        self.count = label("", "label", "ink2")
        self.count.setObjectName("survey.count")
        self.close_ = KeyButton("Tutup", key="Esc", icon="close")
        self.undo = KeyButton("Tarik lembar terakhir", key="Ctrl+Z", icon="undo")
        self.undo.setObjectName("survey.undo")
        self.undo.setEnabled(False)
        self.do = KeyButton("Simpan lembar", key="Ctrl+Enter", icon="tick", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName("survey.do")
        self._lay_out()
        self._bind()
        self.tell_count(now.typed)
        self._tell_seen()
        self.rows[0].setFocus()

    def _lay_out(self) -> None:
        left = QGridLayout()
        left.setSpacing(8)
        left.addWidget(Field("Tanggal", self.day), 0, 0)
        left.addWidget(Field("Jam", self.band), 0, 1)
        left.addWidget(Field("Instansi", self.agency), 1, 0, 1, 2)
        left.addWidget(Field("Layanan", self.service), 2, 0, 1, 2)
        titles = ("Jenis kelamin", "Umur", "Pendidikan", "Pekerjaan")
        for place, (title, box) in enumerate(zip(titles, self.about.values(), strict=True)):
            left.addWidget(Field(title, box), 3 + place // 2, place % 2)
        left.addWidget(self.count, 5, 0, 1, 2)
        left.setRowStretch(6, 1)
        side = QWidget()
        side.setFixedWidth(theme_of(self).px(LEFT))
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        right = QVBoxLayout()
        right.setSpacing(0)
        for row in self.rows:
            right.addWidget(row)
        right.addStretch(1)
        body = QHBoxLayout()
        body.setSpacing(16)
        body.addWidget(side)
        body.addLayout(right, 1)
        foot = QHBoxLayout()
        foot.setSpacing(8)
        foot.addWidget(self.close_)
        foot.addWidget(self.undo)
        foot.addStretch(1)
        foot.addWidget(self.seen)
        foot.addWidget(self.do)
        self.column.setSpacing(8)
        self.column.addWidget(self.message)
        self.column.addLayout(body, 1)
        self.column.addLayout(foot)

    def _bind(self) -> None:
        self.close_.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        self.undo.clicked.connect(self.taken_back)
        QShortcut(QKeySequence("Ctrl+Z"), self, self.undo.click)
        for place, row in enumerate(self.rows):
            row.moved.connect(partial(self._move, place))
            row.changed.connect(self._tell_seen)

    def _move(self, place: int, by: int) -> None:
        """Go to another row; after the last one to the button, which waits for Ctrl+Enter."""
        following = place + by
        if following >= len(self.rows):
            self.do.setFocus(Qt.FocusReason.TabFocusReason)
        elif following >= 0:
            self.rows[following].setFocus(Qt.FocusReason.TabFocusReason)

    def _list_services(self) -> None:
        agency = self.agency.currentData()
        self.service.clear()
        self.service.addItem("tidak diisi", None)
        for one in self._form.services:
            if agency and one.agency == agency:
                self.service.addItem(one.name, one.code)

    def _tell_seen(self) -> None:
        filled = sum(row.score is not None for row in self.rows)
        self.seen.setText(f"{filled} dari {len(self.rows)} unsur terisi")

    def tell_count(self, count: int) -> None:
        """Say how many sheets were typed today."""
        self.count.setText(f"Hari ini {count} lembar")

    @property
    def order(self) -> NewAnswer:
        """The sheet as it stands here."""
        scores: dict[Element, int] = {
            row.asked.element: row.score for row in self.rows if row.score is not None
        }
        day = self.day.date()
        return NewAnswer(
            scores=scores,
            agency=self.agency.currentData() or None,
            service=self.service.currentData(),
            day=date(day.year(), day.month(), day.day()),
            band=TimeBand(self.band.currentData()),
            respondent=respondent(**{name: box.currentData() for name, box in self.about.items()}),
        )

    def go(self) -> None:
        """Keep the sheet, or say what is missing."""
        if not self.do.isEnabled():
            return
        if not any(row.score is not None for row in self.rows):
            self.refuse("Belum ada unsur yang terisi. Tekan 1 sampai 4 pada baris unsur.")
            self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)
            return
        self.do.setEnabled(False)
        self.wanted.emit(self.order)

    def kept(self, count: int) -> None:
        """Begin the next sheet."""
        self.do.setEnabled(True)
        for row in self.rows:
            row.set_score(None)
        for box in self.about.values():
            box.setCurrentIndex(0)
        self.undo.setEnabled(True)
        self.tell_count(count)
        self.message.say(Level.OK, "Lembar disimpan. Lanjutkan dengan lembar berikutnya.")
        self.rows[0].setFocus(Qt.FocusReason.TabFocusReason)

    def undone(self, count: int) -> None:
        """Say that the last sheet is gone."""
        self.undo.setEnabled(False)
        self.tell_count(count)
        self.message.say(Level.INFO, "Lembar terakhir ditarik kembali.")

    def refuse(self, sentence: str) -> None:
        """Say why the sheet was not kept; it stays."""
        self.do.setEnabled(True)
        self.message.say(Level.ERROR, sentence)


def respondent(*, sex: str, age: str, education: str, occupation: str) -> Respondent:
    """Return what a respondent said in stored words, each of which may be empty."""
    return Respondent(
        Sex(sex) if sex else None,
        AgeBand(age) if age else None,
        Education(education) if education else None,
        Occupation(occupation) if occupation else None,
    )
