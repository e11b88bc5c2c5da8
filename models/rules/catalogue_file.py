"""Reading a catalogue file: every fault of it is named with row and column, or all of its entries are returned."""

import json
import re
import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import replace
from typing import TypeVar

from models.rules.agency_hours import read_hours
from models.rules.calendar import BadCalendar
from models.rules.catalogue import (
    AgencyDescribed,
    AgencyKind,
    Catalogue,
    CounterDescribed,
    DocumentTypeDescribed,
    LifeEventDescribed,
    ServiceDescribed,
    Site,
    SlaUnit,
)
from models.rules.rows import Fault, Row, RowError

AGENCY_CODE = "[A-Z0-9]{3}"
SERVICE_CODE = "[A-Z0-9]{3}-[0-9]{2}"
COUNTER_CODE = "[A-Z0-9-]{1,12}"
DOCUMENT_CODE = "[A-Z0-9]{1,12}"
LIFE_EVENT_CODE = "[A-Z0-9-]{1,40}"

MOST_MINUTES = 600
"""Longest typical time at a counter: a whole day's opening hours."""

Entry = TypeVar("Entry")


class BadCatalogue(Exception):
    """The file is no catalogue that could be taken over as a whole.

    Attributes:
        errors: every fault of the file, list by list and row by row; never empty.
    """

    def __init__(self, errors: tuple[RowError, ...]) -> None:
        super().__init__(f"{len(errors)} faults, first {errors[0].code} at {errors[0].column}")
        self.errors = errors


def read_catalogue(data: object, known: Catalogue | None = None) -> Catalogue:
    """Return the entries of a catalogue file.

    Args:
        data: the file as JSON values: an object with any of the lists `agencies`, `services`, `counters`,
            `life_events` and the papers `documents`, `external_documents` (code to name, or a list
            of `{code, name}`), and a `note`, which is not kept.
        known: what the mall has already: a file may refer to it without repeating it.

    Raises:
        BadCatalogue: something is wrong; every fault of the file is in it.
    """
    errors: list[RowError] = []
    file = _File(_rows(data, errors), known or Catalogue())
    catalogue = Catalogue(
        documents=file.entries("documents", _document) | file.entries("external_documents", _external),
        agencies=file.entries("agencies", _agency),
        services=file.entries("services", file.service),
        counters=file.entries("counters", file.counter),
        life_events=file.entries("life_events", file.life_event),
    )
    if errors:
        order = list(_SHAPES)
        errors.sort(key=lambda error: (error.row and order.index(error.sheet), error.row))
        raise BadCatalogue(tuple(errors))
    return catalogue


_SHAPES = {
    "documents": DOCUMENT_CODE,
    "external_documents": DOCUMENT_CODE,
    "agencies": AGENCY_CODE,
    "services": SERVICE_CODE,
    "counters": COUNTER_CODE,
    "life_events": LIFE_EVENT_CODE,
}
# `mark` is an editor's remark about a row's source: allowed, and not kept.
_SERVICE_KEYS = {
    *("code", "agency", "name", "minutes", "standard_time", "sla", "fee", "quota", "requires", "produces"),
    *("synonyms", "site", "note", "example", "mark"),
}


def _rows(data: object, errors: list[RowError]) -> dict[str, list[Row]]:
    """Return each list's entries as rows; what is no list or no object is noted and left out."""
    rows: dict[str, list[Row]] = {sheet: [] for sheet in _SHAPES}
    if not isinstance(data, dict):
        errors.append(RowError(0, "", Fault.NOT_AN_OBJECT, {}))
        return rows
    unknown = [str(key) for key in data if key not in _SHAPES and key != "note"]
    errors += [RowError(0, key, Fault.UNKNOWN_KEY, {"value": key}) for key in unknown]
    if not any(sheet in data for sheet in _SHAPES):
        errors.append(RowError(0, "", Fault.EMPTY_FILE, {}))
    for sheet, found in rows.items():
        listed = data.get(sheet, [])
        if isinstance(listed, dict) and sheet.endswith("documents"):
            listed = [{"code": code, "name": name} for code, name in listed.items()]
        if not isinstance(listed, list):
            errors.append(RowError(0, sheet, Fault.NOT_A_LIST, {}))
            continue
        for number, cells in enumerate(listed, 1):
            if isinstance(cells, dict):
                found.append(Row(sheet, number, cells, errors))
            else:
                errors.append(RowError(number, sheet, Fault.NOT_AN_OBJECT, {}))
    return rows


def _code(row: Row, sheet: str) -> str:
    """Return a row's code; a life event without one is known by its name."""
    if sheet == "life_events":
        row = row.with_default("code", _slug(row.raw("name")))
    return row.code("code", _SHAPES[sheet])


def _slug(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().upper()
    return "-".join(re.findall("[A-Z0-9]+", plain))[:40].rstrip("-")


def _document(row: Row) -> DocumentTypeDescribed:
    row.refuse_unknown_keys({"code", "name"})
    return DocumentTypeDescribed(row.text("name", required=True))


def _external(row: Row) -> DocumentTypeDescribed:
    return replace(_document(row), external=True)


def _agency(row: Row) -> AgencyDescribed:
    row.refuse_unknown_keys({"code", "name", "kind", "hours", "mark"})
    name, hours = row.text("name", required=True), row.json_text("hours")
    try:
        read_hours(json.loads(hours)) if hours else None
    except BadCalendar as bad:
        row.refuse("hours", Fault.BAD_HOURS, value=str(bad.facts["where"]))
    return AgencyDescribed(name, row.choice("kind", AgencyKind), hours)


def _refer(row: Row, key: str, codes: Iterable[str], known: Collection[str]) -> None:
    for code in codes:
        if code not in known:
            row.refuse(key, Fault.UNKNOWN_CODE, value=code)


class _File:
    """The rows of one file by code, and the codes that they may refer to: the file's own and the known ones.

    A code counts as the file's own also when its entry has another fault: one slip is one error.
    """

    def __init__(self, rows: Mapping[str, list[Row]], known: Catalogue) -> None:
        self._rows = {sheet: [(_code(row, sheet), row) for row in found] for sheet, found in rows.items()}
        self._refuse_duplicates("documents", "external_documents")
        for sheet in ("agencies", "services", "counters", "life_events"):
            self._refuse_duplicates(sheet)
        self._documents = {*known.documents, *self._codes("documents"), *self._codes("external_documents")}
        self._agencies = {*known.agencies, *self._codes("agencies")}
        self._services = {*known.services, *self._codes("services")}

    def entries(self, sheet: str, read: Callable[[Row], Entry]) -> dict[str, Entry]:
        """Return a list's entries by code, in the file's order."""
        return {code: read(row) for code, row in self._rows[sheet]}

    def service(self, row: Row) -> ServiceDescribed:
        """Return a service; its agency and its papers must be known."""
        row.refuse_unknown_keys(_SERVICE_KEYS)
        agency, requires, produces = self._agency_of(row), row.words("requires"), row.words("produces")
        _refer(row, "requires", (code for group in requires for code in group.split("|")), self._documents)
        _refer(row, "produces", produces, self._documents)
        sla = row.part("sla")
        if sla:
            sla.refuse_unknown_keys({"value", "unit"})
        return ServiceDescribed(
            agency=agency,
            name=row.text("name", required=True),
            minutes=row.required_whole("minutes", 0, MOST_MINUTES),
            standard_time=row.text("standard_time"),
            sla_value=sla.required_whole("value", 1, 1000) if sla else None,
            sla_unit=sla.choice("unit", SlaUnit) if sla else None,
            fee=row.text("fee"),
            quota=row.whole("quota", 1, 9999),
            requires=requires,
            produces=produces,
            synonyms=row.words("synonyms"),
            site=row.choice("site", Site, Site.HERE),
            note=row.text("note"),
            example=row.flag("example"),
        )

    def counter(self, row: Row) -> CounterDescribed:
        """Return a counter; its services must be known and its own agency's."""
        row.refuse_unknown_keys({"code", "agency", "name", "floor", "services"})
        agency, services = self._agency_of(row), row.words("services")
        _refer(row, "services", services, self._services)
        for code in services:
            if agency and code in self._services and not code.startswith(f"{agency}-"):
                row.refuse("services", Fault.OTHER_AGENCY, value=code, expected=agency)
        name, floor = row.text("name", required=True), row.required_whole("floor", -9, 99)
        return CounterDescribed(agency, name, floor, services)

    def life_event(self, row: Row) -> LifeEventDescribed:
        """Return a life event; its papers and its services must be known."""
        row.refuse_unknown_keys({"code", "name", "starts_with", "legs", "note"})
        starts_with, legs = row.words("starts_with"), row.words("legs", required=True)
        _refer(row, "starts_with", starts_with, self._documents)
        _refer(row, "legs", legs, self._services)
        return LifeEventDescribed(row.text("name", required=True), starts_with, legs, row.text("note"))

    def _codes(self, sheet: str) -> set[str]:
        return {code for code, _ in self._rows[sheet] if code}

    def _refuse_duplicates(self, *sheets: str) -> None:
        first: dict[str, Row] = {}
        for sheet in sheets:
            for code, row in self._rows[sheet]:
                if code and first.setdefault(code, row) is not row:
                    row.refuse("code", Fault.DUPLICATE, value=code, first_row=first[code].number)

    def _agency_of(self, row: Row) -> str:
        """Return the row's agency; it must be known, and a service's code must begin with it."""
        agency = row.code("agency", AGENCY_CODE)
        if agency and agency not in self._agencies:
            row.refuse("agency", Fault.UNKNOWN_CODE, value=agency)
        elif agency and row.sheet == "services" and not row.raw("code").startswith(f"{agency}-"):
            row.refuse("agency", Fault.OTHER_AGENCY, value=agency)
        return agency
