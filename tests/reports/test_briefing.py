"""The morning briefing is one page, however much there is, and R13 hides what is hidden."""

import datetime as dt
from dataclasses import replace

from reports.arrangement import PeriodReport
from reports.briefing import briefing
from reports.goal_figures import (
    BlockerLine,
    BriefingFigures,
    CommitmentLine,
    Compared,
    Expected,
    GoalFigures,
    GoalLine,
    GoalMonth,
    GoalShare,
    KeptCommitments,
    OutageLine,
)
from reports.goals import goals
from reports.period_pdf import period_pdf
from tests.reports.reading import pages, words
from tests.reports.test_period import FRAME

DAY = dt.date(2026, 11, 24)
LONG = "Kata yang panjang sekali " * 12
BLOCKER = BlockerLine(
    "berkas dari instansi lain belum ada", LONG, DAY, "Kementerian Haji dan Umrah", "Muhammad Ramadhan Contoh",
    "BPJS Ketenagakerjaan", DAY, True, 1234, "",
)  # fmt: skip
COMMITMENT = CommitmentLine(LONG, "Muhammad Ramadhan Contoh", "BPJS Ketenagakerjaan", DAY, True, "belum", "")
BRIEFING = BriefingFigures(
    DAY, DAY - dt.timedelta(1), Compared(1500, 1401), Compared(31.5, None), Compared(71.2, 70.0),
    Expected(1444, 4, 12), (OutageLine("SIAK", "Disdukcapil", "23/11 09.15", True),) * 9,
    (BLOCKER,) * 20, (COMMITMENT,) * 20, 7, "paling lambat 10.00, Disdukcapil", LONG,
)  # fmt: skip
SHARES = (GoalShare("DUK", "Disdukcapil", 71.0, 50), GoalShare("POL", "Polres", None, None))
GOAL = GoalLine(
    "one_visit", "selesai dalam satu kunjungan", "%", True, 58.0, 64.5, 70.0, 900, False, ("DUK", "POL"),
    ("Disdukcapil", "Polres"), (GoalMonth("2026-10", 61.0, True), GoalMonth("2026-11", 64.5, False)), SHARES,
)  # fmt: skip
GOALS = GoalFigures(
    DAY, DAY, "2026-11", (GOAL,), (BLOCKER,), (COMMITMENT,), KeptCommitments(1, 1, 1, 33.3), 0, ()
)


def test_briefing_is_one_page_with_ten_years_of_trouble():
    pdf = period_pdf(PeriodReport(briefing(BRIEFING), FRAME))
    assert len(pages(pdf)) == 1
    assert "pekan lalu, hari yang sama: 1.401" in words(pdf)
    assert "dan 17 baris lagi" in words(pdf)


def test_briefing_of_a_new_mall_says_that_there_is_nothing_yet():
    nothing = replace(
        BRIEFING, last_day=None, visits=Compared(None, None), expected=Expected(None, 0, 0), blockers=(),
        commitments=(), outages=(), promises=0, promise="", voice="",
    )  # fmt: skip
    said = words(period_pdf(PeriodReport(briefing(nothing), FRAME)))
    for sentence in ("belum ada hari yang sama", "Tidak ada gangguan.", "Tidak ada komitmen."):
        assert sentence in said


def test_parts_of_agencies_stand_by_name_and_few_people_are_hidden():
    said = words(period_pdf(PeriodReport(goals(GOALS), FRAME)))
    assert "bukan peringkat" in said
    assert "Disdukcapil 71,0" in said
    assert "Polres *" in said


def test_goal_says_where_it_began_stands_and_leads():
    said = words(period_pdf(PeriodReport(goals(GOALS), FRAME)))
    assert "58,0 64,5 70,0 naik belum 900" in said
