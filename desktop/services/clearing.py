"""Destroying copies of damaged files: they hold whoever was erased since, and may hold what nothing else does.

Nothing does this by itself, and no sentence about damage offers it: an administrator decides, with a reason, once
the mall in use is proved whole.
"""

import os
import shutil
from dataclasses import dataclass

from desktop.desk import Desk, Outcome
from desktop.errors import NotVerified, Refused, Unavailable
from desktop.queries.copies import CopyAside, copies_of
from desktop.security.permissions import require
from desktop.services.keeping import verify
from desktop.services.notes import write_reason
from models.rules.bodies.backups import CopiesDestroyed
from models.rules.events import Subject
from models.rules.retention import DAY_MS

LEAST_DAYS = 7
"""Younger copies stay: within a week it shows whether something is missed that only they have."""
CHUNK = 1 << 20


@dataclass(frozen=True, slots=True)
class ClearedCopies:
    """Which copies were destroyed, or would be, oldest first; `left` stay, since they are younger."""

    copies: tuple[CopyAside, ...]
    left: int

    @property
    def size(self) -> int:
        """Return the bytes of what was destroyed."""
        return sum(one.size for one in self.copies)


def destroy_copies(
    desk: Desk, *, older_than_days: int, reason: str, trial: bool = False
) -> Outcome[ClearedCopies]:
    """Overwrite and remove the copies of damaged files that are older than so many days.

    It is journalled first: where the power goes in between, the copies that are left are seen at the next call.
    What a disk keeps of overwritten blocks lies encrypted under the mall's key.

    Args:
        desk: with an administrator signed in.
        older_than_days: counted from the last change of the damaged file, at least 7.
        reason: why, kept as a note.
        trial: only say which.

    Raises:
        Refused: `copies.too_young` for fewer days, `copies.none`, or there is no reason.
        NotVerified: `copies.not_whole`: the mall in use is not whole, so that a copy may be all there is.
        Unavailable: a file does not let itself be destroyed; what is left is seen at the next call.
        NotAllowed: the role does not reach.
    """
    require(desk, "copies.destroy")
    if older_than_days < LEAST_DAYS:
        raise Refused("copies.too_young", days=LEAST_DAYS)
    every = copies_of(desk)
    old = tuple(one for one in every if one.changed_at < desk.clock() - older_than_days * DAY_MS)
    if not old:
        raise Refused("copies.none", days=older_than_days)
    found = ClearedCopies(old, len(every) - len(old))
    if trial:
        return Outcome(found)
    if verify(desk).faults:
        raise NotVerified("copies.not_whole")
    with desk.writing() as write:
        write_reason(write, Subject.DESK, desk.origin, reason)
        write.append(
            CopiesDestroyed(len(old), found.size, old[0].changed_at, old[-1].changed_at), desk.origin
        )
    for one in old:
        _destroy(one)
    return Outcome(found)


def _destroy(copy: CopyAside) -> None:
    """Overwrite the files of a copy, its key first, and remove them."""
    try:
        for file in sorted(copy.folder.iterdir()):  # key.json stands before the database
            left = file.stat().st_size
            with file.open("rb+", buffering=0) as stream:
                while left > 0:
                    left -= stream.write(os.urandom(min(left, CHUNK)))
                os.fsync(stream.fileno())
        shutil.rmtree(copy.folder)
    except OSError as error:
        raise Unavailable("copies.stuck", path=str(copy.folder)) from error
