"""What the mall itself takes from words that another program, or a newer one, may have written."""

import pytest

from models.rules.bodies.places import (
    ClockConfirmed,
    DeskOpened,
    HolidayCleared,
    HolidaySet,
    OutageEnded,
    OutageMode,
    OutageStarted,
    SettingChanged,
)
from models.rules.catalogue import AgencyDescribed, AgencyKind, ServiceDescribed, SlaUnit
from models.rules.folds.places import (
    SCOPES,
    HolidayState,
    NameSince,
    Setting,
    step_agency,
    step_desk,
    step_holiday,
    step_outage,
    step_service,
    step_setting,
)
from tests.rules.folds.said import folded


@pytest.mark.parametrize("value", ["{}", '{"a":[1,null,"é"]}', "7", '"x"', "null"])
def test_setting_is_the_newest_json(value: str):
    assert folded(step_setting, (SettingChanged("1"), 1), (SettingChanged(value), 2)) == Setting(value)


@pytest.mark.parametrize("value", ["", "{", "NaN", "[Infinity]", "[" * 100_000])
def test_what_is_no_json_changes_no_setting(value: str):
    assert folded(step_setting, (SettingChanged("1"), 1), (SettingChanged(value), 2)) == Setting("1")
    assert folded(step_setting, (SettingChanged(value), 1)) is None


@pytest.mark.parametrize("kind", ["national", "collective_leave", "local"])
def test_holiday_keeps_its_kind_and_one_yet_unknown_is_the_malls_own(kind: str):
    assert folded(step_holiday, (HolidaySet("Natal", kind), 1)) == HolidayState("Natal", kind)
    assert folded(step_holiday, (HolidaySet("Natal", f"new {kind}"), 1)) == HolidayState("Natal", "local")


def test_day_is_open_again_once_its_holiday_is_taken_back():
    assert folded(step_holiday, (HolidaySet("Natal", "national"), 1), (HolidayCleared(), 2)) is None
    assert folded(step_holiday, (HolidayCleared(), 2)) is None


@pytest.mark.parametrize("lane", [0, -1, 100])
def test_desk_with_a_lane_that_no_number_can_show_is_not_opened(lane: int):
    assert folded(step_desk, (DeskOpened("Meja 1", lane), 1)) is None
    desk = folded(step_desk, (DeskOpened("Meja 1", 2, "a"), 1), (DeskOpened("Meja 9", lane), 2))
    assert (desk.name, desk.lane, desk.suffix) == ("Meja 1", 2, "a")


def test_desk_remembers_when_its_clock_was_confirmed_last():
    desk = folded(step_desk, (DeskOpened("Meja 1", 1), 1), (ClockConfirmed(), 5), (ClockConfirmed(), 7))
    assert (desk.name, desk.clock_confirmed_at) == ("Meja 1", 7)
    assert folded(step_desk, (ClockConfirmed(), 5)) is None


@pytest.mark.parametrize("scope", SCOPES)
@pytest.mark.parametrize("mode", OutageMode)
def test_outage_keeps_the_scope_and_mode_that_are_known(scope: str, mode: OutageMode):
    outage = folded(step_outage, (OutageStarted("DUK", "SIAK", "2026-11-24", scope, "DUK-06", mode), 5))
    assert (outage.scope, outage.mode, outage.started_at) == (scope, mode, 5)
    assert (outage.agency, outage.service, outage.ended_at) == ("DUK", "DUK-06", None)


@pytest.mark.parametrize(("agency", "widest"), [("DUK", "agency"), (None, "building")])
def test_outage_of_a_scope_yet_unknown_counts_for_all_that_it_may_hit(agency: str | None, widest: str):
    outage = folded(step_outage, (OutageStarted(agency, "SIAK", "2026-11-24", "floor", mode="new"), 5))
    assert (outage.scope, outage.mode) == (widest, "noted")


def test_outage_ends_when_that_was_first_said():
    begun = (OutageStarted("DUK", "SIAK", "2026-11-24"), 5)
    assert folded(step_outage, begun, (OutageEnded(), 9), (OutageEnded(), 12)).ended_at == 9


def service(**changes: object) -> ServiceDescribed:
    return ServiceDescribed(**{"agency": "DUK", "name": "KTP-el", "minutes": 5, **changes})


def test_letters_of_a_service_never_change_once_given():
    assert folded(step_service, (service(), 1), (service(letters="B"), 2)).letters == "B"
    assert folded(step_service, (service(letters="A"), 1), (service(letters="B"), 2)).letters == "A"
    assert folded(step_service, (service(letters="A"), 1), (service(), 2)).letters == "A"


@pytest.mark.parametrize(
    ("value", "unit", "kept"),
    [
        (3, SlaUnit.DAYS, (3, SlaUnit.DAYS)),
        (3, None, (None, None)),
        (None, SlaUnit.DAYS, (None, None)),
    ],
)
def test_half_of_a_promised_time_is_none(value: int | None, unit: SlaUnit | None, kept: tuple):
    state = folded(step_service, (service(sla_value=value, sla_unit=unit), 1))
    assert (state.sla_value, state.sla_unit) == kept


def test_names_are_kept_with_the_instant_from_which_they_were_valid():
    said = [("Capil", 1), ("Capil", 2), ("Disdukcapil", 3), ("Capil", 4)]
    agency = folded(step_agency, *((AgencyDescribed(name, AgencyKind.LOC, None), at) for name, at in said))
    assert agency.names == (NameSince(1, "Capil"), NameSince(3, "Disdukcapil"), NameSince(4, "Capil"))
    assert agency.name == "Capil"
