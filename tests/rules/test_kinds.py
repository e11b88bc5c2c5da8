"""The table of kinds: numbers for ever, and no personal data where it could not be erased."""

import dataclasses
import types
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import pytest

from models.rules.events import Subject
from models.rules.kinds import BY_BODY, BY_NUMBER, ERASABLE, KINDS, Kind

PUBLISHED = {
    "setting.changed": {"value"},
    "agency.described": {"name", "hours"},
    "counter.described": {"name"},
    "service.described": {"name", "standard_time", "fee", "synonyms", "note", "requires", "produces"},
    "document_type.described": {"name"},
    "life_event.described": {"name", "starts_with", "legs", "note"},
    "holiday.set": {"name"},
    "desk.opened": {"name"},
    "outage.started": {"system"},
}
"""Kinds that hold the mall's own published words, and which fields do."""
IDS = {
    *("visit", "person", "after", "referred_from", "origin", "about_id", "call", "ticket", "sent", "back"),
    *("outage", "proxy", "company", "collector"),
    "outage",
    "into",
    "other",
    "owner",
    "who",
    "request",
    "forum",
    "partner",
    "note",
    "desks",
    "chains",
}
CODES = {
    *("service", "services", "agency", "agencies", "counter", "letters", "lane", "suffix", "number", "code"),
    *("missing", "lacking", "held", "documents", "sha256", "paper", "text_version"),
    *("received", "mandate", "product", "reference", "owners", "tracking"),
}
TIMES = {"day", "until", "complete_by", "on", "again_on", "due", "period", "first", "last", "month"}
WORDS_OF_THE_PROGRAM = {"told_by", "purpose", "use_case", "export", "scope", "kind", "mode", "element"}
"""Texts that the program chooses from a short list of its own."""
NAMES_FOR_EVER = {1: "setting.changed", 30: "person.described", 50: "ticket.issued", 63: "act.undone"}


def holds_text(hint: Any) -> bool:
    if get_origin(hint) in (Union, types.UnionType, tuple):
        return any(holds_text(arg) for arg in get_args(hint) if arg is not Ellipsis)
    if isinstance(hint, type) and dataclasses.is_dataclass(hint):
        return any(holds_text(inner) for inner in get_type_hints(hint).values())
    return not (isinstance(hint, type) and (issubclass(hint, Enum) or hint in (int, bool, type(None))))


@pytest.mark.parametrize("kind", [kind for kind in KINDS if not kind.erasable], ids=lambda kind: kind.name)
def test_body_that_is_never_erased_has_no_room_for_personal_data(kind: Kind):
    texts = {name for name, hint in get_type_hints(kind.body).items() if holds_text(hint)}
    assert texts <= IDS | CODES | TIMES | WORDS_OF_THE_PROGRAM | PUBLISHED.get(kind.name, set())


def test_what_is_said_about_people_in_words_can_be_erased():
    assert {BY_NUMBER[number].name for number in ERASABLE} == {
        "officer.named", "officer.secret_set", "person.described", "note.written",
    }  # fmt: skip


def test_numbers_names_and_bodies_are_each_of_one_kind():
    assert len(BY_NUMBER) == len(BY_BODY) == len({kind.name for kind in KINDS}) == len(KINDS)
    assert {number: BY_NUMBER[number].name for number in NAMES_FOR_EVER} == NAMES_FOR_EVER


def test_name_of_a_kind_is_noun_and_past_participle():
    for kind in KINDS:
        noun, _, participle = kind.name.partition(".")
        assert noun.replace("_", "").isalpha()
        assert participle.endswith(
            ("ed", "en", "set", "wn", "held", "undone", "to_wait", "let_in", "made", "kept")
        )


def test_bodies_are_frozen_and_slotted():
    for kind in KINDS:
        assert kind.body.__dataclass_params__.frozen
        assert hasattr(kind.body, "__slots__")
        assert kind.subject is None or kind.subject in Subject
