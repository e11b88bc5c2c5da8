"""One counter at work, as its calling and its serving share it."""

from dataclasses import dataclass, field

from desktop.demo.floor import GRACE, Floor
from desktop.demo.staffing import Post
from desktop.demo.taking_in import Dossiers
from desktop.desk import Desk
from models.rules.bodies.places import PauseReason


@dataclass(slots=True)
class AtWork:
    """One counter at work.

    Attributes:
        dossiers: where papers go that stay here.
        held: legs on hold and when they are due again.
        pauses: breaks still to come, with their reason and words.
    """

    floor: Floor
    post: Post
    dossiers: Dossiers
    is_open: bool = False
    held: dict[str, int] = field(default_factory=dict)
    pauses: list[tuple[int, int, PauseReason, str]] = field(default_factory=list)

    @property
    def code(self) -> str:
        """Return the counter's code."""
        return self.post.counter

    @property
    def desk(self) -> Desk:
        """Return the desk of its officer."""
        return self.floor.staff.at[self.post.counter]

    @property
    def last_call(self) -> int:
        """Return when it calls nobody any more."""
        return self.post.closes + GRACE

    @property
    def closing(self) -> bool:
        """Return whether its agency's closing time has come."""
        return self.floor.now >= self.post.closes
