"""Print jobs: which papers were drawn and have not reached a printer, so that a crash in between shows.

The order is: save the visit, `print_paper` (remembered as queued in the same transaction), give the bytes to
the printer, `mark_sent`. What is queued or failed after that is printed again from `papers.redraw`, or is
no longer wanted: `drop_job`.
"""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.prints import PrintState
from desktop.security.permissions import require
from models.fields import instant_text

CHANGED = frozenset({Topic.DAY, Topic.REQUESTS})


def put_job(write: Write, paper_id: str, state: PrintState) -> None:
    """Note, inside the caller's transaction, how far the print of a paper has come."""
    write.db.execute_sql(
        "INSERT OR REPLACE INTO print_job (paper, state, at) VALUES (?, ?, ?)",
        (paper_id, state, instant_text(write.now_ms)),
    )


def mark_sent(desk: Desk, paper_id: str) -> Outcome[PrintState]:
    """Note that the printer, or the file, has a paper.

    Raises:
        Refused: no such print was queued at this desk.
    """
    return _mark(desk, paper_id, PrintState.SENT)


def mark_failed(desk: Desk, paper_id: str) -> Outcome[PrintState]:
    """Note that the printer refused a paper; one that was sent stays sent.

    Raises:
        Refused: no such print was queued at this desk.
    """
    return _mark(desk, paper_id, PrintState.FAILED)


@dataclass(frozen=True, slots=True)
class DroppedJob:
    """A print that is waited for no longer, and all that puts it back: its state, and since when (UTC text)."""

    paper_id: str
    state: PrintState
    at: str


def drop_job(desk: Desk, paper_id: str) -> Outcome[DroppedJob]:
    """Wait for a paper no longer; that it was drawn stays in the journal.

    Raises:
        Refused: nobody waits for it: it came out meanwhile, or was dropped.
    """
    require(desk, "paper.print")
    with desk.writing() as write:
        sql = "DELETE FROM print_job WHERE paper = ? AND state <> 'sent' RETURNING state, at"
        row = write.db.execute_sql(sql, (paper_id,)).fetchone()
        if row is None:
            raise Refused("paper.not_waited_for")
    return Outcome(DroppedJob(paper_id, PrintState(row[0]), row[1]), CHANGED)


def restore_job(desk: Desk, job: DroppedJob) -> Outcome[PrintState]:
    """Wait for a paper again, as before it was dropped; return how far its print has come."""
    require(desk, "paper.print")
    with desk.writing() as write:
        write.db.execute_sql(
            "INSERT OR IGNORE INTO print_job (paper, state, at) VALUES (?, ?, ?)",
            (job.paper_id, job.state, job.at),
        )
    return Outcome(job.state, CHANGED)


def _mark(desk: Desk, paper_id: str, state: PrintState) -> Outcome[PrintState]:
    require(desk, "paper.print")
    with desk.writing() as write:
        row = write.db.execute_sql("SELECT state FROM print_job WHERE paper = ?", (paper_id,)).fetchone()
        if row is None:
            raise Refused("paper.unknown")
        if row[0] == PrintState.SENT:
            return Outcome(PrintState.SENT)
        put_job(write, paper_id, state)
    return Outcome(state, CHANGED)
