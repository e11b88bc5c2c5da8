"""What a section of the page Suara publik shows and does: one shape for all of them."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.desk import Desk, Outcome
from desktop.queries.enums import words
from desktop.services.papers import PrintedPaper

Given = Mapping[str, str]
"""What was answered, by the names of the fields; empty for what was left out."""


@dataclass(frozen=True, slots=True)
class Item:
    """One row: two lines of what it is, two beside them, its state, and two lines at the right.

    Attributes:
        state: stored word of a state; empty for none.
        late: it is pressing: shown with icon, word and colour.
    """

    id: str
    title: str
    below: str = ""
    side: str = ""
    side_below: str = ""
    state: str = ""
    when: str = ""
    when_below: str = ""
    late: bool = False


class FieldKind(StrEnum):
    """How something is asked."""

    LINE = "line"
    TEXT = "text"
    CHOICE = "choice"
    DAY = "day"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class FieldSpec:
    """One field of a form.

    Attributes:
        options: of a choice: stored value and words; the first is preset, unless `preset` names another.
        needed: it may not stay empty.
        wide: it takes the whole width.
    """

    name: str
    words: str
    kind: FieldKind = FieldKind.LINE
    options: tuple[tuple[str, str], ...] = ()
    preset: str = ""
    hint: str = ""
    needed: bool = False
    wide: bool = False


@dataclass(frozen=True, slots=True)
class FormSpec:
    """What is asked before something is done; `told` stands under the title."""

    title: str
    verb: str
    fields: tuple[FieldSpec, ...]
    icon: str = "tick"
    told: str = ""
    danger: bool = False


@dataclass(frozen=True, slots=True)
class Act:
    """Something that can be done with what is chosen, or something new.

    Attributes:
        verb: on its button.
        work: the use case, with what was answered; runs in the WRITE lane.
        form: what is asked first, None for nothing.
        said: the toast after it, out of what the use case answered; None: none.
        undo: takes it back, None where nothing does.
        paper: the paper that came of it, which goes to the printer; None: none does.
    """

    verb: str
    icon: str
    work: Callable[[Desk, Given], Outcome[Any]]
    form: FormSpec | None = None
    said: Callable[[Any], str] | None = None
    undo: Callable[[Desk, Any], Outcome[Any]] | None = None
    paper: Callable[[Any], PrintedPaper] | None = None


@dataclass(frozen=True, slots=True)
class Card:
    """What is chosen, for the card at the right.

    Attributes:
        facts: names and values; those without a value are left out.
        texts: headed paragraphs, likewise.
        alert: what is pressing about it, empty for nothing.
        acts: the next right one first.
        papers: what can be printed of it.
        person: F6 shows somebody in clear.
    """

    id: str
    title: str
    state: str = ""
    facts: tuple[tuple[str, str], ...] = ()
    texts: tuple[tuple[str, str], ...] = ()
    alert: str = ""
    acts: tuple[Act, ...] = ()
    papers: tuple[Act, ...] = ()
    person: bool = False


@dataclass(frozen=True, slots=True)
class Wish:
    """What is looked for: words, a value of the section's filter, from which row on, and what is chosen."""

    text: str = ""
    shown: str = ""
    start: int = 0
    chosen: str = ""


@dataclass(frozen=True, slots=True)
class Look:
    """What a section shows now.

    Attributes:
        more: other rows follow.
        summary: one line above the list.
        card: of the chosen row, None where none is chosen or it is gone.
        new: what makes something new, None where the officer may not.
        also: other things that the section can do without a row, such as a poster.
    """

    items: tuple[Item, ...]
    more: bool = False
    summary: str = ""
    card: Card | None = None
    new: Act | None = None
    also: tuple[Act, ...] = ()


@dataclass(frozen=True, slots=True)
class Section:
    """A part of the page.

    Attributes:
        key: end of the name of the command that shows it, `voice.complaints`.
        look: reads what it shows; runs in the READ lane.
        shown: values of its filter and their words; none: no filter.
        empty: what is said where it has no rows, and what to do then.
    """

    key: str
    title: str
    icon: str
    look: Callable[[Desk, Wish], Look]
    heads: tuple[str, str, str, str]
    shown: tuple[tuple[str, str], ...] = ()
    hint: str = "Cari"
    empty: tuple[str, str] = ("", "")


def capital(said: str) -> str:
    """Return words with a capital at their beginning."""
    return said[:1].upper() + said[1:]


def named(values: Sequence[StrEnum]) -> tuple[tuple[str, str], ...]:
    """Return the options of a choice among stored values."""
    return tuple((str(one), capital(words(one))) for one in values)
