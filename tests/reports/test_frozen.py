"""Print inputs as JSON and back."""

import datetime as dt
import json
from dataclasses import dataclass, replace

import pytest

from reports.figures import DailyFigures, DailyReport, from_json, to_json
from reports.frozen import freeze, thaw
from reports.handover import Handover
from reports.receipt import Receipt
from reports.shortfall import Shortfall
from reports.ticket import TicketSlip
from reports.visit_sheet import LackingDocument, VisitSheet
from tests.reports.samples import HANDOVER, RECEIPT, SHORTFALL, TICKET, VISIT, empty_day, figures, report

KEYS = [
    "date",
    "revision",
    "visits",
    "tickets",
    "by_state",
    "by_agency",
    "priority",
    "outages",
    "complaints",
    "requests",
    "hours",
    "signature",
    "journal_head",
    "overall",
    "left_out",
    "outage_minutes",
]
AGENCY_KEYS = [
    "code",
    "name",
    "tickets",
    "served",
    "no_show",
    "returned_incomplete",
    "referred_in",
    "referred_out",
    "wait_p50_min",
    "wait_p90_min",
    "service_p50_min",
    "service_p90_min",
    "counters_open",
    "first_call",
    "last_call",
    "group",
    "estimated",
    "outage_minutes",
]


OUTAGE_KEYS = [
    *("agency", "system", "scope", "started", "ended", "minutes", "tickets_affected"),
    *("service", "mode", "open_minutes", "affected", "choices"),
]


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        (TicketSlip, TICKET),
        (VisitSheet, VISIT),
        (VisitSheet, replace(VISIT, lacking=(LackingDocument("KTP-el", 1),), lacking_at="09:14")),
        (Receipt, RECEIPT),
        (Shortfall, SHORTFALL),
        (Handover, HANDOVER),
        (DailyReport, report()),
        (DailyFigures, empty_day()),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_every_print_input_comes_back_equal_from_json(kind, value):
    assert thaw(kind, json.loads(json.dumps(freeze(value)))) == value


def test_figures_are_the_promised_object():
    data = to_json(figures())
    assert list(data) == KEYS
    assert list(data["by_agency"][0]) == AGENCY_KEYS
    assert data["date"] == "2026-11-24"
    assert list(data["outages"][0]) == OUTAGE_KEYS
    assert data["complaints"] == {"in": 3, "closed": 2}
    assert data["requests"] == {"opened": 118, "finished": 97, "overdue": 4}
    assert list(data["hours"][0]) == ["hour", "visits", "tickets"]
    assert list(data["signature"]["head"]) == ["title", "name", "nip"]
    assert list(data["journal_head"]) == ["origin", "seq", "h"]
    assert from_json(data) == figures()


def test_unknown_key_is_refused_by_name():
    with pytest.raises(ValueError, match=r"TicketSlip\.colour: unknown"):
        thaw(TicketSlip, freeze(TICKET) | {"colour": "red"})


def test_missing_key_is_refused_by_name():
    data = freeze(TICKET)
    del data["number"]
    with pytest.raises(ValueError, match=r"TicketSlip\.number: missing"):
        thaw(TicketSlip, data)


def test_key_with_a_default_may_be_missing():
    data = freeze(replace(TICKET, copy=0))
    del data["copy"]
    assert thaw(TicketSlip, data).copy == 0


@pytest.mark.parametrize(
    ("key", "value"), [("number", 7), ("copy", "1"), ("copy", True), ("example", 1), ("step", 1.0)]
)
def test_wrong_type_is_refused_by_name(key, value):
    with pytest.raises(ValueError, match=rf"TicketSlip\.{key}: wrong type"):
        thaw(TicketSlip, freeze(TICKET) | {key: value})


def test_whole_minutes_come_back_as_decimals():
    data = to_json(figures(1))
    data["by_agency"][0]["wait_p50_min"] = 4
    assert from_json(data).by_agency[0].wait_p50_min == 4.0


def test_what_json_cannot_hold_is_refused():
    @dataclass(frozen=True, slots=True)
    class Odd:
        moment: object

    with pytest.raises(TypeError):
        freeze(Odd(dt.timedelta(1)))
    with pytest.raises(TypeError):
        freeze("text")
