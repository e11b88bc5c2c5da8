"""The upper part of the page Permohonan: figures that open their lists, search, filters, the pager."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.queries.agencies import AgencyName
from desktop.queries.enums import RequestState
from desktop.queries.requests import RequestCounts, RequestFilter
from ui.theme import theme_of
from ui.widgets.buttons import KeyButton
from ui.widgets.painting import plain, tip
from ui.widgets.searching import SearchEdit
from ui.widgets.tags import state_word
from ui.widgets.words import label, set_shown

GAP = 8
SEARCH_MS = 150
"""Of rest after a key before the list is read anew."""
SERVICE_WIDTH = 320
"""What the button of one service takes at most, pixels at 100 %."""
OPEN, OVERDUE, TODAY, READY = "open", "overdue", "due_today", RequestState.READY.value
FOLLOW = "follow_up"
FIGURES = (
    (FOLLOW, "person", "tindak lanjut hari ini"),
    (OPEN, "folder", "terbuka"),
    (OVERDUE, "warning", "lewat waktu"),
    (TODAY, "clock", "jatuh tempo s.d. hari ini"),
    (READY, "tick-circle", "siap diambil"),
)
"""What each figure shows: its list, icon, words."""
SHORT = {TODAY: "s.d. hari ini", FOLLOW: "tindak lanjut"}
"""Words of a figure on its button, for which a row with all of them has no room; tooltip and name say the whole."""
SHOWN = (
    (OPEN, "Semua yang terbuka"),
    (FOLLOW, "Tindak lanjut"),
    (OVERDUE, "Lewat waktu"),
    (TODAY, "Jatuh tempo s.d. hari ini"),
)


class Head(QWidget):
    """Figures above, search, filters and pager below.

    Args:
        title: of the page.
        leading: buttons of who leads, before the figures.

    Signals:
        changed: other requests are wanted.
        turned: -1 or 1.
        left: down or Enter in the search: the keys go to the list.
    """

    changed = Signal()
    turned = Signal(int)
    left = Signal()

    def __init__(self, title: str, new: KeyButton, leading: Sequence[KeyButton] = ()) -> None:
        super().__init__()
        self._new, self.leading = new, tuple(leading)
        self.search = SearchEdit("Kode, nama, telepon, atau nomor sistem")
        self.search.setObjectName("requests.search")
        self.search.setAccessibleName("Cari kode, nama, telepon, atau nomor sistem instansi")
        self.search.setClearButtonEnabled(True)
        self.agency = _combo("requests.agency", "Instansi")
        self.shown = _combo("requests.state", "Permohonan yang ditampilkan")
        for value, said in SHOWN:
            self.shown.addItem(said, value)
        self.shown.insertSeparator(len(SHOWN))
        for state in RequestState:
            self.shown.addItem(state_word(state), state.value)
        self.service = KeyButton("", icon="close")
        self.service.setObjectName("requests.service")
        self.service.hide()
        self._service = self._service_name = ""
        self.before = KeyButton("Halaman sebelumnya", icon="chevron-left", bare=True)
        self.after = KeyButton("Halaman berikutnya", icon="chevron-right", bare=True)
        self.place = label("", "label", "ink2", weight=400, tabular=True)
        self.figures = {name: self._figure(name, icon) for name, icon, _ in FIGURES}
        self._agencies: tuple[AgencyName, ...] | None = None
        self._narrow = self._led = False
        self._lay_out(title)
        self.show_agencies(())
        self._rest = QTimer(self, singleShot=True, interval=SEARCH_MS)
        self._bind()

    def _figure(self, name: str, icon: str) -> KeyButton:
        made = KeyButton("", icon=icon, height=32)
        made.setObjectName(f"requests.figure.{name}")
        made.setCheckable(True)
        made.clicked.connect(lambda: self.show_only(name))
        return made

    def _lay_out(self, title: str) -> None:
        upper, lower = QHBoxLayout(), QHBoxLayout()
        for row in (upper, lower):
            row.setSpacing(GAP)
        self._title = label(plain(title), "page")
        upper.addWidget(self._title)
        upper.addStretch(1)
        for lead in self.leading:
            upper.addWidget(lead)
        for figure in self.figures.values():
            upper.addWidget(figure)
        for part, stretch in ((self.search, 5), (self.agency, 3), (self.shown, 3)):
            lower.addWidget(part, stretch)
        lower.addWidget(self._new)
        lower.addSpacing(6)
        lower.addWidget(self.service)
        for pager in (self.before, self.place, self.after):
            lower.addWidget(pager)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(upper)
        column.addLayout(lower)
        for upper_button in reversed((*self.leading, *self.figures.values())):  # the keys begin in the search
            self.setTabOrder(self.after, upper_button)

    def _bind(self) -> None:
        self._rest.timeout.connect(self.changed)
        self.search.textChanged.connect(lambda _: self._rest.start())
        self.search.returnPressed.connect(self._on_enter)
        self.search.installEventFilter(self)
        self.agency.currentIndexChanged.connect(self._on_agency)
        self.shown.currentIndexChanged.connect(lambda _: self._on_choice())
        self.service.clicked.connect(self._let_service_go)
        self.before.clicked.connect(lambda: self.turned.emit(-1))
        self.after.clicked.connect(lambda: self.turned.emit(1))

    @property
    def wish(self) -> RequestFilter:
        """What is asked for now."""
        shown = str(self.shown.currentData())
        return RequestFilter(
            state=RequestState(shown) if shown in set(RequestState) else None,
            agency=self.agency.currentData() or None,
            overdue=shown == OVERDUE,
            due_today=shown == TODAY,
            text=self.search.text(),
            service=self._service or None,
        )

    @property
    def follows(self) -> bool:
        """Whether the follow-up of today is asked for; what is typed is looked for among all."""
        return self.shown.currentData() == FOLLOW and not self.search.text().strip()

    def show_only(self, name: str) -> None:
        """Open the list of a figure, of the agency that is chosen; what was typed is taken back."""
        self._name_service("", "")
        with QSignalBlocker(self.search), QSignalBlocker(self.shown):
            self.search.setText("")
            self.shown.setCurrentIndex(self.shown.findData(name))
        self._on_choice()

    def open_service(self, agency: str, service: str, name: str) -> None:
        """Open what is overdue of one service; a button beside the filters names it, and lets it go."""
        with QSignalBlocker(self.agency):
            self.agency.setCurrentIndex(max(0, self.agency.findData(agency)))
        self._name_service(service, name)
        with QSignalBlocker(self.search), QSignalBlocker(self.shown):
            self.search.setText("")
            self.shown.setCurrentIndex(self.shown.findData(OVERDUE))
        self._on_choice()

    def _name_service(self, service: str, name: str) -> None:
        self._service = service
        self._service_name = name
        self._say_service()
        self.service.setVisible(bool(service))

    def _say_service(self) -> None:
        """Name the one service, where there is room for it; the tooltip always does."""
        name = self._service_name
        self.service.set_text("Satu layanan" if self._narrow else f"Hanya {name}")
        self.service.setToolTip(tip(f"Hanya {name}; lepas saringan layanan"))
        self.service.setAccessibleName(f"Hanya {name}, lepas")

    def _let_service_go(self) -> None:
        self._name_service("", "")
        with QSignalBlocker(self.agency):
            self.agency.setCurrentIndex(0)
        self._on_choice()

    def _on_choice(self) -> None:
        self._rest.stop()
        self._mark()
        self.changed.emit()

    def _on_agency(self) -> None:
        self._name_service("", "")
        self._on_choice()

    def _on_enter(self) -> None:
        self._rest.stop()
        self.changed.emit()
        self.left.emit()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Go to the list with the arrow down, take back with Esc what is typed."""
        if watched is self.search and isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            if event.key() == Qt.Key.Key_Down:
                self.left.emit()
                return True
            if event.key() == Qt.Key.Key_Escape and self.search.text():
                self.search.setText("")
                return True
        return super().eventFilter(watched, event)

    def lead(self, *, on: bool) -> None:
        """Mark the overview of who leads as what is shown, in place of a list, or the list again."""
        self._led = on
        self._mark()

    def _mark(self) -> None:
        for name, figure in self.figures.items():
            figure.setChecked(name == self.shown.currentData() and not self._led)
        for button in self.leading:
            button.setChecked(self._led and button.isCheckable())

    def show_counts(self, counts: RequestCounts, follow: int) -> None:
        """Show other figures; `follow`: how many things are to be followed up today."""
        values = {
            FOLLOW: follow,
            OPEN: sum(counts.by_state.values()),
            OVERDUE: counts.overdue,
            TODAY: counts.due_today,
            READY: counts.by_state[RequestState.READY],
        }
        for name, _, said in FIGURES:
            self.figures[name].set_text(f"{values[name]} {SHORT.get(name, said)}")
            self.figures[name].setAccessibleName(f"{values[name]} {said}")
            self.figures[name].setToolTip(tip(f"{values[name]} {said}"))
        self._mark()
        self._fit()

    def show_agencies(self, agencies: Sequence[AgencyName]) -> None:
        """Offer other agencies; the one that is chosen stays chosen."""
        if tuple(agencies) == self._agencies:
            return
        self._agencies = tuple(agencies)
        chosen = self.agency.currentData()
        with QSignalBlocker(self.agency):
            self.agency.clear()
            self.agency.addItem("Semua instansi", "")
            for agency in agencies:
                self.agency.addItem(agency.short, agency.code)
            self.agency.setCurrentIndex(max(0, self.agency.findData(chosen)))

    def hide_agencies(self) -> None:
        """Leave the agencies out, for who sees one alone."""
        set_shown(self.agency, shown=False)

    def show_place(self, first: int, count: int, *, more: bool, cut: bool) -> None:
        """Say which rows are seen, and whether there are others."""
        self.place.setText(f"{first}–{first + count - 1}" if count else "")
        if cut:
            self.place.setText(f"{count} pertama, tambahkan kata")
        self.before.setEnabled(first > 1)
        self.after.setEnabled(more)
        for part in (self.before, self.after):
            part.setVisible((first > 1 or more) and not self._led)
        self.place.setVisible((first > 1 or more or cut) and not self._led)

    def fold(self, *, narrow: bool, tight: bool) -> None:
        """Leave out words where there is little room, with very little all figures but the first three."""
        for name in (TODAY, READY):
            self.figures[name].setVisible(not tight)
        self._new.set_bare(bare=narrow)
        self.service.setMaximumWidth(theme_of(self).px(SERVICE_WIDTH))
        if narrow != self._narrow:
            self._narrow = narrow
            self._say_service()
        self._fit()

    def _fit(self) -> None:
        """Give words to who leads as far as all figures keep theirs; icons all figures have, or none."""
        gap = theme_of(self).px(GAP)
        for name, icon, _ in FIGURES:
            self.figures[name].set_icon(icon)
        seen = [figure for figure in self.figures.values() if figure.isVisibleTo(self)]
        taken = sum(figure.full_width() + gap for figure in seen)
        taken += sum(button.sizeHint().height() + gap for button in self.leading)
        left = self.width() - self._title.sizeHint().width() - taken
        for button in self.leading:
            more = button.full_width() - button.sizeHint().height()
            bare = self._narrow or more > left
            button.set_bare(bare=bare)
            left -= 0 if bare else more
        if left < 0:
            for figure in seen:
                figure.set_icon("")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Leave words out where the upper row has no room for all of them."""
        super().resizeEvent(event)
        self._fit()


def _combo(name: str, spoken: str) -> QComboBox:
    made = QComboBox()
    made.setObjectName(name)
    made.setAccessibleName(spoken)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(10)
    made.setMaxVisibleItems(16)
    made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
    return made
