"""Things that have no code of their own, named by the end of their id."""

from typing import Literal

from desktop.desk import Desk
from desktop.errors import Refused

MARK = 8
"""Characters of an id's end that name a thing on the command line."""
Marked = Literal["suggestion", "compliment", "forum", "forum_action", "partner", "assignment", "outreach"]


def marked(desk: Desk, table: Marked, named: str) -> str:
    """Return the id of a thing named by its id or by the end of it.

    Raises:
        Refused: there is none, or several.
    """
    rows = desk.store.execute_sql(
        f'SELECT id FROM "{table}" WHERE id = ?1 OR (length(?1) >= 4 AND substr(id, -length(?1)) = ?1) LIMIT 2',
        (named.strip().lower(),),
    ).fetchall()
    if len(rows) != 1:
        raise Refused("mark.unknown", named=named.strip())
    return str(rows[0][0])
