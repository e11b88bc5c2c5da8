"""Citizens' rights by command: cases, copies, erasing, retention, breaches; what they answer and refuse."""

import pytest

from desktop.commands.parser import read
from desktop.commands.run import run
from desktop.services.settings import change_setting
from desktop.services.visits import NewVisit, add_visit
from tests.conftest import PASSWORD, Mall
from tests.reports.reading import words as words_of

NIK = "3578080102039991"


@pytest.fixture
def code(mall: Mall) -> str:
    """The code of the visit of somebody who has given everything, and whose ticket has ended."""
    visit = add_visit(
        mall.desk, NewVisit(("DUK-06",), name="Siti Contoh", id_number=NIK, phone="081200000001")
    ).value
    return visit.code


def test_case_is_opened_listed_closed_and_answered_by_letter(pandu, code, tmp_path):
    status, made = pandu("rights", "open", "access", "--person", code, "--received", "2026-11-24T07:00")
    assert (status, made["due"]) == (0, "27/11 07.00")
    (row,) = pandu("rights", "list")[1]["cases"]
    assert (row["number"], row["left"], row["pressure"]) == (made["number"], 71, "pressure_calm")
    out = tmp_path / "surat.pdf"
    assert pandu("rights", "letter", made["number"], "--out", out)[0] == 65
    closed = ("rights", "close", made["number"], "--outcome", "case_granted", "--note", "salinan terlampir")
    assert pandu(*closed)[0] == 0
    assert pandu("rights", "list")[1]["cases"] == []
    assert pandu("rights", "letter", made["number"], "--out", out)[0] == 0
    words = words_of(out.read_bytes())
    assert "salinan terlampir" in words
    assert "Siti" not in words  # the name is left to the pen
    assert pandu("rights", "reopen", made["number"])[1]["state"] == "case_open"


def test_copy_goes_into_a_private_file(pandu, code, tmp_path):
    out = tmp_path / "salinan.json"
    assert pandu("subject-report", code, "--out", out, "--reason", "PW-1")[0] == 0
    assert out.stat().st_mode & 0o077 == 0
    assert NIK in out.read_text(encoding="utf-8")
    assert pandu("subject-report", code, "--out", tmp_path / "x.json")[1]["error"]["code"] == "reason.none"


def test_erase_is_refused_while_the_visit_is_open_and_prints_minutes_without_a_name(pandu, code, tmp_path):
    out = tmp_path / "bap.pdf"
    assert pandu("erase", code, "--out", out)[1]["error"]["code"] == "erase.visit_open"
    assert not out.exists()
    assert pandu("ticket", "cancel", "DUK-F1-001", "--reason", "pulang")[0] == 0
    (person,) = [one["id"] for one in pandu("visit", "find", "siti")[1]["people"]]
    counted = pandu("erase", code, "--dry-run")[1]
    assert (counted["destruction"], counted["bodies"]) == (None, 1)
    status, done = pandu("erase", code, "--out", out)
    assert (status, done["people"], done["bodies"]) == (0, 1, 1)
    words = words_of(out.read_bytes())
    assert "Berita Acara Pemusnahan" in words
    assert done["destruction"] in words
    assert person in words
    assert "Siti" not in words
    assert NIK not in words
    assert pandu("verify")[0] == 0
    assert pandu("rebuild", "--check")[0] == 0
    (listed,) = pandu("destruction", "list")[1]["destructions"]
    again = tmp_path / "lagi.pdf"
    assert pandu("destruction", "print", listed["number"], "--out", again)[0] == 0
    assert again.exists()


def test_purge_answers_with_counts(pandu, code):
    assert pandu("purge", "--dry-run") == (
        0,
        {"destruction": None, "erased": 0, "reduced": 0, "spared": 0, "copies": 0},
    )


def test_person_is_corrected_restricted_held_and_released(pandu, code):
    assert pandu("person", "correct", code, "--name", "Siti Chontoh", "--reason", "KTP")[0] == 0
    assert [one["name"] for one in pandu("visit", "find", "chontoh")[1]["people"]] == ["Siti Chontoh"]
    assert pandu("person", "restrict", code, "--reason", "diminta")[0] == 0
    assert pandu("visit", "find", "chontoh")[1]["people"] == []
    assert pandu("person", "release", code, "--reason", "selesai")[0] == 0
    assert len(pandu("visit", "find", "chontoh")[1]["people"]) == 1
    assert pandu("person", "hold", code, "--reason", "perkara")[0] == 0
    assert pandu("person", "hold", code, "--reason", "perkara")[1]["error"]["code"] == "limit.so_already"
    assert pandu("person", "unhold", code, "--reason", "selesai")[0] == 0


def test_consent_is_given_listed_and_withdrawn(pandu, code):
    assert pandu("consent", "give", code, "reminder", "--method", "written")[0] == 0
    assert pandu("consent", "withdraw", code, "reminder")[0] == 0
    (row,) = pandu("consent", "list", code)[1]["consents"]
    assert (row["purpose"], row["method"], row["withdrawn_at"] is None) == ("reminder", "written", False)


def test_notice_names_who_answers_for_the_data_and_its_version(pandu, tmp_path):
    value = {
        "officer": "Dewi Contoh",
        "contact": "pdp@kota.example",
        "notice": "Data untuk layanan.",
        "version": "2",
    }
    assert pandu("setting", "set", "privacy", *(f"{name}={said}" for name, said in value.items()))[0] == 0
    assert pandu("setting", "set", "retention", "contact_days=30")[0] == 0
    out = tmp_path / "pemberitahuan.pdf"
    assert pandu("privacy", "notice", "--out", out)[0] == 0
    words = words_of(out.read_bytes())
    for expected in ("Dewi Contoh", "pdp@kota.example", "Versi 2", "Data untuk layanan.", "30 hari"):
        assert expected in words


def test_breach_is_opened_shown_told_of_and_closed(pandu, code, tmp_path):
    opened = pandu(
        "breach", "open", "breach_confidentiality", "--from", "2026-11-24T07:30", "--to", "2026-11-24T08:00",
        "--data", "data_name", "--note", "layar terbuka",
    )  # fmt: skip
    assert opened[0] == 0
    number = opened[1]["number"]
    shown = pandu("breach", "show", number)[1]
    assert [one["came"] for one in shown["affected"]] == [True]
    assert "Siti" not in str(shown)
    assert pandu("breach", "close", number, "--note", "x")[1]["error"]["code"] == "breach.authority_untold"
    out = tmp_path / "surat.pdf"
    assert pandu("breach", "letter", number, "--whom", "notified_authority", "--out", out)[0] == 0
    assert "Pasal 46" in words_of(out.read_bytes())
    assert pandu("breach", "told", number, "--whom", "notified_subjects")[0] == 0
    assert pandu("breach", "close", number, "--note", "layar dikunci")[0] == 0
    assert pandu("breach", "list")[1]["breaches"] == []


def test_exp_09_command_names_the_codes_that_stand_on_its_paper(pandu, code, tmp_path):
    made = pandu("rights", "open", "access", "--person", code)[1]
    pandu("rights", "close", made["number"], "--outcome", "case_granted", "--note", "atas nama 王")
    answer = pandu("rights", "letter", made["number"], "--out", tmp_path / "surat.pdf")[1]
    assert answer["undrawn"] == ["[U+738B]"]
    assert "[U+738B]" in words_of((tmp_path / "surat.pdf").read_bytes())


def test_exp_09_command_tells_people_of_it_beside_its_answer(
    mall: Mall, code, tmp_path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.setenv("PANDU_PASSWORD", PASSWORD)
    monkeypatch.setattr("desktop.services.mall.open_mall", lambda *_: mall.reopened())
    add_visit(mall.desk, NewVisit(("DUK-06",), name="Ma'ruf"))
    told = []
    for office in ("MPP Contoh", "MPP 王 Contoh"):
        change_setting(mall.desk, "office", {"mall": office})
        line = ["--data-dir", str(mall.paths.data), "--user", "admin", "report", "daily"]
        assert run(read, [*line, "--out", str(tmp_path / f"{len(told)}.pdf")]) == 0
        told.append(capsys.readouterr().err)
    assert told[0] == ""
    assert told[1].startswith("1 huruf tidak dapat dicetak dan di kertas tertulis [U+738B].")


def test_copies_of_damaged_files_are_named_by_purge_listed_and_destroyed(pandu, mall):
    copy = mall.paths.damaged / "20260901T010000-0badcafe"
    copy.mkdir(parents=True)
    (copy / "pandu.db").write_bytes(b"x" * 100)
    assert pandu("purge")[1]["copies"] == 1
    code, listed = pandu("destruction", "copies")
    assert (code, [one["bytes"] for one in listed["copies"]]) == (0, [100])
    assert pandu("destruction", "copies", "--older-than", "3", "--reason", "uji")[0] == 65
    old = ("destruction", "copies", "--older-than", "30")
    assert pandu(*old, "--dry-run")[1]["copies"] == listed["copies"]
    assert pandu(*old)[0] == 65
    assert pandu(*old, "--reason", "masa simpan habis") == (0, {"destroyed": 1, "left": 0})
    assert not copy.exists()
    assert pandu("destruction", "copies")[1] == {"copies": []}
