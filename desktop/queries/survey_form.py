"""What a sheet of the survey asks, in the regulation's words, and whom it can be about."""

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from desktop.desk import Desk
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.names import day_start_ms
from desktop.queries.settings import survey_method
from desktop.security.permissions import require
from models.rules.bodies.officers import Role
from models.rules.skm import Element, numbered
from resources import read_bytes

MOST = 1000


@dataclass(frozen=True, slots=True)
class ElementWords:
    """One question: its number, the element's key and name, what is asked, the answers for the scores 1 to 4."""

    number: str
    element: Element
    name: str
    question: str
    answers: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ServiceName:
    """A service that somebody may have come for."""

    code: str
    name: str
    agency: str


@dataclass(frozen=True, slots=True)
class SurveyForm:
    """What kiosk and paper dialog need to ask: nine questions in their order, agencies and services by name."""

    questions: tuple[ElementWords, ...]
    agencies: tuple[AgencyName, ...]
    services: tuple[ServiceName, ...]


@lru_cache(maxsize=1)
def _words() -> dict[str, dict[str, dict[str, Any]]]:
    return tomllib.loads(read_bytes("survey.toml").decode())


def element_words(desk: Desk, lang: str = "id") -> tuple[ElementWords, ...]:
    """Return the nine questions in the order of the mall's numbering."""
    _, numbering = survey_method(desk.store)
    return tuple(
        ElementWords(number, element, said["name"], said["question"], tuple(said["answers"]))
        for number, element in numbered(numbering).items()
        for said in (_words()[element][lang],)
    )


def survey_form(desk: Desk, lang: str = "id") -> SurveyForm:
    """Return what a sheet asks, and the agencies and services in use; the mall's published words alone."""
    services = desk.store.execute_sql(
        """SELECT id, name, agency FROM service WHERE NOT archived AND site <> 'elsewhere'
        ORDER BY name, id LIMIT ?""",
        (MOST,),
    ).fetchall()
    return SurveyForm(
        element_words(desk, lang), agency_names(desk), tuple(ServiceName(*row) for row in services)
    )


def typed_today(desk: Desk) -> int:
    """Return how many paper sheets were typed today; at a counter those of the own agency.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "survey.answer")
    own = desk.session.agency if desk.session and desk.session.role is Role.COUNTER else None
    (count,) = desk.store.execute_sql(
        """SELECT count(*) FROM survey_answer WHERE at_hlc >= ?1 AND way = 'survey_paper'
        AND (?2 IS NULL OR agency = ?2)""",
        (day_start_ms(desk, desk.today()) << 16, own),
    ).fetchone()
    return int(count)
