"""What is asked for: a goal, a blocker, a commitment, and how one of the last two ended; who came in the morning."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QScrollArea, QWidget

from desktop.queries.agencies import AgencyName
from desktop.queries.enums import BlockerCause, Measure, Resolution, UnkeptReason, words
from desktop.queries.next_steps import Place
from desktop.queries.outages import OutageNow
from desktop.queries.together import Colleague
from desktop.services.goals import NewGoal
from desktop.services.together import NewBlocker
from ui.day.head import day_edit, set_day, shown_day
from ui.goals.words import capital
from ui.theme import theme_of
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import Chip, KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.flow import flow
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label

WIDTH, CHIPS = 540, 300
NO_NUMBER = "Isi angka, misalnya 70 atau 12,5."


@dataclass(frozen=True, slots=True)
class NewCommitment:
    """What somebody takes on: words, login, local day."""

    words: str
    who: str
    due: date


@dataclass(frozen=True, slots=True)
class Ended:
    """How a blocker or a commitment ended: a Resolution, an UnkeptReason, or None for kept; and some words."""

    how: Resolution | UnkeptReason | None
    words: str


def tenths_of(typed: str) -> int | None:
    """Return a typed value with at most one decimal in tenths; None where it is none."""
    whole, _, rest = typed.strip().removesuffix("%").strip().replace(".", ",").partition(",")
    if not (whole.isascii() and whole.isdecimal() and len(whole) <= 6):  # noqa: PLR2004 - letters
        return None
    if rest and not (rest.isascii() and rest.isdecimal() and len(rest) == 1):
        return None
    return int(whole) * 10 + int(rest or "0")


class Form(AskingDialog):
    """A question with its message, its way back and its one green key.

    Signals:
        wanted: what was asked for.
    """

    wanted = Signal(object)

    def __init__(self, name: str, title: str, verb: str, parent: QWidget | None = None) -> None:
        super().__init__(name, title, WIDTH, parent)
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName(f"{name}.message")
        self.back = KeyButton("Batal", key="Esc", icon="close")
        self.do = KeyButton(verb, key="Ctrl+Enter", icon="tick", kind=Kind.PRIMARY, height=40)
        self.do.setObjectName(f"{name}.do")
        self.column.addWidget(self.message)
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)

    def lay_foot(self) -> None:
        """Put the buttons under what was laid out before."""
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def beside(self, *fields: QWidget) -> None:
        """Put fields beside each other."""
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in fields:
            row.addWidget(field, 1)
        self.column.addLayout(row)

    def refuse(self, sentence: str) -> None:
        """Say why nothing was stored; what was typed stays."""
        self.message.say(Level.ERROR, sentence)


class GoalForm(Form):
    """A goal: what is measured, where it is to lead, and which two agencies look after it."""

    def __init__(self, agencies: Sequence[AgencyName], parent: QWidget | None = None) -> None:
        super().__init__("goal.form", "Tujuan bersama", "Tetapkan", parent)
        self.measure = choices("goal.form.measure", [(capital(words(one)), one.value) for one in Measure])
        self.target, self.baseline = _line("goal.form.target"), _line("goal.form.baseline")
        named = [(one.short, one.code) for one in agencies]
        self.one, self.other = choices("goal.form.one", named), choices("goal.form.other", named)
        self.other.setCurrentIndex(min(1, len(named) - 1))
        self.target_field = Field("Target", self.target, help_text="Persen, menit, atau tamu")
        self.baseline_field = Field(
            "Awal", self.baseline, optional=True, help_text="Kosong: hasil bulan sebelumnya"
        )
        self.column.addWidget(Field("Yang diukur", self.measure))
        self.beside(self.target_field, self.baseline_field)
        self.beside(Field("Dijaga bersama oleh", self.one), Field("dan", self.other))
        hint = "Dihitung Pandu sendiri sampai akhir tahun. Nilainya milik seluruh gedung, bukan peringkat instansi."
        self.column.addWidget(label(hint, "label", "ink2", weight=400, wrap=True))
        self.lay_foot()
        self.measure.setFocus()

    def go(self) -> None:
        """Set it, or say what is missing."""
        target, baseline = tenths_of(self.target.text()), tenths_of(self.baseline.text())
        self.target_field.set_error(NO_NUMBER if target is None else "")
        wrong = baseline is None and bool(self.baseline.text().strip())
        self.baseline_field.set_error(NO_NUMBER if wrong else "")
        if target is None:
            self.target.setFocus()
        elif wrong:
            self.baseline.setFocus()
        else:
            owners = (self.one.currentData(), self.other.currentData())
            self.wanted.emit(NewGoal(Measure(self.measure.currentData()), target, owners, baseline=baseline))


class BlockerForm(Form):
    """A blocker: why, what it is about, who of another agency looks after it, until when."""

    def __init__(
        self,
        today: date,
        agencies: Sequence[AgencyName],
        colleagues: Sequence[Colleague],
        about: tuple[Sequence[OutageNow], Sequence[Place]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("blocker.form", "Catat hambatan", "Catat", parent)
        self._colleagues = colleagues
        self.cause = choices("blocker.form.cause", [(capital(words(one)), one.value) for one in BlockerCause])
        self.note = _line("blocker.form.note")
        self.note.setPlaceholderText("Misalnya: KK baru belum terbaca di sistem paspor")
        self.note_field = Field("Yang menghambat", self.note)
        self.agency = choices(
            "blocker.form.agency", [("Meja depan", ""), *((one.short, one.code) for one in agencies)]
        )
        self.owner = choices("blocker.form.owner", [])
        self.owner_field = Field("Ditangani oleh petugas instansi lain", self.owner)
        outages, services = about
        self.about = choices("blocker.form.about", [("Tidak tertentu", None)])
        for one in outages:
            self.about.addItem(f"Gangguan {one.system}", ("outage", one.id))
        for place in services:
            self.about.addItem(f"{place.name} · {place.agency_short}", ("service", place.code))
        self.due = day_edit("blocker.form.due", "Paling lambat")
        set_day(self.due, today + timedelta(1))
        self.column.addWidget(Field("Sebab", self.cause))
        self.column.addWidget(self.note_field)
        help_text = "Tamu yang terdampak dihitung dari sini"
        self.column.addWidget(Field("Gangguan atau layanan", self.about, optional=True, help_text=help_text))
        self.beside(Field("Instansi yang terhambat", self.agency), Field("Paling lambat", self.due))
        self.column.addWidget(self.owner_field)
        self.lay_foot()
        self.agency.currentIndexChanged.connect(lambda _: self._offer())
        self._offer()
        self.cause.setFocus()

    def _offer(self) -> None:
        """Offer the officers of all other agencies."""
        self.owner.clear()
        for one in self._colleagues:
            if one.agency and one.agency != self.agency.currentData():
                self.owner.addItem(f"{one.agency_short} · {one.name}", one.login)

    def go(self) -> None:
        """Write it down, or say what is missing."""
        self.owner_field.set_error("" if self.owner.currentData() else "Belum ada petugas instansi lain.")
        if not self.owner.currentData():
            return
        kind, named = self.about.currentData() or ("", None)
        self.wanted.emit(
            NewBlocker(
                cause=BlockerCause(self.cause.currentData()),
                owner=self.owner.currentData(),
                due=shown_day(self.due),
                words=self.note.text(),
                agency=self.agency.currentData() or None,
                outage=named if kind == "outage" else None,
                service=named if kind == "service" else None,
            )
        )


class CommitmentForm(Form):
    """A commitment: what, who, until when."""

    def __init__(self, today: date, colleagues: Sequence[Colleague], parent: QWidget | None = None) -> None:
        super().__init__("commitment.form", "Catat komitmen", "Catat", parent)
        self.words = _line("commitment.form.words")
        self.words.setPlaceholderText("Misalnya: selebaran syarat lama ditarik dari semua loket")
        self.words_field = Field("Apa yang akan dilakukan", self.words)
        self.who = choices(
            "commitment.form.who",
            [(" · ".join(filter(None, (one.agency_short, one.name))), one.login) for one in colleagues],
        )
        self.due = day_edit("commitment.form.due", "Paling lambat")
        set_day(self.due, today + timedelta(1))
        self.column.addWidget(self.words_field)
        self.beside(Field("Siapa", self.who), Field("Paling lambat", self.due))
        self.lay_foot()
        self.words.setFocus()

    def go(self) -> None:
        """Write it down, or say what is missing."""
        self.words_field.set_error("" if self.words.text().strip() else "Isi apa yang akan dilakukan.")
        if self.words.text().strip():
            self.wanted.emit(NewCommitment(self.words.text(), self.who.currentData(), shown_day(self.due)))
        else:
            self.words.setFocus()


class EndForm(Form):
    """How a blocker or a commitment ended.

    Args:
        what: the words of it.
        ways: what may have become of it, and its words; the first is chosen.
        parent: over whose window it stands.
    """

    def __init__(
        self,
        what: str,
        ways: Sequence[tuple[str, Resolution | UnkeptReason | None]],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__("end.form", "Catat hasil", "Catat", parent)
        self.way = choices("end.form.way", ways)
        self.note = _line("end.form.note")
        self.column.addWidget(label(what, "body", "ink", wrap=True))
        self.column.addWidget(Field("Hasil", self.way))
        self.column.addWidget(Field("Keterangan", self.note, optional=True))
        self.lay_foot()
        self.way.setFocus()

    def go(self) -> None:
        """Note it."""
        self.wanted.emit(Ended(self.way.currentData(), self.note.text()))


class HuddleForm(Form):
    """Which agencies came to the morning briefing."""

    def __init__(self, agencies: Sequence[AgencyName], parent: QWidget | None = None) -> None:
        super().__init__("huddle.form", "Hadir di briefing pagi", "Catat", parent)
        self.chips = {one.code: Chip(one.short) for one in agencies}
        for code, chip in self.chips.items():
            chip.setObjectName(f"huddle.form.{code}")
        self.column.addWidget(label("Tandai instansi yang hadir hari ini.", "label", "ink2", weight=400))
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setMinimumHeight(theme_of(self).px(CHIPS))
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)  # the chips scroll it
        inside = flow(*self.chips.values(), gap=8)
        inside.setContentsMargins(4, 4, 4, 4)
        area.setWidget(inside)
        self.column.addWidget(area, 1)
        self.lay_foot()

    def go(self) -> None:
        """Note who came."""
        self.wanted.emit(tuple(code for code, chip in self.chips.items() if chip.isChecked()))


def _line(name: str) -> QLineEdit:
    made = QLineEdit()
    made.setObjectName(name)
    return made
