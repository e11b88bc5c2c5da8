"""The public display: who is called and where to, for the hall; numbers only, never a person."""

from dataclasses import dataclass, field
from functools import partial
from threading import get_ident

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, QTimer
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QScreen, QShowEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.desk import Desk
from desktop.paths import Paths
from desktop.queries.agency_now import AgencyState
from desktop.queries.display import Display, DisplayAgency, DisplayCall, display_rows
from desktop.queries.places import floor
from desktop.services.display_reader import open_display
from ui.board.column import AGENCY_LOOKS, queue_words, short_counters
from ui.public.announcer import Announcer
from ui.public.parts import Agencies, Called, Recent, Ticker, Top
from ui.runner import Lane, LaneRunner, Runner
from ui.theme import ThemeHolder, ThemeName, load_theme

POLL_MS = 500
MINUTE_MS = 60_000
WIDTH, LOWEST = 1366, 640
"""Of the drawing: its width, and the height that it needs at least."""
HEAD, SIDE, STRIP, TICKER = 84, 566, 88, 48
TURN_MS = 8000
"""How long five agencies, or one sentence of several, are shown before the next."""
MOST_RECENT = 20
DAYS = ("Senin", "Selasa", "Rabu", "Kamis", "Jumat", "Sabtu", "Minggu")
MONTHS = (
    "Januari", "Februari", "Maret", "April", "Mei", "Juni",
    "Juli", "Agustus", "September", "Oktober", "November", "Desember",
)  # fmt: skip
ZONE_WORDS = {
    "WIB": "Waktu Indonesia Barat",
    "WITA": "Waktu Indonesia Tengah",
    "WIT": "Waktu Indonesia Timur",
}
WELCOME = "Siapkan KTP-el dan berkas asli sebelum dipanggil. Butuh bantuan? Tanyakan di meja depan."


@dataclass(slots=True)
class Reader:
    """Reads the display's figures when they may have changed: by a write, or since a minute has passed.

    Attributes:
        seen: by thread, since each has its own connection, what the file was like at its last look.
    """

    desk: Desk
    seen: dict[int, tuple[int, int, int]] = field(default_factory=dict)

    def look(self) -> Display | None:
        """Return what the display shows now, None while this thread has seen it already."""
        mark = (*self.desk.seen(), self.desk.clock() // MINUTE_MS)
        if self.seen.get(get_ident()) == mark:
            return None
        found = display_rows(self.desk, MOST_RECENT)
        self.seen[get_ident()] = mark
        return found


class DisplayWindow(QWidget):
    """The display as a window of its own; the lock of the desk leaves it open.

    Args:
        desk: to read from.
        runner: its READ lane reads.
    """

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__()
        self.setObjectName("display")
        self.setProperty("public", True)
        self.setWindowTitle("Layar publik")
        self.resize(WIDTH, 768)
        self._desk, self._runner, self._reader = desk, runner, Reader(desk)
        self._seen: Display | None = None
        self._lost_ms: int | None = None
        self._asking = self._closed = self._waits_for_screen = False
        self._desk_window: QWidget | None = None
        self._beside: QScreen | None = None
        self.announcer = Announcer()
        self.top, self.called, self.recent = Top(self), Called(self), Recent(self)
        self.agencies, self.ticker = Agencies(self), Ticker(self)
        self._timer = QTimer(self, interval=POLL_MS)
        self._timer.timeout.connect(self.look)

    def showEvent(self, event: QShowEvent) -> None:
        """Begin to look."""
        super().showEvent(event)
        self._timer.start()
        self.look()

    def look(self) -> None:
        """Ask for what is called now, one question at a time; let the clock go on meanwhile."""
        if self._seen is not None:
            self._draw()
        if not self._asking:
            self._asking = True
            self._runner.run(Lane.READ, self._reader.look, self._on_seen, self._on_lost)

    def _on_seen(self, seen: Display | None) -> None:
        self._asking, self._lost_ms = False, None
        if self._closed:
            return
        if seen is not None:
            self._seen = seen
            self.announcer.take(seen, self._desk.clock())
        self._draw()

    def _on_lost(self, _: BaseException) -> None:
        """Keep the last picture, and say since when it is not renewed."""
        self._asking = False
        self._lost_ms = self._lost_ms or self._desk.clock()
        self._draw()

    def _draw(self) -> None:
        seen = self._seen
        if seen is None or self._closed:
            self.ticker.say(WELCOME if self._lost_ms is None else "Data antrean belum dapat dibaca.")
            return
        now = self._desk.clock()
        self.announcer.go_on(now)
        local = self._desk.local_now(seen.zone)
        date = f"{DAYS[local.weekday()]}, {local.day} {MONTHS[local.month - 1]} {local.year}"
        self.top.say(seen.mall or seen.office, date, ZONE_WORDS[seen.zone], f"{local:%H.%M}")
        self._draw_called(now)
        others = self.announcer.others(seen, self.recent.room)
        self.recent.say([_recent(call, now) for call in others])
        self.agencies.say([_agency(agency) for agency in _turn(seen.agencies, now)])
        lost = (
            "" if self._lost_ms is None else "Layar ini sedang tidak diperbarui; dengarkan panggilan petugas."
        )
        self.ticker.say(lost or _down(seen, now) or WELCOME, urgent=bool(seen.outages) and not lost)

    def _draw_called(self, now: int) -> None:
        call = self.announcer.current
        if call is None:
            self.called.say("Belum ada panggilan", "", "", agency="", floor="", count=0, swapped=False)
            return
        self.called.say(
            "Dipanggil sekarang",
            call.number,
            short_counters(call.counter_name),
            agency=call.agency_short,
            floor=floor(call.floor),
            count=call.count,
            swapped=self.announcer.swapped(now),
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Scale the drawing to the width; what is higher gives more rows."""
        super().resizeEvent(event)
        factor = min(self.width() / WIDTH, self.height() / LOWEST)
        width, height = self.width() / factor, self.height() / factor
        middle = height - HEAD - STRIP - TICKER
        self.top.put(QRectF(0, 0, width, HEAD), factor)
        self.called.put(QRectF(0, HEAD, width - SIDE, middle), factor)
        self.recent.put(QRectF(width - SIDE, HEAD, SIDE, middle), factor)
        self.agencies.put(QRectF(0, height - STRIP - TICKER, width, STRIP), factor)
        self.ticker.put(QRectF(0, height - TICKER, width, TICKER), factor)
        self._draw()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Close on Esc or F11."""
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_F11):
            self.close()
            return
        super().keyPressEvent(event)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stop looking."""
        self._closed = True
        self._timer.stop()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Close before the window of the desk does."""
        if event.type() == QEvent.Type.Close:
            self.close()
        return super().eventFilter(watched, event)

    def show_beside(self, desk_window: QWidget) -> None:
        """Fill the second screen and leave the keys to the desk; where there is none, fill the only one.

        It closes with the window of the desk, whose lanes it reads through.
        """
        desk_window.installEventFilter(self)
        self._desk_window = desk_window
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.screenRemoved.connect(self._on_screen_removed)
            app.screenAdded.connect(self._come_back)
        self._stand_beside(desk_window)

    def _stand_beside(self, desk_window: QWidget) -> None:
        own = desk_window.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        self._beside = other
        if other is not None:
            self.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
            self.setScreen(other)
            self.setGeometry(other.geometry())
        self.showFullScreen()
        (
            self if other is None else desk_window
        ).activateWindow()  # some systems give the keys to what came last

    def _on_screen_removed(self, gone: QScreen) -> None:
        """Make way for the desk: the system would put one over the other."""
        if self._closed or self._beside is None:
            return
        self._beside, self._waits_for_screen = None, True
        self.hide()
        if sum(screen != gone for screen in QGuiApplication.screens()) > 1:
            QTimer.singleShot(0, self, self._come_back)

    def _come_back(self) -> None:
        """Show up where a second screen is there again."""
        if self._waits_for_screen and not self._closed and self._desk_window is not None:
            self._waits_for_screen = False
            self._stand_beside(self._desk_window)


def _turn(agencies: tuple[DisplayAgency, ...], now: int) -> tuple[DisplayAgency, ...]:
    """Return the five agencies whose turn it is."""
    each = Agencies.EACH
    if len(agencies) <= each:
        return agencies
    first = now // TURN_MS * each % len(agencies)
    return (agencies + agencies)[first : first + each]


def _down(seen: Display, now: int) -> str:
    """Return what is down, one sentence after the other; empty where all works."""
    return str(seen.outages[now // TURN_MS % len(seen.outages)]) if seen.outages else ""


def _recent(call: DisplayCall, now: int) -> tuple[str, str, str]:
    minutes = max(0, now - call.called_at) // MINUTE_MS
    age = f"{minutes} mnt lalu" if minutes else "baru saja"
    return call.number, f"{call.agency_short} · {age}", short_counters(call.counter_name)


def _agency(agency: DisplayAgency) -> tuple[str, str, str, str]:
    icon, tone = AGENCY_LOOKS[agency.state]
    serves = agency.state is AgencyState.OPEN
    return (
        icon,
        tone,
        agency.short,
        queue_words(agency.waiting, agency.minutes) if serves else str(agency.words),
    )


def display_window(paths: Paths, recovery_key: str | None) -> DisplayWindow:
    """Return the display on a mall's file, which is opened to be read only.

    Raises:
        Misconfigured: there is no mall, no key, or the wrong one.
    """
    app = QApplication.instance()
    if isinstance(app, QApplication) and app.findChild(ThemeHolder) is None:
        ThemeHolder(app, load_theme(ThemeName.LIGHT))
    desk = open_display(paths, lambda: recovery_key)
    desk.store.close()  # the lanes connect for themselves
    runner = LaneRunner()
    runner.serve(desk)
    window = DisplayWindow(desk, runner)
    window.destroyed.connect(runner.close)
    if isinstance(app, QApplication):
        app.aboutToQuit.connect(partial(_end, runner))
    return window


def _end(runner: LaneRunner) -> None:
    runner.close()
