"""That people were looked for, and some were shown: once a search, never what was typed."""

import re

from desktop.desk import Desk, Outcome
from desktop.security.permissions import require
from models.rules.bodies.notes import AccessSearched, SearchedBy


def keep_search(desk: Desk, typed: str, found: int) -> Outcome[None]:
    """Journal that a search by a person's name or number showed somebody; nothing where it showed nobody.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "person.find")
    session = desk.session
    if found and session is not None:
        by = SearchedBy.NUMBER if re.search(r"\d{4}", re.sub(r"[\s.\-]", "", typed)) else SearchedBy.NAME
        with desk.writing() as write:
            write.append(AccessSearched(by, found), session.officer)
    return Outcome(None)
