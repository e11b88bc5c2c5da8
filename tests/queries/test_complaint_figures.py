"""R10 recounts: what came, what was answered in time, what is late; its sums agree, and an empty span says so."""

from datetime import date

from desktop.printing.periods import drawn, period_report
from desktop.queries.complaint_figures import complaint_figures
from desktop.services import complaints as services
from desktop.services.complaints import NewComplaint, take_complaint
from desktop.services.ideas import NewSuggestion, suggest
from models.rules.bodies.ideas import Theme
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, VoiceChannel
from reports.arrangement import Period
from tests.conftest import Mall
from tests.reports.reading import words

NOVEMBER = Period(date(2026, 11, 1), date(2026, 11, 30))
DAY = 24 * 60


def complaint(
    mall: Mall, agency: str | None, classed: ComplaintClass, channel: VoiceChannel = VoiceChannel.BOX
) -> str:
    order = NewComplaint(words="antre", agency=agency, classed=classed, channel=channel)
    return take_complaint(mall.desk, order).value.code


def answer(mall: Mall, code: str, agency: str | None, classed: ComplaintClass) -> None:
    services.verify_complaint(mall.desk, code, classed, agency)
    services.answer_complaint(mall.desk, code, ComplaintOutcome.FOUNDED, "ditambah")


def played(mall: Mall) -> None:
    """Have one answered in time, one too late, one late and open, one withdrawn."""
    quick = complaint(mall, "DUK", ComplaintClass.INFORMATION, VoiceChannel.PHONE)
    late = complaint(mall, "DUK", ComplaintClass.INFORMATION)
    complaint(mall, "POL", ComplaintClass.INFORMATION)
    services.withdraw_complaint(mall.desk, complaint(mall, None, ComplaintClass.OVERSIGHT))
    answer(mall, quick, "DUK", ComplaintClass.INFORMATION)
    suggest(mall.desk, NewSuggestion("kursi", theme=Theme.FACILITIES))
    mall.clock.forward(minutes=10 * DAY)
    answer(mall, late, "DUK", ComplaintClass.INFORMATION)


def test_figures_count_what_came_what_was_in_time_and_what_is_late(mall: Mall):
    played(mall)
    figures = complaint_figures(mall.desk, NOVEMBER)
    assert (figures.came, figures.answered, figures.on_time, figures.closed, figures.open_late) == (
        4,
        2,
        1,
        1,
        1,
    )
    assert [(one.code, one.came, one.on_time, one.late) for one in figures.agencies] == [
        ("DUK", 2, 1, 0), ("POL", 1, 0, 1), ("", 1, 0, 0),
    ]  # fmt: skip
    assert [(one.code, one.count) for one in figures.outcomes] == [("complaint_founded", 2)]
    assert [(one.code, one.count) for one in figures.themes] == [("theme_facilities", 1)]


def test_sums_of_channels_classes_and_agencies_agree(mall: Mall):
    played(mall)
    figures = complaint_figures(mall.desk, NOVEMBER)
    for counts in (figures.channels, figures.classes, figures.agencies):
        assert sum(one.came for one in counts) == figures.came
        assert sum(one.answered for one in counts) == figures.answered
        assert sum(one.on_time for one in counts) == figures.on_time


def test_report_has_the_figures_in_every_form_and_says_where_there_are_none(mall: Mall):
    empty = period_report(mall.desk, "complaints", NOVEMBER)
    assert "tidak ada pengaduan" in words(drawn(empty, ".pdf"))
    played(mall)
    report = period_report(mall.desk, "complaints", NOVEMBER)
    told = words(drawn(report, ".pdf"))
    for one in ("Laporan Pengaduan", "Menurut instansi", "pengelola MPP", "50,0"):
        assert one in told
    assert b'"came": 4' in drawn(report, ".json")
    assert b"DUK" in drawn(report, ".csv")
    assert drawn(report, ".xlsx")[:2] == b"PK"
