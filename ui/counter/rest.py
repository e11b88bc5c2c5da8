"""What the card shows while nobody is at the counter: how it stands, and what the main key does about it."""

from PySide6.QtGui import QPaintEvent

from desktop.queries.counter import CounterView
from desktop.queries.enums import PauseReason, ShiftState, words
from ui.counter.sheet import Sheet
from ui.theme import theme_of
from ui.widgets.cards import EmptyState
from ui.widgets.painting import text_width


def said_of(sheet: Sheet) -> tuple[str, str]:
    """Return what is so, and what to do."""
    view = sheet.view
    since = "" if view.counter.since is None else sheet.clocks.get(view.counter.since, "")
    if view.counter.state is ShiftState.PAUSED:
        reason = f": {words_of(view.counter.reason)}" if view.counter.reason else ""
        return f"Loket dijeda sejak {since}{reason}", f"{_waits(view)} Buka lagi dan panggil berikutnya"
    if view.counter.state is ShiftState.CLOSED:
        return "Loket belum buka", f"{_waits(view)} Buka loket dan panggil yang pertama"
    following = next((row for row in view.waiting if row.next), None)
    if following is not None:
        return "Siap memanggil", f"Berikutnya {following.shown}, menunggu {following.minutes} menit"
    if view.waiting_count:
        return (
            "Belum ada yang dapat dipanggil",
            "Semua yang menunggu sedang di loket lain; mereka kembali ke sini",
        )
    return "Tidak ada yang menunggu", "Daftar di samping terisi sendiri begitu ada tamu baru"


def words_of(reason: str) -> str:
    """Return the reason of a pause in words; one of a newer version as it is stored."""
    return words(PauseReason(reason)) if reason in set(PauseReason) else reason


def _waits(view: CounterView) -> str:
    return f"{view.waiting_count} menunggu." if view.waiting_count else "Tidak ada yang menunggu."


WIDEST = 500
"""Of the hint, in pixels: beyond it goes on in a second line, so that the smallest window holds it."""


class Rest(EmptyState):
    """Stands in the card without an edge of its own."""

    def __init__(self) -> None:
        super().__init__(" ", " ", key="F8")
        self.setObjectName("counter.rest")
        self._hint.setWordWrap(True)

    def show_sheet(self, sheet: Sheet) -> None:
        """Say how the counter stands."""
        title, hint = said_of(sheet)
        self._title.setText(title)
        self._hint.setText(hint)
        theme = theme_of(self)
        needed = text_width(hint, theme.font("label", 400)) + 4
        self._hint.setMinimumWidth(round(min(needed, WIDEST)))
        self.setAccessibleName(f"{title}. {hint}")

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw nothing: the card around it has the edge."""
