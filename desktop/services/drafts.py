"""Drafts: a form that is not finished outlives a crash, for its officer alone and for one day.

They stand in the encrypted file beside the journal and never in it: nothing has happened yet.
"""

import json
from collections.abc import Mapping
from typing import Any

from desktop.desk import Desk, Outcome, Write
from desktop.errors import Refused
from desktop.queries.drafts import KEPT_MS, MOST, Draft, DraftKind, officer_of, read_draft
from models.fields import instant_text
from models.store import Store

LONGEST = 20_000
"""Characters of a draft's JSON; a form has no more."""


def save_draft(
    desk: Desk, kind: DraftKind, body: Mapping[str, Any], draft: str | None = None
) -> Outcome[str]:
    """Keep a form for the signed-in officer and return the draft's id; drafts older than a day go.

    Args:
        desk: with the officer signed in.
        kind: `INTAKE` is there once an officer: it is written over whatever `draft` says.
        body: values of JSON under the names of the fields.
        draft: a draft of this officer to write over; None, or one that is gone: a new one.

    Raises:
        Refused: the body is too long, or the officer has `MOST` drafts.
        NotAllowed: nobody is signed in.
    """
    officer = officer_of(desk)
    text = json.dumps(dict(body), ensure_ascii=False, separators=(",", ":"))
    if len(text) > LONGEST:
        raise Refused("draft.too_long", most=LONGEST)
    with desk.writing() as write:
        _drop(write)
        draft_id = _written_over(write, officer, kind, draft) or _place_for_new(write, officer)
        write.db.execute_sql(
            "INSERT OR REPLACE INTO draft (id, officer, kind, body, saved_at) VALUES (?, ?, ?, ?, ?)",
            (draft_id, officer, kind, text, instant_text(write.now_ms)),
        )
    return Outcome(draft_id)


def take_draft(desk: Desk, draft: str) -> Outcome[Draft]:
    """Return a draft of the signed-in officer and remove it.

    Raises:
        Refused: there is no such draft, it is older than a day, or another officer's.
        NotAllowed: nobody is signed in.
    """
    officer = officer_of(desk)
    with desk.writing() as write:
        _drop(write)
        row = write.db.execute_sql(
            "SELECT id, kind, body, saved_at FROM draft WHERE id = ? AND officer = ?", (draft, officer)
        ).fetchone()
        if row is None:
            raise Refused("draft.gone")
        write.db.execute_sql("DELETE FROM draft WHERE id = ?", (draft,))
    return Outcome(read_draft(row))


def drop_old_drafts(desk: Desk) -> Outcome[int]:
    """Remove the drafts of all officers that are older than a day, and return how many; for a timer."""
    with desk.writing() as write:
        dropped = _drop(write)
    return Outcome(dropped)


def _drop(write: Write) -> int:
    too_old = instant_text(write.now_ms - KEPT_MS)
    cursor = write.db.execute_sql("DELETE FROM draft WHERE saved_at <= ?", (too_old,))
    return int(cursor.rowcount)


def _written_over(write: Write, officer: str, kind: DraftKind, draft: str | None) -> str | None:
    """Return the id of the draft that a new body replaces, None where there is none."""
    if kind is DraftKind.INTAKE:
        sql, values = "SELECT id FROM draft WHERE officer = ? AND kind = ?", (officer, str(kind))
    else:
        sql, values = "SELECT id FROM draft WHERE officer = ? AND id = ?", (officer, draft or "")
    row = write.db.execute_sql(sql, values).fetchone()
    return None if row is None else str(row[0])


def _place_for_new(write: Write, officer: str) -> str:
    if _count(write.db, officer) >= MOST:
        raise Refused("draft.too_many", most=MOST)
    return write.new_id()


def _count(store: Store, officer: str) -> int:
    (count,) = store.execute_sql("SELECT count(*) FROM draft WHERE officer = ?", (officer,)).fetchone()
    return int(count)
