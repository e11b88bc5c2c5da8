"""Requests under any 200 acts of any officers: no forbidden state is reached, and each row is its fold."""

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from desktop.desk import Desk, Session
from desktop.errors import Refused
from desktop.paths import Paths
from desktop.services import opening, requests
from desktop.services.contacting import ContactResult, ContactWay, NewContact, note_contact
from desktop.services.mall import open_mall
from desktop.services.opening import NewRequest, Someone, open_request
from models import folding
from models.journal import events_of
from models.rules.bodies.officers import Role
from models.rules.bodies.requests import ContactTried, PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.events import Event, Subject, Undone, in_order
from models.rules.folds import FOLDS
from models.rules.folds.requests import Request
from tests.conftest import Clock, Template

OPEN = ("draft", "received", "incomplete", "in_process", "waiting_payment", "waiting_applicant", "ready")
MAY_FOLLOW = {
    "": {"draft"},
    "draft": {"received", "incomplete", "withdrawn"},
    "received": {"received", "incomplete", "in_process", "rejected", "withdrawn", "referred"},
    "incomplete": {"received", "incomplete", "rejected", "withdrawn", "referred"},
    "in_process": {"waiting_payment", "waiting_applicant", "ready", "rejected", "withdrawn", "referred"},
    "waiting_payment": {"in_process", "waiting_applicant", "rejected", "withdrawn", "referred"},
    "waiting_applicant": {"in_process", "waiting_payment", "rejected", "withdrawn", "referred"},
    "ready": {"picked_up", "withdrawn"},
    "picked_up": set(),
    "rejected": set(),
    "withdrawn": set(),
    "referred": set(),
}
"""What a dossier may become, written down once more, by hand, from how an office works."""
PAPERS = st.sampled_from(((), ("KK",), ("LP", "KTP"), ("KK", "LAMA"), ("KK", "LP")))
picks = st.integers(0, 2)


class Dossiers(RuleBasedStateMachine):
    """A mall in which requests are opened and moved at random, over days."""

    def __init__(self, template: Template, folder: Path) -> None:
        super().__init__()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template.folder, folder)
        self.clock = Clock()
        paths = Paths(folder / "data", folder / "state")
        self.desk: Desk = open_mall(paths, lambda: template.recovery_key, clock_of=self.clock)
        self.desk.clock = self.clock
        (officer,) = self.desk.store.execute_sql("SELECT id FROM officer WHERE login = 'admin'").fetchone()
        self.desk.session = Session(officer, "admin", Role.ADMINISTRATOR)
        self.touched: str | None = None
        self.opened: list[str] = []
        self.walked: dict[str, tuple[list[Event], str]] = {}

    def act(self, pick: int, what, *given, **more) -> None:
        """Do something with one of the requests; where it is refused nothing has changed."""
        if not self.opened:
            return
        recent = self.opened[-3:]
        self.touched = recent[pick % len(recent)]
        count = "SELECT count(*) FROM journal"
        before = self.desk.store.execute_sql(count).fetchone()
        try:
            what(self.desk, self.touched, *given, **more)
        except Refused:
            assert self.desk.store.execute_sql(count).fetchone() == before

    @rule(papers=st.none() | PAPERS, verified=st.booleans(), proxy=st.booleans())
    def open(self, papers, verified, proxy) -> None:
        received = None if papers is None else tuple(map(ReceivedPaper, papers))
        who = Someone(name="Rustam Contoh") if proxy else None
        order = NewRequest(
            service="DUK-06",
            applicant=Someone(name="Siti Contoh"),
            proxy=who,
            received=received,
            verified=verified,
        )
        self.touched = open_request(self.desk, order).value.id
        self.opened.append(self.touched)

    @initialize()
    def begin(self) -> None:
        self.open(("KK", "LAMA"), verified=True, proxy=True)
        self.open(None, verified=False, proxy=False)

    @rule(pick=picks, papers=PAPERS, verified=st.booleans())
    def receive(self, pick, papers, verified) -> None:
        self.act(pick, requests.receive_papers, tuple(map(ReceivedPaper, papers)), verified=verified)

    @rule(pick=picks)
    def complete(self, pick) -> None:
        self.act(pick, requests.complete_request)

    @rule(
        pick=picks, reason=st.sampled_from(PauseReason), missing=st.sampled_from(((), ("KTP",), ("KK|LP",)))
    )
    def pause(self, pick, reason, missing) -> None:
        self.act(pick, requests.pause_request, reason, missing=missing, complete_by=date(2027, 6, 1))

    @rule(pick=picks)
    def resume(self, pick) -> None:
        self.act(pick, requests.resume_request)

    @rule(pick=picks)
    def ready(self, pick) -> None:
        self.act(pick, requests.answer_request)

    @rule(pick=picks, proof=st.sampled_from(Proof))
    def pick_up(self, pick, proof) -> None:
        self.act(pick, opening.hand_over, proof)

    @rule(pick=picks)
    def reject(self, pick) -> None:
        self.act(pick, requests.reject_request, RejectReason.NOT_ELIGIBLE, "syarat tidak terpenuhi")

    @rule(pick=picks)
    def refer(self, pick) -> None:
        self.act(pick, requests.refer_request, "POL")

    @rule(pick=picks)
    def withdraw(self, pick) -> None:
        self.act(pick, requests.withdraw_request)

    @rule(
        pick=picks,
        by=st.sampled_from(ContactWay),
        result=st.sampled_from(ContactResult),
        after=st.none() | st.integers(-1, 3),
    )
    def contact(self, pick, by, result, after) -> None:
        again = None if after is None else self.desk.today() + timedelta(after)
        self.act(pick, note_contact, NewContact(by, result, again, "contoh" if after else ""))

    @rule(pick=picks)
    def undo(self, pick) -> None:
        self.act(pick, requests.undo_request, "salah tekan")

    @rule(minutes=st.sampled_from((1, 60, 60 * 24, 60 * 24 * 3)))
    def wait(self, minutes) -> None:
        self.clock.forward(minutes=minutes)

    @rule()
    def recount(self) -> None:
        requests.recount_dues(self.desk)

    @invariant()
    def touched_request_went_ways_that_are_allowed_and_its_row_is_its_fold(self) -> None:
        if self.touched is None:
            return
        events = events_of(self.desk.store, Subject.REQUEST, self.touched)
        fold = FOLDS[Subject.REQUEST]
        known, before = self.walked.get(self.touched, ([], ""))
        assert events[: len(known)] == known  # the way up to here was looked at when it was gone
        for count, event in enumerate(events[len(known) :], len(known) + 1):
            state = fold.all(events[:count]).state
            if not isinstance(event.body, Undone) and state != before:
                assert state in MAY_FOLLOW[before], (before, event.body, state)
            before = state
        self.walked[self.touched] = events, before
        row: Request = folding.read(self.desk.store, Subject.REQUEST, self.touched)
        assert row == fold.all(events)
        assert row.conflicts == ()
        tries = [one.body for one in in_order(events) if isinstance(one.body, ContactTried)]
        assert row.contacts == len(tries)
        assert row.again_on in (None, tries[-1].again_on if tries else None)
        assert (row.due_at is None) or row.complete_at is not None
        assert (row.closed_at is None) == (row.state in OPEN)

    def teardown(self) -> None:
        assert list(folding.differences(self.desk.store)) == []
        self.desk.store.close()


@pytest.mark.long
def test_two_hundred_random_moves_reach_no_forbidden_state(template: Template, tmp_path: Path) -> None:
    run_state_machine_as_test(
        lambda: Dossiers(template, tmp_path / "mall"),
        settings=settings(
            settings.default,
            max_examples=max(25, settings.default.max_examples // 20),
            stateful_step_count=200,
        ),
    )
