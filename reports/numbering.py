"""Numbers of official papers from a template: what the office knows is filled in, the rest is left to the hand."""

import datetime as dt
import re
from collections.abc import Mapping

DOTS = "." * 12
BY_HAND = "." * 32
MONTHS = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII")
TOKENS = ("klasifikasi", "urut", "unit", "bulan_romawi", "bulan", "tahun")
_TOKEN = re.compile(r"\{([^{}]*)\}")
_KNOWN = re.compile(rf"({'|'.join(TOKENS)})(?::0([1-9])d)?")


def is_template(template: str) -> bool:
    """Return whether every token is known: `{klasifikasi} {urut:03d} {unit} {bulan_romawi} {bulan} {tahun}`."""
    bare = _TOKEN.sub("", template)
    return "{" not in bare and "}" not in bare and all(map(_KNOWN.fullmatch, _TOKEN.findall(template)))


def report_number(template: str, parts: Mapping[str, str], day: dt.date, urut: int | None) -> str:
    """Return a paper's number; dots in the place of what nobody has set, all dots without a template.

    Args:
        template: as `{klasifikasi}/{urut:03d}/{unit}/{bulan_romawi}/{tahun}`.
        parts: `klasifikasi` and `unit` of the office.
        day: the day of the paper, which gives month and year.
        urut: from the secretariat's agenda book; None while it is not known.

    Raises:
        ValueError: the template has a token that nobody knows.
    """
    if not is_template(template):
        raise ValueError("report.template")
    known: dict[str, str | int | None] = {
        "klasifikasi": parts.get("klasifikasi"),
        "unit": parts.get("unit"),
        "urut": urut,
        "bulan_romawi": MONTHS[day.month - 1],
        "bulan": day.month,
        "tahun": day.year,
    }

    def filled(found: re.Match[str]) -> str:
        name, _, width = found[1].partition(":")
        value = known[name]
        if value is None or value == "":
            return DOTS
        return f"{value:0{width[1]}d}" if width and isinstance(value, int) else str(value)

    return _TOKEN.sub(filled, template) if template else BY_HAND
