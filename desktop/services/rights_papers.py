"""Drawing papers about citizens' rights; that each was drawn, and about whom, is journalled with its hash."""

import hashlib

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.printing.rights_papers import breach_letter, case_letter, destruction_minutes, notice_letter
from desktop.queries.belongings import named_person
from desktop.queries.breaches import affected, breach_row, named_breach
from desktop.queries.cases import case_row, named_case
from desktop.security.permissions import require
from models.rules.bodies.notes import AccessPrinted, PaperDrawn
from models.rules.bodies.rights import BreachNotified, Notified
from reports.letter import Letter, letter_pdf


def _drawn(write: Write, paper: str, about: str, letter: Letter) -> bytes:
    data = letter_pdf(letter)
    write.append(PaperDrawn(paper, about, 0, hashlib.sha256(data).hexdigest()), write.new_id())
    return data


def print_case(desk: Desk, named: str) -> Outcome[bytes]:
    """Return the letter that answers a case, as a PDF.

    Raises:
        Refused: there is no such case, or it is open.
        NotAllowed: the role does not reach.
    """
    require(desk, "rights.answer")
    with desk.writing() as write:
        row = case_row(desk, named_case(desk, named))
        data = _drawn(write, "case_letter", row.id, case_letter(desk, row))
        if row.person:
            write.append(AccessPrinted("case_letter"), row.person)
    return Outcome(data)


def print_notice(desk: Desk) -> Outcome[bytes]:
    """Return the notice about data protection, as a PDF.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "privacy.print")
    return Outcome(letter_pdf(notice_letter(desk)))


def print_minutes(desk: Desk, run: str) -> Outcome[bytes]:
    """Return the minutes of a destruction, as a PDF; named by the id of the run or the end of it.

    Raises:
        Refused: there was no such run.
        NotAllowed: the role does not reach.
    """
    require(desk, "destruction.show")
    typed = run.strip().lower().removeprefix("bap-")
    rows = desk.store.execute_sql(
        "SELECT id FROM destruction WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2",
        (typed,),
    ).fetchall()
    if len(rows) != 1:
        raise Refused("destruction.unknown")
    with desk.writing() as write:
        data = _drawn(write, "destruction_minutes", rows[0][0], destruction_minutes(desk, rows[0][0]))
    return Outcome(data)


def print_breach(desk: Desk, named: str, whom: Notified, about: str = "") -> Outcome[bytes]:
    """Return the written notice of a breach, as a PDF, and keep that it was made out.

    Args:
        desk: with a supervisor signed in.
        named: the breach.
        whom: the authority, or the people whom it concerns.
        about: whom one letter is for; empty for a letter that serves for all of them.

    Raises:
        Refused: there is no such breach or person.
        NotAllowed: the role does not reach.
    """
    require(desk, "breach.handle")
    with desk.writing() as write:
        breach = named_breach(desk, named)
        people = len(affected(desk, breach))
        person = named_person(desk, about) if about.strip() else ""
        letter = breach_letter(
            desk, breach_row(desk, breach), to_authority=whom is Notified.AUTHORITY, people=people
        )
        data = _drawn(write, "breach_letter", breach, letter)
        told = people if whom is Notified.SUBJECTS and not person else 1
        write.append(BreachNotified(whom, told), breach)
        if person:
            write.append(AccessPrinted("breach_letter"), person)
    return Outcome(data)
