"""What any bytes are given to; an exception that leaves a target is a bug of the program.

A file's bytes are the file; typed text is UTF-8, where bytes that are none stand for half characters, as a
clipboard may hold them. A refusal must have its sentence in both languages.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from desktop.commands.init import read_json
from desktop.commands.output import one_line
from desktop.desk import Desk
from desktop.errors import BadRows, known_error
from desktop.queries.board import MOST_COLUMNS, board
from desktop.queries.bookings import find_bookings
from desktop.queries.life_events import named_event
from desktop.queries.people import find_people
from desktop.queries.requests import RequestFilter
from desktop.queries.requests_page import requests_look
from desktop.queries.search import search
from desktop.queries.tickets import ticket_with
from desktop.queries.visitors_today import visits_meant
from desktop.reading.tabular import read_lines
from desktop.services.bookings import import_bookings
from desktop.services.catalogue import import_catalogue
from desktop.services.paper_days import import_visits
from resources import text
from tests.fuzz.catalogues import catalogue_of
from tests.fuzz.package import workbook_of
from tests.fuzz.texts import check_texts


@dataclass(frozen=True, slots=True)
class Stage:
    """What a target works on: a mall with people, and a folder for a file."""

    desk: Desk
    folder: Path


Target = Callable[[Stage, bytes], None]


def catalogue(stage: Stage, data: bytes) -> None:
    """Take the bytes in as the JSON of a catalogue, or as changes of a small one."""
    file = stage.folder / "catalogue.json"
    file.write_bytes(catalogue_of(data))
    undone(stage.desk, lambda: import_catalogue(stage.desk, read_json(str(file))))


def visits(stage: Stage, data: bytes) -> None:
    """Take the bytes in as a paper day."""
    undone(stage.desk, lambda: import_visits(stage.desk, read_lines(data, "file"), file="file"))


def bookings(stage: Stage, data: bytes) -> None:
    """Take the bytes in as a list of bookings."""
    undone(stage.desk, lambda: import_bookings(stage.desk, read_lines(data, "file"), file="file"))


def workbook(stage: Stage, data: bytes) -> None:
    """Take a workbook with these bytes in its parts in as a paper day, and as bookings."""
    package = workbook_of(data)
    visits(stage, package)
    bookings(stage, package)


def typed(stage: Stage, data: bytes) -> None:
    """Look for the text in every place where an officer can."""
    words, desk = as_typed(data), stage.desk
    for ask in (
        lambda: search(desk, words),
        lambda: find_people(desk, words),
        lambda: visits_meant(desk, words),
        lambda: requests_look(desk, RequestFilter(text=words), None, ""),
        lambda: board(desk, None, 0, MOST_COLUMNS, words, only_open=False),
        lambda: ticket_with(desk.store, words, desk.today().isoformat()),
        lambda: find_bookings(desk, words),
        lambda: named_event(desk, words),
    ):
        refusal_or_answer(ask)


def words(stage: Stage, data: bytes) -> None:
    """Clean the text for store and paper, and read it as each thing that a person tells of themselves."""
    given = as_typed(data)
    shown = one_line(given)
    assert shown == one_line(shown)
    check_texts(given, stage.desk.today())


TARGETS: dict[str, Target] = {
    "catalogue": catalogue,
    "visits": visits,
    "bookings": bookings,
    "workbook": workbook,
    "typed": typed,
    "words": words,
}


def as_typed(data: bytes) -> str:
    """Return bytes as typed text; those that are no UTF-8 become half characters."""
    return data.decode("utf-8", "surrogateescape")


def undone(desk: Desk, act: Callable[[], object]) -> None:
    """Do something to a mall and take it back, so that each input finds the same mall."""
    with desk.store.atomic("IMMEDIATE") as transaction:
        refusal_or_answer(act)
        transaction.rollback()


def refusal_or_answer(act: Callable[[], object]) -> None:
    """Let an act end well or in a refusal that can be said; anything else leaves as it came."""
    try:
        act()
    except Exception as error:
        known = known_error(error)
        if known is None:
            raise
        for lang in ("id", "en"):
            assert text(known.code, lang, **known.facts)
            for row in known.rows if isinstance(known, BadRows) else ():
                assert text(row.code, lang, **dict(row.facts))
