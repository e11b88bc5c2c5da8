"""Reading the rows of a file key by key: what is wrong is noted with row and column, and reading goes on."""

import json
import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from resources.characters import is_sound

Choice = TypeVar("Choice", bound=StrEnum)

LONGEST_TEXT = 300
"""Characters that a single cell may hold; longer text would not fit on any paper or sign."""


class Fault(StrEnum):
    """What can be wrong with a cell; the value is the key of its sentence in `resources/messages.toml`."""

    NOT_A_LIST = "row.not_a_list"
    NOT_AN_OBJECT = "row.not_an_object"
    EMPTY_FILE = "row.empty_file"
    UNKNOWN_KEY = "row.unknown_key"
    MISSING = "row.missing"
    WRONG_TYPE = "row.wrong_type"
    TOO_LONG = "row.too_long"
    BAD_CODE = "row.bad_code"
    BAD_CHOICE = "row.bad_choice"
    OUT_OF_RANGE = "row.out_of_range"
    DUPLICATE = "row.duplicate"
    UNKNOWN_CODE = "row.unknown_code"
    BAD_HOURS = "row.bad_hours"
    OTHER_AGENCY = "row.other_agency"
    NOT_TEXT = "row.not_text"


@dataclass(frozen=True, slots=True)
class RowError:
    """One fault of a file.

    Attributes:
        row: place of the entry in its list, from 1, in a sheet the row as a person counts it; 0 for the file.
        column: list and key, as `services.minutes`, in a sheet the key alone; empty key for an entry as a whole.
        code: what is wrong, a `Fault` or another key of `resources/messages.toml`.
        facts: what the sentence needs: `value` (as in the file, cut to 60 characters) and the allowed ones.
    """

    row: int
    column: str
    code: str
    facts: Mapping[str, str | int]

    @property
    def sheet(self) -> str:
        """Return the name of the list."""
        return self.column.partition(".")[0]


class Row:
    """One entry of a list. Each reader returns a harmless value when the cell is wrong and notes the fault.

    Args:
        sheet: name of the list; empty for a sheet of its own, whose columns go by their names alone.
        number: place in the list, from 1; in a sheet the row as a person counts it.
        cells: the entry, keys to values.
        errors: where faults are noted.
    """

    def __init__(self, sheet: str, number: int, cells: Mapping[str, object], errors: list[RowError]) -> None:
        self.sheet = sheet
        self.number = number
        self._cells = cells
        self._errors = errors

    @property
    def faults(self) -> int:
        """Return how many faults of the file have been noted so far."""
        return len(self._errors)

    def raw(self, key: str) -> str:
        """Return a text as it stands in the file, without judging it; empty when it is no text."""
        value = self._cells.get(key)
        return value if isinstance(value, str) else ""

    def with_default(self, key: str, value: object) -> "Row":
        """Return the row with `value` in a cell that is absent or empty."""
        if self._cells.get(key) not in (None, ""):
            return self
        return Row(self.sheet, self.number, {**self._cells, key: value}, self._errors)

    def refuse(self, key: str, code: str, **facts: str | int) -> None:
        """Note a fault of the cell `key`; of the whole entry when `key` is empty."""
        column = ".".join(part for part in (self.sheet, key) if part)
        self._errors.append(RowError(self.number, column, code, facts))

    def refuse_unknown_keys(self, known: Collection[str]) -> None:
        """Note each key that is not among `known`: a misspelt one would be lost without a word."""
        for key in self._cells:
            if key not in known:
                self.refuse(str(key), Fault.UNKNOWN_KEY, value=_shown(key))

    def text(self, key: str, *, required: bool = False, longest: int = LONGEST_TEXT) -> str:
        """Return a text with its blanks tidied; empty when it is absent or wrong."""
        value = self._cells.get(key)
        if value is None:
            value = ""
        if not isinstance(value, str):
            self.refuse(key, Fault.WRONG_TYPE, value=_shown(value), expected="text")
            return ""
        tidy = " ".join(value.split())
        if not is_sound(tidy):
            self.refuse(key, Fault.NOT_TEXT)
            return ""
        if required and not tidy:
            self.refuse(key, Fault.MISSING)
        if len(tidy) > longest:
            self.refuse(key, Fault.TOO_LONG, value=_shown(tidy), longest=longest)
        return tidy

    def code(self, key: str, shape: str) -> str:
        """Return a code that matches the pattern `shape` whole; empty when it is absent or wrong."""
        code = self.text(key, required=True)
        if code and not re.fullmatch(shape, code):
            self.refuse(key, Fault.BAD_CODE, value=_shown(code), shape=shape)
            return ""
        return code

    def whole(self, key: str, lowest: int, highest: int) -> int | None:
        """Return a whole number within both bounds; None when it is absent or wrong."""
        value = self._cells.get(key)
        if value is None:
            return None
        if not isinstance(value, int) or isinstance(value, bool):
            self.refuse(key, Fault.WRONG_TYPE, value=_shown(value), expected="number")
            return None
        if not lowest <= value <= highest:
            self.refuse(key, Fault.OUT_OF_RANGE, value=value, lowest=lowest, highest=highest)
            return None
        return value

    def required_whole(self, key: str, lowest: int, highest: int) -> int:
        """Return a whole number within both bounds; 0 when it is absent or wrong."""
        if self._cells.get(key) is None:
            self.refuse(key, Fault.MISSING)
        return self.whole(key, lowest, highest) or 0

    def choice(self, key: str, kind: type[Choice], default: Choice | None = None) -> Choice:
        """Return a member of `kind`; when it is absent the default, or a fault where there is none."""
        if default is not None and self._cells.get(key) is None:
            return default
        first = next(iter(kind))
        value = self.text(key, required=True)
        if not value:
            return first
        try:
            return kind(value)
        except ValueError:
            self.refuse(key, Fault.BAD_CHOICE, value=_shown(value), allowed=", ".join(kind))
            return first

    def flag(self, key: str) -> bool:
        """Return true or false; false when it is absent or wrong."""
        value = self._cells.get(key)
        if value is not None and not isinstance(value, bool):
            self.refuse(key, Fault.WRONG_TYPE, value=_shown(value), expected="true or false")
        return value is True

    def words(self, key: str, *, required: bool = False) -> tuple[str, ...]:
        """Return a list of texts in the file's order, blanks tidied; empty when it is absent or wrong."""
        value = self._cells.get(key)
        if value is None or value == []:
            if required:
                self.refuse(key, Fault.MISSING)
            return ()
        if not isinstance(value, list) or not all(isinstance(word, str) and word.strip() for word in value):
            self.refuse(key, Fault.WRONG_TYPE, value=_shown(value), expected="list of texts")
            return ()
        if not all(map(is_sound, value)):
            self.refuse(key, Fault.NOT_TEXT)
            return ()
        return tuple(" ".join(word.split()) for word in value)

    def json_text(self, key: str) -> str | None:
        """Return an object as compact JSON text with sorted keys; None when it is absent or wrong."""
        value = self._cells.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(key, Fault.WRONG_TYPE, value=_shown(value), expected="object")
            return None
        return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":"))

    def part(self, key: str) -> "Row | None":
        """Return an object inside the entry as a row of its own; None when it is absent or wrong."""
        value = self._cells.get(key)
        if value is None:
            return None
        if not isinstance(value, dict):
            self.refuse(key, Fault.WRONG_TYPE, value=_shown(value), expected="object")
            return None
        return Row(f"{self.sheet}.{key}", self.number, value, self._errors)


def _shown(value: object) -> str:
    return str(value)[:60]
