"""Taking a complaint in together with its receipt, so that nobody leaves without a code."""

from dataclasses import dataclass

from desktop.desk import Desk, Outcome
from desktop.services.complaints import ComplaintNow, NewComplaint, take_complaint
from desktop.services.papers import PaperKind, PrintedPaper, print_paper


@dataclass(frozen=True, slots=True)
class TakenComplaint:
    """A complaint that was taken in, and its receipt."""

    complaint: ComplaintNow
    paper: PrintedPaper


def take_with_slip(desk: Desk, order: NewComplaint) -> Outcome[TakenComplaint]:
    """Take a complaint in and draw its receipt, in one transaction.

    Raises:
        Refused, NotAllowed: as `take_complaint`.
    """
    with desk.writing():
        taken = take_complaint(desk, order)
        slip = print_paper(desk, PaperKind.COMPLAINT_SLIP, taken.value.id)
    return Outcome(TakenComplaint(taken.value, slip.value), taken.changed | slip.changed)
