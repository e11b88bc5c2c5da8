"""The monthly drill: a backup is put back into a folder of its own, looked through whole, and thrown away.

Thread: LONG for `drill`, WRITE for `note_drill`.
"""

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp

from desktop.desk import Desk, Outcome, Topic
from desktop.paths import Paths
from desktop.queries import backups as shelves
from desktop.security.keys import Secrets
from desktop.services.keeping import Checked, verify_store
from desktop.services.restoring import check_backup, find_backup, prepare
from models import folding
from models.journal import Fault
from models.rules.bodies.backups import BackupDrilled
from models.store import Store, opened


@dataclass(frozen=True, slots=True)
class Drilled:
    """What a drill found.

    Attributes:
        file: name of the newest part of the backup.
        made_at: the moment that it is of, UTC milliseconds.
        checked: of the restored file.
        differences: rows that are not the fold of their events.
    """

    file: str
    made_at: int
    checked: Checked
    differences: int

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Return what is not as it was written."""
        return self.checked.faults


def drill(desk: Desk, place: Path | None = None) -> Drilled:
    """Restore the newest backup of a place (this computer's own by default) for trial and look through all of it.

    Raises:
        NoInput, Refused, NotVerified, Misconfigured: as a restore would.
    """
    secrets = Secrets(desk.store.key, desk.mall_key)
    found = find_backup(place or shelves.own_place(desk), lambda _: secrets)
    check_backup(found)
    folder = Path(mkdtemp(prefix="pandu-drill-", dir=shelves.own_place(desk).parent))
    try:
        into = Paths(folder, folder.parent / "-")
        prepare(found, into)
        with opened(Store(into.database, secrets.database, read_only=True)) as store:
            anchors = [*found.base.manifest.heads, *found.said.heads]
            checked = verify_store(store, anchors)
            differences = sum(1 for _ in folding.differences(store))
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    newest = found.tail or found.base
    return Drilled(newest.file.name, found.said.made_at, checked, differences)


def note_drill(desk: Desk, drilled: Drilled) -> Outcome[Drilled]:
    """Journal what a drill found."""
    with desk.writing() as write:
        count = len(drilled.faults) + drilled.differences
        write.append(BackupDrilled(drilled.made_at, drilled.checked.events, count), desk.origin)
    return Outcome(drilled, frozenset({Topic.SETTINGS}))
