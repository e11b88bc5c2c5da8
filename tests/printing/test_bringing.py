"""What to bring, gathered from the catalogue."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.printing.bringing import bring_sheet
from desktop.queries.life_events import life_events
from desktop.services.papers import PaperKind, print_paper, redraw


def test_death_in_the_family_asks_for_seven_services_at_six_agencies(desk: Desk):
    sheet = bring_sheet(desk, "MENINGGAL")
    assert sheet.about == "Ada keluarga meninggal (ahli waris)"
    assert len(sheet.stops) == 6
    assert sum(len(stop.services) for stop in sheet.stops) == 7
    assert "Dukcapil" in sheet.stops[0].agency or "Kependudukan" in sheet.stops[0].agency


def test_paper_that_an_earlier_step_makes_is_not_to_be_brought(desk: Desk):
    sheet = bring_sheet(desk, "MENINGGAL")
    assert "Kutipan Akta Kematian" not in sheet.documents
    assert [stop.made for stop in sheet.stops if "Taspen" in stop.agency] == [
        ("Kutipan Akta Kematian (Disdukcapil)",)
    ]


def test_maker_of_a_paper_comes_first_however_it_was_asked(desk: Desk):
    sheet = bring_sheet(desk, "DUK-06+POL-03")
    assert sheet.stops[0].services[0] == "Laporan kehilangan"


def test_all_services_of_a_life_event_are_that_life_event(desk: Desk):
    legs = next(event.legs for event in life_events(desk) if event.code == "DOMPET")
    assert bring_sheet(desk, "+".join(reversed(legs))) == bring_sheet(desk, "DOMPET")


@pytest.mark.parametrize("place", range(13))
def test_every_life_event_has_a_list(desk: Desk, place: int):
    event = life_events(desk)[place]
    sheet = bring_sheet(desk, event.code, "a5")
    assert sheet.documents
    for stop in sheet.stops:
        assert set(stop.documents) <= set(sheet.documents)


def test_list_is_printed_and_drawn_again_byte_for_byte(desk: Desk):
    printed = print_paper(desk, PaperKind.BRING_LIST, "MENINGGAL", paper="a5").value
    assert redraw(desk, printed.paper_id).value == printed.bytes


def test_unknown_service_and_a_stranger_are_refused(desk: Desk):
    with pytest.raises(Refused, match=r"service\.unknown"):
        bring_sheet(desk, "DUK-06+XXX-99")
    with pytest.raises(NotAllowed):
        bring_sheet(desk.signed_in(None), "DUK-06")
