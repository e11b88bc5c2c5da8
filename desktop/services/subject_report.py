"""The copy of somebody's data that they have a right to: gathered, journalled as a look, drawn."""

import hashlib
import json

from desktop.desk import Desk, Outcome
from desktop.errors import Refused
from desktop.printing.rights_papers import subject_letter
from desktop.queries.belongings import named_person
from desktop.queries.subject_data import subject_data
from desktop.security.permissions import require
from desktop.services.notes import write_reason
from models.rules.bodies.notes import AccessExported, PaperDrawn
from models.rules.events import Subject
from reports.letter import letter_pdf

ENDINGS = (".pdf", ".json")


def subject_report(desk: Desk, named: str, ending: str, reason: str) -> Outcome[bytes]:
    """Return everything about one person as a file; that it was made, by whom and why stands in the journal and in it.

    Args:
        desk: with a supervisor signed in.
        named: id of the person, or the code of a visit or request of theirs.
        ending: `.pdf` for the citizen, `.json` for machines.
        reason: why it is made, usually the number of the case.

    Raises:
        Refused: there is no such person, the reason is missing, or no file has this ending.
        NotAllowed: the role does not reach.
    """
    require(desk, "subject.report")
    if ending.lower() not in ENDINGS:
        raise Refused("file.ending", ending=ending, known=", ".join(ENDINGS))
    with desk.writing() as write:
        person = named_person(desk, named)
        paper = write.new_id()
        write.append(AccessExported(paper), person)
        write_reason(write, Subject.PAPER, paper, reason)
        sections = subject_data(desk, person)
        if ending.lower() == ".json":
            objects = {section.key: section.objects() for section in sections}
            data = json.dumps(objects, ensure_ascii=False, indent=1).encode()
        else:
            data = letter_pdf(subject_letter(desk, paper, sections))
        write.append(PaperDrawn("subject_report", person, 0, hashlib.sha256(data).hexdigest()), paper)
    return Outcome(data)
