"""`forum`, `partner` and `outreach` by command."""


def test_forum_is_added_agreed_done_and_printed(pandu, tmp_path):
    forum = pandu("forum", "add", "Standar KTP", "--issue", "antre", "--users", "7")[1]["id"]
    action = pandu("forum", "agree", forum[-8:], "Tambah loket", "--due", "2026-12-01")[1]["id"]
    assert pandu("forum", "done", action[-8:])[0] == 0
    (row,) = pandu("forum", "list")[1]["forums"]
    assert (row["issues"], row["actions"][0]["done"]) == (["antre"], True)
    minutes = tmp_path / "berita-acara.pdf"
    assert pandu("forum", "print", forum[-8:], "--out", str(minutes))[0] == 0
    assert minutes.read_bytes()[:5] == b"%PDF-"


def test_partner_is_added_called_and_the_help_ended(pandu):
    partner = pandu("partner", "add", "Gerkatin", "--contact", "Tini", "--skill", "sign_language")[1]["id"]
    help_ = pandu("partner", "call", partner[-8:], "--skill", "sign_language")[1]["id"]
    assert pandu("partner", "list", "--now")[1]["partners"][0]["helping"] == 1
    assert pandu("partner", "end", help_[-8:])[0] == 0
    assert pandu("partner", "call", partner[-8:], "--skill", "legal_aid")[0] == 65


def test_visit_at_home_is_asked_for_planned_routed_and_ended(pandu, tmp_path):
    case = pandu("outreach", "add", "rekam KTP", "--need", "elderly", "--area", "Contoh", "--name", "Siti")[
        1
    ]["id"]
    assert pandu("outreach", "plan", case[-8:], "--date", "2026-11-24")[0] == 0
    assert pandu("outreach", "route", "--out", str(tmp_path / "rute.pdf"))[0] == 0
    assert pandu("outreach", "end", case[-8:], "--result", "served")[0] == 0
    assert pandu("outreach", "list")[1]["outreach"] == []
