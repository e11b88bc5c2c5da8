"""Services and papers, found by the words that people use."""

from desktop.queries.offer import document_list, service_list


def test_service_is_found_by_synonym_and_by_agency(desk):
    assert "DUK-01" in [row.code for row in service_list(desk, "belum punya NIK")]
    assert {row.agency for row in service_list(desk, agency="POL")} == {"POL"}


def test_every_word_must_occur(desk):
    found = service_list(desk, "polri kehilangan")
    assert [row.code for row in found] == ["POL-03"]
    assert found[0].place == "Lantai 1 · Loket 4 Polri"
    assert service_list(desk, "kehilangan zebra") == []


def test_papers_come_with_the_codes_that_intake_wants(desk):
    (row,) = service_list(desk, "POL-03")
    assert any("[KTP]" in paper for paper in row.needs)
    assert [row.code for row in document_list(desk, "kartu keluarga")] == ["KK"]
