"""`suggestion` and `compliment` by command."""


def test_suggestion_is_added_decided_published_and_stands_on_the_poster(pandu, tmp_path):
    made = pandu("suggestion", "add", "kursi kurang", "--source", "box", "--theme", "facilities")[1]["id"]
    (row,) = pandu("suggestion", "list")[1]["suggestions"]
    assert pandu("suggestion", "decide", row["mark"], "--accept", "--reason", "ya")[1]["id"] == made
    assert pandu("suggestion", "poster", "--out", str(tmp_path / "kosong.pdf"))[0] == 65
    assert (
        pandu("suggestion", "publish", row["mark"], "--heard", "Tambah kursi", "--done", "Ditambah")[0] == 0
    )
    assert pandu("suggestion", "done", row["mark"])[0] == 0
    poster = tmp_path / "poster.pdf"
    assert pandu("suggestion", "poster", "--paper", "a3", "--out", str(poster))[0] == 0
    assert poster.read_bytes()[:5] == b"%PDF-"
    assert pandu("suggestion", "undo", row["mark"])[0] == 0
    assert pandu("suggestion", "list", "--state", "accepted")[1]["suggestions"][0]["id"] == made


def test_compliment_is_added_and_listed_by_conduct(pandu):
    assert pandu("compliment", "add", "ramah sekali", "--conduct", "polite", "--agency", "DUK")[0] == 0
    answer = pandu("compliment", "list")[1]
    assert (answer["compliments"][0]["words"], answer["by_conduct"]) == (
        "ramah sekali",
        {"conduct_polite": 1},
    )
