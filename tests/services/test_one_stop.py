"""Visitors who wait in several queues at once, whatever happens at the counters: what must always hold.

Nobody is called twice at a time, no step goes before its prerequisite, no leg is lost, places are kept, and
nobody is passed over for ever.
"""

import json
import shutil
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from desktop.desk import Desk, Session
from desktop.errors import Refused
from desktop.paths import Paths
from desktop.queries.replan import visit_replan
from desktop.services import outages, referrals, tickets
from desktop.services.mall import open_mall
from desktop.services.outages import NewOutage
from desktop.services.visits import NewVisit, add_visit
from models.errors import RuleBroken
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import Outcome
from models.rules.bodies.visits import Priority
from models.rules.calling import PRIORITY_IN_A_ROW
from models.rules.folds.tickets import TicketState
from tests.conftest import Clock, Template

SERVICES = ("POL-03", "DUK-06", "BJK-02", "DUK-03", "KAS-01", "SAM-01", "IMI-05")
CHAINS = (
    ("KAS-01", "POL-03", "DUK-06"),
    ("SAM-01", "DUK-10", "DUK-03", "BJK-02"),
    ("POL-03", "DUK-06", "DKS-02", "POL-04"),
)
"""Visits in which one leg is free, and others wait for what an earlier one makes."""
HELD = (None, (), ("KK",), ("KTP", "KK", "AKL", "FOTO"))
ENDS = tuple(one for one in Outcome if one is not Outcome.REFERRED)


class OneStop(RuleBasedStateMachine):
    """A mall on one day, as its officers may use it."""

    def __init__(self, template: Template, folder: Path) -> None:
        super().__init__()
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(template.folder, folder)
        self.clock = Clock()
        self.desk: Desk = open_mall(
            Paths(folder / "data", folder / "state"), lambda: template.recovery_key, clock_of=self.clock
        )
        self.desk.clock = self.clock
        officer = self.rows("SELECT id FROM officer WHERE login = 'admin'")[0][0]
        self.desk.session = Session(officer, "admin", Role.ADMINISTRATOR)
        self.counters = {
            code: json.loads(services)
            for code, services in self.rows("SELECT id, services FROM counter ORDER BY id")
        }
        self.issued: set[str] = set()
        self.places: dict[str, tuple[int, str]] = {}
        self.outages: list[str] = []

    def rows(self, sql: str, *values: object) -> list[tuple]:
        return self.desk.store.execute_sql(sql, values).fetchall()

    def some(self, states: tuple[str, ...], pick: int) -> str | None:
        """Return the number of one of the tickets in these states."""
        marks = ", ".join("?" * len(states))
        found = self.rows(f"SELECT number FROM ticket WHERE state IN ({marks}) ORDER BY id", *states)
        return found[pick % len(found)][0] if found else None

    def act(self, what, *given, **more) -> None:
        """Do something that may be refused: then nothing has changed."""
        before = self.rows("SELECT count(*) FROM journal")
        try:
            what(self.desk, *given, **more)
        except (Refused, RuleBroken):
            assert self.rows("SELECT count(*) FROM journal") == before

    @rule(
        services=st.sampled_from(CHAINS)
        | st.lists(st.sampled_from(SERVICES), min_size=1, max_size=4, unique=True),
        held=st.sampled_from(HELD),
        elderly=st.booleans(),
    )
    def come(self, services: Sequence[str], held: tuple[str, ...] | None, elderly: bool) -> None:
        order = NewVisit(
            services=tuple(services), documents=held, priority=(Priority.ELDERLY,) if elderly else ()
        )
        try:
            added = add_visit(self.desk, order).value
        except (Refused, RuleBroken):
            return
        self.issued |= {ticket.id for ticket in added.tickets}

    @rule(pick=st.integers(0, 99), minutes=st.integers(0, 9))
    def call(self, pick: int, minutes: int) -> None:
        self.clock.forward(minutes=minutes)
        wanted = {service for (service,) in self.rows("SELECT service FROM ticket WHERE state = 'waiting'")}
        able = [code for code, services in self.counters.items() if wanted.intersection(services)]
        if able:
            self.act(tickets.call_next, able[pick % len(able)])

    @rule(pick=st.integers(0, 99))
    def call_and_finish(self, pick: int) -> None:
        """Most of what happens at a counter: somebody comes and goes, done."""
        self.call(pick, 4)
        number = self.some(("called",), pick)
        if number:
            self.act(tickets.finish_ticket, number)

    @rule(pick=st.integers(0, 99), outcome=st.just(Outcome.DONE) | st.sampled_from(ENDS))
    def finish(self, pick: int, outcome: Outcome) -> None:
        number = self.some(("called", "serving", "held"), pick)
        if number:
            self.clock.forward(minutes=3)
            self.act(tickets.finish_ticket, number, outcome)

    @rule(
        pick=st.integers(0, 99), what=st.sampled_from(("start", "hold", "resume", "miss", "return", "cancel"))
    )
    def move(self, pick: int, what: str) -> None:
        number = self.some(("called", "serving", "held", "no_show", "waiting", "blocked"), pick)
        if number:
            self.act(getattr(tickets, f"{what}_ticket"), number)

    @rule(pick=st.integers(0, 99), service=st.sampled_from(SERVICES))
    def refer(self, pick: int, service: str) -> None:
        number = self.some(("called", "serving"), pick)
        if number:
            before = self.rows("SELECT id FROM ticket")
            self.act(referrals.refer_ticket, number, service)
            self.issued |= {one for (one,) in self.rows("SELECT id FROM ticket")} - {one for (one,) in before}

    @rule(pick=st.integers(0, 99))
    def transfer(self, pick: int) -> None:
        number = self.some(("waiting", "called", "serving"), pick)
        if number:
            self.act(tickets.transfer_ticket, number, sorted(self.counters)[pick % len(self.counters)])

    @rule(agency=st.sampled_from(("DUK", "POL", None)), mode=st.sampled_from(OutageMode))
    def break_down(self, agency: str | None, mode: OutageMode) -> None:
        try:
            self.outages.append(
                outages.start_outage(self.desk, NewOutage("SIAK", agency=agency, mode=mode)).value
            )
        except Refused:  # the same goes on already
            return

    @rule(pick=st.integers(0, 99))
    def plan_anew(self, pick: int) -> None:
        """What is left of a visit is exactly its open legs, but for the one at a counter; looking changes nothing."""
        number = self.some(("waiting", "blocked", "held", "called", "serving"), pick)
        if number is None:
            return
        visit = self.rows("SELECT visit FROM ticket WHERE number = ?", number)[0][0]
        left = self.rows(
            "SELECT id FROM ticket WHERE visit = ? AND state IN ('waiting', 'blocked', 'held') ORDER BY id",
            visit,
        )
        before = self.rows("SELECT count(*) FROM journal")
        found = visit_replan(self.desk, visit)
        assert sorted(step.ticket for step in found.steps) == [ticket for (ticket,) in left]
        assert self.rows("SELECT count(*) FROM journal") == before

    @precondition(lambda self: self.outages)
    @rule()
    def mend(self) -> None:
        outages.end_outage(self.desk, self.outages.pop())

    @invariant()
    def nobody_is_called_twice_at_a_time(self) -> None:
        at = Counter(v for (v,) in self.rows("SELECT visit FROM ticket WHERE state IN ('called', 'serving')"))
        assert all(count == 1 for count in at.values())
        busy = self.rows("SELECT counter FROM ticket WHERE state IN ('called', 'serving')")
        assert len(set(busy)) == len(busy)

    @invariant()
    def no_step_goes_before_what_it_needs(self) -> None:
        for number, missing, visit in self.rows(
            "SELECT number, missing, visit FROM ticket WHERE after IS NOT NULL AND state NOT IN ('blocked',"
            " 'cancelled', 'expired', 'system_down')"
        ):
            made = self.rows(
                "SELECT s.produces FROM ticket t JOIN service s ON s.id = t.service "
                "WHERE t.visit = ? AND t.state = 'done'",
                visit,
            )
            makers = self.rows(
                "SELECT s.produces FROM ticket t JOIN service s ON s.id = t.service "
                "WHERE t.visit = ? AND t.number <> ?",
                visit,
                number,
            )
            for group in json.loads(missing):
                codes = group.split("|")
                if any(f'"{code}"' in one for code in codes for (one,) in makers):
                    assert any(f'"{code}"' in one for code in codes for (one,) in made), number

    @invariant()
    def no_leg_is_lost(self) -> None:
        states = dict(self.rows("SELECT id, state FROM ticket"))
        assert set(states) == self.issued
        assert all(TicketState(state) for state in states.values())

    @invariant()
    def places_are_kept(self) -> None:
        now = {
            ticket: (rounds, queued)
            for ticket, rounds, queued in self.rows(
                "SELECT id, round, queued_at FROM ticket WHERE state IN ('waiting', 'called', 'serving', 'held')"
            )
        }
        for ticket, (rounds, queued) in self.places.items():
            if ticket in now and now[ticket][0] == rounds:
                assert now[ticket][1] == queued
        self.places = now

    @invariant()
    def others_get_their_turn_and_priority_theirs(self) -> None:
        """Of three calls at a counter while both wait at least one is for the others: see `calling`."""
        for (counter,) in self.rows("SELECT DISTINCT counter FROM ticket WHERE counter IS NOT NULL"):
            picks = [
                pick or "arrival"
                for (pick,) in self.rows(
                    "SELECT json_extract(c.value, '$.pick') FROM ticket t, json_each(t.calls) c "
                    "WHERE json_extract(c.value, '$.counter') = ? ORDER BY json_extract(c.value, '$.at_hlc')",
                    counter,
                )
            ]
            for place, pick in enumerate(picks):
                if pick == "turn":
                    assert (
                        picks[max(0, place - PRIORITY_IN_A_ROW) : place] == ["priority"] * PRIORITY_IN_A_ROW
                    )

    def teardown(self) -> None:
        self.desk.store.close()


@pytest.mark.long
def test_one_stop_keeps_its_promises_whatever_happens(template: Template, tmp_path: Path) -> None:
    run_state_machine_as_test(
        lambda: OneStop(template, tmp_path / "mall"),
        settings=settings(
            settings.default,
            max_examples=max(40, settings.default.max_examples // 4),
            stateful_step_count=50,
        ),
    )
