"""Complaints: taken in, looked through, answered, closed; their clock, who sees them, their papers."""

from datetime import UTC, datetime, timedelta

import pytest

from desktop.desk import Desk, instant
from desktop.errors import NotAllowed, Refused
from desktop.printing.rows import find_complaint
from desktop.queries.attention import AttentionKind
from desktop.queries.complaints import (
    ComplaintFilter,
    complaint_detail,
    complaint_list,
    complaints_of_day,
    due_soon,
    late_complaints,
)
from desktop.queries.day_figures import daily_figures
from desktop.queries.day_page import day_overview
from desktop.queries.status import status_of_code
from desktop.queries.subject_data import subject_data
from desktop.services import complaints as services
from desktop.services.complaints import NewComplaint, take_complaint
from desktop.services.days import close_day
from desktop.services.erasing import erase_person
from desktop.services.opening import Someone
from desktop.services.papers import PaperKind, print_paper, redraw
from desktop.services.revealing import reveal_complaint
from desktop.services.settings import change_setting, set_holiday
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from models.rules.folds.voice import ComplaintState, Step
from models.rules.numbering import CodeKind, check_code
from tests.conftest import Mall
from tests.reports.reading import words

WORDS = "Antre dua jam, lalu loket ditutup."
SITI = Someone(name="Siti Contoh Wati", phone="081299887766")


def taken(desk: Desk, **more: object) -> str:
    return take_complaint(desk, NewComplaint(**{"words": WORDS, "agency": "DUK"} | more)).value.code


def answered(desk: Desk, code: str, words: str = "Loket ditambah satu.") -> None:
    services.verify_complaint(desk, code, ComplaintClass.PLAIN, "DUK")
    services.answer_complaint(desk, code, ComplaintOutcome.FOUNDED, words)


def test_complaint_has_a_code_of_its_own_series_that_only_this_mall_can_make(desk: Desk):
    first, second = taken(desk), taken(desk)
    code = check_code(desk.mall_key, first)
    assert (code.kind, code.count) == (CodeKind.COMPLAINT, 1)
    assert second.startswith("P1-261124-0002")
    forged = first[:-1] + ("0" if first[-1] != "0" else "1")
    with pytest.raises(Refused, match=r"code\.forged"):
        find_complaint(desk, forged)


@pytest.mark.parametrize(
    ("classed", "due"),
    [
        (ComplaintClass.INFORMATION, "01/12/2026"),
        (ComplaintClass.PLAIN, "14/12/2026"),
        (ComplaintClass.OVERSIGHT, "19/02/2027"),
    ],
)
def test_each_class_has_its_clock_in_working_days(desk: Desk, classed: ComplaintClass, due: str):
    for holiday in desk.store.execute_sql("SELECT id FROM holiday").fetchall():
        assert holiday  # the joint decree's days are known to the mall
    code = taken(desk, classed=classed)
    days = complaint_detail(desk, code).days
    assert days == {"information_request": 5, "non_oversight": 14, "oversight": 60}[classed]
    state = find_complaint(desk, code)[1]
    day, open_days = desk.today(), 0
    while open_days < days:
        day += timedelta(1)
        open_days += desk.calendar().hours(day) is not None
    assert desk.calendar().service_day(instant(state.due_at)) == day
    if classed is not ComplaintClass.OVERSIGHT:
        assert complaint_detail(desk, code).row.due == due


def test_holiday_puts_the_clock_off_and_a_setting_changes_it(desk: Desk):
    set_holiday(desk, desk.today() + timedelta(1), "Hari jadi kota")
    change_setting(desk, "complaints", {"information_request": 1})
    assert complaint_detail(desk, taken(desk, classed=ComplaintClass.INFORMATION)).row.due == "26/11/2026"
    with pytest.raises(Refused, match=r"settings\.complaint_days"):
        change_setting(desk, "complaints", {"oversight": 0})


def test_clock_runs_from_when_it_came_and_not_from_when_it_was_typed(desk: Desk):
    early = datetime(2026, 11, 17, 2, tzinfo=UTC)
    row = complaint_detail(desk, taken(desk, came=early, classed=ComplaintClass.INFORMATION)).row
    assert (row.came, row.due) == ("17/11/2026", "24/11/2026")
    with pytest.raises(Refused, match=r"complaint\.to_come"):
        taken(desk, came=datetime(2026, 11, 25, tzinfo=UTC))


def test_another_class_found_on_looking_through_has_its_own_clock(desk: Desk):
    code = taken(desk, classed=ComplaintClass.INFORMATION)
    before = find_complaint(desk, code)[1]
    services.verify_complaint(desk, code, ComplaintClass.OVERSIGHT, "POL")
    after = find_complaint(desk, code)[1]
    assert (after.days, after.agency, after.state) == (60, "POL", ComplaintState.VERIFIED)
    assert after.due_at > before.due_at
    assert after.came_at == before.came_at


def test_way_of_a_complaint_to_its_end_and_one_step_back(desk: Desk):
    code = taken(desk)
    assert complaint_detail(desk, code).steps == (Step.VERIFY, Step.WITHDRAW, Step.FORWARD)
    with pytest.raises(Refused, match=r"complaint\.move"):
        services.answer_complaint(desk, code, ComplaintOutcome.FOUNDED, "terlalu cepat")
    services.verify_complaint(desk, code, ComplaintClass.PLAIN, "DUK")
    services.start_complaint(desk, code)
    services.answer_complaint(desk, code, ComplaintOutcome.PARTLY, "Loket ditambah.")
    assert complaint_detail(desk, code).answer == "Loket ditambah."
    assert services.close_complaint(desk, code).value.state is ComplaintState.CLOSED
    assert services.undo_complaint(desk, code).value.state is ComplaintState.ANSWERED
    assert list(folding.differences(desk.store)) == []


def test_answer_that_was_taken_back_is_shown_no_more(desk: Desk):
    code = taken(desk)
    answered(desk, code)
    services.undo_complaint(desk, code)
    assert complaint_detail(desk, code).answer == ""


def test_nothing_is_kept_of_a_complaint_without_words_or_an_answer_without_one(desk: Desk):
    with pytest.raises(Refused, match=r"complaint\.no_words"):
        taken(desk, words="  ")
    assert desk.store.execute_sql("SELECT count(*) FROM complaint").fetchone() == (0,)
    code = taken(desk)
    services.verify_complaint(desk, code, ComplaintClass.PLAIN, "DUK")
    with pytest.raises(Refused, match=r"complaint\.no_answer"):
        services.answer_complaint(desk, code, ComplaintOutcome.FOUNDED, " ")
    assert find_complaint(desk, code)[1].state is ComplaintState.VERIFIED


def test_first_step_of_a_complaint_cannot_be_taken_back(desk: Desk):
    with pytest.raises(Refused, match=r"complaint\.nothing_done"):
        services.undo_complaint(desk, taken(desk))


@pytest.mark.parametrize("number", ["3578010101010001", "a", "lapor nomor tujuh!"])
def test_tracking_number_is_no_nik_and_no_sentence(desk: Desk, number: str):
    with pytest.raises(Refused, match=r"complaint\.tracking"):
        taken(desk, tracking=number)


def test_list_has_the_most_pressing_first_and_those_that_are_over_behind(desk: Desk):
    slow, quick, gone = (
        taken(desk, classed=one)
        for one in (ComplaintClass.OVERSIGHT, ComplaintClass.INFORMATION, ComplaintClass.PLAIN)
    )
    services.withdraw_complaint(desk, gone)
    assert [row.code for row in complaint_list(desk).rows] == [quick, slow]
    everything = complaint_list(desk, ComplaintFilter(only_open=False))
    assert [row.code for row in everything.rows] == [quick, slow, gone]
    assert (everything.open, everything.late) == (2, 0)
    found = complaint_list(desk, ComplaintFilter(only_open=False, text="loket")).rows
    assert {row.code for row in found} == {quick, slow, gone}
    assert complaint_list(desk, ComplaintFilter(text="tidak ada")).rows == ()


def test_late_complaint_stands_in_what_needs_attention_until_it_is_answered(mall: Mall):
    code = taken(mall.desk, classed=ComplaintClass.INFORMATION)
    assert (late_complaints(mall.desk), due_soon(mall.desk)) == (0, 0)
    mall.clock.forward(minutes=60 * 24 * 6)
    assert due_soon(mall.desk) == 1
    mall.clock.forward(minutes=60 * 24 * 3)
    assert complaint_list(mall.desk, ComplaintFilter(late=True)).rows[0].late
    shown = {row.kind: row for row in day_overview(mall.desk, mall.desk.today()).attention}
    assert str(shown[AttentionKind.COMPLAINTS].words) == "1 pengaduan lewat waktu jawab"
    answered(mall.desk, code)
    assert late_complaints(mall.desk) == 0


def test_day_counts_what_came_and_what_ended_and_a_closed_one_is_revised(mall: Mall):
    code = taken(mall.desk)
    taken(mall.desk)
    services.withdraw_complaint(mall.desk, code)
    today = mall.desk.today()
    assert complaints_of_day(mall.desk, today) == (2, 1)
    figures = daily_figures(mall.desk, today).complaints
    assert (figures.in_, figures.closed) == (2, 1)
    close_day(mall.desk)
    taken(mall.desk)
    assert daily_figures(mall.desk, today).revision == 1


def test_counter_sees_and_handles_complaints_of_its_own_agency_alone(mall: Mall):
    own, other, house = taken(mall.desk), taken(mall.desk, agency="POL"), taken(mall.desk, agency=None)
    at_counter = mall.as_role(Role.COUNTER, "DUK")
    assert [row.code for row in complaint_list(at_counter).rows] == [own]
    assert complaint_list(at_counter).open == 1
    for foreign in (other, house):
        with pytest.raises(NotAllowed):
            complaint_detail(at_counter, foreign)
        with pytest.raises(NotAllowed):
            services.withdraw_complaint(at_counter, foreign)
        with pytest.raises(NotAllowed):
            print_paper(at_counter, PaperKind.COMPLAINT_SLIP, foreign)
    assert find_complaint(mall.desk, taken(at_counter, agency=None))[1].agency == "DUK"


def test_who_complains_is_short_in_lists_and_in_clear_only_for_a_reason_that_is_kept(mall: Mall):
    code = taken(mall.desk, who=SITI)
    (row,) = complaint_list(mall.desk).rows
    assert row.who
    assert SITI.name not in row.who
    supervisor = mall.as_role(Role.SUPERVISOR)
    with pytest.raises(Refused, match=r"reveal\.no_reason"):
        reveal_complaint(supervisor, code)
    (person,) = reveal_complaint(mall.desk, code).value
    assert person.name == SITI.name
    looks = "SELECT count(*) FROM journal WHERE kind IN (SELECT kind FROM journal) AND subject = 10 AND kind <> 30"
    assert mall.desk.store.execute_sql(looks).fetchone() == (1,)


def test_code_on_the_slip_tells_anybody_how_it_stands_and_nothing_more(mall: Mall):
    code = taken(mall.desk, who=SITI)
    (line,) = status_of_code(mall.as_role(Role.OFFICER), code).lines
    assert (line.number, line.overdue) == (code, False)
    assert "Siti" not in repr(line)
    assert WORDS not in repr(line)
    answered(mall.desk, code)
    (line,) = status_of_code(mall.desk, code).lines
    assert "Sudah dijawab" in str(line.next)


def test_slip_says_when_it_is_answered_and_neither_who_nor_what(desk: Desk):
    change_setting(desk, "contacts", {"complaints": "0811 5550 1122"})
    code = taken(desk, who=SITI, channel=VoiceChannel.WHATSAPP, conduct=Conduct.POLITE)
    printed = print_paper(desk, PaperKind.COMPLAINT_SLIP, code).value
    told = words(printed.bytes)
    for one in (code, "Senin, 14 Desember 2026", "WhatsApp", "14 hari kerja", "0811 5550 1122"):
        assert one in told
    for hidden in ("Siti", "Antre dua jam"):
        assert hidden not in told
    assert redraw(desk, printed.paper_id).value == printed.bytes
    assert "SALINAN ke-1" in words(print_paper(desk, PaperKind.COMPLAINT_SLIP, code).value.bytes)


def test_letter_has_the_answer_and_is_printed_only_after_it(desk: Desk):
    code = taken(desk, who=SITI)
    with pytest.raises(Refused, match=r"paper\.not_answered"):
        print_paper(desk, PaperKind.COMPLAINT_LETTER, code)
    answered(desk, code, "Loket ditambah satu.\nMohon maaf atas antrean itu.")
    told = words(print_paper(desk, PaperKind.COMPLAINT_LETTER, code).value.bytes)
    for one in (SITI.name, WORDS, "Loket ditambah satu.", "Mohon maaf atas antrean itu.", code):
        assert one in told
    again = words(print_paper(desk, PaperKind.COMPLAINT_LETTER, code).value.bytes)
    assert "SALINAN ke-1" in again


def test_letter_to_somebody_unnamed_leaves_the_name_to_the_pen(desk: Desk):
    code = taken(desk)
    answered(desk, code)
    assert "Yth. Bapak/Ibu ......" in words(print_paper(desk, PaperKind.COMPLAINT_LETTER, code).value.bytes)


def test_complaint_belongs_to_who_made_it_until_it_is_over_and_then_goes_with_them(desk: Desk):
    code = taken(desk, who=SITI)
    answered(desk, code)
    print_paper(desk, PaperKind.COMPLAINT_LETTER, code)
    state = find_complaint(desk, code)[1]
    (section,) = [one for one in subject_data(desk, state.person) if one.key == "complaints"]
    assert section.rows[0][1] == code
    with pytest.raises(Refused, match=r"erase\.complaint_open"):
        erase_person(desk, code)
    services.close_complaint(desk, code)
    erase_person(desk, code)
    found = desk.store.execute_sql("SELECT count(*) FROM note WHERE purpose IN ('complaint', 'answer')")
    assert found.fetchone() == (0,)
    assert desk.store.execute_sql("SELECT input FROM print_input").fetchall() == [("",)]
    assert complaint_detail(desk, code).row.words == ""
