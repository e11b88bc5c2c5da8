"""Suggestions and compliments: without a name, decided with a reason, published in the mall's words; the poster."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.ideas import Heard, compliment_list, heard_in, suggestion_list
from desktop.services import ideas as services
from desktop.services.ideas import NewCompliment, NewSuggestion, praise, suggest
from desktop.services.papers import PaperKind, print_paper, redraw
from models import folding
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.bodies.officers import Role
from models.rules.bodies.voice import Conduct
from models.rules.events import Subject
from models.rules.folds.ideas import IdeaStep, SuggestionState
from tests.conftest import Mall
from tests.reports.reading import sizes_mm, words

HEARD, DONE = "Tambah kursi di lantai 2", "Dua belas kursi baru sejak 20 November"


def suggested(desk: Desk, said: str = "kursi kurang", **more: object) -> str:
    return suggest(desk, NewSuggestion(said, **more)).value


def published(desk: Desk, heard: str = HEARD, *, done: bool = True) -> str:
    suggestion = suggested(desk)
    services.decide_suggestion(desk, suggestion, accepted=True, reason="masuk akal")
    services.publish_suggestion(desk, suggestion, heard, DONE)
    if done:
        services.fulfil_suggestion(desk, suggestion)
    return suggestion


def test_suggestion_keeps_source_theme_and_words_and_nobody_s_identity(desk: Desk):
    suggested(desk, source=SuggestionSource.BOX, theme=Theme.FACILITIES, agency="DUK")
    (row,) = suggestion_list(desk).rows
    assert (row.words, row.source, row.theme, row.state) == (
        "kursi kurang", SuggestionSource.BOX, Theme.FACILITIES, SuggestionState.NEW,
    )  # fmt: skip
    assert row.agency
    assert "person" not in {field.name for field in folding.FOLD_TABLES[Subject.SUGGESTION].state_fields()}


def test_suggestion_is_decided_with_a_reason_published_done_and_taken_back(desk: Desk):
    suggestion = suggested(desk)
    with pytest.raises(Refused, match=r"reason\.none"):
        services.decide_suggestion(desk, suggestion, accepted=True, reason=" ")
    with pytest.raises(Refused, match=r"suggestion\.not_so"):
        services.publish_suggestion(desk, suggestion, HEARD, DONE)
    services.decide_suggestion(desk, suggestion, accepted=False, reason="belum ada anggaran")
    (row,) = suggestion_list(desk).rows
    assert (row.state, row.reason, row.steps) == (
        SuggestionState.DECLINED, "belum ada anggaran", (IdeaStep.DECIDE,),
    )  # fmt: skip
    services.decide_suggestion(desk, suggestion, accepted=True, reason="anggaran ada")
    services.fulfil_suggestion(desk, suggestion)
    services.undo_suggestion(desk, suggestion)
    assert suggestion_list(desk).rows[0].state is SuggestionState.ACCEPTED
    assert list(folding.differences(desk.store)) == []


def test_undecided_suggestions_stand_first_and_are_counted(mall: Mall):
    old = suggested(mall.desk, "lama")
    mall.clock.forward(minutes=1)
    decided = suggested(mall.desk, "diputus")
    services.decide_suggestion(mall.desk, decided, accepted=True, reason="ya")
    page = suggestion_list(mall.desk)
    assert [row.id for row in page.rows] == [old, decided]
    assert page.new == 1
    assert [row.id for row in suggestion_list(mall.desk, text="lam").rows] == [old]
    assert [row.id for row in suggestion_list(mall.desk, state="suggestion_accepted").rows] == [decided]


def test_first_word_on_a_suggestion_cannot_be_taken_back(desk: Desk):
    with pytest.raises(Refused, match=r"suggestion\.nothing_done"):
        services.undo_suggestion(desk, suggested(desk))


def test_suggestion_without_words_or_of_an_unknown_agency_is_refused(desk: Desk):
    with pytest.raises(Refused, match=r"suggestion\.no_words"):
        suggested(desk, "  ")
    with pytest.raises(Refused, match=r"agency\.unknown"):
        suggested(desk, agency="XYZ")
    assert suggestion_list(desk).rows == ()


def test_officer_writes_suggestions_down_and_who_leads_decides(mall: Mall):
    officer = mall.as_role(Role.OFFICER)
    suggestion = suggested(officer)
    with pytest.raises(NotAllowed):
        services.decide_suggestion(officer, suggestion, accepted=True, reason="ya")


def test_poster_says_what_was_published_in_its_month_what_is_done_first(mall: Mall):
    published(mall.desk, "Papan antrean di luar", done=False)
    published(mall.desk)
    today = mall.desk.today()
    assert heard_in(mall.desk, today, today) == (
        Heard(HEARD, DONE, is_done=True),
        Heard("Papan antrean di luar", DONE, is_done=False),
    )
    told = words(print_paper(mall.desk, PaperKind.VOICE_POSTER, "2026-11").value.bytes)
    for one in ("Kami dengar,", "November 2026", HEARD, DONE, "Sedang kami kerjakan", "1 sudah kami lakukan"):
        assert one in told
    assert "kursi kurang" not in told


@pytest.mark.parametrize(("paper", "size"), [("a3", (297, 420)), ("a4", (210, 297))])
def test_poster_comes_on_the_paper_that_is_asked_for_and_again_byte_equal(desk: Desk, paper: str, size):
    for number in range(7):
        published(desk, f"Usulan ke-{number}")
    printed = print_paper(desk, PaperKind.VOICE_POSTER, "2026-11", paper=paper).value
    assert set(sizes_mm(printed.bytes)) == {size}
    assert redraw(desk, printed.paper_id).value == printed.bytes


@pytest.mark.parametrize(("month", "code"), [("2026-10", "nothing_heard"), ("november", "bad_month")])
def test_there_is_no_poster_of_nothing(desk: Desk, month: str, code: str):
    published(desk)
    with pytest.raises(Refused, match=code):
        print_paper(desk, PaperKind.VOICE_POSTER, month)


def test_compliments_are_counted_by_conduct_and_a_counter_sees_its_own_agency_s(mall: Mall):
    praise(mall.desk, NewCompliment("ramah sekali", Conduct.POLITE, agency="DUK"))
    praise(mall.desk, NewCompliment("sabar", Conduct.POLITE, agency="POL"))
    praise(mall.desk, NewCompliment("teliti", Conduct.CAREFUL))
    page = compliment_list(mall.desk)
    assert dict(page.by_conduct) == {Conduct.POLITE: 2, Conduct.CAREFUL: 1}
    own = compliment_list(mall.as_role(Role.COUNTER, "DUK"))
    assert [row.words for row in own.rows] == ["ramah sekali"]
    assert dict(own.by_conduct) == {Conduct.POLITE: 1}
