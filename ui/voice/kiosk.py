"""The kiosk: a calm form for citizens over a whole screen, which asks for scores, and shows nothing of the mall."""

from enum import IntEnum
from functools import partial

from PySide6.QtCore import QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QKeySequence, QScreen, QShowEvent
from PySide6.QtWidgets import QAbstractButton, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.desk import Desk
from desktop.queries.enums import Element
from desktop.queries.survey_form import SurveyForm, survey_form
from desktop.services.surveys import NewAnswer, drop_answer
from ui.runner import Lane, Runner
from ui.theme import theme_of
from ui.voice.kiosk_pages import HIGH, About, Chooser, Question, Thanks, Welcome
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.ring import FocusRing

IDLE_MS, THANKS_MS, REST_MS = 60_000, 10_000, 350
"""After which nobody is there; how long thanks stay; how long a fresh screen takes no answer: fingers bounce."""
WIDEST = 1040
KEY = "Shift+F11"
HOUSE = "Meja depan, tidak di satu instansi"
NOT_SAID = "Lainnya atau tidak ingat"
TOUCHED = {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.MouseMove}


class Step(IntEnum):
    """Where a respondent is; the places in the stack."""

    WELCOME = 0
    AGENCY = 1
    SERVICE = 2
    QUESTION = 3
    ABOUT = 4
    THANKS = 5


class KioskWindow(QWidget):
    """The form as a window of its own; the lock of the desk leaves it open.

    It closes only when it is told to, by the desk or by its key: a citizen comes nowhere else from here.

    Args:
        desk: whose box takes the sheets, by nobody's name.
        runner: its lanes.

    Attributes:
        rest_ms: how long a fresh screen takes no answer.

    Signals:
        leaving: its key was pressed; whoever opened it decides.
    """

    leaving = Signal()

    def __init__(self, desk: Desk, runner: Runner) -> None:
        super().__init__()
        self.setObjectName("kiosk")
        self.setProperty("public", True)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setWindowTitle("Layar isian survei")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk, self._runner = desk, runner
        self._form: SurveyForm | None = None
        self._beside: QWidget | None = None
        self._may_close = False
        self.rest_ms = REST_MS
        self._shown_for = QElapsedTimer()
        self._idle = QTimer(self, interval=IDLE_MS, singleShot=True)
        self._idle.timeout.connect(self.begin)
        self.ring = FocusRing(self)
        self._forget()
        self._make()
        self._lay_out()

    def _make(self) -> None:
        self.welcome = Welcome()
        self.welcome.begun.connect(self._on_begun)
        self.agencies = Chooser("kiosk.agency", "Di instansi mana Anda baru saja dilayani?")
        self.agencies.chosen.connect(self._on_agency)
        self.services = Chooser("kiosk.service", "Layanan apa yang Anda terima?")
        self.services.chosen.connect(self._on_service)
        self.question = Question(len(Element))
        self.question.answered.connect(self._on_answer)
        self.about = About()
        self.thanks = Thanks(self.begin)
        self.steps = QStackedWidget()
        for page in (self.welcome, self.agencies, self.services, self.question, self.about, self.thanks):
            self.steps.addWidget(page)
        self.back = KeyButton("Kembali", key="←", icon="chevron-left", height=HIGH)
        self.stop = KeyButton("Batal", key="Esc", icon="close", kind=Kind.QUIET, height=HIGH)
        self.skip = KeyButton("Lewati pertanyaan", key="0", height=HIGH)
        self.send = KeyButton("Kirim jawaban", key="Ctrl+Enter", icon="tick", kind=Kind.PRIMARY, height=HIGH)
        for button, name, act in (
            (self.back, "back", self._on_back),
            (self.stop, "stop", self.begin),
            (self.skip, "skip", partial(self._on_answer, None)),
            (self.send, "send", self._on_send),
        ):
            button.setObjectName(f"kiosk.{name}")
            button.clicked.connect(act)

    def _lay_out(self) -> None:
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addWidget(self.stop)
        foot.addStretch(1)
        foot.addWidget(self.skip)
        foot.addWidget(self.send)
        middle = QWidget()
        middle.setMaximumWidth(theme_of(self).px(WIDEST))
        column = QVBoxLayout(middle)
        column.setContentsMargins(32, 24, 32, 24)
        column.setSpacing(16)
        column.addWidget(self.steps, 1)
        column.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addStretch(1)
        row.addWidget(middle, 100)
        row.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """Ask for the questions, and stand at the welcome."""
        super().showEvent(event)
        if (handle := self.windowHandle()) is not None:
            handle.installEventFilter(self)
        self._runner.run(Lane.READ, partial(survey_form, self._desk), self._on_form, lambda _: None)
        self.begin()

    def _on_form(self, form: SurveyForm) -> None:
        self._form = form

    @property
    def step(self) -> Step:
        """Where the respondent is."""
        return Step(self.steps.currentIndex())

    @property
    def place(self) -> int:
        """Which question is asked, 0 for the first."""
        return self._place

    def begin(self) -> None:
        """Forget everything and stand at the welcome."""
        self._forget()
        self.about.forget()
        self._go(Step.WELCOME)

    def _forget(self) -> None:
        self._scores: dict[Element, int] = {}
        self._agency = self._service = ""
        self._place = 0

    def _go(self, step: Step) -> None:
        self.steps.setCurrentIndex(step)
        moving = step not in (Step.WELCOME, Step.THANKS)
        self.back.setVisible(moving)
        self.stop.setVisible(moving)
        self.skip.setVisible(step is Step.QUESTION)
        self.send.setVisible(step is Step.ABOUT)
        if step is Step.QUESTION and self._form is not None:
            asked = self._form.questions[self._place]
            self.question.ask(self._place, asked, self._scores.get(asked.element))
        elif step is Step.ABOUT:
            self.send.setFocus(Qt.FocusReason.OtherFocusReason)
        elif step in (Step.WELCOME, Step.THANKS):
            button = self.welcome.start if step is Step.WELCOME else self.thanks.again
            button.setFocus(Qt.FocusReason.OtherFocusReason)
        self._shown_for.start()
        if step is Step.WELCOME:
            self._idle.stop()
        else:
            self._idle.start(THANKS_MS if step is Step.THANKS else IDLE_MS)

    def _bounces(self) -> bool:
        """Return whether this screen is so fresh that a touch was meant for the one before."""
        return self._shown_for.elapsed() < self.rest_ms

    def _on_begun(self) -> None:
        if self._form is not None and not self._bounces():
            self.agencies.show_entries(_places(self._form))
            self._go(Step.AGENCY)

    def _on_agency(self, code: str) -> None:
        if self._form is None or self._bounces():
            return
        self._agency, self._service = code, ""
        listed = [(one.code, one.name) for one in self._form.services if one.agency == code]
        if not listed:
            self._go(Step.QUESTION)
            return
        self.services.show_entries([*listed, ("", NOT_SAID)])
        self._go(Step.SERVICE)

    def _on_service(self, code: str) -> None:
        if not self._bounces():
            self._service = code
            self._go(Step.QUESTION)

    def _on_answer(self, score: int | None) -> None:
        """Keep an answer, or leave the question out, and go on; a touch that bounced counts for nothing."""
        if self._form is None:
            return
        asked = self._form.questions[self._place]
        if self._bounces():
            self.question.ask(self._place, asked, self._scores.get(asked.element))
            return
        self._scores.pop(asked.element, None)
        if score is not None:
            self._scores[asked.element] = score
        if self._place + 1 < len(self._form.questions):
            self._place += 1
            self._go(Step.QUESTION)
        elif self._scores:
            self._go(Step.ABOUT)
        else:
            self._end("Terima kasih.", "Tidak ada jawaban yang disimpan.", well=True)

    def _on_back(self) -> None:
        before = {Step.AGENCY: Step.WELCOME, Step.SERVICE: Step.AGENCY, Step.ABOUT: Step.QUESTION}
        if self.step in before:
            self._go(before[self.step])
        elif self.step is Step.QUESTION and self._place:
            self._place -= 1
            self._go(Step.QUESTION)
        elif self.step is Step.QUESTION:
            self._go(Step.AGENCY)

    def _on_send(self) -> None:
        if self._bounces():
            return
        self.send.setEnabled(False)
        order = NewAnswer(
            scores=dict(self._scores),
            agency=self._agency or None,
            service=self._service or None,
            respondent=self.about.respondent,
        )
        self._runner.run(Lane.WRITE, partial(drop_answer, self._desk, order), self._on_kept, self._on_failed)

    def _on_kept(self, _: object) -> None:
        words = (
            "Jawaban Anda sudah disimpan. Untuk keluhan atau saran, petugas di meja depan siap mencatatnya."
        )
        self._end("Terima kasih.", words, well=True)

    def _on_failed(self, _: BaseException) -> None:
        words = "Mohon beri tahu petugas di meja depan."
        self._end("Maaf, jawaban belum dapat disimpan.", words, well=False)

    def _end(self, title: str, more: str, *, well: bool) -> None:
        self.send.setEnabled(True)
        self._forget()
        self.about.forget()
        self.thanks.say(title, more, well=well)
        self._go(Step.THANKS)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take the keys of the step; all others do nothing here."""
        if QKeySequence(event.keyCombination()) == QKeySequence(KEY):
            self.leaving.emit()
            return
        key = Qt.Key(event.key())
        if event.isAutoRepeat():
            return
        if key == Qt.Key.Key_Escape:
            self.begin()
        elif key in (Qt.Key.Key_Left, Qt.Key.Key_Backspace):
            self._on_back()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._on_enter(event)
        elif self.step is Step.QUESTION:
            self._answer_by(key)
        elif key == Qt.Key.Key_PageDown and self.step in (Step.AGENCY, Step.SERVICE):
            (self.agencies if self.step is Step.AGENCY else self.services).turn()

    def _answer_by(self, key: Qt.Key) -> None:
        scores = {Qt.Key.Key_1: 1, Qt.Key.Key_2: 2, Qt.Key.Key_3: 3, Qt.Key.Key_4: 4}
        if key in scores:
            self._on_answer(scores[key])
        elif key == Qt.Key.Key_0:
            self._on_answer(None)

    def _on_enter(self, event: QKeyEvent) -> None:
        control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        focused = self.focusWidget()
        if self.step is Step.ABOUT and (control or focused is self.send):
            self._on_send()
        elif isinstance(focused, QAbstractButton):
            focused.click()

    def leave(self) -> None:
        """Close; whoever says so stands before the lock, or at the desk."""
        self._may_close = True
        self.close()

    def _on_screen_gone(self, own: QScreen, gone: QScreen) -> None:
        """Close where the cable was pulled: the form would else cover the desk, which nobody locked."""
        if gone is own:
            self.leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        """Stay, unless the desk closes it: whoever is at the kiosk must not get behind it."""
        if not self._may_close:
            event.ignore()
            return
        self._idle.stop()
        super().closeEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Notice that somebody is there; close before the window of the desk does."""
        if watched is self._beside and event.type() == QEvent.Type.Close:
            self.leave()
        elif watched is not self._beside and event.type() in TOUCHED and self._idle.isActive():
            self._idle.start()
        return super().eventFilter(watched, event)

    def show_beside(self, desk_window: QWidget) -> bool:
        """Fill the second screen, or the only one; return whether it covers the desk.

        On the second screen a touch takes no keys away from the desk, whose officer is typing, and does not count as
        somebody at the desk.
        """
        self._beside = desk_window
        desk_window.installEventFilter(self)
        own = desk_window.screen()
        other = next((screen for screen in QGuiApplication.screens() if screen is not own), None)
        if other is not None:
            self.setWindowFlag(Qt.WindowType.WindowDoesNotAcceptFocus)
            self.setScreen(other)
            self.setGeometry(other.geometry())
            app = QGuiApplication.instance()
            if isinstance(app, QGuiApplication):
                app.screenRemoved.connect(partial(self._on_screen_gone, other))
        self.showFullScreen()
        (self if other is None else desk_window).activateWindow()
        return other is None


def _places(form: SurveyForm) -> list[tuple[str, str]]:
    """Return codes and names of the agencies as people call them, in that order; last the house itself."""
    named = sorted((one.short.casefold(), one.code, one.short) for one in form.agencies)
    return [*((code, short) for _, code, short in named), ("", HOUSE)]
