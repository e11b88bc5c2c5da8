"""The sections Forum, Mitra and Jemput bola by keys; calling a partner from any page."""

import pytest
from PySide6.QtWidgets import QWidget

from desktop.queries.outside import forum_list, helps_of, outreach_list, partner_list
from desktop.services.outside import NewPartner, list_partner
from models.rules.bodies.outside import Skill
from tests.conftest import Mall
from tests.ui.voice.stage import VoiceStage, made_voice
from ui.front import Front
from ui.voice.calling import NOBODY, Calling
from ui.voice.form import VoiceForm


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> VoiceStage:
    return made_voice(qtbot, mall, tmp_path)


def test_forum_is_noted_and_something_agreed(stage: VoiceStage) -> None:
    stage.press("voice.forums")
    stage.press("voice.new")
    stage.fill(topic="Standar KTP", issues="antre", users="7")
    stage.choose()
    stage.press("voice.next")
    stage.fill(words="Tambah loket", agency="DUK")
    (row,) = forum_list(stage.mall.desk)
    assert (sum(row.counts), row.actions[0].words) == (7, "Tambah loket")
    assert "Tambah loket" in repr(stage.page._seen.card.texts)


def test_partner_is_listed_and_called_and_the_help_ended(stage: VoiceStage) -> None:
    stage.press("voice.partners")
    stage.press("voice.new")
    stage.fill(organisation="Gerkatin", contact="Ibu Tini 0812", skill="sign_language")
    stage.choose()
    assert stage.page.next.text() == "Panggil mitra"
    stage.press("voice.next")
    stage.fill()
    assert stage.page.next.text().startswith("Selesai")
    stage.press("voice.next")
    stage.fill(outcome="help_given")
    (row,) = partner_list(stage.mall.desk)
    assert row.helping == 0


def test_partner_with_an_hour_that_is_none_is_refused_in_the_form(stage: VoiceStage) -> None:
    stage.press("voice.partners")
    stage.press("voice.new")
    stage.fill(organisation="Gerkatin", contact="Ibu Tini", closes="sore")
    assert "jam siaga" in stage.form.message.sentence


def test_visit_at_home_is_asked_for_planned_and_ended(stage: VoiceStage) -> None:
    stage.press("voice.outreach")
    stage.press("voice.new")
    stage.fill(wish="rekam KTP", area="Kelurahan Contoh", name="Siti Contoh Wati")
    stage.choose()
    stage.press("voice.next")
    stage.fill()
    (row,) = outreach_list(stage.mall.desk)
    assert row.day == "25/11/2026"
    stage.press("voice.next")
    stage.fill(result="outreach_served")
    assert outreach_list(stage.mall.desk) == []
    assert "Siti Contoh Wati" not in repr(stage.page._seen)


def test_partner_is_called_from_any_page_and_nobody_on_call_is_said(stage: VoiceStage, qtbot) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    calling = Calling(stage.page.around, host, Front)
    calling.open_form()
    assert stage.said[-1][0] == NOBODY
    named = list_partner(stage.mall.desk, NewPartner("Gerkatin", "Tini", (Skill.SIGN_LANGUAGE,))).value
    calling.open_form()
    form = calling._dialog
    assert isinstance(form, VoiceForm)
    form.go()
    assert len(helps_of(stage.mall.desk, named)) == 1
