"""What is said about a mall's backups: that one was put back, that one was tried."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class MallRestored:
    """This desk goes on from a backup; the id is its fresh origin.

    Attributes:
        made_at: the moment that the backup is of, UTC milliseconds.
        events: how many the journal had.
    """

    made_at: int
    events: int


@dataclass(frozen=True, slots=True)
class BackupDrilled:
    """A backup was put back into a folder of its own and looked through; the id is the desk's origin.

    Attributes:
        made_at: the moment that the backup is of, UTC milliseconds.
        events: how many its journal has.
        faults: how much in it is not as it was written.
    """

    made_at: int
    events: int
    faults: int
