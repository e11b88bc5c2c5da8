"""The head of an official sheet, as data: it is part of stored figures, which must not load what draws them."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Letterhead:
    """The head of an official sheet (kop): government line, office, mall, address lines; never the Garuda."""

    government: str
    office: str
    mall: str
    address: tuple[str, ...] = ()
