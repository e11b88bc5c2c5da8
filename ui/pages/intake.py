"""The page Tamu: a visitor is found or written down, their visit is planned, and they get their numbers."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QMenu

from desktop.desk import Desk, Outcome, Topic
from desktop.queries.bookings import BookingRow, find_bookings
from desktop.queries.enums import DraftKind
from desktop.queries.intake_now import IntakeNow, KeptDraft, intake_now
from desktop.queries.needs import event_rows, find_needs
from desktop.queries.people import find_people
from desktop.queries.session import may
from desktop.services.papers import SERVICES_JOINT, PaperKind, PrintedPaper, print_paper
from desktop.services.undo_visit import TakenBack, take_back_visit
from ui.errors import Shown, explain
from ui.front import Front
from ui.page import Page, Surroundings
from ui.pages.intake_again import CameAgain
from ui.pages.intake_drafts import DraftKeeper, parked_words
from ui.pages.intake_form import Form, order_of
from ui.pages.intake_frame import IntakeFrame
from ui.pages.intake_need import NeedSection
from ui.pages.intake_order import VisitOrder
from ui.pages.intake_person import PersonSection
from ui.pages.intake_plan import PlanSection
from ui.pages.intake_priority import PrioritySection
from ui.pages.intake_saving import Saved, save_visit
from ui.pages.intake_scan import Scans
from ui.runner import Lane
from ui.searches import KeptSearches
from ui.widgets.fields import Field
from ui.widgets.messages import Level
from ui.widgets.painting import plain

BY_HOURS = ("visit.before", "visit.after", "visit.open", "visit.break", "visit.closed_day", "visit.holiday",
            "service.quota", "agency.", "clock.")  # fmt: skip
"""Codes (or their beginnings) of refusals that a supervisor may set aside with a reason."""


class IntakePage(Page):
    """Intake of visitors."""

    name, title = "page.intake", "Tamu baru"
    toast_lift = 64
    toast_right = True
    topics = frozenset({Topic.QUEUE, Topic.COUNTERS, Topic.DAY, Topic.CATALOGUE, Topic.SETTINGS})

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        desk = around.desk
        self.person = PersonSection(
            KeptSearches(around).asking(self.ask, lambda: self.person.identity.text()),  # noqa: PLW0108 - not there yet
            lambda typed: [*find_bookings(desk, typed), *find_people(desk, typed, 3)],
        )
        self.priority = PrioritySection()
        self.need = NeedSection(self.ask, lambda typed: find_needs(desk, typed), self)
        self.plan = PlanSection()
        self.scans = Scans(around, self.person)
        self.again = CameAgain(desk, self.ask, self.person)
        self.frame = IntakeFrame(self, self.person, self.priority, self.need, self.plan)
        self.need.floor = self.frame.foot.y
        self.drafts = DraftKeeper(self._write, self._desk_now, self.form, self)
        self.order = VisitOrder(
            self._read, self._desk_now, self.plan, around.say, lambda error: self.show_problem(explain(error))
        )
        self._saving = self._restored = False
        self._last: Saved | None = None
        self._parked: tuple[KeptDraft, ...] = ()
        self._bind()

    def _bind(self) -> None:
        does = self.around.actions.does
        does("intake.save_print", lambda: self._save(printing=True))
        does("intake.save", lambda: self._save(printing=False))
        does("intake.park", self._on_park)
        does("intake.clear", self._on_clear)
        does("intake.reprint", self._on_reprint)
        does("intake.best", self.order.take_best)
        does("intake.events", self._on_events)
        does("intake.bring", self._on_bring)
        self.need.events.clicked.connect(self.around.actions["intake.events"].trigger)
        self.plan.bring.clicked.connect(self.around.actions["intake.bring"].trigger)
        self.frame.follow(self.around.actions)
        self.again.follow(self.around.actions)
        self.person.changed.connect(self.drafts.touch)
        self.person.changed.connect(self._settle_reprint)
        self.person.booked.connect(self._on_booked)
        self.person.elderly.connect(self.priority.choose_elderly)
        self.priority.changed.connect(self.drafts.touch)
        self.need.changed.connect(self._on_wanted)
        self.frame.note.textEdited.connect(self.drafts.touch)
        self.order.changed.connect(self.drafts.touch)
        self.plan.removed.connect(self.need.drop_service)
        self.drafts.parked.connect(self._on_parked)
        self.drafts.taken.connect(self._on_taken)
        self.frame.parked.clicked.connect(self._open_parked)

    def _desk_now(self) -> Desk:
        """Return the desk with the officer of this moment, who may have left when the lane gets to it."""
        return self.around.desk.signed_in(self.around.desk.session)

    def _write(self, work: Callable[[], Outcome[Any]], done: Callable[[Any], None]) -> None:
        self.act(work, done)

    def _read(
        self, work: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[BaseException], None]
    ) -> None:
        self.around.runner.run(Lane.READ, work, done, failed)

    # --- what stands around the form -------------------------------------------------------------

    def shown(self) -> None:
        """Begin in the search field."""
        super().shown()
        self.person.identity.setFocus(Qt.FocusReason.OtherFocusReason)

    def reload(self) -> None:
        """Read the day and the drafts anew, and how the queues of the plan stand; the form stays."""
        desk = self._desk_now()
        self.ask(lambda: intake_now(desk), self._show_now)
        self.order.replan()

    def _show_now(self, now: IntakeNow) -> None:
        self.priority.show_notice(now.notice, now.notice_version)
        self.person.today = now.today
        self.frame.count.setText(str(now.visits))
        self._parked = tuple(kept for kept in now.drafts if kept.draft.kind is DraftKind.PARKED)
        self.frame.parked.say(f"{len(self._parked)} tamu ditunda" if self._parked else "")
        if self._restored:
            return
        self._restored = True
        kept = next((one.draft for one in now.drafts if one.draft.kind is DraftKind.INTAKE), None)
        if kept is not None and self.form().empty:
            self.show_form(self.drafts.know(kept))
            self.frame.message.say(Level.INFO, "Draf tadi dipulihkan. Periksa lalu simpan.")

    # --- the form --------------------------------------------------------------------------------

    def form(self) -> Form:
        """Return everything that is typed and chosen."""
        priority, needs, consent = self.priority.values()
        return replace(
            self.person.values(),
            priority=priority,
            needs=needs,
            consent=consent,
            wanted=self.need.wanted,
            services=self.order.services,
            by_hand=self.order.by_hand,
            documents=self.plan.documents.held,
            note=self.frame.note.text(),
            ask_only=self.need.ask_only.isChecked(),
        )

    def show_form(self, form: Form) -> None:
        """Show another form."""
        self.need.clear()
        self.person.show_values(form)
        self.priority.show_values(form)
        self.need.ask_only.setChecked(form.ask_only)
        self.need.show_wanted(form.wanted)
        self.plan.documents.held, self.plan.documents.usual = form.documents, self.need.usual
        self.frame.note.setText(form.note)
        self.frame.open_note(shown=bool(form.note))
        self.frame.say_nothing()
        self.order.show(form.services, by_hand=form.by_hand)
        self.again.settle()
        self.drafts.touch()

    def _on_wanted(self) -> None:
        self.plan.documents.usual = self.need.usual
        self.plan.say_empty(asking=self.need.ask_only.isChecked())
        self.order.want(list(dict.fromkeys(code for need in self.need.wanted for code in need.services)))
        self.person.keep_bookings(self.order.services)

    def _on_booked(self, row: BookingRow) -> None:
        self.need.add_service(row.service, row.service_name)

    # --- saving ----------------------------------------------------------------------------------

    def _save(self, *, printing: bool) -> None:
        if self._saving:
            return
        wrong = [*self.person.check(), *self.priority.check(), *self.need.check()]
        if wrong:
            self._summarise(wrong)
            return
        self._saving = True
        self.drafts.save()
        self.order.when_planned(partial(self._save_planned, printing=printing))

    def _save_planned(self, *, printing: bool) -> None:
        """Save in the order that is seen: somebody fast may be ahead of the plan."""
        form, desk = self.form(), self._desk_now()
        order = order_of(form, self.person.today, self.frame.anyway.text().strip())
        joins = self.again.joins

        def answered(outcome: Outcome[Saved]) -> None:
            self._saving = False
            self._on_saved(outcome.value)
            self.around.hub.publish(outcome.changed)

        def failed(error: BaseException) -> None:
            self._saving = False
            self._on_refused(explain(error))

        self.around.runner.run(
            Lane.WRITE, lambda: save_visit(desk, order, joins, printing=printing), answered, failed
        )

    def _on_saved(self, saved: Saved) -> None:
        self.show_form(Form())
        self.drafts.drop()
        self.person.identity.setFocus(Qt.FocusReason.OtherFocusReason)
        if saved.numbers:
            self._last = saved
            self.frame.show_last(saved.numbers)
            self.around.say(saved.sentence, lambda: self._take_back(saved))
        else:
            self.around.say(saved.sentence, None)
        if saved.sheet is not None:
            self.around.papers.send(saved.sheet)

    def _take_back(self, saved: Saved) -> None:
        desk = self._desk_now()
        self.act(lambda: take_back_visit(desk, saved.visit.tickets), self._on_taken_back)

    def _on_taken_back(self, back: TakenBack) -> None:
        said = f"{len(back.cancelled)} nomor dibatalkan"
        if back.kept:
            said += f"; {len(back.kept)} sudah dipanggil dan tetap berlaku"
        self.around.say(said, None)
        if not back.kept:
            self._last = None
            self.frame.show_last(())

    def _on_refused(self, problem: Shown) -> None:
        """Say at the field what the use case refuses, else above the form; a supervisor may go on with a reason."""
        fields = {
            "nik": self.person.identity_field,
            "name": self.person.name_field,
            "phone": self.person.phone_field,
            "visit.birth": self.person.birth_field,
            "visit.no_service": self.need.field,
            "visit.consent_needed": self.priority.consent_field,
        }
        sentence = problem.sentence
        field = fields.get(problem.code) or fields.get(problem.code.split(".", maxsplit=1)[0])
        if field is not None:
            field.set_error(sentence)
            self._summarise([field])
            return
        self.frame.message.say(Level.ERROR, sentence)
        if problem.code.startswith(BY_HOURS) and may(self.around.desk, "visit.anyway"):
            self.frame.ask_anyway()

    def _summarise(self, wrong: Sequence[Field]) -> None:
        names = ", ".join(field.name for field in wrong)
        self.frame.message.summarise(f"Ada {len(wrong)} isian yang perlu diperbaiki: {names}.", wrong)

    def show_problem(self, problem: Shown) -> None:
        """Say above the form what went wrong; what was typed stays."""
        self.frame.message.say(Level.ERROR, problem.sentence)

    # --- paper -----------------------------------------------------------------------------------

    def front(self) -> Front:
        """Return the chosen person with their visit of today, else the visit that was saved last."""
        person, visit = self.person.chosen, self.person.visit_today
        if person or self._last is None:
            return Front(person, visit, shown="kunjungan tamu ini hari ini" if visit else "")
        tickets = self._last.visit.tickets
        ticket = tickets[0].id if len(tickets) == 1 else ""
        return Front("", self._last.visit.id, ticket, self._last.visit.code)

    def _settle_reprint(self) -> None:
        if self.person.visit_today:
            self.frame.offer_reprint()
        else:
            self.frame.show_last(self._last.numbers if self._last is not None else ())

    def _on_events(self) -> None:
        """Open the list of all life events."""
        desk = self._desk_now()
        self.ask(lambda: event_rows(desk), self.need.show_events)

    def _on_bring(self) -> None:
        """Print what to bring for what is chosen: no number is taken, and nothing is kept of the visitor."""
        about = SERVICES_JOINT.join(self.order.services)
        if not about:
            self.need.field.set_error("Pilih keperluan yang berkasnya ditanyakan.")
            self.need.need.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        desk = self._desk_now()

        def printed(paper: PrintedPaper) -> None:
            self.around.papers.send(paper)
            self.around.say("Daftar yang harus dibawa dicetak, tanpa nomor antrean", None)

        self.act(lambda: print_paper(desk, PaperKind.BRING_LIST, about), printed)

    def _on_reprint(self) -> None:
        """Print again: for the chosen person who came today and lost their paper, else what was saved last."""
        visit = self.person.visit_today or (self._last.visit.id if self._last is not None else "")
        if visit:
            desk = self._desk_now()
            self.act(lambda: print_paper(desk, PaperKind.VISIT_SHEET, visit), self.around.papers.send)

    # --- putting aside ---------------------------------------------------------------------------

    def seek(self, words: str) -> None:
        """Look for a need; what is typed already stays."""
        self.need.seek(words)

    def park(self) -> None:
        """Keep what is typed when the window closes or another officer signs in."""
        self.drafts.save()

    def _on_park(self) -> None:
        form = self.form()
        if not form.empty:
            self.drafts.park(form)
        elif self._parked:
            self._open_parked()
        else:
            self.frame.message.say(Level.INFO, "Belum ada tamu yang ditunda.")

    def _on_parked(self, form: Form) -> None:
        if self.form() == form:
            self.show_form(Form())
            self.drafts.drop()
        self.reload()
        self.person.identity.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open_parked(self) -> None:
        self.parked_menu = QMenu(self)
        self.parked_menu.setObjectName("intake.parked_list")
        for kept in self._parked:
            action = self.parked_menu.addAction(plain(parked_words(kept)))
            action.triggered.connect(lambda _=False, draft=kept.draft.id: self._take(draft))
        self.parked_menu.popup(self.frame.parked.mapToGlobal(self.frame.parked.rect().bottomLeft()))

    def _take(self, draft: str) -> None:
        form = self.form()
        if not form.empty:
            self.drafts.park(form)
        self.drafts.take(draft)

    def _on_taken(self, form: Form) -> None:
        self.show_form(form)
        self.reload()

    def _on_clear(self) -> None:
        form = self.form()
        if form.empty:
            return
        self.show_form(Form())
        self.drafts.drop()
        self.person.identity.setFocus(Qt.FocusReason.OtherFocusReason)
        self.around.say("Isian dibersihkan", lambda: self.show_form(form))

    # --- Qt --------------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let Enter go to the next field; it never saves."""
        key = event.key()
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            plain_key = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
            if plain_key == Qt.KeyboardModifier.NoModifier:
                self.focusNextChild()
            elif plain_key == Qt.KeyboardModifier.ControlModifier and not event.isAutoRepeat():
                self.around.actions.trigger("intake.save_print")
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Take the layout of the window's size."""
        super().resizeEvent(event)
        self.frame.fit(self.window().width(), self.window().height(), self.width())
