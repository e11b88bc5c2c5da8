"""Runs of destruction, newest first: when, why, how much, and the number of their minutes."""

from dataclasses import dataclass

from desktop.desk import Desk
from desktop.security.permissions import require
from models.fields import instant_ms
from models.rules.bodies.rights import DestructionBasis

MOST = 200


@dataclass(frozen=True, slots=True)
class DestructionRow:
    """One run; `done_at` UTC milliseconds, `reduced` of the people only in part."""

    id: str
    number: str
    basis: DestructionBasis
    people: int
    reduced: int
    done_at: int


def destructions(desk: Desk) -> list[DestructionRow]:
    """Return the runs, newest first, at most 200.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "destruction.show")
    rows = desk.store.execute_sql(
        "SELECT id, basis, people, reduced, done_at FROM destruction ORDER BY done_at DESC, id DESC LIMIT ?",
        (MOST,),
    ).fetchall()
    return [
        DestructionRow(
            run, f"BAP-{run[-8:].upper()}", DestructionBasis(basis), people, reduced, instant_ms(at)
        )
        for run, basis, people, reduced, at in rows
    ]
