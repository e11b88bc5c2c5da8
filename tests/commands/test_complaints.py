"""`complaint` by command: what it answers, and what it refuses."""


def test_complaint_is_added_listed_looked_through_answered_printed_and_closed(pandu, tmp_path):
    code, made = pandu(
        "complaint", "add", "antre lama", "--agency", "DUK", "--channel", "whatsapp", "--name", "Siti"
    )
    assert (code, made["state"], made["due"]) == (0, "complaint_received", "2026-12-14")
    (row,) = pandu("complaint", "list")[1]["complaints"]
    assert (row["code"], row["words"], row["agency"]) == (made["code"], "antre lama", "DUK")
    assert pandu("complaint", "answer", made["code"], "--outcome", "founded", "--words", "x")[0] == 65
    verified = pandu("complaint", "verify", made["code"], "--class", "information_request", "--agency", "DUK")
    assert verified[1]["state"] == "verified"
    assert pandu("complaint", "start", made["code"])[1]["state"] == "in_process"
    answer = pandu("complaint", "answer", made["code"], "--outcome", "explained", "--words", "loket ditambah")
    assert answer[1]["state"] == "answered"
    letter = tmp_path / "jawaban.pdf"
    printed = pandu("complaint", "print", made["code"], "--letter", "--out", str(letter))
    assert (printed[0], letter.read_bytes()[:5]) == (0, b"%PDF-")
    assert pandu("complaint", "close", made["code"])[1]["state"] == "complaint_closed"
    assert pandu("complaint", "list")[1]["complaints"] == []
    assert len(pandu("complaint", "list", "--all")[1]["complaints"]) == 1
    assert pandu("complaint", "undo", made["code"])[1]["state"] == "answered"
    assert pandu("complaint", "show", made["code"])[1]["answer"] == "loket ditambah"


def test_complaint_to_nobody_known_is_refused_and_nothing_is_kept(pandu):
    assert pandu("complaint", "add", "antre lama", "--agency", "XYZ")[0] == 65
    assert pandu("complaint", "list")[1]["complaints"] == []


def test_complaint_may_be_forwarded_or_withdrawn(pandu):
    first, second = (pandu("complaint", "add", words)[1]["code"] for words in ("satu", "dua"))
    assert pandu("complaint", "forward", first, "--words", "Dinas PU")[1]["state"] == "forwarded"
    assert pandu("complaint", "withdraw", second)[1]["state"] == "complaint_withdrawn"
