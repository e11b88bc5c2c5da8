"""What the kiosk shows, one thing at a time: a welcome, a list to choose from, a question, the respondent, thanks."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.enums import AgeBand, Education, Occupation, Sex, words
from desktop.queries.survey_form import ElementWords
from desktop.services.surveys import Respondent
from ui.theme import theme_of
from ui.voice.paper import respondent
from ui.voice.tiles import Stops, Tile
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.words import Icon, label

EACH, COLUMNS = 15, 3
"""Entries of a list on one screen."""
HIGH = 56
"""Of the buttons that lead on, pixels at 100 %."""
ABOUT: tuple[tuple[str, str, type[StrEnum]], ...] = (
    ("sex", "Jenis kelamin", Sex),
    ("age", "Umur", AgeBand),
    ("education", "Pendidikan terakhir", Education),
    ("occupation", "Pekerjaan", Occupation),
)


def _sentence(text: str) -> str:
    return text[:1].upper() + text[1:]


def unfocus(inside: QWidget) -> None:
    """Let the window itself have the focus: it takes the keys, nothing is ringed, and Tab begins at the first."""
    inside.window().setFocus(Qt.FocusReason.OtherFocusReason)


class Welcome(QWidget):
    """Stands there until somebody comes.

    Signals:
        begun: somebody wants to answer.
    """

    begun = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.title = label("Bagaimana pelayanan kami hari ini?", "timer", wrap=True)
        self.start = KeyButton(
            "Mulai mengisi", key="Enter", icon="arrow-right", kind=Kind.PRIMARY, height=HIGH
        )
        self.start.setObjectName("kiosk.start")
        self.start.clicked.connect(self.begun)
        lines = (
            "Survei Kepuasan Masyarakat: sembilan pertanyaan, kira-kira dua menit.",
            "Tanpa nama dan tanpa nomor. Tidak ada yang tahu jawaban mana milik Anda.",
        )
        column = QVBoxLayout(self)
        column.setSpacing(theme_of(self).px(16))
        column.addStretch(2)
        column.addWidget(Icon("logo", "marker", 56))
        column.addWidget(self.title)
        for line in lines:
            column.addWidget(label(line, "page", "ink2", weight=400, wrap=True))
        column.addSpacing(theme_of(self).px(16))
        row = QHBoxLayout()
        row.addWidget(self.start)
        row.addStretch(1)
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self.start)


class Chooser(QWidget):
    """A list in screens of fifteen.

    Args:
        name: of its objectNames, `kiosk.agency`.
        title: what is asked.

    Signals:
        chosen: the code; empty for the entry that stands for none of them.
    """

    chosen = Signal(str)

    def __init__(self, name: str, title: str) -> None:
        super().__init__()
        self._name = name
        self._entries: Sequence[tuple[str, str]] = ()
        self._first = 0
        self.title = label(title, "figure", wrap=True)
        self.grid = QGridLayout()
        self.grid.setSpacing(theme_of(self).px(10))
        self.tiles: list[Tile] = []
        for place in range(EACH):
            tile = Tile("", role="title", height=64)
            tile.setCheckable(False)
            tile.clicked.connect(partial(self._on_tile, place))
            self.grid.addWidget(tile, place // COLUMNS, place % COLUMNS)
            self.tiles.append(tile)
        self.more = KeyButton("Lihat lainnya", key="PgDn", icon="chevron-right", height=48)
        self.more.setObjectName(f"{name}.more")
        self.more.clicked.connect(self.turn)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of(self).px(12))
        column.addWidget(self.title)
        column.addLayout(self.grid, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.more)
        column.addLayout(row)

    def show_entries(self, entries: Sequence[tuple[str, str]]) -> None:
        """Show codes and names from the first screen on."""
        self._entries, self._first = entries, 0
        self._draw()

    def turn(self) -> None:
        """Show the next screen; after the last the first."""
        self._first = self._first + EACH if self._first + EACH < len(self._entries) else 0
        self._draw()

    def _draw(self) -> None:
        shown = self._entries[self._first : self._first + EACH]
        for place, tile in enumerate(self.tiles):
            there = place < len(shown)
            tile.setVisible(there)
            if there:
                code, name = shown[place]
                tile.set_words(name)
                tile.setObjectName(f"{self._name}.{code or 'none'}")
        for row in range(EACH // COLUMNS):
            self.grid.setRowStretch(row, 1)
        self.more.setVisible(len(self._entries) > EACH)
        unfocus(self)

    def _on_tile(self, place: int) -> None:
        self.chosen.emit(self._entries[self._first + place][0])


class Question(QWidget):
    """One element with its four answers.

    Signals:
        answered: the score, 1 to 4.
    """

    answered = Signal(int)

    def __init__(self, count: int) -> None:
        super().__init__()
        self._count = count
        self.stops = Stops(count)
        self.place = label("", "label", "ink2")
        self.question = label("", "figure", wrap=True)
        self.tiles: list[Tile] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme_of(self).px(12))
        column.addWidget(self.stops)
        column.addWidget(self.place)
        column.addWidget(self.question)
        column.addStretch(1)
        for score in range(1, 5):
            tile = Tile("", number=str(score))
            tile.setObjectName(f"kiosk.answer.{score}")
            tile.clicked.connect(partial(self._on_tile, score))
            column.addWidget(tile, 2)
            self.tiles.append(tile)
        column.addStretch(1)

    def ask(self, place: int, asked: ElementWords, given: int | None) -> None:
        """Ask the question at a place, with what was answered before."""
        self.stops.show_at(place)
        self.place.setText(f"Pertanyaan {place + 1} dari {self._count} · {asked.name}")
        self.question.setText(asked.question)
        self.question.setAccessibleName(asked.question)
        for score, (tile, answer) in enumerate(zip(self.tiles, asked.answers, strict=True), start=1):
            tile.set_words(answer)
            tile.setChecked(score == given)
        if given is None:
            unfocus(self)  # no answer is proposed by standing on it
        else:
            self.tiles[given - 1].setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_tile(self, score: int) -> None:
        for other, tile in enumerate(self.tiles, start=1):
            tile.setChecked(other == score)
        self.answered.emit(score)


class About(QWidget):
    """What the respondent may say of themselves; all of it may be left out."""

    def __init__(self) -> None:
        super().__init__()
        self._chosen: dict[str, StrEnum] = {}
        self.tiles: dict[str, dict[StrEnum, Tile]] = {}
        theme = theme_of(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(6))
        column.addWidget(label("Sedikit tentang Anda", "figure"))
        column.addWidget(
            label(
                "Semua boleh dilewati. Hanya dihitung bersama jawaban orang lain.", "body", "ink2", wrap=True
            )
        )
        for name, title, values in ABOUT:
            column.addSpacing(theme.px(4))
            column.addWidget(label(title, "label", "ink2"))
            column.addLayout(self._row(name, title, values), 1)
        column.addStretch(1)

    def _row(self, name: str, title: str, values: type[StrEnum]) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(theme_of(self).px(8))
        self.tiles[name] = {}
        for value in values:
            tile = Tile(_sentence(words(value)), role="title", height=52)
            tile.setObjectName(f"kiosk.about.{value}")
            tile.setAccessibleDescription(title)
            tile.clicked.connect(partial(self._on_tile, name, value))
            row.addWidget(tile)
            self.tiles[name][value] = tile
        return row

    def _on_tile(self, name: str, value: StrEnum) -> None:
        """Choose this one of its row; once more takes it back."""
        if self._chosen.get(name) == value:
            del self._chosen[name]
        else:
            self._chosen[name] = value
        self._draw()

    def _draw(self) -> None:
        for name, row in self.tiles.items():
            for value, tile in row.items():
                tile.setChecked(self._chosen.get(name) == value)

    def forget(self) -> None:
        """Choose nothing."""
        self._chosen.clear()
        self._draw()

    @property
    def respondent(self) -> Respondent:
        """What was said."""
        return respondent(**{name: str(self._chosen.get(name, "")) for name, _, _ in ABOUT})


class Thanks(QWidget):
    """The end; also where the answers could not be kept."""

    def __init__(self, ended: Callable[[], None]) -> None:
        super().__init__()
        self.icon = Icon("tick-circle", "ok", 56)
        self.title = label("", "timer", wrap=True)
        self.more = label("", "page", "ink2", weight=400, wrap=True)
        self.again = KeyButton("Selesai", key="Enter", icon="tick", kind=Kind.PRIMARY, height=HIGH)
        self.again.setObjectName("kiosk.again")
        self.again.clicked.connect(ended)
        column = QVBoxLayout(self)
        column.setSpacing(theme_of(self).px(16))
        column.addStretch(2)
        for part in (self.icon, self.title, self.more):
            column.addWidget(part)
        row = QHBoxLayout()
        row.addWidget(self.again)
        row.addStretch(1)
        column.addSpacing(theme_of(self).px(16))
        column.addLayout(row)
        column.addStretch(3)
        self.setFocusProxy(self.again)

    def say(self, title: str, more: str, *, well: bool) -> None:
        """Say how it ended."""
        self.icon.show_icon("tick-circle" if well else "warning", "ok" if well else "ret")
        self.title.setText(title)
        self.more.setText(more)
