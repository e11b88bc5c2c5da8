"""Reading what people tell about themselves: NIK, phone number, name and free text.

A wrong-looking entry is saved with a warning, because the law lets a NIK disagree with its holder
and a front desk must not send anybody away over a form field. Only what cannot be stored at all
raises `BadIdentity`. Facts of an error hold counts and limits, never what was typed.
"""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from models.errors import RuleBroken
from resources.characters import is_half, is_unseen, seen

NAME_LIMIT = 120
"""Longest name that is stored, in characters."""
NAME_ON_DOCUMENTS = 60
"""Longest name on a new population document. Source: Permendagri 73/2022."""
PHONE_LIMIT = 40
"""Longest phone entry that is stored, in characters."""

_NIK_DIGITS = 16
_CARD_AGE = 17
"""Years from which a KTP-el is issued (unless married before)."""
_OLDEST = 100
"""Years above which a wrong guess of the century is likelier than the age."""

PROVINCES = {
    "11": "Aceh", "12": "Sumatera Utara", "13": "Sumatera Barat", "14": "Riau", "15": "Jambi",
    "16": "Sumatera Selatan", "17": "Bengkulu", "18": "Lampung", "19": "Kepulauan Bangka Belitung",
    "21": "Kepulauan Riau", "31": "DKI Jakarta", "32": "Jawa Barat", "33": "Jawa Tengah",
    "34": "DI Yogyakarta", "35": "Jawa Timur", "36": "Banten", "51": "Bali", "52": "Nusa Tenggara Barat",
    "53": "Nusa Tenggara Timur", "61": "Kalimantan Barat", "62": "Kalimantan Tengah",
    "63": "Kalimantan Selatan", "64": "Kalimantan Timur", "65": "Kalimantan Utara", "71": "Sulawesi Utara",
    "72": "Sulawesi Tengah", "73": "Sulawesi Selatan", "74": "Sulawesi Tenggara", "75": "Gorontalo",
    "76": "Sulawesi Barat", "81": "Maluku", "82": "Maluku Utara", "91": "Papua", "92": "Papua Barat",
    "93": "Papua Selatan", "94": "Papua Tengah", "95": "Papua Pegunungan", "96": "Papua Barat Daya",
}  # fmt: skip
"""The 38 provinces by the first two digits of a NIK. Source: Kemendagri region codes (not those of BPS,
which number Papua otherwise)."""

_DASHES = frozenset("-‐‑‒–—―−﹣－")
_PREFIXES = frozenset({
    "h", "hj", "haji", "hajjah", "kh", "dr", "drs", "dra", "drg", "drh", "ir", "prof", "ust",
    "ustadz", "ustadzah", "apt", "ns", "bd", "pdt", "almarhum", "almarhumah",
})  # fmt: skip
_SUFFIXES = frozenset({
    "sh", "se", "st", "ssi", "skom", "ssos", "sag", "spd", "spdi", "sip", "sap", "spt", "sp",
    "shut", "sfarm", "spsi", "skep", "sked", "skm", "skh", "sgz", "sikom", "ssn", "sst", "str",
    "strkeb", "strkep", "sds", "stp", "spi", "sthi", "shi", "sei", "sn", "amd", "amdkeb", "amdkep",
    "ama", "mh", "mhum", "mm", "mt", "msi", "mkom", "msos", "mag", "mpd", "mpdi", "map", "mkes",
    "mkn", "ma", "mba", "msc", "meng", "mph", "mp", "mpsi", "mf", "mmar", "llm", "lc", "ba", "bsc",
    "phd", "spa", "spog", "spb", "sppd", "spm", "ak", "ca", "cpa", "apt", "ners", "ns",
})  # fmt: skip
_OLD_SPELLING = (("dj", "j"), ("tj", "c"), ("sj", "sy"), ("nj", "ny"), ("oe", "u"))


class BadIdentity(RuleBroken, ValueError):
    """An entry that cannot be stored; `code` names the sentence to show, `facts` fill it."""


@dataclass(frozen=True, slots=True)
class Nik:
    """A NIK of the right shape, and what its digits propose; nothing here is proof of anything."""

    value: str
    warnings: tuple[str, ...] = ()
    birth: date | None = None
    sex: Literal["L", "P"] | None = None
    province: str | None = None


@dataclass(frozen=True, slots=True)
class Phone:
    """A phone number: E.164 where the shape is a known Indonesian one, else the cleaned text."""

    value: str
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Name:
    """A name as typed, in NFC, without control characters and with single spaces."""

    full: str
    warnings: tuple[str, ...] = ()


# --- free text -----------------------------------------------------------------------------------


def clean_text(text: str, limit: int, *, multiline: bool = False) -> str:
    """Return the text that may be stored and printed; may be empty.

    Control, direction and zero-width characters and lone surrogates go, runs of blanks become one
    space, the result is NFC. With `multiline` line ends stay as line feeds, blank lines at the ends go.

    Raises:
        BadIdentity: `text.long` when more than `limit` characters are left; nothing is ever cut.
    """
    clean, _ = _clean(text, multiline=multiline)
    if len(clean) > limit:
        raise BadIdentity("text.long", limit=limit, count=len(clean))
    return clean


def _clean(text: str, *, multiline: bool) -> tuple[str, bool]:
    """Return the clean text and whether anything but blanks was taken out of it."""
    removed = any(is_unseen(char) or is_half(char) for char in text)
    whole = "".join(char for char in text if not is_half(char))
    tidy = [" ".join(line.split()) for line in seen(whole).split("\n")]
    if multiline:
        return "\n".join(tidy).strip("\n"), removed
    return " ".join(line for line in tidy if line), removed


# --- NIK -----------------------------------------------------------------------------------------


def read_nik(text: str, today: date, *, adult_card: bool = False) -> Nik:
    """Return the NIK in `text` with its proposals and warnings; blanks, dots and dashes are dropped.

    Args:
        text: as typed, pasted or scanned.
        today: local day of the mall; decides the century of the birth year.
        adult_card: the number was read from a KTP-el, so a holder under 17 was born a century earlier.

    Warnings: `nik.province`, `nik.regency`, `nik.district`, `nik.birth` (no such day; nothing proposed),
    `nik.age` (over 100 years: ask; nothing proposed), `nik.serial`.

    Raises:
        BadIdentity: `nik.digits_only`, `nik.length` (fact `count`), `nik.same_digits`.

    Source: PP 40/2019 and Permendagri 108/2019 art. 15(3): a NIK is lifelong and is not changed when sex,
    birth date or address are corrected, so every doubt is a warning. There is no check digit.
    """
    value = "".join(char for char in text if not separates(char))
    if not re.fullmatch("[0-9]*", value):
        raise BadIdentity("nik.digits_only")
    if len(value) != _NIK_DIGITS:
        raise BadIdentity("nik.length", count=len(value))
    if len(set(value)) == 1:
        raise BadIdentity("nik.same_digits")
    birth, doubt = _birth(value[6:12], today, adult_card=adult_card)
    warnings = (*_region_doubts(value), *doubt, *(["nik.serial"] if value[12:] == "0000" else []))
    return Nik(value, warnings, birth, _sex(int(value[6:8])), PROVINCES.get(value[:2]))


def separates(char: str) -> bool:
    """Return whether people and programs put this between the digits of a number."""
    return char.isspace() or char == "." or char in _DASHES or unicodedata.category(char) == "Cf"


def _region_doubts(nik: str) -> Iterator[str]:
    """Yield a warning for each part of the region code that no list would have."""
    if nik[:2] not in PROVINCES:
        yield "nik.province"
    if nik[2:4] in {"00", "70"}:  # 01-69 regencies (kabupaten), 71-99 cities (kota)
        yield "nik.regency"
    if nik[4:6] == "00":
        yield "nik.district"


def _sex(day: int) -> Literal["L", "P"] | None:
    """Return the sex that the two digits of the day tell: women have 40 added."""
    if day in range(1, 32):
        return "L"
    return "P" if day in range(41, 72) else None


def _birth(digits: str, today: date, *, adult_card: bool) -> tuple[date | None, tuple[str, ...]]:
    """Return the proposed birth date of DDMMYY, or None with the warning that says why."""
    day, month, year = int(digits[:2]), int(digits[2:4]), int(digits[4:])
    day = day - 40 if _sex(day) == "P" else day
    born = _day(2000 + year, month, day)
    if born is None or born > today or (adult_card and age(born, today) < _CARD_AGE):
        born = _day(1900 + year, month, day)
    if born is None:
        return None, ("nik.birth",)
    if age(born, today) > _OLDEST:
        return None, ("nik.age",)
    return born, ()


def _day(year: int, month: int, day: int) -> date | None:
    """Return the date, None where the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def age(born: date, today: date) -> int:
    """Return the completed years of life on a day."""
    return today.year - born.year - ((today.month, today.day) < (born.month, born.day))


def mask_nik(nik: str) -> str:
    """Return the NIK with only its last four digits shown, for lists and paper; all hidden if not a NIK.

    The birth date inside a NIK is personal data as well, so the front is never shown.
    """
    tail = nik[-4:] if re.fullmatch("[0-9]{16}", nik) else "••••"
    return f"•••• •••• •••• {tail}"


# --- phone ---------------------------------------------------------------------------------------


def read_phone(text: str) -> Phone:
    """Return the phone number in `text`; empty when there is none.

    Indonesian mobile (08 and 8 to 11 digits more) and area-code numbers become E.164. All others are
    kept as typed with a warning: `phone.foreign` (another country's code), `phone.letters` (as in
    "milik anak") or `phone.shape`.

    Raises:
        BadIdentity: `phone.long` (facts `limit`, `count`).

    Source: shapes of the national numbering plan (FTP Nasional); plain rules, no list of area codes.
    """
    kept, _ = _clean(text, multiline=False)
    if len(kept) > PHONE_LIMIT:
        raise BadIdentity("phone.long", limit=PHONE_LIMIT, count=len(kept))
    if any(char.isalpha() for char in kept):
        return Phone(kept, ("phone.letters",))
    digits = "".join(char for char in kept if not (separates(char) or char in "()"))
    national = re.sub(r"^(?:(?:\+|00)?62)?0?", "", digits) if re.match(r"\+?62|0", digits) else ""
    if re.fullmatch("8[0-9]{8,11}", national) or re.fullmatch("[2-79][0-9]{6,10}", national):
        return Phone(f"+62{national}")
    if re.fullmatch(r"\+(?!62)[1-9][0-9]{6,14}", digits):
        return Phone(digits, ("phone.foreign",))
    return Phone(kept, ("phone.shape",) if kept else ())


# --- names ---------------------------------------------------------------------------------------


def read_name(text: str) -> Name:
    """Return the name as on the document: one word or many, any script, titles kept.

    Warnings: `name.stripped` (unprintable characters were taken out), `name.over_60`,
    `name.mixed_script` (as a Cyrillic letter among Latin ones), `name.symbol` (as an emoji).

    Raises:
        BadIdentity: `name.empty`, `name.long` (facts `limit`, `count`).
    """
    full, removed = _clean(text, multiline=False)
    if not full:
        raise BadIdentity("name.empty")
    if len(full) > NAME_LIMIT:
        raise BadIdentity("name.long", limit=NAME_LIMIT, count=len(full))
    found = {
        "name.stripped": removed,
        "name.over_60": len(full) > NAME_ON_DOCUMENTS,
        "name.mixed_script": len({_script(char) for char in full if _is_letter(char)}) > 1,
        "name.symbol": any(unicodedata.category(char) == "So" for char in full),
    }
    return Name(full, tuple(code for code, true in found.items() if true))


def _is_letter(char: str) -> bool:
    """Tell letters from marks: a modifier letter such as an apostrophe belongs to every script."""
    return char.isalpha() and unicodedata.category(char) != "Lm"


def _script(char: str) -> str:
    """Return the script of a letter, as the first word of its Unicode name."""
    script = unicodedata.name(char, "UNKNOWN").split()[0]
    return "CJK" if script in {"HIRAGANA", "KATAKANA", "HANGUL"} else script


def search_key(name: str) -> str:
    """Return the words by which a name is found: lower case, no titles, accents or apostrophes.

    Old and new spelling meet (Soeharto and Suharto, Djoko and Joko). One space between words; empty
    only when the name has no letter and no digit. Not for display, and no proof that two are one.
    """
    return new_spelling(" ".join(plain_words(" ".join(_without_titles(name)))))


def plain_words(text: str) -> tuple[str, ...]:
    """Return the words of a text in lower case, without accents, apostrophes and signs."""
    return tuple(" ".join(_fold(word) for word in text.split()).split())


def new_spelling(plain: str) -> str:
    """Return plain words as the spelling of 1972 has them; old and new spelling meet."""
    for old, new in _OLD_SPELLING:  # in this order: Pandjaitan and Panjaitan both end as one
        plain = plain.replace(old, new)
    return plain


def _fold(word: str) -> str:
    """Return a word in lower case without accents and apostrophes, other signs as blanks."""
    plain = unicodedata.normalize("NFKD", word).casefold()
    plain = re.sub(r"['’‘ʼʻ`´]", "", plain)
    letters = (char for char in plain if not unicodedata.combining(char))
    return "".join(char if char.isalnum() else " " for char in letters)


def _without_titles(name: str) -> list[str]:
    """Return the words of a name as typed, without the titles before and after it.

    Degrees stand after a comma, have dots, or are the only words in capitals; else `Ma` is a family name.
    A name made of nothing but titles is left whole, for then they are no titles.
    """
    head, *tail = name.split(",")
    words = [part for word in head.split() for part in _parted(word)]
    while len(words) > 1 and _is_degree(words[-1], capitals=not head.isupper()):
        words.pop()
    for segment in tail:
        if _plain("".join(segment.split())) not in _SUFFIXES:  # also "S. Pd."
            words += [word for word in segment.split() if _plain(word) not in _SUFFIXES]
    first = 0
    while first < len(words) - 1 and all(part in _PREFIXES for part in _pieces(words[first])):
        first += 1
    return words[first:] or name.replace(",", " ").split()


def _parted(word: str) -> list[str]:
    """Return a word in two where a dot has no blank after it, as `A.Rahman`; degrees stay whole."""
    return [word] if _plain(word) in _SUFFIXES else re.sub(r"\.(?=[^\W\d_]{3})", ". ", word).split()


def _is_degree(word: str, *, capitals: bool) -> bool:
    """Tell whether a last word is a degree that no comma announces."""
    return _plain(word) in _SUFFIXES and ("." in word or (capitals and word.isupper()))


def _plain(word: str) -> str:
    """Return a title as the lists have it."""
    return word.replace(".", "").casefold()


def _pieces(word: str) -> list[str]:
    """Return the parts of a row of titles, as `Prof.Dr.`."""
    return word.casefold().strip(".").split(".")


def initials(name: str) -> str:
    """Return first word and next initial, as `Siti A.`, for paper that others may see; titles left out.

    A name of one word is returned as it is.
    """
    words = [word for word in _without_titles(name) if any(char.isalnum() for char in word)]
    if len(words) <= 1:
        return words[0] if words else ""
    initial = next(char for char in words[1] if char.isalnum())
    return f"{words[0]} {initial.upper()}."
