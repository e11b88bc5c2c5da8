"""States for the gallery about citizens' rights: who asks about their data, what is pressing, how it is answered."""

from datetime import timedelta

from PySide6.QtTest import QTest

from desktop.desk import Desk, instant
from desktop.queries.enums import BreachKind, CaseOutcome, DataClass, Right
from desktop.services.breaches import NewBreach, open_breach
from desktop.services.cases import NewCase, answer_case, open_case
from ui.pages.day import DayPage
from ui.rights.cases import CaseBook
from ui.sample_states import page_of
from ui.shell import Shell

WAITING = ((71, Right.ACCESS), (63, Right.CORRECTION), (20, Right.ERASURE))
"""Hours since each came, and what it asks."""


def _waiting(desk: Desk) -> None:
    """Have cases of several ages, one answered, and a breach."""
    now = instant(desk.clock())
    for hours, right in WAITING:
        open_case(desk, NewCase(right, "", now - timedelta(hours=hours), words="disampaikan di meja depan"))
    done = open_case(desk, NewCase(Right.OBJECTION, "", now - timedelta(hours=30))).value
    answer_case(desk, done, CaseOutcome.GRANTED, words="Nomor telepon tidak dipakai lagi.")
    first = now - timedelta(hours=40)
    lost = NewBreach(
        BreachKind.CONFIDENTIALITY, first, now, (DataClass.NAME,), "laptop meja hilang", known=first
    )
    open_breach(desk, lost)


def list_cases(shell: Shell) -> None:
    """Open the list of cases."""
    page = page_of(shell, DayPage)
    _waiting(page.around.desk)
    page.around.actions.trigger("rights.cases")


def answer(shell: Shell) -> None:
    """Answer the most pressing one."""
    list_cases(shell)
    (dialog,) = shell.findChildren(CaseBook)
    QTest.qWait(1)
    dialog.answer.click()
