"""A fold keeps in the row what may stand there, and asks for all events where that is not enough."""

from dataclasses import dataclass, replace

from models.rules.events import Subject
from models.rules.folds.base import Fold


@dataclass(frozen=True)
class Box:
    """A state of which the row holds no secret."""

    secret: str = ""


PLAIN = Fold(Subject.NOTE, Box, lambda state, _: state)
SHUT = replace(PLAIN, kept=lambda box: Box("*" if box.secret else ""), lacks=lambda box: box.secret == "*")


def test_row_holds_the_state_as_it_is_unless_something_is_kept_back():
    assert PLAIN.row(Box("x")) == Box("x")
    assert SHUT.row(Box("x")) == Box("*")
    assert PLAIN.row(None) is SHUT.row(None) is None


def test_row_is_enough_for_the_next_step_unless_it_lacks_something():
    assert PLAIN.is_whole(Box("*"))
    assert SHUT.is_whole(Box())
    assert not SHUT.is_whole(SHUT.row(Box("x")))
