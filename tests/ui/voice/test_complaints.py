"""The section Pengaduan: taken in with a receipt, looked through, answered by keys, taken back."""

import pytest
from PySide6.QtTest import QAbstractItemModelTester

from desktop.queries.complaints import ComplaintFilter, complaint_list
from desktop.services.complaints import NewComplaint, take_complaint
from desktop.services.opening import Someone
from models.rules.bodies.voice import ComplaintClass
from tests.conftest import Mall
from tests.ui.voice.stage import VoiceStage, made_voice
from ui.voice.rows import ROW_HEIGHT, SIDE

SITI = "Siti Contoh Wati"


@pytest.fixture
def stage(mall: Mall, qtbot, tmp_path) -> VoiceStage:
    return made_voice(qtbot, mall, tmp_path)


def states(stage: VoiceStage) -> list[str]:
    wish = ComplaintFilter(only_open=False)
    return [str(row.state) for row in complaint_list(stage.mall.desk, wish).rows]


def taken(stage: VoiceStage, words: str = "antre lama", **more: object) -> str:
    order = NewComplaint(**{"words": words, "agency": "DUK"} | more)
    return take_complaint(stage.mall.desk, order).value.code


def test_page_says_that_there_is_no_complaint_and_offers_nothing_to_do_with_one(stage: VoiceStage) -> None:
    assert stage.page.middle.currentWidget() is stage.page.empty
    assert stage.page.card.hint.isVisible()
    assert not stage.page.next.isVisible()


def test_new_complaint_is_taken_in_with_its_receipt(stage: VoiceStage) -> None:
    stage.press("voice.new")
    stage.fill(words="Loket tutup saat jam layanan", agency="DUK", channel="voice_box", name=SITI)
    assert stage.titles == ["Loket tutup saat jam layanan"]
    (paper,) = stage.mall.desk.store.execute_sql("SELECT paper FROM paper").fetchall()
    assert paper == ("complaint_slip",)
    assert "diterima" in stage.said[-1][0]
    assert stage.page._form is None


def test_form_without_words_says_what_is_missing_and_keeps_the_rest(stage: VoiceStage) -> None:
    stage.press("voice.new")
    stage.fill(name=SITI)
    assert stage.form.fields["words"].error
    assert states(stage) == []
    assert stage.form.answers()["name"] == SITI


def test_refusal_is_said_in_the_form_and_what_was_typed_stays(stage: VoiceStage) -> None:
    stage.press("voice.new")
    stage.fill(words="antre lama", tracking="3578010101010001")
    assert "bukan NIK" in stage.form.message.sentence
    assert stage.form.answers()["words"] == "antre lama"
    assert states(stage) == []


def test_green_button_goes_with_a_complaint_to_its_end_and_a_toast_takes_back(stage: VoiceStage) -> None:
    taken(stage)
    stage.choose()
    assert stage.page.next.text() == "Periksa"
    stage.press("voice.next")
    stage.fill(classed="information_request", agency="DUK")
    stage.page._rest.stop()
    assert states(stage) == ["verified"]
    answer = next(act for act in stage.page._seen.card.acts if act.verb == "Jawab")
    stage.page.begin(answer)
    stage.fill(outcome="complaint_founded", words="Loket ditambah.")
    assert states(stage) == ["answered"]
    assert stage.page.next.text() == "Tutup pengaduan"
    assert stage.page.print.text() == "Cetak surat jawaban"
    stage.press("voice.next")
    assert states(stage) == ["complaint_closed"]
    undo = stage.said[-1][1]
    assert callable(undo)
    undo()
    assert states(stage) == ["answered"]


def test_late_complaint_stands_first_and_its_card_says_so(stage: VoiceStage) -> None:
    taken(stage, "pelan", classed=ComplaintClass.OVERSIGHT)
    taken(stage, "cepat", classed=ComplaintClass.INFORMATION)
    stage.mall.clock.forward(minutes=60 * 24 * 10)
    stage.choose()
    assert stage.titles == ["cepat", "pelan"]
    assert stage.page.table.rows.items[0].late
    assert "Seharusnya dijawab" in stage.page.card.alert.sentence
    assert "1 lewat waktu" in stage.page.summary.text()


def test_filter_and_search_find_what_is_over(stage: VoiceStage) -> None:
    code = taken(stage, "sudah lama")
    taken(stage, "baru")
    stage.choose(0)
    stage.page.filter.setCurrentIndex(stage.page.filter.findData("all"))
    stage.page.search.setText(code[:14])
    stage.page._on_filter()
    assert stage.titles == ["sudah lama"]


def test_name_of_who_complains_is_short_until_it_is_asked_for(stage: VoiceStage) -> None:
    taken(stage, who=Someone(name=SITI))
    stage.choose()
    (item,) = stage.page.table.rows.items
    assert SITI not in repr(stage.page._seen)
    assert item.side
    assert stage.page.front().complaint == item.id


def test_chosen_complaint_stays_chosen_and_is_dropped_behind_the_lock(stage: VoiceStage) -> None:
    taken(stage, "satu")
    stage.choose()
    chosen = stage.page.wish.chosen
    taken(stage, "dua")
    stage.page.reload()
    assert stage.page.table.rows.items[stage.page.table.currentIndex().row()].id == chosen
    stage.page.conceal()
    assert stage.titles == []
    assert not stage.page.card.area.isVisible()
    stage.page.shown()
    assert stage.page.card.number.text()


def test_rows_keep_one_height_the_model_its_promises_and_narrow_ones_leave_out_who(
    mall: Mall, qtbot, tmp_path
) -> None:
    stage = made_voice(qtbot, mall, tmp_path, (900, 500))
    for words in ("satu", "dua", "tiga"):
        taken(stage, words)
    QAbstractItemModelTester(stage.page.table.rows, QAbstractItemModelTester.FailureReportingMode.Fatal)
    stage.page.reload()
    assert {stage.page.table.rowHeight(row) for row in range(3)} == {ROW_HEIGHT}
    assert stage.page.table.isColumnHidden(SIDE)
