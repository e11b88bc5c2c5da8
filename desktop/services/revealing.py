"""Looking at the people of a request in clear: who they are and how to reach them, each look journalled."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome
from desktop.services.requests import known_request
from models.rules.bodies.notes import AccessViewed
from models.rules.events import Subject
from models.rules.folds.visits import Person


@dataclass(frozen=True, slots=True)
class PersonInClear:
    """A person of a request: `role` is `applicant`, `proxy`, `company` or `collector`; name and phone in clear."""

    role: str
    person: str
    name: str
    phone: str


def reveal_request(desk: Desk, code: str) -> Outcome[tuple[PersonInClear, ...]]:
    """Return the people of a request in clear; one look for each is journalled.

    Raises:
        Refused: there is no such request.
        NotAllowed: the role does not reach.
    """
    with desk.writing() as write:
        _, request = known_request(write, code, "request.reveal")
        ids = {
            "applicant": request.person,
            "proxy": request.proxy,
            "company": request.company,
            "collector": request.collector,
        }
        people = []
        for role, person in ids.items():
            if person is not None:
                known: Person = write.read(Subject.PERSON, person) or Person()
                people.append(PersonInClear(role, person, known.name, known.phone))
        for person in dict.fromkeys(one.person for one in people):
            write.append(AccessViewed(), person)
    return Outcome(tuple(people))
