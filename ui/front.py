"""What a page has in front: the person, visit, ticket or complaint that a command of the whole window is about."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Front:
    """By ids; all may be empty. `shown` is the number or code by which people know it."""

    person: str = ""
    visit: str = ""
    ticket: str = ""
    shown: str = ""
    request: str = ""
    complaint: str = ""
