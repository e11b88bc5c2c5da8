"""`needs print`: what to bring, by services or by a life event, on the paper that was asked for."""

from pathlib import Path

import pytest

from tests.reports.reading import sizes_mm, words


def test_list_of_a_life_event_goes_to_a_file_and_no_number_is_given(pandu, mall, tmp_path: Path):
    for paper, width in (("roll", 80), ("a5", 148)):
        out = tmp_path / f"{paper}.pdf"
        code, answer = pandu("needs", "print", "--event", "meninggal", "--out", out, "--paper", paper)
        assert (code, answer["title"]) == (0, "Yang Harus Dibawa")
        assert sizes_mm(out.read_bytes())[0][0] == width
        assert "Ada keluarga meninggal (ahli waris)" in words(out.read_bytes())
    counted = "SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM ticket)"
    assert mall.desk.store.execute_sql(counted).fetchall() == [(0, 0)]


def test_list_of_services_names_each_of_them(pandu, tmp_path: Path):
    out = tmp_path / "s.pdf"
    assert pandu("needs", "print", "DUK-06", "BPD-01", "--out", out)[0] == 0
    said = words(out.read_bytes())
    assert "Kartu Keluarga" in said
    assert "Disdukcapil" in said
    assert "Bapenda" in said


@pytest.mark.parametrize(
    "asked",
    [(), ("DUK-06", "--event", "MENINGGAL"), ("--event", "tidak ada"), ("--event", "menikah"), ("XXX-99",)],
)
def test_what_cannot_be_listed_is_refused_and_leaves_no_file(pandu, tmp_path: Path, asked: tuple[str, ...]):
    out = tmp_path / "x.pdf"
    code, answer = pandu("needs", "print", *asked, "--out", out)
    assert code == 65
    assert answer["error"]["message"]
    assert not out.exists()
