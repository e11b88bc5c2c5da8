"""Outages in the day's figures, and on the public display."""

from datetime import UTC, date, datetime

from desktop.queries.day_figures import daily_figures
from desktop.queries.display import display_rows
from desktop.queries.needs import find_needs
from desktop.queries.outages import called_back
from desktop.services.outages import NewOutage, choose, end_outage, start_outage
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.places import OutageMode
from models.rules.bodies.tickets import OutageChoice

DAY = date(2026, 11, 24)


def test_overlapping_outages_of_an_agency_count_once_in_its_minutes_and_the_malls(mall):
    desk = mall.desk
    add_visit(desk, NewVisit(("DUK-06", "POL-03")))
    first = start_outage(desk, NewOutage("SIAK", agency="DUK")).value
    mall.clock.forward(minutes=10)
    second = start_outage(desk, NewOutage("Printer", service="DUK-06")).value
    third = start_outage(desk, NewOutage("SKCK", agency="POL")).value
    mall.clock.forward(minutes=10)
    end_outage(desk, first)
    mall.clock.forward(minutes=10)
    end_outage(desk, second)
    end_outage(desk, third)
    figures = daily_figures(desk, DAY)
    assert [(row.minutes, row.open_minutes) for row in figures.outages] == [(20, 20)] * 3
    assert {row.code: row.outage_minutes for row in figures.by_agency} == {"DUK": 30, "POL": 20}
    assert figures.outage_minutes == 30


def test_outage_of_the_house_counts_for_every_agency(mall):
    add_visit(mall.desk, NewVisit(("DUK-06", "POL-03")))
    start_outage(mall.desk, NewOutage(scope="power"))
    mall.clock.forward(minutes=7)
    figures = daily_figures(mall.desk, DAY)
    assert {row.outage_minutes for row in figures.by_agency} == {7}
    assert (figures.outages[0].minutes, figures.outages[0].open_minutes) == (None, 7)


def test_break_is_no_open_minute(mall):
    mall.clock.set(datetime(2026, 11, 24, 4, 50, tzinfo=UTC))  # 11.50, break 12.00 to 13.00
    outage = start_outage(mall.desk, NewOutage("SIAK", agency="DUK")).value
    mall.clock.forward(minutes=80)
    end_outage(mall.desk, outage)
    (row,) = daily_figures(mall.desk, DAY).outages
    assert (row.minutes, row.open_minutes) == (80, 20)


def test_outage_over_night_stands_in_both_days_with_each_its_own_minutes(mall):
    mall.clock.set(datetime(2026, 11, 24, 7, 0, tzinfo=UTC))  # 14.00
    outage = start_outage(mall.desk, NewOutage("SIAK", agency="DUK")).value
    mall.clock.set(datetime(2026, 11, 25, 1, 30, tzinfo=UTC))  # 08.30 of the next day
    end_outage(mall.desk, outage)
    (first,) = daily_figures(mall.desk, DAY).outages
    (second,) = daily_figures(mall.desk, date(2026, 11, 25)).outages
    assert (first.started, first.ended, first.minutes) == ("14:00", None, 600)
    assert (second.started, second.ended, second.minutes) == (None, "08:30", 510)
    assert daily_figures(mall.desk, date(2026, 11, 26)).outages == ()
    assert daily_figures(mall.desk, date(2026, 11, 23)).outages == ()


def test_choices_mode_and_people_stand_in_the_figures(mall):
    desk = mall.desk
    numbers = [add_visit(desk, NewVisit(("DUK-06",))).value.tickets[0].number for _ in range(3)]
    add_visit(desk, NewVisit(("POL-03",)))
    outage = start_outage(desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.STOP)).value
    mall.clock.forward(minutes=1)
    choose(desk, numbers[0], OutageChoice.WAIT)
    choose(desk, numbers[1], OutageChoice.CALL_BACK, contact="0812")
    mall.clock.forward(minutes=1)
    end_outage(desk, outage)
    (row,) = daily_figures(desk, DAY).outages
    assert (row.mode, row.tickets_affected, row.affected) == ("stop", 3, 3)
    assert row.choices == {"wait": 1, "call_back": 1}
    ((over, count),) = called_back(desk)
    assert (over.id, count) == (outage, 1)


def test_type_ahead_says_that_numbers_are_stopped_or_files_only_taken_in(mall):
    outage = start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.STOP)).value
    (row,) = find_needs(mall.desk, "DUK-06")
    assert (row.open, str(row.why)) == (False, "Gangguan SIAK sejak 08.00, nomor dihentikan")
    end_outage(mall.desk, outage)
    start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.TAKE_FILES))
    (row,) = find_needs(mall.desk, "DUK-06")
    assert (row.open, str(row.why)) == (True, "Gangguan SIAK sejak 08.00, terima berkas saja")


def test_of_two_outages_the_one_that_stops_numbers_is_told(mall):
    start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.TAKE_FILES))
    mall.clock.forward(minutes=1)
    start_outage(mall.desk, NewOutage(scope="network", mode=OutageMode.STOP))
    (row,) = find_needs(mall.desk, "DUK-06")
    assert not row.open
    assert "Jaringan" in str(row.why)


def test_display_says_what_is_down_and_that_others_go_on(mall):
    add_visit(mall.desk, NewVisit(("DUK-06",), name="Siti Contoh"))
    assert display_rows(mall.desk).outages == ()
    start_outage(mall.desk, NewOutage("SIAK", agency="DUK", mode=OutageMode.STOP))
    (said,) = display_rows(mall.desk.signed_in(None)).outages
    assert str(said) == (
        "Gangguan SIAK di Disdukcapil sejak 08.00: nomor baru dihentikan. Instansi lain tetap melayani."
    )
    start_outage(mall.desk, NewOutage(scope="power"))
    assert not any("tetap melayani" in str(said) for said in display_rows(mall.desk).outages)
