"""Reading NIK, phone, name and free text; every NIK here is made up, with serials 999x."""

import unicodedata
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from models.rules.identity import (
    NAME_LIMIT,
    PROVINCES,
    BadIdentity,
    clean_text,
    initials,
    mask_nik,
    read_name,
    read_nik,
    read_phone,
    search_key,
)

TODAY = date(2026, 11, 24)
PRINTED_NOWHERE = {"Cc", "Cf", "Cs"}


@pytest.mark.parametrize(
    ("nik", "birth", "sex", "province"),
    [
        ("3578080102039991", date(2003, 2, 1), "L", "Jawa Timur"),
        ("3576014403919992", date(1991, 3, 4), "P", "Jawa Timur"),
        ("3273056010909993", date(1990, 10, 20), "P", "Jawa Barat"),
        ("3602041211879994", date(1987, 11, 12), "L", "Banten"),
        ("3273051508159995", date(2015, 8, 15), "L", "Jawa Barat"),
        ("3273052411269995", date(2026, 11, 24), "L", "Jawa Barat"),
        ("3273052511269995", date(1926, 11, 25), "L", "Jawa Barat"),
        ("9601012902009995", date(2000, 2, 29), "L", "Papua Barat Daya"),
    ],
)
def test_inp_06_nik_proposes_birth_sex_and_province(nik, birth, sex, province):
    read = read_nik(nik, TODAY)
    assert (read.value, read.birth, read.sex, read.province, read.warnings) == (nik, birth, sex, province, ())


@pytest.mark.parametrize(
    ("nik", "warnings", "sex"),
    [
        ("3578083102039995", ("nik.birth",), "L"),
        ("3578080113039996", ("nik.birth",), "L"),
        ("3578087202039996", ("nik.birth",), None),
        ("3578084002039996", ("nik.birth",), None),
        ("3578088102039996", ("nik.birth",), None),
        ("3578089902039996", ("nik.birth",), None),
        ("3578080002039996", ("nik.birth",), None),
        ("3578082902019996", ("nik.birth",), "L"),
        ("9999010101019997", ("nik.province",), "L"),
        ("1050240101609997", ("nik.province",), "L"),
        ("3500080102039991", ("nik.regency",), "L"),
        ("3570080102039991", ("nik.regency",), "L"),
        ("3578000102039991", ("nik.district",), "L"),
        ("3578080102030000", ("nik.serial",), "L"),
        ("0000000000000001", ("nik.province", "nik.regency", "nik.district", "nik.birth"), None),
    ],
)
def test_inp_04_doubtful_nik_is_kept_with_a_warning(nik, warnings, sex):
    read = read_nik(nik, TODAY)
    assert (read.value, read.warnings, read.sex) == (nik, warnings, sex)
    assert (read.birth is None) == ("nik.birth" in warnings)


@pytest.mark.parametrize(
    ("text", "code", "facts"),
    [
        ("", "nik.length", {"count": 0}),
        ("357808010203999", "nik.length", {"count": 15}),
        ("35780801020399911", "nik.length", {"count": 17}),
        ("35780801O2039991", "nik.digits_only", {}),
        ("1111111111111111", "nik.same_digits", {}),
        ("３５７８０８０１０２０３９９９１", "nik.digits_only", {}),
        ("٣٥٧٨٠٨٠١٠٢٠٣٩٩٩١", "nik.digits_only", {}),
        ("3578080102039991\x00", "nik.digits_only", {}),
        ("357808010203999\ud800", "nik.digits_only", {}),
    ],
)
def test_what_is_no_nik_is_refused_and_not_repeated(text, code, facts):
    with pytest.raises(BadIdentity) as caught:
        read_nik(text, TODAY)
    assert (caught.value.code, caught.value.facts) == (code, facts)


@pytest.mark.parametrize(
    "text",
    [
        " 9971 0117 0845 9991",
        "997101-170845-9991",
        "997101–170845—9991\n",
        "9971.01.170845.9991",
        "9971\u00a001170845\u200b9991\ufeff\t",
    ],
)
def test_inp_02_blanks_dots_and_dashes_in_a_nik_are_dropped(text):
    assert read_nik(text, TODAY).value == "9971011708459991"


def test_holder_of_an_adult_card_was_not_born_in_2015():
    assert read_nik("3273051508259995", TODAY, adult_card=False).birth == date(2025, 8, 15)
    assert read_nik("3273051508269995", TODAY, adult_card=True).birth == date(1926, 8, 15)
    assert read_nik("3273052411099995", TODAY, adult_card=True).birth == date(2009, 11, 24)  # 17 today
    tomorrow = read_nik("3273052511099995", TODAY, adult_card=True)
    assert (tomorrow.birth, tomorrow.warnings) == (None, ("nik.age",))


@settings(deadline=None)
@given(st.dates(date(1927, 1, 1), TODAY), st.booleans(), st.sampled_from(sorted(PROVINCES)))
def test_birth_date_of_the_last_hundred_years_is_read_back(born, woman, province):
    day = born.day + (40 if woman else 0)
    read = read_nik(f"{province}0101{day:02d}{born:%m%y}0001", TODAY)
    assert (read.sex, read.warnings) == ("P" if woman else "L", ())
    assert read.birth == born


@settings(deadline=None)
@given(st.from_regex("[0-9]{16}", fullmatch=True), st.booleans())
def test_any_sixteen_digits_are_read_or_all_equal(digits, adult_card):
    if len(set(digits)) == 1:
        with pytest.raises(BadIdentity, match=r"nik\.same_digits"):
            read_nik(digits, TODAY, adult_card=adult_card)
        return
    read = read_nik(digits, TODAY, adult_card=adult_card)
    assert read.value == digits
    assert read.birth is None or 0 <= (TODAY - read.birth).days < 101 * 366


def test_there_are_38_provinces():
    assert len(PROVINCES) == 38
    assert PROVINCES["94"] == "Papua Tengah"


def test_mask_shows_the_last_four_digits_only():
    assert mask_nik("3578080102030001") == "•••• •••• •••• 0001"
    assert mask_nik("0001") == "•••• •••• •••• ••••"
    assert mask_nik("") == "•••• •••• •••• ••••"


@pytest.mark.parametrize(
    "text",
    [
        "0812-3456-7890",
        "+62 812 3456 7890",
        "6281234567890",
        "+62 (0)812.3456.7890",
        "0062 81234567890",
        " 081234567890\n",
    ],
)
def test_inp_12_ways_to_write_one_mobile_number_meet(text):
    phone = read_phone(text)
    assert (phone.value, phone.warnings) == ("+6281234567890", ())


@pytest.mark.parametrize(
    ("text", "value", "warnings"),
    [
        ("", "", ()),
        ("(0274) 512345", "+62274512345", ()),
        ("021 5001234", "+62215001234", ()),
        ("0812345678", "+62812345678", ()),
        ("0812345678901", "+62812345678901", ()),
        ("08123", "08123", ("phone.shape",)),
        ("08123456789012", "08123456789012", ("phone.shape",)),
        ("110", "110", ("phone.shape",)),
        ("1500  888", "1500 888", ("phone.shape",)),
        ("0812-3456-7890 / 0813-1111-2222", "0812-3456-7890 / 0813-1111-2222", ("phone.shape",)),
        ("+60 12-345 6789", "+60123456789", ("phone.foreign",)),
        ("+62 1", "+62 1", ("phone.shape",)),
        ("٠٨١٢", "٠٨١٢", ("phone.shape",)),
    ],
)
def test_inp_12_known_shapes_become_e164_and_others_are_kept_with_a_warning(text, value, warnings):
    phone = read_phone(text)
    assert (phone.value, phone.warnings) == (value, warnings)


def test_phone_with_words_is_kept_with_a_warning():
    assert read_phone("0812-3456-7890 milik anak").warnings == ("phone.letters",)
    assert read_phone("abc").value == "abc"


def test_phone_without_end_is_refused():
    with pytest.raises(BadIdentity, match=r"phone\.long") as caught:
        read_phone("0" * 41)
    assert caught.value.facts == {"limit": 40, "count": 41}


@settings(deadline=None)
@given(st.from_regex(r"8[0-9]{8,11}", fullmatch=True), st.sampled_from(["0", "62", "+62", "+62-0", "0062 "]))
def test_mobile_number_has_one_stored_form(national, start):
    phone = read_phone(start + national)
    assert (phone.value, phone.warnings) == (f"+62{national}", ())
    assert read_phone(phone.value) == phone


@settings(deadline=None)
@given(st.text(st.sampled_from("0123456789+ -()./#*"), max_size=40))
def test_no_phone_number_of_digits_is_refused(text):
    phone = read_phone(text)
    assert phone.warnings or not phone.value or phone.value.startswith("+62")


@pytest.mark.parametrize(
    "name",
    [
        "Ma'ruf",
        "Nur’aini",
        "O'Brien",
        "Siti & Anak",
        "A. Rahman, S.H., M.H.",
        "d/a",
        "Sukarno",
        "A",
        "'; DROP TABLE visits;--",
        "Nurʼaini",
        "李小龍",
        "山田 はなこ ハナコ",
        "김李",
        "ꦱꦸꦏꦂꦤ",
        "محمد",
    ],
)
def test_inp_08_name_is_saved_as_typed(name):
    read = read_name(name)
    assert (read.full, read.warnings) == (name, ())


@pytest.mark.parametrize(
    ("typed", "full", "warnings"),
    [
        ("  Siti \u00a0 Aminah\t\n", "Siti Aminah", ()),
        ("Siti\nAminah", "Siti Aminah", ()),
        ("Jose\u0301", "José", ()),
        ("Bu\x00di\x1b\x07", "Budi", ("name.stripped",)),
        ("Budi\u202eidub", "Budiidub", ("name.stripped",)),
        ("Bu\u200bdi", "Budi", ("name.stripped",)),
        ("Bu\ud800di", "Budi", ("name.stripped",)),
        ("Bu\ufffedi\u3164", "Budi", ("name.stripped",)),
        ("Budi 😀", "Budi 😀", ("name.symbol",)),
        ("\u0410ndi", "\u0410ndi", ("name.mixed_script",)),
        ("Ｂudi", "Ｂudi", ("name.mixed_script",)),
        ("a" * 60, "a" * 60, ()),
        ("a" * 61, "a" * 61, ("name.over_60",)),
        ("a" * 120, "a" * 120, ("name.over_60",)),
    ],
)
def test_inp_11_name_is_tidied_and_what_was_odd_is_told(typed, full, warnings):
    read = read_name(typed)
    assert (read.full, read.warnings) == (full, warnings)


@pytest.mark.parametrize(
    ("typed", "code", "facts"),
    [
        ("", "name.empty", {}),
        (" \u200b\x00\u3164 ", "name.empty", {}),
        ("a" * 121, "name.long", {"limit": 120, "count": 121}),
        ("a" * 5000, "name.long", {"limit": 120, "count": 5000}),
    ],
)
def test_inp_09_empty_and_endless_names_are_refused(typed, code, facts):
    with pytest.raises(BadIdentity) as caught:
        read_name(typed)
    assert (caught.value.code, caught.value.facts) == (code, facts)


def any_text():
    return st.text(st.characters() | st.sampled_from("\u202e\u200b\ud800\x00\r\n\t \u0301é"), max_size=30)


@settings(deadline=None)
@given(any_text())
def test_stored_name_can_always_be_printed_and_reads_as_itself(typed):
    if not clean_text(typed, 1000):
        with pytest.raises(BadIdentity, match=r"name\.empty"):
            read_name(typed)
        return
    full = read_name(typed).full
    assert 0 < len(full) <= NAME_LIMIT
    assert not {unicodedata.category(char) for char in full} & PRINTED_NOWHERE
    assert unicodedata.is_normalized("NFC", full)
    assert full == " ".join(full.split())
    full.encode("utf-8")
    again = read_name(full)
    assert again.full == full
    assert "name.stripped" not in again.warnings


def test_inp_22_note_keeps_its_lines_and_is_never_cut():
    note = "  Bawa\tKK \r\n\r\nbesok\x0bpagi\u2028ya \n\n"
    assert clean_text(note, 1000, multiline=True) == "Bawa KK\n\nbesok\npagi\nya"
    assert clean_text(note, 1000) == "Bawa KK besok pagi ya"
    assert clean_text("x" * 1000, 1000) == "x" * 1000
    with pytest.raises(BadIdentity) as caught:
        clean_text("x" * 1001, 1000)
    assert (caught.value.code, caught.value.facts) == ("text.long", {"limit": 1000, "count": 1001})


@settings(deadline=None)
@given(any_text(), st.booleans())
def test_clean_text_is_clean_for_good(typed, multiline):
    clean = clean_text(typed, 1000, multiline=multiline)
    assert clean_text(clean, 1000, multiline=multiline) == clean
    assert not {unicodedata.category(char) for char in clean.replace("\n", "")} & PRINTED_NOWHERE
    assert multiline or "\n" not in clean


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Soeharto", "Suharto"),
        ("Djoko", "JOKO"),
        ("Tjokro", "Cokro"),
        ("Sjarifoeddin", "Syarifuddin"),
        ("Njoman", "Nyoman"),
        ("Pandjaitan", "Panjaitan"),
        ("Hj. Siti Aminah, S.Pd.", "siti  aminah"),
        ("Prof.Dr.Ir. H. Budi Santoso, M.Sc., Ph.D", "Budi Santoso"),
        ("Prof.Dr.Budi", "Budi"),
        ("Ahmad, S. Pd.", "Ahmad"),
        ("Ahmad S.Pd.", "Ahmad"),
        ("Budi Santoso SH", "Budi Santoso"),
        ("Budi, S.Kom., M.Kom.", "Budi"),
        ("drg. Budi, Sp.OG", "Budi"),
        ("Dra. Hajjah Siti, A.Md.Keb., S.H. M.Kn.", "Siti"),
        ("dr. Tan", "Tan"),
        ("Jose\u0301", "JOSE"),
        ("Ma'ruf", "Maruf"),
        ("Nur’aini", "Nur'aini"),
        ("Siti-Nur", "Siti Nur"),
    ],
)
def test_spellings_of_one_name_meet_in_the_search_key(one, other):
    assert search_key(one) == search_key(other) != ""


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("A. Rahman, S.H., M.H.", "a rahman"),
        ("Jack Ma", "jack ma"),
        ("BUDI SANTOSO SH", "budi santoso sh"),
        ("H.", "h"),
        ("S.H.", "s h"),
        ("Rahman, Abdul", "rahman abdul"),
        ('"; name:siti* OR (', "name siti or"),
        ("d/a", "d a"),
        ("😀", ""),
        (" , ", ""),
    ],
)
def test_search_key_holds_plain_words(name, key):
    assert search_key(name) == key


@settings(deadline=None)
@given(any_text())
def test_search_key_is_words_only(typed):
    key = search_key(typed)
    assert key == " ".join(key.split())
    assert all(char.isalnum() or char == " " for char in key)


@pytest.mark.parametrize(
    ("name", "short"),
    [
        ("Siti Aminah Putri", "Siti A."),
        ("Hj. Siti Aminah, S.Pd.", "Siti A."),
        ("A. Rahman, S.H., M.H.", "A. R."),
        ("A.Rahman", "A. R."),
        ("Sukarno", "Sukarno"),
        ("Siti & Anak", "Siti A."),
        ("ahmad ’aini", "ahmad A."),
        ("😀", ""),
        ("", ""),
    ],
)
def test_paper_shows_first_word_and_initial(name, short):
    assert initials(name) == short
