"""Reaching the applicant of a request: who is to be called, how it went, and when it is tried again."""

from datetime import date

from desktop.desk import Desk, Outcome
from desktop.queries.enums import CLOSED, ContactResult, ContactWay, words
from desktop.queries.requests_page import Chosen
from desktop.services.contacting import NewContact, note_contact
from desktop.services.requests import RequestNow
from desktop.services.revealing import PersonInClear
from ui.requests.ask import Answer, Form, Question
from ui.requests.moves import Act
from ui.requests.words import first_capital

NO_DAY = "Tanpa tanggal"
NOBODY = "Data diri pemohon tidak dicatat pada permohonan ini."
ROLES = {"applicant": "Pemohon", "proxy": "Kuasa", "company": "Perusahaan"}
"""Whom an officer may call about a request, and in which order."""


def contact(chosen: Chosen, people: tuple[PersonInClear, ...]) -> Act:
    """Write an attempt down; the form names whom to call in clear, which is journalled as a look."""
    days = () if chosen.detail.state in CLOSED else chosen.days
    form = Form(
        f"Hubungi pemohon {chosen.detail.code}",
        "Catat",
        "tick",
        (
            Question("Lewat", tuple((one.value, first_capital(words(one))) for one in ContactWay)),
            Question("Hasil", tuple((one.value, first_capital(words(one))) for one in ContactResult)),
            Question("Hubungi lagi", (("", NO_DAY), *((day.isoformat(), f"{day:%d/%m/%Y}") for day in days))),
        ),
        words="Catatan",
        told=whom(people),
    )

    def work(desk: Desk, answer: Answer) -> Outcome[RequestNow]:
        way, result, again = answer.chosen
        day = date.fromisoformat(again) if again else None
        tried = NewContact(ContactWay(way), ContactResult(result), day, answer.words)
        return note_contact(desk, chosen.detail.id, tried)

    return Act(work, form, said="upaya menghubungi dicatat")


def whom(people: tuple[PersonInClear, ...]) -> str:
    """Return who can be called, a line each: name, and phone or that there is none."""
    known = {one.role: one for one in people}
    lines = [
        f"{said}: {known[role].name or 'tanpa nama'}, {known[role].phone or 'tanpa nomor telepon'}"
        for role, said in ROLES.items()
        if role in known
    ]
    return "\n".join(lines) or NOBODY
