"""Papers are drawn by two threads at once, reportlab is not made for that."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from reports.daily import daily_pdf
from reports.receipt import receipt_pdf
from reports.ticket import ticket_pdf
from reports.turns import DRAWING
from reports.visit_sheet import visit_sheet_pdf
from tests.reports.samples import RECEIPT, TICKET, VISIT, figures, report


@pytest.mark.parametrize(
    ("draw", "paper"),
    [(ticket_pdf, TICKET), (visit_sheet_pdf, VISIT), (receipt_pdf, RECEIPT), (daily_pdf, report(figures(2)))],
)
def test_drawing_waits_for_another_thread(draw, paper):
    wanted = draw(paper)
    with ThreadPoolExecutor(1) as other:
        with DRAWING:
            drawn = other.submit(draw, paper)
            with pytest.raises(TimeoutError):
                drawn.result(timeout=0.3)
        assert drawn.result(timeout=60) == wanted
