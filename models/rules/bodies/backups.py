"""What is said about a mall's copies: a backup put back, one tried, a damaged file taken up, such files destroyed."""

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


@dataclass(frozen=True, slots=True)
class ChainTaken:
    """Events of one desk that came out of a damaged file.

    Attributes:
        origin: the desk.
        after: number of its last event that was here before; 0 for none.
        last: number of the last one that came.
        whole: nothing of it stood behind that one, as far as the file said.
    """

    origin: str
    after: int
    last: int
    whole: bool


@dataclass(frozen=True, slots=True)
class EventsSalvaged:
    """A restored mall took up what a damaged file proved; the id is the desk's origin.

    Attributes:
        taken: how many events.
        chains: of which desks, and from where to where.
    """

    taken: int
    chains: tuple[ChainTaken, ...]


@dataclass(frozen=True, slots=True)
class CopiesDestroyed:
    """Copies of damaged files, which hold what the mall held then, were destroyed; why is a note.

    The id is the desk's origin. Instants are UTC milliseconds of when the damaged file had last changed.

    Attributes:
        copies: how many.
        size: bytes of all of them.
        oldest: of the first of them; `newest` of the last.
    """

    copies: int
    size: int
    oldest: int
    newest: int
