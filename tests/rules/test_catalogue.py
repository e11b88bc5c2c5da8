"""The catalogue file: the sample is whole, and every fault of a bad file is found at its row and column."""

import copy
import json
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.catalogue import (
    AgencyDescribed,
    AgencyKind,
    Catalogue,
    CounterDescribed,
    DocumentTypeDescribed,
    LifeEventDescribed,
    SlaUnit,
    group,
    short_agency,
)
from models.rules.catalogue_file import BadCatalogue, read_catalogue
from models.rules.rows import Fault, RowError

SMALL: dict[str, Any] = {
    "note": "contoh",
    "documents": {"KTP": "KTP-el", "KK": "Kartu Keluarga"},
    "external_documents": {"LP": "Surat lapor kehilangan"},
    "agencies": [
        {"code": "DUK", "kind": "LOC", "name": "Disdukcapil"},
        {"code": "POL", "kind": "AGC", "name": "Polri", "hours": {"fri": "08:00-11:00"}},
    ],
    "services": [
        {
            "code": "DUK-06",
            "agency": "DUK",
            "name": "  KTP-el\n ganti ",
            "minutes": 10,
            "standard_time": "1 hari",
            "sla": {"value": 1, "unit": "days"},
            "fee": "Gratis",
            "quota": 200,
            "requires": ["KK", "LP|KTP"],
            "produces": ["KTP"],
            "synonyms": ["ktp hilang"],
            "site": "elsewhere",
            "note": "di kantor dinas",
            "example": True,
        },
        {"code": "POL-03", "agency": "POL", "name": "Laporan kehilangan", "minutes": 0},
    ],
    "counters": [
        {"code": "DUK-L1", "agency": "DUK", "name": "Loket 1", "floor": 1, "services": ["DUK-06"]},
        {"code": "POL-L1", "agency": "POL", "name": "Loket 2", "floor": -1, "services": ["POL-03"]},
    ],
    "life_events": [
        {"code": "DOMPET", "name": "Kehilangan dompet", "starts_with": ["KK"], "legs": ["POL-03", "DUK-06"]},
        {"name": "Lahir (kelahiran anak)", "starts_with": [], "legs": ["DUK-06"], "note": "bayi"},
    ],
}


def sample() -> Any:
    return json.loads(files("resources").joinpath("catalogue/sample.json").read_text(encoding="utf-8"))


def faults(data: object, known: Catalogue | None = None) -> list[tuple[int, str, Fault]]:
    with pytest.raises(BadCatalogue) as raised:
        read_catalogue(data, known)
    return [(error.row, error.column, error.code) for error in raised.value.errors]


def small(*path: str | int, value: object) -> dict[str, Any]:
    """Return the small catalogue with one cell replaced; without it when the value is `...`."""
    data = copy.deepcopy(SMALL)
    place: Any = data
    for key in path[:-1]:
        place = place[key]
    if value is ...:
        del place[path[-1]]
    else:
        place[path[-1]] = value
    return data


def test_sample_has_every_agency_service_paper_and_life_event() -> None:
    catalogue = read_catalogue(sample())
    counts = (catalogue.agencies, catalogue.services, catalogue.documents, catalogue.life_events)
    assert [len(entries) for entries in counts] == [29, 99, 66, 13]
    assert len(catalogue.counters) == 61


def test_sample_marks_every_service_as_an_example() -> None:
    assert all(service.example for service in read_catalogue(sample()).services.values())


def test_sample_gives_every_service_but_the_one_on_call_a_counter() -> None:
    catalogue = read_catalogue(sample())
    served = {code for counter in catalogue.counters.values() for code in counter.services}
    assert set(catalogue.services) - served == {"DIF-01"}


def test_sample_life_events_can_be_walked_from_the_papers_they_start_with() -> None:
    catalogue = read_catalogue(sample())
    for code, event in catalogue.life_events.items():
        held = set(event.starts_with)
        for leg in event.legs:
            service = catalogue.services[leg]
            lacking = [needed for needed in service.requires if not held & set(needed.split("|"))]
            assert not lacking, f"{code}: {leg} lacks {lacking}"
            held |= set(service.produces)


def test_sample_promises_in_numbers_what_it_promises_in_words() -> None:
    services = read_catalogue(sample()).services
    assert (services["SAM-01"].sla_value, services["SAM-01"].sla_unit) == (30, SlaUnit.MINUTES)
    assert (services["DUK-11"].sla_value, services["DUK-11"].sla_unit) == (10, SlaUnit.WORKING_DAYS)
    assert (services["DUK-01"].sla_value, services["DUK-01"].sla_unit) == (2, SlaUnit.WORKING_HOURS)
    assert (services["BPN-04"].sla_value, services["BPN-04"].sla_unit) == (98, SlaUnit.DAYS)
    assert services["AGM-01"].sla_value is None


def test_every_key_of_an_entry_arrives() -> None:
    catalogue = read_catalogue(SMALL)
    service = catalogue.services["DUK-06"]
    assert (service.agency, service.letters, service.name, service.minutes) == ("DUK", "", "KTP-el ganti", 10)
    assert (service.standard_time, service.sla_value, service.sla_unit) == ("1 hari", 1, "days")
    assert (service.fee, service.quota, service.requires) == ("Gratis", 200, ("KK", "LP|KTP"))
    assert (service.produces, service.synonyms, service.site) == (("KTP",), ("ktp hilang",), "elsewhere")
    assert (service.note, service.example) == ("di kantor dinas", True)
    hours = '{"fri":"08:00-11:00"}'
    assert catalogue.agencies["POL"] == AgencyDescribed("Polri", AgencyKind.AGC, hours)
    assert catalogue.counters["POL-L1"] == CounterDescribed("POL", "Loket 2", -1, ("POL-03",))
    assert catalogue.documents["LP"] == DocumentTypeDescribed("Surat lapor kehilangan", external=True)
    assert catalogue.documents["KK"] == DocumentTypeDescribed("Kartu Keluarga", external=False)
    event = catalogue.life_events["LAHIR-KELAHIRAN-ANAK"]
    assert event == LifeEventDescribed("Lahir (kelahiran anak)", (), ("DUK-06",), "bayi")


def test_entries_keep_the_order_of_the_file() -> None:
    assert list(read_catalogue(SMALL).documents) == ["KTP", "KK", "LP"]
    turned = small("services", value=list(reversed(SMALL["services"])))
    assert list(read_catalogue(turned).services) == ["POL-03", "DUK-06"]


def test_what_may_be_absent_has_a_plain_default() -> None:
    service = read_catalogue(SMALL).services["POL-03"]
    assert (service.sla_value, service.sla_unit, service.quota) == (None, None, None)
    assert (service.requires, service.site, service.example) == ((), "here", False)


def test_papers_may_be_listed_row_by_row() -> None:
    rows = [{"code": "KTP", "name": "KTP-el"}, {"code": "KK", "name": "Kartu Keluarga"}]
    assert read_catalogue(small("documents", value=rows)) == read_catalogue(SMALL)


@pytest.mark.parametrize(
    ("path", "value", "expected"),
    [
        (("agency",), [], (0, "agency", Fault.UNKNOWN_KEY)),
        (("counters",), {}, (0, "counters", Fault.NOT_A_LIST)),
        (("counters", 1), "POL-L1", (2, "counters", Fault.NOT_AN_OBJECT)),
        (("services", 1, "quotas"), 5, (2, "services.quotas", Fault.UNKNOWN_KEY)),
        (("services", 1, "name"), ..., (2, "services.name", Fault.MISSING)),
        (("services", 1, "name"), "  ", (2, "services.name", Fault.MISSING)),
        (("services", 1, "name"), 7, (2, "services.name", Fault.WRONG_TYPE)),
        (("services", 1, "name"), "x" * 301, (2, "services.name", Fault.TOO_LONG)),
        (("services", 1, "code"), ..., (2, "services.code", Fault.MISSING)),
        (("services", 1, "agency"), "DUK", (2, "services.agency", Fault.OTHER_AGENCY)),
        (("services", 1, "agency"), "XXX", (2, "services.agency", Fault.UNKNOWN_CODE)),
        (("services", 1, "agency"), "PO", (2, "services.agency", Fault.BAD_CODE)),
        (("services", 1, "minutes"), ..., (2, "services.minutes", Fault.MISSING)),
        (("services", 1, "minutes"), "10", (2, "services.minutes", Fault.WRONG_TYPE)),
        (("services", 1, "minutes"), True, (2, "services.minutes", Fault.WRONG_TYPE)),
        (("services", 1, "minutes"), -1, (2, "services.minutes", Fault.OUT_OF_RANGE)),
        (("services", 1, "minutes"), 601, (2, "services.minutes", Fault.OUT_OF_RANGE)),
        (("services", 1, "quota"), 0, (2, "services.quota", Fault.OUT_OF_RANGE)),
        (("services", 1, "site"), "there", (2, "services.site", Fault.BAD_CHOICE)),
        (("services", 1, "example"), "ya", (2, "services.example", Fault.WRONG_TYPE)),
        (("services", 1, "requires"), "KTP", (2, "services.requires", Fault.WRONG_TYPE)),
        (("services", 1, "requires"), ["KTP", 1], (2, "services.requires", Fault.WRONG_TYPE)),
        (("services", 1, "requires"), ["KK|XX"], (2, "services.requires", Fault.UNKNOWN_CODE)),
        (("services", 1, "requires"), ["KK|"], (2, "services.requires", Fault.UNKNOWN_CODE)),
        (("services", 1, "produces"), ["KK|KTP"], (2, "services.produces", Fault.UNKNOWN_CODE)),
        (("services", 1, "sla"), 3, (2, "services.sla", Fault.WRONG_TYPE)),
        (("services", 0, "sla", "unit"), "weeks", (1, "services.sla.unit", Fault.BAD_CHOICE)),
        (("services", 0, "sla", "unit"), ..., (1, "services.sla.unit", Fault.MISSING)),
        (("services", 0, "sla", "value"), ..., (1, "services.sla.value", Fault.MISSING)),
        (("services", 0, "sla", "value"), 0, (1, "services.sla.value", Fault.OUT_OF_RANGE)),
        (("services", 0, "sla", "per"), "day", (1, "services.sla.per", Fault.UNKNOWN_KEY)),
        (("agencies", 1, "kind"), "XYZ", (2, "agencies.kind", Fault.BAD_CHOICE)),
        (("agencies", 1, "kind"), ..., (2, "agencies.kind", Fault.MISSING)),
        (("agencies", 1, "hours"), "08-15", (2, "agencies.hours", Fault.WRONG_TYPE)),
        (("counters", 1, "code"), "Loket 2", (2, "counters.code", Fault.BAD_CODE)),
        (("counters", 1, "code"), "A" * 13, (2, "counters.code", Fault.BAD_CODE)),
        (("counters", 1, "code"), "DUK-L1", (2, "counters.code", Fault.DUPLICATE)),
        (("counters", 1, "floor"), ..., (2, "counters.floor", Fault.MISSING)),
        (("counters", 1, "agency"), "XXX", (2, "counters.agency", Fault.UNKNOWN_CODE)),
        (("counters", 1, "services"), ["POL-99"], (2, "counters.services", Fault.UNKNOWN_CODE)),
        (("counters", 1, "services"), ["DUK-06"], (2, "counters.services", Fault.OTHER_AGENCY)),
        (("life_events", 0, "legs"), ["POL-99"], (1, "life_events.legs", Fault.UNKNOWN_CODE)),
        (("life_events", 0, "legs"), [], (1, "life_events.legs", Fault.MISSING)),
        (("life_events", 0, "starts_with"), ["XX"], (1, "life_events.starts_with", Fault.UNKNOWN_CODE)),
        (("life_events", 1, "name"), "- (!)", (2, "life_events.code", Fault.MISSING)),
        (("life_events", 1, "code"), 5, (2, "life_events.code", Fault.WRONG_TYPE)),
        (("documents", "KTP"), "", (1, "documents.name", Fault.MISSING)),
        (("documents", "k k"), "x", (3, "documents.code", Fault.BAD_CODE)),
        (("external_documents", "KTP"), "x", (2, "external_documents.code", Fault.DUPLICATE)),
    ],
)
def test_fault_is_named_at_its_row_and_column(path: Any, value: object, expected: Any) -> None:
    assert expected in faults(small(*path, value=value))


@pytest.mark.parametrize("code", ["DUK", "DUK-6", "duk-06", "DUK-006", "DUK_06", "DUKX-06", "DUK-06\n#"])
def test_service_code_has_three_signs_a_dash_and_two_digits(code: str) -> None:
    assert (1, "services.code", Fault.BAD_CODE) in faults(small("services", 0, "code", value=code))


@pytest.mark.parametrize("code", ["DU", "DUKC", "duk", "D-K"])
def test_agency_code_has_three_signs(code: str) -> None:
    assert (1, "agencies.code", Fault.BAD_CODE) in faults(small("agencies", 0, "code", value=code))


def test_all_faults_come_at_once_list_by_list_and_row_by_row() -> None:
    data = small("agencies", 0, "kind", value="XYZ")
    data["services"][1]["minutes"] = 999
    data["services"][0]["requires"] = ["XX", "YY"]
    data["life_events"][1]["code"] = "x y"
    data["life_events"][0]["legs"] = ["NIX-01"]
    data["extra"] = 1
    assert faults(data) == [
        (0, "extra", Fault.UNKNOWN_KEY),
        (1, "agencies.kind", Fault.BAD_CHOICE),
        (1, "services.requires", Fault.UNKNOWN_CODE),
        (1, "services.requires", Fault.UNKNOWN_CODE),
        (2, "services.minutes", Fault.OUT_OF_RANGE),
        (1, "life_events.legs", Fault.UNKNOWN_CODE),
        (2, "life_events.code", Fault.BAD_CODE),
    ]


def test_one_slip_in_an_agency_is_no_fault_of_its_services() -> None:
    assert faults(small("agencies", 0, "name", value=...)) == [(1, "agencies.name", Fault.MISSING)]


def test_duplicate_names_the_row_that_came_first() -> None:
    with pytest.raises(BadCatalogue) as raised:
        read_catalogue(small("counters", 1, "code", value="DUK-L1"))
    assert raised.value.errors[0].facts == {"value": "DUK-L1", "first_row": 1}


@pytest.mark.parametrize(
    ("path", "value", "facts"),
    [
        (("agency",), [], {"value": "agency"}),
        (("counters",), {}, {}),
        (("services", 1, "agency"), "DUK", {"value": "DUK"}),
        (("services", 1, "agency"), "XXX", {"value": "XXX"}),
        (("services", 1, "requires"), ["KK|XX"], {"value": "XX"}),
        (("services", 1, "produces"), ["KK|KTP"], {"value": "KK|KTP"}),
        (("services", 1, "minutes"), 601, {"value": 601, "lowest": 0, "highest": 600}),
        (("services", 1, "quota"), 10_000, {"value": 10_000, "lowest": 1, "highest": 9999}),
        (("services", 0, "sla", "value"), 1001, {"value": 1001, "lowest": 1, "highest": 1000}),
        (("agencies", 1, "hours"), {"fry": "08:00-11:00"}, {"value": "fry"}),
        (("counters", 1, "floor"), 100, {"value": 100, "lowest": -9, "highest": 99}),
        (("counters", 1, "floor"), -10, {"value": -10, "lowest": -9, "highest": 99}),
        (("counters", 1, "services"), ["DUK-06"], {"value": "DUK-06", "expected": "POL"}),
        (("life_events", 0, "legs"), ["POL-99"], {"value": "POL-99"}),
    ],
)
def test_fault_carries_what_its_sentence_needs(path: Any, value: object, facts: dict[str, object]) -> None:
    (error,) = errors_of(small(*path, value=value))
    assert error.facts == facts


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("services", 1, "minutes"), 600),
        (("services", 1, "quota"), 9999),
        (("services", 0, "sla", "value"), 1000),
        (("counters", 1, "floor"), 99),
        (("counters", 1, "floor"), -9),
        (("services", 1, "mark"), "an editor's remark"),
        (("agencies", 1, "mark"), "an editor's remark"),
    ],
)
def test_values_at_the_edge_and_remarks_are_taken(path: Any, value: object) -> None:
    assert errors_of(small(*path, value=value)) == ()


@pytest.mark.parametrize("data", [None, [], "x", 3])
def test_file_that_is_no_object_is_refused(data: object) -> None:
    assert faults(data) == [(0, "", Fault.NOT_AN_OBJECT)]


@pytest.mark.parametrize("data", [{}, {"note": "x"}])
def test_file_without_any_list_is_refused(data: object) -> None:
    assert faults(data) == [(0, "", Fault.EMPTY_FILE)]


def test_part_of_a_catalogue_may_refer_to_what_the_mall_has() -> None:
    part = {
        "services": [{"code": "DUK-07", "agency": "DUK", "name": "KIA", "minutes": 5, "requires": ["KK"]}]
    }
    assert faults(part) == [
        (1, "services.agency", Fault.UNKNOWN_CODE),
        (1, "services.requires", Fault.UNKNOWN_CODE),
    ]
    assert list(read_catalogue(part, read_catalogue(SMALL)).services) == ["DUK-07"]


@pytest.mark.parametrize(
    ("kind", "heading"),
    [
        *[(kind, "K/L") for kind in ("MIN", "AGC", "PUB")],
        *[(kind, "pemda") for kind in ("LOC", "PRV")],
        *[("SOE", "BUMN"), ("LSOE", "BUMD"), ("NGO", "lainnya")],
    ],
)
def test_kind_of_agency_has_its_heading_in_the_form(kind: str, heading: str) -> None:
    assert group(AgencyKind(kind)) == heading


def test_every_kind_of_agency_has_a_heading() -> None:
    assert all(group(kind) for kind in AgencyKind)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)
PLACES = [
    (sheet, number, key)
    for sheet in ("agencies", "services", "counters", "life_events")
    for number, cells in enumerate(SMALL[sheet])
    for key in cells
] + [(sheet,) for sheet in SMALL]


@settings(deadline=None)
@given(st.lists(st.tuples(st.sampled_from(PLACES), JSON), min_size=1, max_size=4))
def test_no_value_anywhere_brings_anything_but_row_errors(changes: list[tuple[Any, Any]]) -> None:
    data = copy.deepcopy(SMALL)
    for path, value in sorted(changes, key=lambda change: -len(change[0])):
        place: Any = data
        for key in path[:-1]:
            place = place[key]
        place[path[-1]] = value
    assert all(error.column for error in errors_of(data) if error.row)


def errors_of(data: object) -> tuple[RowError, ...]:
    try:
        read_catalogue(data)
    except BadCatalogue as bad:
        return bad.errors
    return ()


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Dinas Kependudukan dan Pencatatan Sipil (Disdukcapil)", "Disdukcapil"),
        ("Kantor Pertanahan (ATR/BPN)", "ATR/BPN"),
        ("PT Taspen (Persero)", "PT Taspen"),
        ("DPMPTSP (juga pengelola MPP)", "DPMPTSP"),
        ("Samsat", "Samsat"),
        ("(X Y)", "(X Y)"),
        ("Dinas ()", "Dinas"),
    ],
)
def test_agency_is_called_by_its_short_name(name: str, short: str):
    assert short_agency(name) == short
