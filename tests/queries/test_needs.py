"""Type-ahead over services and life events."""

from datetime import UTC, datetime

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed
from desktop.queries.needs import NeedKind, NeedRow, catalogue_page, find_needs, need_of
from desktop.services import counters, outages, tickets
from desktop.services.catalogue import archive_entry, import_catalogue
from desktop.services.outages import NewOutage
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.officers import Role
from models.rules.bodies.places import OutageMode, PauseReason


def codes(desk: Desk, typed: str, **more) -> list[str]:
    return [row.code for row in find_needs(desk, typed, **more)]


def only(desk: Desk, code: str) -> NeedRow:
    found = need_of(desk, code)
    assert found is not None
    return found


def came(desk: Desk, *services: str) -> None:
    add_visit(desk, NewVisit(services=services))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("ktp hilang", "DUK-06"),
        ("hil kt", "DUK-06"),
        ("duk-06", "DUK-06"),
        ("dompet", "DOMPET"),
        ("kehilangan", "DOMPET"),
        ("habis pasp", "IMI-02"),
        ("dukcapil kia", "DUK-07"),
        ("polisi kehilangan", None),
        ("soerat djalan", None),
        ("tjerai", "DUK-12"),
    ],
)
def test_first_answer_is_what_was_meant(desk: Desk, typed: str, first: str | None):
    assert codes(desk, typed)[:1] == ([first] if first else [])


def test_empty_text_answers_nothing_and_limit_holds(desk: Desk):
    assert codes(desk, "  ") == []
    assert len(codes(desk, "k")) == 5
    assert len(codes(desk, "k", limit=12)) == 12
    assert len(codes(desk, "a", limit=1000)) <= 50


def test_service_row_says_where_and_how_long(mall):
    desk = mall.desk
    counters.open_counter(desk, "DUK-L1")
    counters.open_counter(desk, "DUK-L2")
    for _ in range(6):
        came(desk, "DUK-06")
    row = only(desk, "DUK-06")
    assert (row.kind, row.agency_short, row.floors) == (NeedKind.SERVICE, "Disdukcapil", (1,))
    assert row.counters == "Loket 1, 2, 7, 8 Dukcapil"
    assert (row.waiting, row.minutes, row.open, row.why) == (6, (14, 45), True, None)  # around 6 x 10 / 2


def test_nobody_can_tell_how_long_while_no_counter_is_open(mall):
    came(mall.desk, "DUK-06")
    row = only(mall.desk, "DUK-06")
    assert (row.minutes, row.open, str(row.why)) == (None, True, "Belum ada loket buka")
    counters.open_counter(mall.desk, "DUK-L3")
    assert str(only(mall.desk, "DUK-06").why) == "Loketnya belum buka"
    counters.open_counter(mall.desk, "DUK-L1")
    counters.pause_counter(mall.desk, "DUK-L1", PauseReason.PRAYER)
    assert only(mall.desk, "DUK-06").minutes is None


def test_who_is_served_takes_what_is_left_of_the_usual_time(mall):
    came(mall.desk, "DUK-06")
    tickets.call_next(mall.desk, "DUK-L1")
    assert only(mall.desk, "DUK-06").minutes == (0, 23)  # around 10
    mall.clock.forward(minutes=5)
    assert only(mall.desk, "DUK-06").minutes == (0, 12)


def test_closed_agency_says_when_it_opens(mall):
    mall.clock.set(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))  # 15.30
    row = only(mall.desk, "POL-03")
    assert (row.open, row.minutes, str(row.why)) == (False, None, "Tutup, buka 25/11 08.00")
    assert row.why is not None
    assert row.why.words("en") == "Closed, opens 25/11 08.00"
    assert only(mall.desk, "DUK-06").open
    mall.clock.set(datetime(2026, 11, 25, 0, 45, tzinfo=UTC))  # 07.45
    assert str(only(mall.desk, "POL-03").why) == "Tutup, buka 08.00"


def test_break_is_said_and_counts_into_the_wait(mall):
    mall.clock.set(datetime(2026, 11, 24, 5, 30, tzinfo=UTC))  # 12.30, break until 13.00
    counters.open_counter(mall.desk, "DUK-L1")
    row = only(mall.desk, "DUK-06")
    assert (row.open, str(row.why), row.minutes) == (True, "Istirahat s.d. 13.00", (30, 31))


def test_outage_is_said_and_hides_the_wait(mall):
    counters.open_counter(mall.desk, "DUK-L1")
    counters.open_counter(mall.desk, "POL-L1")
    outage = outages.start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.NOTED)).value
    row = only(mall.desk, "DUK-06")
    assert (row.open, str(row.why), row.minutes) == (True, "Gangguan SIAK sejak 08.00", None)
    assert only(mall.desk, "POL-01").why is None
    outages.end_outage(mall.desk, outage)
    assert only(mall.desk, "DUK-06").why is None


def test_full_and_elsewhere_are_shown_with_why(mall):
    service = {"agency": "DUK", "minutes": 10}
    import_catalogue(
        mall.desk,
        {"services": [
            service | {"code": "DUK-06", "name": "KTP-el", "quota": 1},
            service | {"code": "DUK-17", "name": "Akta anak angkat", "site": "elsewhere", "note": "Pengadilan."},
        ]},
    )  # fmt: skip
    came(mall.desk, "DUK-06")
    full, elsewhere = only(mall.desk, "DUK-06"), only(mall.desk, "DUK-17")
    assert (full.open, str(full.why)) == (False, "Kuota hari ini (1) habis")
    assert (elsewhere.open, str(elsewhere.why)) == (False, "Tidak di MPP ini. Pengadilan.")
    assert codes(mall.desk, "angkat") == ["DUK-17"]


def test_of_equal_answers_the_open_one_comes_first(mall):
    mall.clock.set(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    named = {"agency": "DUK", "minutes": 5, "name": "Zakat"}
    import_catalogue(
        mall.desk, {"services": [named | {"code": "BJT-09", "agency": "BJT"}, named | {"code": "DUK-19"}]}
    )
    assert codes(mall.desk, "zakat") == ["DUK-19", "BJT-09"]


def test_life_event_brings_its_services_in_order(desk: Desk):
    row = only(desk, "DOMPET")
    assert (row.kind, row.agency, row.minutes, row.open) == (NeedKind.LIFE_EVENT, "", None, True)
    assert [service.code for service in row.services] == ["POL-03", "DUK-06", "SAM-04", "DKS-02", "POL-04"]
    assert "KK" in row.starts_with


def test_archived_service_is_not_offered(desk: Desk):
    assert codes(desk, "DIF-01") == ["DIF-01"]
    archive_entry(desk, "service", "DIF-01")
    assert codes(desk, "DIF-01") == []
    assert need_of(desk, "DIF-01") is None


def test_referral_finds_other_agencies_services_only(desk: Desk):
    assert {code[:3] for code in codes(desk, "k", limit=50, other_than="DUK")}.isdisjoint({"DUK"})
    assert "DOMPET" not in codes(desk, "dompet", other_than="DUK")


def test_catalogue_is_paged_by_agency(desk: Desk):
    first, last = catalogue_page(desk), catalogue_page(desk, page=99)
    assert (len(first.rows), first.page, first.pages, first.total) == (20, 0, 5, 99)
    assert (len(last.rows), last.page) == (19, 4)
    names = [row.agency for page in range(5) for row in catalogue_page(desk, page=page).rows]
    assert names == sorted(names, key=str.casefold)
    assert {row.code[:3] for row in catalogue_page(desk, "POL").rows} == {"POL"}
    assert catalogue_page(desk, "XXX").pages == 1


def test_counter_may_look_and_nobody_may_not(mall):
    assert codes(mall.as_role(Role.COUNTER, "DUK"), "ktp hilang")
    with pytest.raises(NotAllowed):
        find_needs(mall.desk.signed_in(None), "ktp")


def test_day_before_does_not_count(mall):
    came(mall.desk, "DUK-06")
    counters.open_counter(mall.desk, "DUK-L1")
    mall.clock.forward(minutes=24 * 60)
    row = only(mall.desk, "DUK-06")
    assert (row.waiting, row.minutes) == (0, None)
