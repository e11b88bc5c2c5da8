"""Bodies to text and back: every value of every kind returns, and nothing else than such a value is let in."""

import dataclasses
import json
from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules import codec
from models.rules.bodies.notes import NoteWritten
from models.rules.bodies.tickets import Outcome, TicketCalled, TicketFinished, TicketIssued
from models.rules.bodies.visits import Priority, VisitPrioritised
from models.rules.events import MOST
from models.rules.kinds import BY_BODY, KINDS, Kind, decode, encode
from tests.rules.bodies import bodies

CALLED = BY_BODY[TicketCalled].number


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
@settings(max_examples=25, deadline=None)
def test_every_body_of_every_kind_comes_back_as_it_was(kind: Kind, data):
    body = data.draw(bodies(kind.body))
    known, text = encode(body)
    assert known is kind
    assert decode(kind.number, kind.v, text) == body
    assert text == json.dumps(json.loads(text), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
@settings(max_examples=5, deadline=None)
def test_key_of_a_newer_program_is_no_hindrance(kind: Kind, data):
    body = data.draw(bodies(kind.body))
    extended = json.dumps({**json.loads(encode(body)[1]), "newer_key": {"deep": [2**70]}})
    assert decode(kind.number, kind.v, extended) == body


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
@given(data=st.data())
@settings(max_examples=15, deadline=None)
def test_value_of_another_type_makes_no_body(kind: Kind, data):
    fields = dataclasses.fields(kind.body)
    if not fields:
        return
    text = json.loads(encode(data.draw(bodies(kind.body)))[1])
    field = data.draw(st.sampled_from(fields))
    text[field.name] = data.draw(st.sampled_from(({}, 1.5, [{}], [None])))
    assert decode(kind.number, kind.v, json.dumps(text)) is None


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "null",
        "[]",
        "1",
        '"x"',
        "{}",
        '{"call":"a"}',
        '{"call":1,"counter":"x"}',
        '{"call":"a","counter":null}',
        '{"call":"a","counter":"x","round":"1"}',
        '{"call":"a","counter":"x","round":true}',
        '{"call":"a","counter":"x","round":1.0}',
        '{"call":"a","counter":"x","pick":"whim"}',
        '{"call":"\\ud800","counter":"x"}',
        '{"call":"a","counter":"x","round":35184372088832}',
        '{"call":"a","counter":"x","round":-35184372088832}',
        '{"call":' + "[" * 100_000,
    ],
)
def test_text_that_is_no_such_body_is_not_folded(text: str):
    assert decode(CALLED, 1, text) is None


def test_only_known_kinds_and_versions_are_folded():
    text = encode(TicketCalled("0000000a", "DUK-L1"))[1]
    assert decode(CALLED, 1, text) == TicketCalled("0000000a", "DUK-L1")
    assert [decode(*what, text) for what in ((CALLED, 2), (CALLED, 0), (999, 1))] == [None] * 3
    assert decode(CALLED, 1, None) is None


def test_default_takes_no_room_in_the_journal():
    assert encode(TicketCalled("0000000a", "DUK-L1"))[1] == '{"call":"0000000a","counter":"DUK-L1"}'
    assert encode(VisitPrioritised((Priority.SICK,)))[1] == '{"basis":["sick"]}'


def test_letters_are_kept_as_they_are():
    assert encode(NoteWritten(12, "x", "note", "Ibu Sri – ñ 你"))[1].endswith('"text":"Ibu Sri – ñ 你"}')


def test_greatest_number_is_still_read():
    issued = TicketIssued("v", "s", "d", "n", "1", 1, queued_at=MOST)
    assert decode(BY_BODY[TicketIssued].number, 1, encode(issued)[1]) == issued


def test_absent_call_and_absent_field_are_told_apart():
    assert codec.loads(TicketFinished, '{"call":null,"outcome":"done"}') == TicketFinished(None, Outcome.DONE)
    with pytest.raises(KeyError):
        codec.loads(TicketFinished, '{"outcome":"done"}')


@dataclass(frozen=True, slots=True)
class Inner:
    a: int
    b: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outer:
    inner: Inner
    more: tuple[Inner, ...] = ()
    perhaps: Inner | None = None


def test_dataclasses_inside_dataclasses_come_back():
    value = Outer(Inner(1), (Inner(2, ("x",)),), Inner(3))
    text = codec.dumps(value)
    assert text == '{"inner":{"a":1},"more":[{"a":2,"b":["x"]}],"perhaps":{"a":3}}'
    assert codec.loads(Outer, text) == value
    with pytest.raises(ValueError, match="beyond"):
        codec.loads(Outer, '{"inner":{"a":1},"more":[{"a":99999999999999999}]}')
