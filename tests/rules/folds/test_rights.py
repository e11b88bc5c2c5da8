"""Cases, breaches, restriction: what several desks said of them, in the one order."""

from models.rules.bodies.people import PersonDescribed, PersonDistinguished, PersonErased, PersonMerged
from models.rules.bodies.rights import (
    CaseAnswered,
    CaseOpened,
    CaseOutcome,
    PersonHeld,
    PersonReleased,
    PersonRestricted,
    Right,
)
from models.rules.events import Event, Source, Subject
from models.rules.folds import FOLDS
from models.rules.folds.rights import CaseState
from models.rules.folds.visits import RESTRICTED, Person
from models.rules.kinds import BY_BODY

SITI = PersonDescribed(name="Siti Contoh", phone="+6281200000001")


def fold(subject: Subject, *bodies: object):
    events = [
        Event(
            "0" * 32, place, place << 16, subject, "5" * 32, BY_BODY[type(body)].number, 1, place, None,
            Source.DESK, body,
        )
        for place, body in enumerate(bodies, 1)
    ]  # fmt: skip
    return FOLDS[subject].all(events)


def test_first_answer_of_two_desks_counts():
    state = fold(
        Subject.CASE,
        CaseOpened(Right.ACCESS, 1),
        CaseAnswered(CaseOutcome.GRANTED),
        CaseAnswered(CaseOutcome.REFUSED),
    )
    assert (state.state, state.outcome) == (CaseState.ANSWERED, CaseOutcome.GRANTED)


def test_case_said_to_have_come_after_it_was_written_down_came_then():
    assert fold(Subject.CASE, CaseOpened(Right.ACCESS, 10**9)).received_at == 1


def test_row_of_a_restricted_person_holds_nothing_but_that():
    state = fold(Subject.PERSON, SITI, PersonRestricted())
    assert (state.name, state.phone, state.search_key, state.block) == (RESTRICTED, "", "", "")
    assert fold(Subject.PERSON, SITI, PersonRestricted(), PersonReleased()) == fold(Subject.PERSON, SITI)


def test_restricted_person_stays_merged_apart_and_held():
    said = (PersonMerged("6" * 32), PersonDistinguished("8" * 32), PersonHeld(), PersonRestricted())
    assert fold(Subject.PERSON, SITI, *said) == Person(
        name=RESTRICTED, merged_into="6" * 32, apart=("8" * 32,), restricted=True, held=True
    )
    erased = fold(Subject.PERSON, SITI, *said, PersonErased())
    assert erased == Person(erased=True, merged_into="6" * 32, apart=("8" * 32,), held=True)


def test_person_is_never_merged_into_themselves():
    assert fold(Subject.PERSON, SITI, PersonMerged("5" * 32)) == fold(Subject.PERSON, SITI)


def test_what_is_said_of_a_restricted_person_is_shown_once_released():
    other = PersonDescribed(name="Siti Chontoh")
    assert fold(Subject.PERSON, SITI, PersonRestricted(), other, PersonReleased()).name == "Siti Chontoh"


def test_hold_outlives_an_erasure_by_another_desk_and_the_name_does_not():
    state = fold(Subject.PERSON, SITI, PersonHeld(), PersonRestricted(), PersonErased())
    assert (state.name, state.held, state.erased) == ("", True, True)
