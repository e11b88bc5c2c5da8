"""The calendar as a setting: readable, and refused by name where it is wrong."""

from datetime import date

import pytest

from models.rules.calendar import (
    BadCalendar,
    Calendar,
    Holiday,
    HolidayKind,
    Profile,
    default_week,
    ramadan_week,
)
from models.rules.calendar_setting import from_json, to_json

MALL = Calendar(
    "WIB",
    default_week(),
    (Profile("Ramadan 1447 H", date(2026, 2, 18), date(2026, 3, 19), ramadan_week()),),
    (Holiday(date(2026, 12, 24), "Cuti bersama Natal", HolidayKind.COLLECTIVE_LEAVE),),
)
DAY = {"opens": "07:30", "closes": "16:00", "breaks": []}


def test_setting_is_readable():
    setting = to_json(MALL)
    assert setting["week"][4] == {
        "opens": "07:30",
        "closes": "16:30",
        "breaks": [{"start": "11:30", "end": "13:00", "name": "Istirahat Jumat"}],
    }
    assert setting["week"][5] is None
    assert setting["holidays"][0] == {
        "day": "2026-12-24",
        "name": "Cuti bersama Natal",
        "kind": "collective_leave",
    }
    assert setting["profiles"][0]["first"] == "2026-02-18"


def with_day(**changes):
    return {"week": [{**DAY, **changes}, *[None] * 6]}


def pauses(*spans):
    return with_day(breaks=[{"start": start, "end": end, "name": f"{start}"} for start, end in spans])


@pytest.mark.parametrize(
    ("changes", "code", "facts"),
    [
        ({"zone": "WIX"}, "calendar.zone", {"zone": "WIX"}),
        ({"zone": 7}, "calendar.shape", {"where": "calendar.zone"}),
        ({"extra": 1}, "calendar.shape", {"where": "calendar.extra"}),
        ({"extra": None}, "calendar.shape", {"where": "calendar.extra"}),
        ({"last_ticket_minutes": True}, "calendar.shape", {"where": "calendar.last_ticket_minutes"}),
        ({"last_ticket_minutes": -1}, "calendar.last_ticket", {"minutes": -1}),
        ({"last_ticket_minutes": 1440}, "calendar.last_ticket", {"minutes": 1440}),
        ({"week": [DAY]}, "calendar.week_length", {"where": "week", "days": 1}),
        ({"week": [None] * 7}, "calendar.never_open", {"where": "week"}),
        ({"week": [*[None] * 6, "x"]}, "calendar.shape", {"where": "week[6]"}),
        (with_day(opens="7.30"), "calendar.value", {"where": "week[0]"}),
        (with_day(opens="16:00"), "calendar.closes_before_opens", None),
        (with_day(opens="17:00"), "calendar.closes_before_opens", None),
        (with_day(opens="07:30:30"), "calendar.time", None),
        (with_day(opens="07:30+07:00"), "calendar.time", None),
        (with_day(opens=None), "calendar.shape", {"where": "week[0].opens"}),
        (pauses(("12:00", "12:00")), "calendar.break_order", {"name": "12:00"}),
        (pauses(("12:00", "16:01")), "calendar.break_outside", {"name": "12:00"}),
        (pauses(("07:29", "08:00")), "calendar.break_outside", {"name": "07:29"}),
        (
            pauses(("10:00", "11:00"), ("10:59", "12:00")),
            "calendar.breaks_overlap",
            {"first": "10:00", "second": "10:59"},
        ),
        (pauses(("12:00", "13:00"), ("10:00", "11:00")), "calendar.breaks_overlap", None),
        (pauses(("12:00", "25:00")), "calendar.value", {"where": "week[0].breaks[0]"}),
        (
            {"holidays": [{"day": "2026-02-30", "name": "x", "kind": "local"}]},
            "calendar.value",
            {"where": "holidays[0].day"},
        ),
        (
            {"holidays": [{"day": "2026-02-03", "name": "x", "kind": "weekly"}]},
            "calendar.value",
            {"where": "holidays[0].kind"},
        ),
        ({"holidays": [{"day": "2026-02-03"}]}, "calendar.shape", {"where": "holidays[0].name"}),
        ({"holidays": ["x"]}, "calendar.shape", {"where": "holidays[0]"}),
        ({"profiles": [{"name": "R"}]}, "calendar.shape", {"where": "profiles[0].first"}),
        (
            {"profiles": [{"name": "R", "first": "x", "last": "2026-03-01", "week": []}]},
            "calendar.value",
            {"where": "profiles[0].first"},
        ),
        (
            {"profiles": [{"name": "R", "first": "2026-03-01", "last": "x", "week": []}]},
            "calendar.value",
            {"where": "profiles[0].last"},
        ),
        (
            {"profiles": [{"name": "R", "first": "2026-03-01", "last": "2026-03-01", "week": [1]}]},
            "calendar.shape",
            {"where": "profiles[0].week[0]"},
        ),
        (pauses(("25:00", "13:00")), "calendar.value", {"where": "week[0].breaks[0]"}),
        (with_day(closes="x"), "calendar.value", {"where": "week[0]"}),
        (with_day(breaks=[{"start": "12:00"}]), "calendar.shape", {"where": "week[0].breaks[0].end"}),
        ({"holidays": {}}, "calendar.shape", {"where": "calendar.holidays"}),
        (
            {"profiles": [{"name": "R", "first": "2026-03-02", "last": "2026-03-01", "week": [DAY] * 7}]},
            "calendar.profile_order",
            {"name": "R"},
        ),
        (
            {"profiles": [{"name": "R", "first": "2026-03-01", "last": "2026-03-01", "week": []}]},
            "calendar.week_length",
            {"where": "R", "days": 0},
        ),
        (
            {
                "profiles": [
                    {"name": name, "first": first, "last": "2026-03-09", "week": [DAY] * 7}
                    for name, first in (("R", "2026-03-09"), ("Q", "2026-03-01"))
                ]
            },
            "calendar.profiles_overlap",
            {"first": "Q", "second": "R"},
        ),
    ],
)
def test_wrong_setting_is_refused_by_name(changes, code, facts):
    with pytest.raises(BadCalendar) as caught:
        from_json({**to_json(MALL), **changes})
    assert caught.value.code == code
    assert facts in (None, caught.value.facts)


@pytest.mark.parametrize("value", [None, [], "WIB", {}])
def test_what_is_no_setting_is_refused(value):
    with pytest.raises(BadCalendar) as caught:
        from_json(value)
    assert caught.value.code == "calendar.shape"
    assert caught.value.facts["where"].startswith("calendar")
