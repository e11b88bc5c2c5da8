"""Numbers of reports: what is known is filled in, what is not is left to the hand, and no template reaches further."""

import datetime as dt

import pytest

from reports.delegation import signing_title
from reports.numbering import BY_HAND, DOTS, is_template, report_number

TEMPLATE = "{klasifikasi}/{urut:03d}/{unit}/{bulan_romawi}/{tahun}"
OFFICE = {"klasifikasi": "500.16.7", "unit": "DPMPTSP"}
DAY = dt.date(2026, 9, 24)


def test_template_is_filled_from_office_day_and_agenda():
    assert report_number(TEMPLATE, OFFICE, DAY, 37) == "500.16.7/037/DPMPTSP/IX/2026"
    assert report_number("{urut}/{bulan:02d}", OFFICE, DAY, 1234) == "1234/09"


def test_what_nobody_set_is_dots():
    assert report_number(TEMPLATE, OFFICE, DAY, None) == f"500.16.7/{DOTS}/DPMPTSP/IX/2026"
    assert report_number(TEMPLATE, {}, DAY, 1) == f"{DOTS}/001/{DOTS}/IX/2026"
    assert report_number("", OFFICE, DAY, 1) == BY_HAND


@pytest.mark.parametrize(
    "template", ["{x}", "{urut.__class__}", "{urut!r}", "{urut:>30}", "{", "}", "{{urut}}"]
)
def test_template_with_anything_else_is_refused(template):
    assert not is_template(template)
    with pytest.raises(ValueError, match=r"report.template"):
        report_number(template, OFFICE, DAY, 1)


@pytest.mark.parametrize(
    ("way", "whom", "said"),
    [
        ("", "", "Sekretaris"),
        ("a.n.", "Kepala Dinas", "a.n. Kepala Dinas\nSekretaris"),
        ("u.b.", "Bupati; Sekda", "a.n. Bupati\nSekda\nu.b.\nSekretaris"),
        ("Plt.", "Kepala Dinas", "Plt. Kepala Dinas"),
        ("Plh.", "", "Plh. Sekretaris"),
        ("a.n.", "", "Sekretaris"),
    ],
)
def test_who_signs_for_another_says_so(way, whom, said):
    assert signing_title("Sekretaris", way, whom) == said
