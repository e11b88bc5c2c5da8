"""What the mall offers: services and document types, found by words, for whoever needs their codes."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries import places
from desktop.security.permissions import require
from models.folding import read
from models.rules.catalogue import Site
from models.rules.events import Subject
from models.rules.folds.places import Service

MOST = 200


@dataclass(frozen=True, slots=True)
class ServiceRow:
    """One service: `place` is empty where no counter gives it, `needs` are the papers it asks for."""

    code: str
    name: str
    agency: str
    agency_name: str
    place: str
    here: bool
    fee: str
    standard_time: str
    needs: tuple[str, ...]
    note: str


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document type."""

    code: str
    name: str


def service_list(desk: Desk, words: str = "", agency: str | None = None) -> list[ServiceRow]:
    """Return the services in which every word occurs (code, name, synonyms, agency), by code; at most `MOST`."""
    require(desk, "ticket.show")
    names = places.document_names(desk)
    rows = desk.store.execute_sql(
        """SELECT s.id, a.name, lower(s.id || ' ' || s.name || ' ' || s.synonyms || ' ' || a.name)
        FROM service s JOIN agency a ON a.id = s.agency
        WHERE NOT s.archived AND (? IS NULL OR s.agency = ?) ORDER BY s.id""",
        (agency, agency),
    ).fetchall()
    wanted = words.casefold().split()
    found = [(code, name) for code, name, text in rows if all(word in text for word in wanted)]
    return [_service(desk, code, name, names) for code, name in found[:MOST]]


def _service(desk: Desk, code: str, agency_name: str, names: dict[str, str]) -> ServiceRow:
    service: Service = read(desk.store, Subject.SERVICE, code)
    return ServiceRow(
        code=code,
        name=service.name,
        agency=service.agency,
        agency_name=agency_name,
        place=places.service_place(desk, code),
        here=service.site is not Site.ELSEWHERE,
        fee=service.fee,
        standard_time=service.standard_time,
        needs=tuple(
            places.either(f"{names.get(one, one)} [{one}]" for one in group.split("|"))
            for group in service.requires
        ),
        note=service.note,
    )


def document_list(desk: Desk, words: str = "") -> list[DocumentRow]:
    """Return the document types in which every word occurs (code, name), by code; at most `MOST`."""
    require(desk, "ticket.show")
    rows = desk.store.execute_sql("SELECT id, name FROM document_type WHERE NOT archived ORDER BY id")
    wanted = words.casefold().split()
    found = [
        (code, name) for code, name in rows if all(word in f"{code} {name}".casefold() for word in wanted)
    ]
    return [DocumentRow(code, name) for code, name in found[:MOST]]
