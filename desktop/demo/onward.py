"""What made-up officers tell those who leave without a result."""

from desktop.demo.floor import Floor
from desktop.desk import Desk
from desktop.queries.next_steps import needs_step
from desktop.services.next_steps import NewStep, give_step

TOLD = 0.95
"""Share of those who leave without a result and are told what to do next."""


def tell_next_step(floor: Floor, desk: Desk, number: str) -> None:
    """Tell whose visit has just ended without a result what is usual then; now and then nobody thinks of it."""
    needed = needs_step(desk, number)
    if needed is not None and floor.chance(TOLD):
        give_step(desk, needed.ticket, NewStep(needed.reason, needed.action, on=needed.days[0]))
