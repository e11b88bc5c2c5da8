"""What intake refuses, and in which words an officer is told."""

import pytest

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.services.visits import NewVisit, add_visit


def test_document_that_the_catalogue_does_not_know_is_refused(desk: Desk):
    with pytest.raises(Refused) as refused:
        add_visit(desk, NewVisit(services=("DUK-06",), documents=("KTP", "XYZ")))
    assert (refused.value.code, refused.value.facts) == ("visit.document_unknown", {"document": "XYZ"})
    assert desk.store.execute_sql("SELECT count(*) FROM visit").fetchone() == (0,)


def test_doubtful_clock_is_told_in_the_malls_own_time(mall):
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    mall.clock.forward(minutes=-10)
    with pytest.raises(Refused) as refused:
        add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    assert refused.value.facts["last"] == "24/11/2026 08.00 WIB"
