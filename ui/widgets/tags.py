"""The state of a ticket as icon, word and colour: one table for tags, cards, lists and paths."""

# ruff: noqa: D102 - Qt names its own methods and says what they do

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from resources import text as sentence
from ui.icons import TAG
from ui.theme import Theme, theme_of
from ui.widgets.painting import begin, draw_icon, rounded, text_width, write

PAD, GAP = 8, 5


@dataclass(frozen=True, slots=True)
class StateLook:
    """How a state is shown.

    Attributes:
        icon: name of an icon.
        tone: token of its text; `<tone>_tint` is what it stands on.
        dashed: an outline of dashes instead of a tint.
        marked: whether a card of it carries a bar in its colour.
    """

    icon: str
    tone: str
    dashed: bool = False
    marked: bool = False


STATES = {
    "blocked": StateLook("lock", "off", dashed=True),
    "waiting": StateLook("clock", "wait"),
    "called": StateLook("horn", "call", marked=True),
    "serving": StateLook("play-circle", "serve", marked=True),
    "held": StateLook("pause", "hold", marked=True),
    "done": StateLook("tick-circle", "ok"),
    "returned_incomplete": StateLook("arrow-return", "ret"),
    "rejected": StateLook("cross-circle", "bad"),
    "referred": StateLook("arrow-right", "hold"),
    "system_down": StateLook("plug-off", "bad", marked=True),
    "no_show": StateLook("person-cross", "off"),
    "cancelled": StateLook("struck-circle", "off"),
    "expired": StateLook("struck-circle", "off"),
    # of requests
    "draft": StateLook("pencil", "off"),
    "received": StateLook("document", "wait"),
    "incomplete": StateLook("warning", "ret", marked=True),
    "in_process": StateLook("play-circle", "serve"),
    "waiting_payment": StateLook("pause", "call", marked=True),
    "waiting_applicant": StateLook("person", "hold", marked=True),
    "ready": StateLook("tick-circle", "ok", marked=True),
    "picked_up": StateLook("tick", "ok"),
    "withdrawn": StateLook("struck-circle", "off"),
    # of what the public says
    "complaint_received": StateLook("document", "wait", marked=True),
    "verified": StateLook("search", "wait"),
    "answered": StateLook("note", "ok"),
    "complaint_closed": StateLook("tick-circle", "ok"),
    "complaint_withdrawn": StateLook("struck-circle", "off"),
    "forwarded": StateLook("arrow-right", "hold"),
    "suggestion_new": StateLook("note", "wait", marked=True),
    "suggestion_accepted": StateLook("tick", "serve"),
    "suggestion_declined": StateLook("cross-circle", "off"),
    "suggestion_done": StateLook("tick-circle", "ok"),
    "outreach_served": StateLook("tick-circle", "ok"),
    "outreach_not_met": StateLook("person-cross", "ret"),
    "outreach_not_needed": StateLook("struck-circle", "off"),
    "on_call": StateLook("tick-circle", "ok"),
    "off_call": StateLook("clock", "off"),
    # of counters and agencies
    "open": StateLook("tick-circle", "ok"),
    "paused": StateLook("pause", "call"),
    "closed": StateLook("struck-circle", "off"),
}
"""By the state's stored word. Their names on screen are `word.<state>` in `resources/messages.toml`."""


def state_look(state: str) -> StateLook:
    """Return how a state is shown; a state from a newer desk is shown as words only known to it."""
    return STATES.get(state, StateLook("info", "off"))


def state_word(state: str, lang: str = "id") -> str:
    """Return the word of a state with a capital, such as `Dipanggil`."""
    said = sentence(f"word.{state}", lang)
    return said[:1].upper() + said[1:]


def tag_size(words: str, theme: Theme) -> QSize:
    """Return how much room a tag takes."""
    width = text_width(words, theme.font("small", 600)) + theme.px(TAG + GAP + 2 * PAD)
    return QSize(round(width + 1), theme.size("height.tag"))


def paint_tag(painter: QPainter, rect: QRectF, words: str, look: StateLook, theme: Theme) -> None:
    """Paint a tag into `rect`, as delegates do; words that do not fit are shortened, the icon stays."""
    tone = theme.colour(look.tone)
    outlined = look.dashed or theme.high_contrast
    rounded(
        painter,
        rect,
        rect.height() / 2 - 0.5,
        None if look.dashed else theme.colour(f"{look.tone}_tint"),
        tone if outlined else None,
        dashed=look.dashed,
    )
    top = rect.top() + (rect.height() - theme.px(TAG)) / 2
    draw_icon(painter, QPointF(rect.left() + theme.px(PAD), top), look.icon, theme, tone=look.tone)
    line = rect.adjusted(theme.px(PAD + TAG + GAP), 0, -theme.px(PAD) + 1, 0)
    write(painter, line, words, theme.font("small", 600), tone)


class Tag(QWidget):
    """A state as icon and word on a tint.

    Args:
        state: stored word of a state, see `STATES`.
        words: instead of the state's own word: `Sesudah langkah 1`.
        look: instead of the state's own look, for notices that are no state.
        parent: its parent.
    """

    def __init__(
        self, state: str, words: str = "", *, look: StateLook | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.show_state(state, words, look=look)

    def show_state(self, state: str, words: str = "", *, look: StateLook | None = None) -> None:
        """Show another state."""
        self._look = look or state_look(state)
        self._words = words or state_word(state)
        self.setAccessibleName(self._words)
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return tag_size(self._words, theme_of(self))

    def paintEvent(self, _event: QPaintEvent) -> None:
        with QPainter(self) as painter:
            paint_tag(begin(painter), self.rect().toRectF(), self._words, self._look, theme_of(self))
