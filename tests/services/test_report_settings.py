"""What the office puts around its reports: number, paper, and for whom its people sign."""

from datetime import date

import pytest

from desktop.errors import Refused
from desktop.printing.periods import period_report
from desktop.queries.day_figures import daily_report
from desktop.services.officers import name_officer
from desktop.services.settings import change_setting
from reports.arrangement import Period
from tests.conftest import Mall

DAY = date(2026, 11, 24)
MONTH = Period(date(2026, 11, 1), date(2026, 11, 30))
TEMPLATE = "{klasifikasi}/{urut:03d}/{unit}/{bulan_romawi}/{tahun}"


def test_number_and_paper_of_the_office_stand_on_its_reports(mall: Mall):
    change_setting(
        mall.desk, "reports", {"template": TEMPLATE, "classification": "500.16.7", "unit": "DPMPTSP"}
    )
    change_setting(mall.desk, "reports", {"paper": "F4"})
    made = period_report(mall.desk, "monthly", MONTH, 7).frame
    assert (made.number, made.paper, made.dated) == ("500.16.7/007/DPMPTSP/XI/2026", "F4", DAY)


def test_report_without_settings_is_a4_and_its_number_is_for_the_hand(mall: Mall):
    made = period_report(mall.desk, "monthly", MONTH).frame
    assert (set(made.number), made.paper) == ({"."}, "A4")


def test_who_signs_for_another_does_so_on_every_report(mall: Mall):
    name_officer(mall.desk, "admin", name="Sri Wahyuni", title="Sekretaris")
    change_setting(mall.desk, "signatures", {"head": "admin", "head_as": "a.n.", "head_for": "Kepala Dinas"})
    for signature in (
        daily_report(mall.desk, DAY).figures.signature,
        period_report(mall.desk, "waits", MONTH).frame.signature,
    ):
        assert signature.head.title == "a.n. Kepala Dinas\nSekretaris"
        assert signature.duty.title == ""


@pytest.mark.parametrize(
    ("key", "value", "code"),
    [
        ("reports", {"template": "{nomor}/2026"}, "settings.template"),
        ("reports", {"template": "{urut.real}"}, "settings.template"),
        ("reports", {"paper": "Folio"}, "settings.paper"),
        ("reports", {"unit": 7}, "settings.bad_part"),
        ("signatures", {"head_as": "pp"}, "settings.signs_as"),
        ("signatures", {"duty": "nobody"}, "officer.unknown"),
    ],
)
def test_setting_that_no_report_could_print_is_refused(mall: Mall, key: str, value: dict, code: str):
    with pytest.raises(Refused, match=code):
        change_setting(mall.desk, key, value)
