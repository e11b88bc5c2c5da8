"""The rows of a paper day: everything wrong is named by row and column, and what is right stays whole."""

from datetime import UTC, datetime

import pytest

from models.rules.bodies.visits import Priority
from models.rules.paper_day import COLUMNS, BadPaperDay, Known, PaperVisit, read_paper_day
from models.rules.sheets import Line

NOW = round(datetime(2026, 3, 14, tzinfo=UTC).timestamp() * 1000)
KNOWN = Known(
    services={"DUK-06": "DUK", "DUK-05": "DUK", "POL-03": "POL"},
    counters={"DUK-L1": "DUK", "DUK-L3": "DUK", "POL-L1": "POL"},
)
GOOD = {
    "visit": "1",
    "service": "DUK-06",
    "issued": "2026-03-13 08:05",
    "called": "2026-03-13 08:10",
    "finished": "2026-03-13 08:20",
    "outcome": "done",
}


def read(*rows: dict[str, str], columns=COLUMNS) -> tuple[PaperVisit, ...]:
    cells = [tuple(row.get(column, "") for column in columns) for row in rows]
    return read_paper_day(
        [Line(number, line) for number, line in enumerate([tuple(columns), *cells], 1)], KNOWN, "WIB", NOW
    )


def faults(*rows: dict[str, str], **more) -> list[tuple[int, str, str]]:
    with pytest.raises(BadPaperDay) as raised:
        read(*rows, **more)
    return [(error.row, error.column, error.code) for error in raised.value.errors]


def test_good_row_is_a_visit_with_a_ticket():
    (visit,) = read(GOOD | {"name": " Siti  & <Ani> ", "priority": "toddler + elderly"})
    assert (visit.key, visit.day, visit.name, visit.nik) == ("1", "2026-03-13", "Siti & <Ani>", "")
    assert visit.priority == (Priority.ELDERLY, Priority.TODDLER)


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        ({"visit": " "}, ("visit", "row.missing")),
        ({"visit": "x" * 61}, ("visit", "row.too_long")),
        ({"service": ""}, ("service", "row.missing")),
        ({"service": "DUK-99"}, ("service", "row.unknown_code")),
        ({"service": "duk-06"}, ("service", "row.unknown_code")),
        ({"counter": "DUK-L9"}, ("counter", "row.unknown_code")),
        ({"counter": "POL-L1"}, ("counter", "row.other_agency")),
        ({"issued": ""}, ("issued", "row.missing")),
        ({"issued": "kemarin"}, ("issued", "paper.time")),
        ({"called": "13/03/2026"}, ("called", "paper.time")),
        ({"finished": "2026-03-14 07:00:01"}, ("finished", "paper.future")),
        ({"called": "2026-03-13 08:04"}, ("called", "paper.goes_back")),
        ({"started": "2026-03-13 08:09"}, ("started", "paper.goes_back")),
        ({"outcome": "selesai"}, ("outcome", "row.bad_choice")),
        ({"outcome": "expired"}, ("outcome", "row.bad_choice")),
        ({"outcome": ""}, ("outcome", "paper.no_outcome")),
        ({"outcome": "no_show"}, ("finished", "paper.time_too_many")),
        ({"called": ""}, ("called", "paper.time_missing")),
        ({"name": "x" * 121}, ("name", "name.long")),
        ({"nik": "12345"}, ("nik", "nik.length")),
        ({"nik": "327104650490000A"}, ("nik", "nik.digits_only")),
        ({"nik": "3,27105E+15"}, ("nik", "paper.nik_as_number")),
        ({"phone": "08" * 21}, ("phone", "phone.long")),
        ({"priority": "elderly+kaya"}, ("priority", "row.bad_choice")),
        ({"priority": "elderly,sick"}, ("priority", "row.bad_choice")),
    ],
)
def test_wrong_cell_is_named(cells, fault):
    assert faults(GOOD | {"visit": "2"}, GOOD | cells) == [(3, *fault)]


def test_every_fault_of_a_file_is_told_by_row():
    bad = GOOD | {"service": "X", "issued": "Y", "nik": "1"}
    assert faults(bad, GOOD, bad | {"visit": ""}) == [
        (2, "service", "row.unknown_code"),
        (2, "issued", "paper.time"),
        (2, "nik", "nik.length"),
        (4, "visit", "row.missing"),
        (4, "service", "row.unknown_code"),
        (4, "issued", "paper.time"),
        (4, "nik", "nik.length"),
    ]


def test_faults_never_repeat_what_a_person_told():
    with pytest.raises(BadPaperDay) as raised:
        read(GOOD | {"name": "Siti" * 40, "nik": "3271", "phone": "Siti" * 11, "counter": "POL-L1"})
    assert len(raised.value.errors) == 4
    assert "Siti" not in str([dict(error.facts) for error in raised.value.errors])
    assert "3271" not in str([dict(error.facts) for error in raised.value.errors])


def test_counter_of_the_same_agency_is_a_fact_whatever_it_serves():
    (visit,) = read(GOOD | {"counter": "DUK-L3"})
    assert visit.rows[0].ticket.counter == "DUK-L3"


def test_rows_of_one_visit_tell_it_together():
    (visit,) = read(
        GOOD | {"name": "Siti", "priority": "sick"},
        GOOD | {"service": "POL-03", "nik": "3271046504900001", "priority": "elderly", "name": "SITI"},
        GOOD | {"service": "DUK-05", "phone": "0812-3456-7890"},
    )
    assert (visit.name, visit.nik, visit.phone) == ("Siti", "3271046504900001", "+6281234567890")
    assert visit.priority == (Priority.ELDERLY, Priority.SICK)
    assert [row.ticket.service for row in visit.rows] == ["DUK-06", "POL-03", "DUK-05"]


@pytest.mark.parametrize(
    ("column", "first", "second"),
    [
        ("name", "Siti", "Sati"),
        ("nik", "3271046504900001", "3271046504900002"),
        ("phone", "081234567890", "081234567891"),
    ],
)
def test_two_people_in_one_visit_are_refused(column, first, second):
    rows = (GOOD | {column: first}, GOOD, GOOD | {"service": "POL-03", column: second})
    assert faults(*rows[::2]) == [(3, column, "paper.two_values")]


def test_two_days_in_one_visit_are_refused_by_the_malls_own_day():
    late = {"called": "", "finished": "", "outcome": ""}
    first = GOOD | late | {"issued": "2026-03-12 23:59"}
    assert faults(first, GOOD | late | {"issued": "2026-03-13 00:00"}) == [(3, "issued", "paper.two_days")]


def test_same_row_twice_counts_once_and_another_one_of_the_same_ticket_is_refused():
    (visit,) = read(GOOD, GOOD)
    assert (len(visit.rows), visit.repeated) == (1, 1)
    assert faults(GOOD, GOOD | {"finished": "2026-03-13 08:21"}) == [(3, "finished", "paper.twice")]
    assert faults(GOOD | {"name": "Siti"}, GOOD) == [(3, "name", "paper.twice")]


def test_visits_and_their_tickets_stand_in_the_order_of_issue():
    early = GOOD | {"visit": "2", "issued": "2026-03-13 08:00"}
    visits = read(GOOD, early | {"service": "POL-03", "issued": "2026-03-13 08:01"}, early)
    assert [visit.key for visit in visits] == ["2", "1"]
    assert [row.ticket.service for row in visits[0].rows] == ["DUK-06", "POL-03"]


def test_optional_columns_may_be_left_out_and_the_needed_ones_not():
    assert len(read(GOOD, columns=tuple(GOOD))) == 1
    without = tuple(column for column in COLUMNS if column not in ("called", "visit"))
    assert faults(GOOD, columns=without) == [
        (1, "visit", "sheet.no_column"),
        (1, "called", "sheet.no_column"),
    ]


def test_res_12_unknown_column_is_refused_by_name():
    assert faults(GOOD, columns=(*COLUMNS, "catatan")) == [(1, "catatan", "row.unknown_key")]
