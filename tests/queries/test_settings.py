"""Settings and holidays as they stand."""

from datetime import date

from desktop.desk import Desk
from desktop.queries.settings import OFFICE, HolidayRow, get_setting, holidays
from desktop.services.settings import clear_holiday, set_holiday


def test_setting_that_was_never_made_is_empty(desk: Desk):
    assert get_setting(desk.store, "no such") == {}
    assert get_setting(desk.store, OFFICE)["office"] == "DPMPTSP Kota Contoh"


def test_holidays_of_a_year_are_those_of_that_year_alone(desk: Desk):
    before = holidays(desk, 2027)
    set_holiday(desk, date(2027, 3, 2), "Hari jadi kota")
    set_holiday(desk, date(2028, 3, 2), "Hari jadi kota")
    assert set(holidays(desk, 2027)) - set(before) == {HolidayRow("2027-03-02", "Hari jadi kota", "local")}
    clear_holiday(desk, date(2027, 3, 2))
    assert holidays(desk, 2027) == before
    assert {row.day[:4] for row in holidays(desk)} == {"2025", "2026", "2027", "2028"}
