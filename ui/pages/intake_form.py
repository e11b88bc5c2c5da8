"""The intake form as values: what is typed, as a draft and as an order to take a visitor in."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from datetime import date
from typing import Any

from desktop.queries.enums import Accommodation, IdType, Priority
from desktop.queries.typed import IdentityKind, check_birth, kind_of
from desktop.services.visits import NewVisit

NO_ID_REASONS = {
    "lost": "KTP hilang atau tertinggal",
    "child": "Anak, belum punya KTP",
    "foreigner": "Warga negara asing",
    "refused": "Tidak berkenan menyebut",
    "other": "Alasan lain",
}
"""Stored word and words on screen of why there is no NIK."""


@dataclass(frozen=True, slots=True)
class Person:
    """A known person who was chosen."""

    id: str
    name: str
    masked_number: str
    birth_year: str
    visits: int


@dataclass(frozen=True, slots=True)
class Need:
    """A life event or a service that the visitor came for, with the services that it brought.

    `usual` are the document types that somebody in such a life event usually holds: those to ask for.
    """

    code: str
    name: str
    services: tuple[str, ...]
    event: bool
    usual: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Booked:
    """A booking that is checked in with the visit; `time` on the mall's clock."""

    code: str
    time: str
    service: str
    service_name: str


@dataclass(frozen=True, slots=True)
class Form:
    """Everything that is typed and chosen, as it stands.

    Attributes:
        identity: the search field.
        birth: as typed.
        services: codes in the order of the plan; `by_hand`: the officer chose that order.
        documents: codes that are held; None: nobody has asked.
    """

    identity: str = ""
    person: Person | None = None
    no_nik: bool = False
    reason: str = ""
    name: str = ""
    phone: str = ""
    birth: str = ""
    priority: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    consent: bool = False
    wanted: tuple[Need, ...] = ()
    services: tuple[str, ...] = ()
    by_hand: bool = False
    documents: tuple[str, ...] | None = None
    note: str = ""
    ask_only: bool = False
    bookings: tuple[Booked, ...] = ()

    @property
    def empty(self) -> bool:
        """Return whether nothing was typed or chosen yet."""
        return self == Form()

    @property
    def needs_consent(self) -> bool:
        """Return whether something is chosen that is kept with the visitor's consent only."""
        return bool(self.needs) or Priority.DISABILITY in self.priority


def body_of(form: Form) -> dict[str, Any]:
    """Return a form as the body of a draft."""
    return asdict(form)


def form_of(body: Mapping[str, Any]) -> Form:
    """Return the form of a draft; what an older or newer version kept otherwise is left out."""
    known = {field.name for field in fields(Form)}
    values = {key: _frozen(value) for key, value in body.items() if key in known}
    if body.get("person"):
        values["person"] = Person(**body["person"])
    values["bookings"] = tuple(Booked(**booked) for booked in body.get("bookings", ()))
    values["wanted"] = tuple(
        Need(
            need["code"],
            need["name"],
            tuple(need["services"]),
            bool(need["event"]),
            tuple(need.get("usual", ())),
        )
        for need in body.get("wanted", ())
    )
    return Form(**values)


def _frozen(value: Any) -> Any:
    return tuple(value) if isinstance(value, list) else value


def number_of(form: Form) -> tuple[IdType, str]:
    """Return which number the search field holds and what it is; empty for none."""
    typed = form.identity.strip()
    if form.person is not None or not typed:
        return IdType.NIK, ""
    if form.no_nik:
        passport = form.reason == "foreigner" and any(char.isdigit() for char in typed)
        return IdType.PASSPORT, typed if passport else ""
    return IdType.NIK, typed if kind_of(typed) is IdentityKind.NIK else ""


def order_of(form: Form, today: date, anyway: str = "") -> NewVisit:
    """Return the order that takes this visitor in; the form was checked before."""
    id_type, number = number_of(form)
    kind = IdentityKind.EMPTY if form.person or number else kind_of(form.identity)
    name, phone = form.name.strip(), form.phone.strip()
    return NewVisit(
        services=() if form.ask_only else form.services,
        person=form.person.id if form.person else None,
        name=name or (form.identity.strip() if kind is IdentityKind.NAME else ""),
        id_type=id_type,
        id_number=number,
        no_id_reason=form.reason if form.no_nik else "",
        phone=phone or (form.identity.strip() if kind is IdentityKind.PHONE else ""),
        birth=check_birth(form.birth, today).birth,
        priority=tuple(Priority(one) for one in form.priority),
        needs=tuple(Accommodation(one) for one in form.needs),
        consent=form.consent,
        documents=None if form.ask_only else form.documents,
        information_only=form.ask_only,
        note=form.note.strip(),
        bookings=() if form.ask_only else tuple(booked.code for booked in form.bookings),
        anyway=anyway,
    )
