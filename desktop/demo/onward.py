"""What made-up officers tell those who leave without a result."""

from desktop.desk import Desk
from desktop.queries.next_steps import needs_step
from desktop.services.next_steps import NewStep, give_step

FORGOTTEN = "7"
"""Last digit of the numbers whose visitors nobody tells anything; no chance decides, so that the same seed still
makes the same day."""


def tell_next_step(desk: Desk, number: str) -> None:
    """Tell whose visit has just ended without a result what is usual then; now and then nobody thinks of it."""
    needed = needs_step(desk, number)
    if needed is not None and not number.endswith(FORGOTTEN):
        give_step(desk, needed.ticket, NewStep(needed.reason, needed.action, on=needed.days[0]))
