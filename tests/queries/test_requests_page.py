"""The page Permohonan as one reading: a code is answered and chosen, a forged one is none, and dialogs know their papers."""

import pytest

from desktop.desk import Desk
from desktop.queries.requests import RequestFilter
from desktop.queries.requests_page import requests_look
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.requests import pause_request
from models.rules.bodies.requests import PauseReason, ReceivedPaper
from tests.printing.arrivals import came

FULL = (ReceivedPaper("KK"), ReceivedPaper("LAMA"))


def opened(desk: Desk, received=FULL, **more) -> tuple[str, str]:
    order = NewRequest(service="DUK-06", applicant=Someone(name="Siti Contoh"), received=received, **more)
    now = open_request(desk, order).value
    return now.id, now.code


def look(desk: Desk, text: str = "", chosen: str = ""):
    return requests_look(desk, RequestFilter(text=text), None, chosen)


def test_code_chooses_its_request_whatever_was_chosen_before(desk: Desk) -> None:
    before, _ = opened(desk)
    wanted, code = opened(desk)
    seen = look(desk, code.lower(), before)
    assert seen.chosen.detail.id == wanted
    assert seen.answer.lines[0].number == code


def test_forged_code_finds_nothing_and_shows_nobodys_request(desk: Desk) -> None:
    chosen, code = opened(desk)
    seen = look(desk, code[:-1] + ("A" if code[-1] != "A" else "B"), chosen)
    assert (seen.page.rows, seen.chosen, seen.answer) == ((), None, None)
    assert seen.refused.code == "code.forged"


@pytest.mark.parametrize("text", ["Siti", "R1-", "08123", ""])
def test_text_that_is_no_code_is_looked_for_as_before(desk: Desk, text: str) -> None:
    seen = look(desk, text)
    assert (seen.answer, seen.refused) == (None, None)


def test_code_of_a_visit_brings_the_requests_that_were_opened_in_it(desk: Desk) -> None:
    visit = came(desk, "DUK-06")
    codes = {opened(desk, visit=visit.id)[1] for _ in range(2)}
    other, _ = opened(desk)
    seen = look(desk, visit.code, other)
    assert {row.code for row in seen.page.rows} == codes
    assert seen.chosen is None


def test_papers_to_take_in_are_what_never_came_and_after_a_pause_what_was_asked_anew(desk: Desk) -> None:
    request, _ = opened(desk, FULL[1:])
    assert [paper.code for paper in look(desk, chosen=request).chosen.lacking] == ["KK"]
    full, code = opened(desk)
    assert look(desk, chosen=full).chosen.lacking == ()
    pause_request(desk, code, PauseReason.APPLICANT, missing=("KK",))
    assert [paper.code for paper in look(desk, chosen=full).chosen.lacking] == ["KK"]
