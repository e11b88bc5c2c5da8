"""What is suggested for a missing paper, in the sample catalogue and its circles."""

import json

from models.rules.catalogue_file import read_catalogue
from models.rules.itinerary import LegPapers
from models.rules.planning.offers import Adviser, Offer
from resources import read_bytes

HOUSE = {
    code: LegPapers(service.requires, service.produces)
    for code, service in read_catalogue(json.loads(read_bytes("catalogue/sample.json"))).services.items()
}


def test_service_of_the_house_is_suggested():
    assert Adviser(HOUSE).advice("LP|LAMA", {"KK"}).offers == (Offer(("POL-03",)),)


def test_two_services_are_suggested_in_their_order():
    assert Adviser(HOUSE).advice("SKCK", {"KTP", "KK", "AKL", "FOTO", "SIDIK"}).offers[0] == Offer(
        ("BJK-02", "POL-01")
    )


def test_what_would_have_to_be_brought_is_told():
    found = Adviser(HOUSE).advice("AKL", {"KTP", "KK", "BNK"})
    assert found.offers == (Offer(("DUK-09",), ("SKL",)),)
    assert not found.external


def test_of_papers_that_would_each_do_any_may_be_brought():
    house = {"ONE": LegPapers(("A|B",), ("C",))}
    assert Adviser(house).advice("C", ()).offers == (Offer(("ONE",), ("A|B",)),)


def test_identity_card_is_asked_for_where_only_a_circle_makes_it():
    found = Adviser(HOUSE).advice("KTP", ())
    assert (found.offers, found.ask, found.external) == ((), True, False)
    assert Adviser(HOUSE).advice("KTP", {"KK"}).offers[0] == Offer(("DUK-05",))


def test_paper_that_nobody_of_the_house_makes_is_external():
    found = Adviser(HOUSE).advice("FOTO", {"KTP"})
    assert (found.offers, found.ask, found.external) == ((), False, True)


def test_chosen_service_is_not_suggested_again():
    assert Adviser(HOUSE, chosen=("POL-03",)).advice("LP", {"KK"}).offers == ()
    assert Adviser(HOUSE, chosen=("POL-03",)).advice("LP", {"KK"}).ask


def test_chain_is_followed_two_services_deep_and_no_deeper():
    chain = {
        "ONE": LegPapers((), ("A",)),
        "TWO": LegPapers(("A",), ("B",)),
        "THREE": LegPapers(("B",), ("C",)),
    }
    assert Adviser(chain).advice("B", ()).offers == (Offer(("ONE", "TWO")),)
    assert Adviser(chain).advice("C", ()).offers == (Offer(("THREE",), ("B",)),)


def test_least_to_bring_comes_first_then_fewest_services_and_three_at_most():
    house = {
        "A": LegPapers(("X",), ("P",)),
        "B": LegPapers(("Q",), ("P",)),
        "C": LegPapers((), ("P",)),
        "D": LegPapers((), ("Q",)),
        "E": LegPapers(("X", "Y"), ("P",)),
    }
    assert [one.services for one in Adviser(house).advice("P", ()).offers] == [("C",), ("D", "B"), ("A",)]


def test_paper_that_is_sought_is_not_to_be_brought_for_it():
    house = {"A": LegPapers(("P|LAMA",), ("P",)), "B": LegPapers(("P",), ("P",))}
    assert Adviser(house).advice("P", ()).offers == (Offer(("A",), ("LAMA",)),)
