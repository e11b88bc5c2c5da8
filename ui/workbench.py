"""The frame around the pages: rail at the left, strip with menus and search above, status bar below."""

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import QEvent, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QMenuBar, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Desk, Topic
from desktop.queries.search import search
from desktop.queries.settings import idle_minutes
from desktop.security.permissions import allowed
from desktop.services.pins import KeptPin
from desktop.services.print_jobs import DroppedJob
from ui.actions import MENUS, Actions
from ui.backup.watch import BackupWatch
from ui.concealing import forget_undo
from ui.dialogs.pin import PinDialog
from ui.display import DisplayWindow
from ui.drops import NoDrops
from ui.errors import explain
from ui.front import Front
from ui.hub import Hub, Watch
from ui.idle import Idle
from ui.outage.watch import OutageWatch
from ui.page import Page, Surroundings
from ui.pages.catalogue import pages_of
from ui.palette import Palette
from ui.papers import Papers
from ui.people.comparing import Comparing
from ui.people.revealing import Revealing
from ui.printing import Printing
from ui.promises.keeping import Keeping
from ui.rail import Rail
from ui.requests.opening import Opening
from ui.rights.answering import Answering
from ui.runner import Lane, Runner
from ui.session import SessionRunner
from ui.status import StatusBar
from ui.system_lock import SystemLock
from ui.theme import ThemeHolder, ThemeName, load_theme, theme_of
from ui.unprinted import Unprinted
from ui.voice.surveying import Surveying
from ui.voice.taking import Taking
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import Banner
from ui.widgets.toasts import ToastStack
from ui.widgets.words import panel

NARROW = 1150
STRIP_HEIGHT, SEARCH_WIDTH = 44, 360
MAKE_MS = 50
"""Between two pages that are made behind the first one: enough to paint, and to answer a key."""
_DISPLAY = "public_display"
"""Where the window of the desk keeps its public display, which outlives workbenches."""
SCALES = (1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
SAFE_WORDS = "MODE AMAN: digambar tanpa kartu grafis, tanpa layar kedua, tampilan bawaan."
NO_DISPLAY = "Layar publik tidak dibuka dalam mode aman. Mulai Pandu tanpa --safe-mode untuk membukanya."
DEMO_WORDS = "DEMO: MPP rekaan. Tidak ada data warga di sini; semua dibuang saat jendela ditutup."


class Workbench(QWidget):
    """Everything that an officer sees while at work.

    Signals:
        locked: lock the window.
        left: close the window.
        over: the account of the officer was closed or reset meanwhile.
        restoring: show the room in which a backup is put back.

    Attributes:
        pin: opens the lock of this session, where the officer has set one.
    """

    locked = Signal()
    left = Signal()
    over = Signal()
    restoring = Signal()

    def __init__(
        self,
        desk: Desk,
        runner: Runner,
        holder: ThemeHolder,
        *,
        demo: bool = False,
        known: str = "",
        safe: bool = False,
    ) -> None:
        super().__init__()
        self.desk, self.holder = desk, holder
        self.runner = runner = SessionRunner(runner, self)
        self.pin: KeptPin | None = None
        self.hub = Hub(self)
        self.actions_ = Actions(self, lambda use_case: allowed(desk.session, use_case))
        self.pages = QStackedWidget()
        self.toasts = ToastStack(self.pages)
        self.printing = Printing(runner, self)
        self.printing.told.connect(self._on_printed)
        self.papers = Papers(desk, runner, self.hub, self.printing, self)
        self._around = Surroundings(
            desk,
            runner,
            self.hub,
            self.actions_,
            self.say,
            self.go,
            self.printing,
            self.papers,
            known,
            self._seek,
        )
        self._kinds = {page.name: page for page in pages_of(desk.session)}
        self._pages: dict[str, Page] = {}
        self._making = QTimer(self, interval=MAKE_MS)
        self._making.timeout.connect(self._make_next)
        self.outages = OutageWatch(self._around, self)
        self.keeping = Keeping(self._around, self, self._front)
        self.comparing = Comparing(self._around, self)
        self.opening = Opening(self._around, self, self._front)
        self.taking = Taking(self._around, self, self._front)
        self.answering = Answering(self._around, self, self._front)
        self.revealing = Revealing(self._around, self, self._front)
        self.surveying = Surveying(self._around, self, self.locked.emit)
        self.rail = Rail(desk, [self.actions_[name] for name in self._kinds], self.actions_["app.display"])
        self._safe = safe
        self._standing = " ".join(words for words, on in ((DEMO_WORDS, demo), (SAFE_WORDS, safe)) if on)
        self.banner = Banner(self._standing)
        self.status = StatusBar(desk, self.hub, self.printing.printer)
        self.backups = BackupWatch(self._around, self, self.status)
        self.palette_ = Palette(self, self.actions_, self._read, partial(search, desk))
        self.unprinted = Unprinted(self)
        self.idle = Idle(self)
        self.system_lock = SystemLock(self)
        self._drops = NoDrops(self, self.say)
        self._demo = demo
        self._watch: Watch | None = None
        self._lay_out()
        self._bind()

    def _lay_out(self) -> None:
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(0)
        right.addWidget(self._made_strip())
        right.addWidget(self.banner)
        right.addWidget(self.outages.band)
        right.addWidget(self.pages, 1)
        top = QHBoxLayout()
        top.setContentsMargins(0, 0, 0, 0)
        top.setSpacing(0)
        top.addWidget(self.rail)
        top.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(top, 1)
        column.addWidget(self.status)

    def _made_strip(self) -> QWidget:
        strip = panel("strip")
        strip.setMinimumHeight(STRIP_HEIGHT)
        row = QHBoxLayout(strip)
        row.setContentsMargins(8, 0, 16, 0)
        self.menus = QMenuBar()
        self.menus.setNativeMenuBar(False)
        self.menus.setAccessibleName("Menu")
        for name in MENUS:
            menu = self.menus.addMenu(f"&{name}")
            menu.aboutToShow.connect(lambda menu=menu, name=name: self._fill(menu, name))
        row.addWidget(self.menus, 1, Qt.AlignmentFlag.AlignVCenter)
        self.search = KeyButton(
            "Cari perintah, tiket, layanan", key="Ctrl+K", icon="search", kind=Kind.FIELD, height=30
        )
        self.search.setObjectName("palette.open")
        self.search.setMinimumWidth(SEARCH_WIDTH)
        self.search.clicked.connect(self.palette_.open_here)
        row.addWidget(self.search)
        return strip

    def _fill(self, menu: QMenu, name: str) -> None:
        menu.clear()
        for command, action in self.actions_.listed():
            if command.menu == name:
                menu.addAction(action)

    def _bind(self) -> None:
        does = self.actions_.does
        for name in self._kinds:
            does(name, partial(self.go, name))
        self.palette_.ticket_chosen.connect(partial(self._seek, "page.queue"))
        self.palette_.need_chosen.connect(partial(self._seek, "page.intake"))
        does("app.undo", self._undo)
        does("app.palette", self.palette_.open_here)
        does("app.unprinted", self.unprinted.open_here)
        does("person.duplicates", lambda: self.comparing.begin(self._front().person))
        does("app.refresh", self._refresh)
        does("app.display", self._turn_display)
        does("app.theme", self._next_theme)
        does("app.bigger", lambda: self._scale(1))
        does("app.smaller", lambda: self._scale(-1))
        does("app.restore", self.restoring.emit)
        does("app.lock", self.locked.emit)
        does("app.pin", self._ask_pin)
        does("app.quit", self.left.emit)
        does("app.keys", self.palette_.open_here)
        if "page.intake" in self._kinds:
            does("intake.new", lambda: self.go("page.intake"))
        self.status.printer.clicked.connect(self.actions_["app.unprinted"].trigger)
        self.papers.found.connect(lambda owed: self.status.tell_unprinted(len(owed)))
        self.papers.found.connect(self.unprinted.show_papers)
        self.papers.dropped.connect(self._on_dropped)
        self.unprinted.wanted.connect(self.papers.print_again)
        self.unprinted.settled.connect(self.papers.settle)
        self.hub.ticked.connect(self._count_idle)
        self.hub.ticked.connect(lambda: self.status.tell_saving(self.runner.saving_s()))
        self.hub.changed.connect(lambda topics: self._read_idle() if Topic.SETTINGS in topics else None)
        self.idle.ran_out.connect(self.locked)
        self.system_lock.locked.connect(self.locked)
        self.runner.over.connect(self.over)
        self.status.lock.clicked.connect(self.locked)

    @property
    def page(self) -> Page:
        """Return the page in front."""
        page = self.pages.currentWidget()
        if not isinstance(page, Page):
            raise TypeError("no page is in front")
        return page

    def _front(self) -> Front:
        """Return what commands of the whole window are about now."""
        return self.page.front()

    def begin(self) -> None:
        """Show the first page, and look for what others write."""
        self.runner.run(Lane.READ, lambda: self.desk.calendar().zone, self.status.set_zone, lambda _: None)
        self._read_idle()
        self.papers.look()
        if not self._demo:
            self.system_lock.listen()
        self._watch = Watch(self.hub, self.runner, self._version, self)
        self.outages.reload()
        self.backups.look()
        self.surveying.begin()
        self.go(next(iter(self._kinds)))
        self._making.start()

    def _read_idle(self) -> None:
        """Ask how long nobody may be there; in a made-up mall for ever, since nobody was told its password."""
        if not self._demo:
            work = partial(idle_minutes, self.desk)
            self.runner.run(Lane.READ, work, self.idle.allow, lambda _: None)

    def _ask_pin(self) -> None:
        dialog = PinDialog(self.desk, self.runner, self.page)
        dialog.chosen.connect(self._keep_pin)
        self.page.open_dialog(dialog)

    def _keep_pin(self, pin: KeptPin) -> None:
        self.pin = pin
        self.say("PIN terpasang sampai Anda keluar.")

    def conceal(self) -> None:
        """Keep nothing behind the lock that need not be there: rows that were read, and ways back."""
        self.toasts.forget()
        self.palette_.forget()
        for page in self._pages.values():
            page.conceal()
        forget_undo(self)

    def reveal(self) -> None:
        """Read anew what the page in front shows."""
        self.page.shown()

    def _count_idle(self) -> None:
        if self.isVisible():
            self.status.tell_lock(self.idle.tick())
        else:
            self.idle.rest()  # locked: it counts anew from when somebody is back

    def _version(self) -> int:  # thread: READ
        return self.desk.seen()[0]

    def _make_next(self) -> None:
        """Make the next page that is not there yet; one at a time, so that keys come in between."""
        missing = next((name for name in self._kinds if name not in self._pages), None)
        if missing is None:
            self._making.stop()
        else:
            self._made(missing)

    def _made(self, name: str) -> Page:
        if name not in self._pages:
            self._pages[name] = self._kinds[name](self._around)
            self.pages.addWidget(self._pages[name])
            self._drops.guard(self._pages[name])
        return self._pages[name]

    def go(self, name: str) -> None:
        """Bring a page to the front."""
        if name not in self._kinds:
            return
        page = self._made(name)
        self.pages.setCurrentWidget(page)
        for toast in self.toasts.toasts():
            toast.raise_()  # a page that comes to the front covers them
        self.actions_.show_page(name)
        self.rail.choose(name)
        page.shown()
        self.toasts.stand(lift=page.toast_lift, right=page.toast_right)

    def _seek(self, name: str, words: str) -> None:
        """Bring a page to the front and look there for something."""
        self.go(name)
        self.page.seek(words)

    def _read(self, work: Callable[[], Any], done: Callable[[Any], None]) -> None:
        def failed(error: BaseException) -> None:
            self.say_problem(explain(error).sentence, lasting=False)

        self.runner.run(Lane.READ, work, done, failed)

    def say(self, sentence: str, undo: object = None) -> None:
        """Show a toast."""
        self.toasts.say(sentence, undo if callable(undo) else None)

    def _on_printed(self, sentence: str, well: bool) -> None:  # noqa: FBT001 - as the signal has it
        self.toasts.say(sentence, icon="printer" if well else "warning")

    def _on_dropped(self, job: DroppedJob) -> None:
        self.say("Kertas dinyatakan tidak perlu", partial(self.papers.want_again, job))

    def say_problem(self, sentence: str, *, lasting: bool) -> None:
        """Show what went wrong: a lasting one as a banner, others as a toast."""
        if lasting:
            self.banner.say(sentence or self._standing)
        else:
            self.toasts.say(sentence, icon="warning")

    def park(self) -> None:
        """Keep what is typed and not yet saved."""
        for page in self._pages.values():
            page.park()

    def end(self) -> None:
        """Ask and tell nothing more: the lanes are about to close."""
        self.hub.end()
        self.surveying.end()
        self._making.stop()
        if self._watch is not None:
            self._watch.end()

    def _undo(self) -> None:
        if not self.toasts.undo_latest():
            self.say("Tidak ada langkah yang dapat diurungkan di sini.")

    def _refresh(self) -> None:
        self.page.reload()

    def _turn_display(self) -> None:
        """Open the public display, or close it where it is open; it outlives the lock and a change of officer."""
        if self._safe:
            self.say(NO_DISPLAY)
            return
        desk_window = self.window()
        shown = getattr(desk_window, _DISPLAY, None)
        if isinstance(shown, DisplayWindow) and shown.isVisible():
            shown.close()
            return
        display = DisplayWindow(self.desk, self.runner)
        setattr(desk_window, _DISPLAY, display)  # a Qt property would not keep it alive
        display.show_beside(desk_window)

    def _next_theme(self) -> None:
        names = list(ThemeName)
        following = names[(names.index(ThemeName(self.holder.theme.name)) + 1) % len(names)]
        self.holder.use(load_theme(following, self.holder.theme.scale))

    def _scale(self, step: int) -> None:
        known = min(range(len(SCALES)), key=lambda place: abs(SCALES[place] - self.holder.theme.scale))
        following = SCALES[max(0, min(len(SCALES) - 1, known + step))]
        self.holder.use(load_theme(self.holder.theme.name, following))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold the rail where the window is narrow."""
        self._fold()
        super().resizeEvent(event)

    def changeEvent(self, event: QEvent) -> None:
        """Fold the rail where letters have become large."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.StyleChange:
            self._fold()

    def _fold(self) -> None:
        self.rail.fold(narrow=self.width() < NARROW * theme_of(self).scale)
