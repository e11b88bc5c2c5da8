"""Rows == fold(journal), whatever comes and in whatever order it comes."""

import dataclasses

import pytest
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from models import folding
from models.fields import instant_ms, instant_text
from models.rules.bodies import notes, people, places
from models.rules.bodies import tickets as said
from models.rules.events import Event, Source, Subject, Undone
from models.rules.folds import FOLDS
from models.rules.kinds import BY_BODY, ERASABLE
from models.tables import FOLD_TABLES
from tests.models.stores import TICKET, Pen, new_store, put_raw
from tests.rules.bodies import FACTS, ISSUED, ORIGINS, events_about

CALLED = said.TicketCalled("0000000a", "DUK-L1")


@pytest.fixture
def store():
    store = new_store()
    store.execute_sql("PRAGMA foreign_keys = OFF")  # these events refer to nothing that is there
    yield store
    store.close()


class Arrivals(RuleBasedStateMachine):
    """Events of three desks reach a store one by one: newest first, late, undone, erased, of newer programs."""

    def __init__(self) -> None:
        super().__init__()
        self.store = new_store()
        self.store.execute_sql("PRAGMA foreign_keys = OFF")  # a foreign event may come before what it names
        self.events: list[Event] = []

    def teardown(self) -> None:
        self.store.close()

    def arrive(self, event: Event) -> None:
        seq = 1 + sum(one.origin == event.origin for one in self.events)
        event = dataclasses.replace(event, seq=seq)
        self.events.append(event)
        put_raw(self.store, event)
        with self.store.atomic("IMMEDIATE"):
            folding.apply(self.store, event)

    @initialize(hlc=st.integers(0, 3))
    def issued(self, hlc: int) -> None:
        self.arrive(
            Event(ORIGINS[0], 0, hlc, Subject.TICKET, "5" * 32, 50, 1, hlc, None, Source.DESK, ISSUED)
        )

    @rule(event=st.sampled_from(list(FOLDS)).flatmap(events_about))
    def any_subject(self, event: Event) -> None:
        self.arrive(event)

    @rule(event=events_about(Subject.TICKET, FACTS, FACTS))
    def ticket_in_any_order(self, event: Event) -> None:
        self.arrive(event)

    @rule(event=events_about(Subject.TICKET, FACTS, FACTS), later=st.integers(6, 60))
    def ticket_in_order(self, event: Event, later: int) -> None:
        newest = max(one.hlc for one in self.events)
        self.arrive(dataclasses.replace(event, hlc=newest + later))

    @rule(data=st.data())
    def undo(self, data: st.DataObject) -> None:
        target = data.draw(st.sampled_from(self.events))
        body = Undone(target.origin, target.seq)
        hlc = data.draw(st.sampled_from((0, target.hlc, target.hlc + 1)))
        self.arrive(dataclasses.replace(target, body=body, kind=63, hlc=hlc))

    @rule(data=st.data())
    def same_again(self, data: st.DataObject) -> None:
        folding.apply(self.store, data.draw(st.sampled_from(self.events)))

    @rule(data=st.data())
    def erase(self, data: st.DataObject) -> None:
        place = data.draw(st.sampled_from(range(len(self.events))))
        event = self.events[place]
        if event.kind not in ERASABLE:
            return
        self.store.execute_sql(
            "UPDATE journal SET salt = NULL, body = NULL WHERE origin = ? AND seq = ?",
            (bytes.fromhex(event.origin), event.seq),
        )
        self.events[place] = dataclasses.replace(event, body=None)
        folding.refold(self.store, Subject(event.subject), event.subject_id)

    @rule()
    def newer_program(self) -> None:
        self.arrive(Event(ORIGINS[1], 0, 9, 250, "6" * 32, 251, 1, 9, None, Source.DESK, None))

    @invariant()
    def rows_are_the_fold(self) -> None:
        assert list(folding.differences(self.store)) == []


Arrivals.TestCase.settings = settings(
    max_examples=40, stateful_step_count=25, deadline=None, suppress_health_check=list(HealthCheck)
)
TestRowsStayTheFoldWhateverArrives = Arrivals.TestCase


def test_rebuild_makes_the_same_rows_again(store):
    pen = Pen(store)
    for body, subject_id in (
        (ISSUED, TICKET),
        (CALLED, TICKET),
        (people.PersonDescribed("Sri"), "5" * 32),
        (places.HolidaySet("Libur", "local"), "2026-11-25"),
        (places.HolidayCleared(), "2026-11-25"),
    ):
        folding.apply(store, pen.write(body, subject_id))
    before = [store.execute_sql(table.select_sql()).fetchall() for table in FOLD_TABLES.values()]
    assert folding.rebuild(store) == 2
    assert [store.execute_sql(table.select_sql()).fetchall() for table in FOLD_TABLES.values()] == before


@pytest.mark.parametrize(
    ("harm", "what"),
    [
        ("UPDATE ticket SET number = 'DUK-F1-002'", "other"),
        ("UPDATE ticket SET at_seq = 1", "other"),
        ("DELETE FROM ticket", "missing"),
        (
            "INSERT INTO local VALUES ('x', 'y')",
            None,
        ),
        ("INSERT INTO holiday VALUES ('2026-01-01', 1, '', 1, 'x', 'local')", "extra"),
    ],
)
def test_row_that_is_not_the_fold_is_named(store, harm: str, what: str | None):
    pen = Pen(store)
    folding.apply(store, pen.write(ISSUED, TICKET))
    folding.apply(store, pen.write(CALLED, TICKET))
    assert list(folding.differences(store)) == []
    store.execute_sql(harm)
    assert [found.what for found in folding.differences(store)] == ([what] if what else [])


def test_cleared_holiday_that_is_still_a_row_is_extra(store):
    pen = Pen(store)
    folding.apply(store, pen.write(places.HolidaySet("Libur", "local"), "2026-11-25"))
    pen.write(places.HolidayCleared(), "2026-11-25")
    found = list(folding.differences(store))
    assert [(one.subject, one.subject_id, one.what) for one in found] == [("holiday", "2026-11-25", "extra")]


def test_late_event_is_folded_into_its_place(store):
    late = Event(ORIGINS[2], 1, 0, Subject.NOTE, "5" * 32, 90, 1, 0, None, Source.DESK, note("early"))
    newest = dataclasses.replace(late, origin=ORIGINS[1], hlc=9, body=note("newest"))
    for event in (newest, late):
        put_raw(store, event)
        assert folding.apply(store, event).text == "newest"


def note(text: str) -> notes.NoteWritten:
    return notes.NoteWritten(12, TICKET, "note", text)


def test_newest_event_that_comes_twice_counts_once(store):
    pen = Pen(store)
    for body in (ISSUED, CALLED, said.TicketRecalled(CALLED.call)):
        event = pen.write(body, TICKET)
        once = folding.apply(store, event)
    assert folding.apply(store, event) == once
    assert once.calls[0].recalls == 1


def test_event_about_a_subject_of_a_newer_program_is_kept_and_not_folded(store):
    event = Event(ORIGINS[1], 1, 9, 250, "6" * 32, 251, 1, 9, None, Source.DESK, None)
    put_raw(store, event)
    assert folding.apply(store, event) is None
    assert folding.rebuild(store) == 0


def test_instant_is_the_same_after_writing_and_reading():
    for ms in (0, 1, 999, 1_795_000_000_123, 2**45 - 1):
        assert instant_ms(instant_text(ms)) == ms
    assert instant_text(1_795_482_000_007) == "2026-11-24T01:00:00.007Z"


def test_every_subject_of_the_journal_has_a_table_and_a_fold():
    assert set(FOLD_TABLES) == set(FOLDS) == set(Subject)
    assert {kind.subject for kind in BY_BODY.values()} - {None} == set(Subject)


def test_rows_are_made_again_once_when_a_fold_has_a_new_meaning(store):
    folding.apply(store, Pen(store).write(ISSUED, TICKET))
    assert folding.refresh(store)
    store.execute_sql("UPDATE ticket SET number = 'as an older program understood it'")
    assert not folding.refresh(store)
    store.execute_sql("UPDATE local SET value = replace(value, '12:2', '12:1') WHERE name = 'folds'")
    assert folding.refresh(store)
    assert list(folding.differences(store)) == []
    assert not folding.refresh(store)
