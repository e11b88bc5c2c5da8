"""R9 in its four forms: the figures of the survey, whole times alone, an agency's own."""

import json
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from openpyxl import load_workbook

from desktop.errors import NotAllowed, Refused
from desktop.printing.periods import drawn, period_report
from desktop.queries.survey_figures import SurveyScope, survey_figures
from desktop.services.surveys import NewAnswer, NewPlan, plan_improvement, type_answer
from models.rules.bodies.officers import Role
from models.rules.bodies.surveys import TimeBand
from models.rules.skm import Element
from reports.arrangement import Period, PeriodReport
from reports.skm import skm
from tests.conftest import Mall
from tests.reports.reading import words

QUARTER = Period(date(2026, 10, 1), date(2026, 12, 31))


@pytest.fixture
def asked(mall: Mall) -> Mall:
    """Ten sheets of DUK: eight all fours; requirements and complaints worse in two. One sheet of BJK, all twos."""
    for place in range(10):
        scores = dict.fromkeys(Element, 4)
        if place < 2:
            scores |= {Element.REQUIREMENTS: 1, Element.COMPLAINTS: 2}
        _type(mall, "DUK", scores)
    _type(mall, "BJK", dict.fromkeys(Element, 2))
    return mall


def _type(mall: Mall, agency: str, scores: dict[Element, int]) -> None:
    type_answer(mall.desk, NewAnswer(scores, agency, day=date(2026, 11, 24), band=TimeBand.MORNING))


def test_every_form_has_index_band_and_elements_of_the_figures(asked: Mall) -> None:
    plan_improvement(
        asked.desk, NewPlan(Element.REQUIREMENTS, "Papan syarat baru", date(2026, 12, 20), "DUK")
    )
    figures = survey_figures(asked.desk, SurveyScope("2026-Q4"))
    report = period_report(asked.desk, "skm", QUARTER)
    text = words(drawn(report, ".pdf"))
    said = f"{figures.index:.2f}".replace(".", ",")
    for part in (said, f"mutu {figures.band}", "Oktober – 31 Desember 2026", "Papan syarat baru", "20/12/2026",
                 "Krejcie-Morgan:", "Slovin:", "bobot 1/9", "U9 penanganan pengaduan"):  # fmt: skip
        assert part in text, part
    assert json.loads(drawn(report, ".json"))["index"] == figures.index
    heads, *rows = load_workbook(BytesIO(drawn(report, ".xlsx")))["Unsur"].iter_rows(values_only=True)
    means = {row[heads.index("Kode unsur")]: row[heads.index("NRR")] for row in rows[:9]}
    assert means == {one.element: one.mean for one in figures.elements}
    marked = {row[heads.index("Kode unsur")] for row in rows if row[heads.index("Terendah")]}
    assert marked == set(figures.lowest) >= {"requirements"}
    assert all(drawn(report, form) == drawn(report, form) for form in (".pdf", ".xlsx", ".csv", ".json"))


def test_numbering_and_weight_are_said_as_the_setting_has_them(asked: Mall) -> None:
    figures = survey_figures(asked.desk, SurveyScope("2026-Q4"))
    report = period_report(asked.desk, "skm", QUARTER)
    other = replace(figures, numbering="regulation", weight="old_rounded")
    text = words(drawn(PeriodReport(skm(other), report.frame), ".pdf"))
    assert "U8 penanganan pengaduan, U9 sarana" in text
    assert "bobot 0,11 dari formulir lama" in text


def test_counter_has_the_sheet_of_the_own_agency_alone(asked: Mall) -> None:
    own = asked.as_role(Role.COUNTER, "BJK")
    report = period_report(own, "skm", QUARTER)
    assert (report.arrangement.figures.sheets, report.arrangement.figures.index) == (1, 50.0)
    assert "Lembar instansi: BPJS Kesehatan" in words(drawn(report, ".pdf"))
    with pytest.raises(NotAllowed):
        period_report(own, "skm", QUARTER, agency="DUK")


def test_days_that_are_no_whole_time_are_refused(mall: Mall) -> None:
    with pytest.raises(Refused, match=r"report\.skm_span"):
        period_report(mall.desk, "skm", Period(date(2026, 11, 1), date(2026, 11, 24)))


def test_time_without_a_sheet_is_one_page_that_says_so(mall: Mall) -> None:
    text = words(drawn(period_report(mall.desk, "skm", QUARTER), ".pdf"))
    assert "Pada masa ini tidak ada lembar survei yang diisi." in text
    assert "Halaman 1 dari 1" in text
