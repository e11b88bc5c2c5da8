"""Finding a service by what people type."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.rules.finding import Entry, rank

KTP = Entry(
    "DUK-06", "KTP-el ganti (hilang/rusak/ubah data)", ("ktp hilang", "ganti ktp"), ("Dinas Dukcapil",)
)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("DUK-06", 0),
        ("duk06", 0),
        ("duk 06", 0),
        ("ktp hilang", 1),
        ("KTP  Hilang", 1),
        ("ktp", 2),
        ("k", 2),
        ("ktp el ga", 2),
        ("rusak ktp", 3),
        ("data ub", 3),
        ("hil kt", 3),
        ("dukcapil ktp", 5),
        ("djukt", None),
        ("paspor", None),
        ("ktp paspor", None),
        ("tp", None),
        ("", None),
        ("   ", None),
        ("%", None),
    ],
)
def test_better_answers_come_first(typed, expected):
    assert rank(typed, KTP) == expected


def test_words_of_one_synonym_in_any_order():
    assert rank("hilang dompet", Entry("X", "Surat", ("kehilangan", "dompet saya hilang"))) == 4
    assert rank("hilang kehil", Entry("X", "Surat", ("kehilangan", "hilang dompet"))) == 5


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("soerat djalan", "Surat Jalan"),
        ("surat jalan", "Soerat Djalan"),
        ("tjatatan", "Catatan sipil"),
        ("menjadi", "Menjadi anggota"),
        ("koe", "Koefisien"),
        ("ma'", "Ma'had"),
        ("cafe", "Café"),
    ],
)
def test_old_and_new_spelling_and_signs_meet(typed, name):
    assert rank(typed, Entry("X", name)) is not None


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_may_be_typed_and_every_name_finds_itself(typed, name):
    rank(typed, Entry("X-1", name))
    assert rank(name, Entry("X-1", name)) in (None, 0, 1, 2)


@given(st.permutations(["kartu", "keluarga", "baru", "hilang"]), st.data())
def test_words_are_found_by_their_beginnings_in_any_order(words, data):
    cut = [word[: data.draw(st.integers(1, len(word)))] for word in words]
    assert rank(" ".join(cut), Entry("X", "Kartu keluarga baru hilang")) is not None
