"""The day's follow-up in SQL is the rule in Python, for rows in any state and on any day around the edges."""

import random
from dataclasses import replace

import pytest

from desktop.queries import follow_up as asked
from desktop.queries.follow_up import Why, day_bounds, follow_counts, follow_up
from models import folding
from models.rules.events import Subject
from models.rules.folds.requests import CLOSED, Request, RequestState
from models.rules.following import DayBounds, why
from models.tables import FOLD_TABLES
from tests.conftest import Mall
from tests.printing.dossiers import opened

SEED, HOW_MANY = 20261124, 1500
ANSWERED = CLOSED | {RequestState.READY}
DAYS = (None, None, "2026-11-16", "2026-11-17", "2026-11-18", "2026-11-23", "2026-11-24", "2026-11-25")


def any_request(like: Request, day: DayBounds, draw: random.Random) -> Request:
    """Return a request in any state that the table lets stand, with its times near what the rule compares."""
    state = draw.choice([*RequestState, RequestState.IN_PROCESS, RequestState.READY, RequestState.INCOMPLETE])
    near = [edge + shift for edge in (day.now, day.end, day.quiet_end) for shift in (-1, 0, 1)]
    answered = draw.choice(near) if state in ANSWERED else None
    return replace(
        like,
        state=state,
        due_at=draw.choice([None, *near]),
        complete_by=draw.choice(DAYS),
        again_on=draw.choice(DAYS),
        contacted_on=draw.choice(DAYS),
        answered_at=answered,
        closed_at=answered if state in CLOSED else None,
    )


def test_every_row_stands_where_the_rule_says(mall: Mall, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(asked, "MOST", HOW_MANY)
    desk, draw, table = mall.desk, random.Random(SEED), FOLD_TABLES[Subject.REQUEST]
    like, day = folding.read(desk.store, Subject.REQUEST, opened(desk).id), day_bounds(desk)
    wanted: dict[str, Why | None] = {}
    with desk.store.atomic("IMMEDIATE"):
        desk.store.execute_sql('DELETE FROM "request"')
        for place in range(HOW_MANY):
            one = any_request(like, day, draw)
            wanted[f"{place:032x}"] = why(one, day)
            desk.store.execute_sql(
                table.upsert_sql(), table.row_values(f"{place:032x}", (1, "0", place), one)
            )
    found = {row.request.id: group.why for group in follow_up(desk).groups for row in group.rows}
    assert found == {place: reason for place, reason in wanted.items() if reason is not None}
    assert set(found.values()) == set(Why) - {Why.PROMISED_TODAY}
    counts = follow_counts(desk)
    assert counts == {reason: list(found.values()).count(reason) for reason in Why}
