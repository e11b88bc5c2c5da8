"""Section 2 of intake, what the visitor came for: type-ahead over services and life events."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QVBoxLayout, QWidget

from desktop.queries.needs import ELSEWHERE, NeedKind, NeedRow
from ui.pages.intake_form import Need
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.need_popup import NeedLine, NeedPopup
from ui.widgets.searching import Latest, SearchEdit
from ui.widgets.words import Icon, label, panel

EVENTS_SHOWN = 13
"""Life events that the list shows at once where there is room; more are scrolled to."""
Ask = Callable[[Callable[[], Any], Callable[[Any], None]], None]


def minutes_words(minutes: tuple[int, int] | None) -> str:
    """Return an expected wait as a range, empty where it is not known."""
    if minutes is None:
        return ""
    low, high = minutes
    return f"{low}–{high} mnt" if low != high else f"{high} mnt"


def need_line(row: NeedRow) -> NeedLine:
    """Return a need as the list shows it."""
    if row.kind is NeedKind.LIFE_EVENT:
        agencies = len({service.agency for service in row.services})
        standing = f"{agencies} instansi buka" if row.open else str(row.why or "")
        under = f"Peristiwa · {len(row.services)} layanan"
    else:
        under = " · ".join(part for part in (row.agency_short, row.counters) if part)
        known = " · ".join(part for part in (f"{row.waiting} antre", minutes_words(row.minutes)) if part)
        standing = known if row.why is None else str(row.why)
    if not row.open:
        icon, tone = "struck-circle", "ink3"
    elif row.why is not None:
        icon, tone = "warning", "ret"
    else:
        icon, tone = "tick-circle", "ok"
    return NeedLine(row.name, under, standing, icon, tone, bold=row.kind is NeedKind.LIFE_EVENT)


class ChosenNeed(QWidget):
    """A life event or service that was added, with the way to take it out."""

    def __init__(self, need: Need, take_out: Callable[[], None]) -> None:
        super().__init__()
        ground = panel("column")
        row = QHBoxLayout(ground)
        row.setContentsMargins(12, 4, 8, 4)
        row.setSpacing(10)
        row.addWidget(Icon("door" if need.event else "document", "accent"))
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(need.name, "body", weight=600, wrap=True))
        if need.event:
            words.addWidget(label(f"Peristiwa hidup · {len(need.services)} layanan", "small", "ink2"))
        row.addLayout(words, 1)
        away = KeyButton(f"Hapus {need.name}", icon="close", kind=Kind.QUIET, height=28, bare=True)
        away.clicked.connect(take_out)
        row.addWidget(away)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(ground)


class NeedSection(QWidget):
    """The field with its list, what was added, and the tick for a mere question.

    Signals:
        changed: something was added, taken out or ticked.
    """

    changed = Signal()

    def __init__(self, ask: Ask, find: Callable[[str], list[NeedRow]], page: QWidget) -> None:
        super().__init__()
        self._rows: list[NeedRow] = []
        self._wants_first = False
        self.wanted: tuple[Need, ...] = ()
        self.floor: Callable[[], int] = page.height
        self._search = Latest(ask, find, self._show_rows, self)
        self.need = SearchEdit("Ketik keperluan, misalnya: ktp hilang")
        self.need.setObjectName("intake.need")
        self.field = Field("Keperluan", self.need, bare=True)
        self.popup = NeedPopup(page)
        self.events = KeyButton("Peristiwa", key="F3", icon="door", kind=Kind.QUIET, height=28)
        self.events.setObjectName("intake.events")
        self.events.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.ask_only = QCheckBox("Hanya bertanya")
        self.ask_only.setObjectName("intake.ask_only")
        self.notice = InlineMessage()
        self._chosen = QVBoxLayout()
        self._chosen.setSpacing(6)
        self._lay_out()
        self.need.textEdited.connect(self._on_typed)
        self.need.installEventFilter(self)
        self.popup.chosen.connect(self._add_place)
        self.ask_only.toggled.connect(self._on_ask_only)

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.addWidget(label("2  Keperluan", "title"))
        head.addStretch(1)
        head.addWidget(self.events)
        head.addWidget(self.ask_only)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addLayout(head)
        column.addWidget(self.field)
        column.addWidget(self.notice)
        column.addLayout(self._chosen)

    def seek(self, words: str) -> None:
        """Look for words as if they were typed; Enter takes the first answer."""
        self.need.setFocus(Qt.FocusReason.OtherFocusReason)
        self.need.setText(words)
        self._on_typed(words)

    def _on_typed(self, typed: str) -> None:
        self._wants_first = False
        self.field.set_error("")
        self.notice.clear()
        if typed.strip():
            self._search.change(typed.strip())
        else:
            self._search.stop()
            self._close()

    def _show_rows(self, typed: str, rows: list[NeedRow]) -> None:
        self._rows = rows
        if not rows:
            self.popup.hide()
            self._wants_first = False
            self.field.set_help("Tidak ada yang cocok. Coba kata lain, atau nama instansinya.")
            return
        self.field.set_help("")
        if self._wants_first:
            self._add_place(0)
            return
        if self.need.hasFocus():
            self.popup.open_at(self.need, typed, [need_line(row) for row in rows], self.floor())

    def fold(self, *, narrow: bool) -> None:
        """Say less where there is little room."""
        self.events.set_bare(bare=narrow)

    def show_events(self, rows: list[NeedRow]) -> None:
        """Open the list of all life events; the field keeps the keys, and what is typed narrows it down."""
        self.need.setFocus(Qt.FocusReason.OtherFocusReason)
        self._search.stop()
        self.need.setText("")
        self._close()
        self._rows = rows
        if rows:
            lines = [need_line(row) for row in rows]
            self.popup.open_at(self.need, "", lines, self.floor(), most=EVENTS_SHOWN)
        else:
            self.field.set_help("Katalog ini tidak punya peristiwa hidup.")

    def _close(self) -> None:
        self._rows = []
        self._wants_first = False
        self.popup.hide()
        self.field.set_help("")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Hand the list its keys while the field keeps the focus."""
        if watched is self.need:
            if isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
                plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
                if plain == Qt.KeyboardModifier.NoModifier and self._on_key(event.key()):
                    return True
            elif isinstance(event, QFocusEvent) and event.type() is QEvent.Type.FocusOut:
                self.popup.hide()
        return super().eventFilter(watched, event)

    def _on_key(self, key: int) -> bool:
        listed = bool(self.need.text().strip()) or self.popup.isVisible()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and listed:
            if self._search.waiting:
                self._wants_first = True
                self._search.now()
            elif self._rows:
                self._add_place(max(0, self.popup.current))
            return True
        if not self.popup.isVisible():
            return False
        if key in (Qt.Key.Key_Down, Qt.Key.Key_Up):
            self.popup.move_current(1 if key == Qt.Key.Key_Down else -1)
            return True
        if key == Qt.Key.Key_Escape:
            self._search.stop()
            self._close()
            return True
        return False

    def _add_place(self, place: int) -> None:
        if not 0 <= place < len(self._rows):
            return
        row = self._rows[place]
        self._search.stop()
        self._close()
        self.need.setText("")
        if row.why is not None and row.why.code == ELSEWHERE:
            self.notice.say(Level.INFO, f"{row.name}: {row.why}")
            return
        event = row.kind is NeedKind.LIFE_EVENT
        services = tuple(service.code for service in row.services) if event else (row.code,)
        if all(row.code != need.code for need in self.wanted):
            self.show_wanted((*self.wanted, Need(row.code, row.name, services, event, row.starts_with)))
        self.ask_only.setChecked(False)
        self.changed.emit()

    @property
    def usual(self) -> frozenset[str]:
        """Document types that somebody in the chosen life events usually holds."""
        return frozenset(code for need in self.wanted for code in need.usual)

    def add_service(self, code: str, name: str) -> None:
        """Add a service that is known without searching, unless a need brings it already."""
        if all(code not in need.services for need in self.wanted):
            self.show_wanted((*self.wanted, Need(code, name, (code,), event=False)))
        self.ask_only.setChecked(False)
        self.changed.emit()

    def _take_out(self, code: str) -> None:
        self.show_wanted(tuple(need for need in self.wanted if need.code != code))
        self.need.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    def drop_service(self, service: str) -> None:
        """Take out a service; a need that has none left goes too."""
        rest = (
            replace(need, services=tuple(one for one in need.services if one != service))
            for need in self.wanted
        )
        self.show_wanted(tuple(need for need in rest if need.services))
        self.changed.emit()

    def _on_ask_only(self, ticked: bool) -> None:  # noqa: FBT001 - a slot
        if ticked:
            self.show_wanted(())
            self.field.set_error("")
        self.changed.emit()

    def show_wanted(self, wanted: tuple[Need, ...]) -> None:
        """Show other needs."""
        self.wanted = wanted
        while (item := self._chosen.takeAt(0)) is not None:
            if (widget := item.widget()) is not None:
                widget.hide()
                widget.deleteLater()
        for need in wanted:
            if need.event:
                self._chosen.addWidget(ChosenNeed(need, partial(self._take_out, need.code)))

    def check(self) -> list[Field]:
        """Return the field when nothing was chosen."""
        missing = not self.wanted and not self.ask_only.isChecked()
        self.field.set_error("Pilih keperluan, atau tandai Hanya bertanya." if missing else "")
        return [self.field] if missing else []

    def clear(self) -> None:
        """Empty the section."""
        self._search.stop()
        self._close()
        self.need.setText("")
        self.notice.clear()
        self.field.set_error("")
        self.show_wanted(())
        self.ask_only.setChecked(False)
