"""The drafts of the signed-in officer: forms that are not finished."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from desktop.desk import Desk
from desktop.security.permissions import require
from models.fields import instant_ms, instant_text

KEPT_MS = 24 * 3600 * 1000
"""How long a draft may be taken up again."""
MOST = 50
"""Drafts of one officer."""


class DraftKind(StrEnum):
    """What a draft is of."""

    INTAKE = "intake"
    """The intake form as it stands: one an officer, written over as they type."""
    PARKED = "parked"
    """An intake that was put aside for the next visitor."""
    REQUEST = "request"
    """The form of a new request that was left: one a place, as its body names it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A form as it was left.

    Attributes:
        id: by which it is taken up or written over.
        body: what the form gave to `save_draft`.
        saved_at: UTC milliseconds.
    """

    id: str
    kind: DraftKind
    body: Mapping[str, Any]
    saved_at: int


def drafts(desk: Desk, kind: DraftKind | None = None) -> list[Draft]:
    """Return the signed-in officer's drafts of the last 24 hours, newest first, at most `MOST`.

    Raises:
        NotAllowed: nobody is signed in.
    """
    rows = desk.store.execute_sql(
        """SELECT id, kind, body, saved_at FROM draft
        WHERE officer = ? AND saved_at > ? AND (? IS NULL OR kind = ?)
        ORDER BY saved_at DESC, id DESC LIMIT ?""",
        (officer_of(desk), instant_text(desk.clock() - KEPT_MS), kind, kind, MOST),
    )
    return [read_draft(row) for row in rows]


def officer_of(desk: Desk) -> str:
    """Return the id of the officer whose drafts are meant, or raise NotAllowed where nobody is signed in."""
    require(desk, "draft.keep")
    assert desk.session is not None  # noqa: S101 - nobody else passes
    return desk.session.officer


def read_draft(row: tuple[Any, ...]) -> Draft:
    """Return the draft of a row `id, kind, body, saved_at`."""
    draft_id, kind, body, saved_at = row
    return Draft(draft_id, DraftKind(kind), json.loads(body), instant_ms(saved_at))
