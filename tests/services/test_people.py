"""People who are two, or one: merged, separated, told apart; found by either, and nothing is lost."""

import pytest

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.duplicates import comparison, duplicates, duplicates_of
from desktop.queries.people import find_people
from desktop.queries.same_people import kept_id, same_ids
from desktop.services.people import compare_in_clear, merge_people, separate_person, tell_apart
from desktop.services.visits import NewVisit, add_visit
from models import folding
from models.rules.bodies.officers import Role
from models.rules.bodies.people import MergeReason, PersonMerged, SeparateReason
from tests.conftest import Mall

NIK = "3578080102039991"


def came(mall: Mall, **who: object) -> str:
    """Let somebody come, and return the id of their entry."""
    mall.clock.forward(minutes=1)
    visit = add_visit(mall.desk, NewVisit(("DUK-06",), **who)).value.id
    return mall.desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit,)).fetchone()[0]


@pytest.fixture
def two(mall: Mall) -> tuple[str, str]:
    """Two entries of one person: with a NIK, and with the same phone under a short name."""
    first = came(mall, name="Muhammad Rizki", id_number=NIK, phone="081200000001")
    return first, came(mall, name="M. Rizky", phone="081200000001")


def count(desk: Desk, sql: str) -> int:
    return desk.store.execute_sql(sql).fetchone()[0]


def test_inp_15_pair_that_looks_like_one_is_suggested_to_the_supervisor(desk: Desk, two: tuple[str, str]):
    (pair,) = duplicates(desk)
    assert (pair.one, pair.other) == two
    assert [(one.one, one.other) for one in duplicates_of(desk, two[1])] == [two]


def test_merged_entry_is_found_under_the_kept_one_by_its_name_number_and_phone(
    desk: Desk, two: tuple[str, str]
):
    merge_people(desk, two[1], two[0], MergeReason.SAID)
    for typed in ("Rizki", "M. Rizky", NIK, "0812 0000 0001"):
        (row,) = find_people(desk, typed)
        assert (row.id, row.visits, row.masked_number[-4:]) == (two[1], 2, NIK[-4:])
    assert duplicates(desk) == []


def test_who_comes_again_by_the_merged_number_comes_as_the_kept_one(mall: Mall, two: tuple[str, str]):
    merge_people(mall.desk, two[1], two[0], MergeReason.SAID)
    assert came(mall, id_number=NIK) == came(mall, person=two[0]) == two[1]


def test_separation_gives_each_their_own_visits_back(desk: Desk, two: tuple[str, str]):
    merge_people(desk, two[0], two[1], MergeReason.DOCUMENT)
    separate_person(desk, two[1], SeparateReason.MISTAKE)
    assert [row.visits for row in find_people(desk, "081200000001")] == [1, 1]
    assert len(duplicates(desk)) == 1
    assert list(folding.differences(desk.store)) == []


def test_separated_as_two_people_is_not_suggested_again(desk: Desk, two: tuple[str, str]):
    merge_people(desk, *two, MergeReason.DOCUMENT)
    separate_person(desk, two[1], SeparateReason.TWO_PEOPLE, "kakak beradik")
    assert duplicates(desk) == duplicates_of(desk, two[0]) == []
    tell_apart(desk, *two, different=False)
    assert len(duplicates(desk)) == 1


def test_inp_16_two_people_who_look_alike_are_not_suggested_again_until_that_is_taken_back(
    desk: Desk, two: tuple[str, str]
):
    tell_apart(desk, *reversed(two))
    assert duplicates(desk) == []
    tell_apart(desk, *two, different=False)
    assert len(duplicates(desk)) == 1


def test_inp_16_merge_says_who_when_and_why_and_deletes_nobody(desk: Desk, two: tuple[str, str]):
    with pytest.raises(Refused) as refused:
        merge_people(desk, *two, MergeReason.OTHER, "  ")
    assert refused.value.code == "reason.none"
    merge_people(desk, *two, MergeReason.OTHER, "salah ketik di loket")
    row = desk.store.execute_sql(
        "SELECT officer, occurred_at, body FROM journal WHERE kind = 32 AND subject_id = ?",
        (bytes.fromhex(two[1]),),
    ).fetchone()
    assert row[0].hex() == desk.session.officer
    assert row[1] == desk.clock()
    assert '"into"' in row[2]
    assert count(desk, "SELECT count(*) FROM note WHERE purpose = 'reason'") == 1
    assert count(desk, "SELECT count(*) FROM person") == 2


def test_chain_of_merges_is_found_under_its_end(mall: Mall, two: tuple[str, str]):
    third = came(mall, name="Rizki Muhammad", phone="081200000001")
    merge_people(mall.desk, two[1], two[0], MergeReason.SAID)
    merge_people(mall.desk, third, two[0], MergeReason.SAID)  # names one that is merged already
    assert {kept_id(mall.desk.store, person) for person in (*two, third)} == {third}
    assert set(same_ids(mall.desk.store, third)) == {*two, third}
    with pytest.raises(Refused) as refused:
        merge_people(mall.desk, two[0], two[1], MergeReason.SAID)
    assert refused.value.code == "person.one_already"


def test_circle_made_by_two_desks_is_found_once_and_can_be_opened(desk: Desk, two: tuple[str, str]):
    with desk.writing() as write:
        write.append(PersonMerged(two[0]), two[1])
        write.append(PersonMerged(two[1]), two[0])
    (row,) = find_people(desk, "081200000001")
    assert (row.id, row.visits) == (min(two), 2)
    separate_person(desk, two[1], SeparateReason.MISTAKE)
    assert kept_id(desk.store, two[0]) == two[1]
    assert list(folding.differences(desk.store)) == []


def test_comparison_is_masked_and_a_look_at_everything_is_journalled(desk: Desk, two: tuple[str, str]):
    masked = comparison(desk, *two)
    assert NIK not in repr(masked)
    assert "+6281200000001" not in repr(masked)
    looks = "SELECT count(*) FROM journal WHERE kind = 95"
    assert count(desk, looks) == 0
    clear = compare_in_clear(desk, *two).value
    assert clear.one.number == NIK
    assert clear.other.phone == "+6281200000001"
    assert count(desk, looks) == 2


def test_only_who_leads_compares_and_merges(mall: Mall, two: tuple[str, str]):
    officer = mall.as_role(Role.OFFICER)
    for act in (
        lambda: duplicates(officer),
        lambda: comparison(officer, *two),
        lambda: merge_people(officer, *two, MergeReason.SAID),
        lambda: tell_apart(officer, *two),
        lambda: compare_in_clear(officer, *two),
        lambda: separate_person(officer, two[1], SeparateReason.MISTAKE),
    ):
        with pytest.raises(NotAllowed):
            act()


def test_nobody_is_merged_with_themselves_or_with_who_is_not_there(desk: Desk, two: tuple[str, str]):
    for keep, other, code in ((two[0], two[0], "person.one_already"), (two[0], "0" * 32, "person.unknown")):
        with pytest.raises(Refused) as refused:
            merge_people(desk, keep, other, MergeReason.SAID)
        assert refused.value.code == code
    with pytest.raises(Refused) as refused:
        separate_person(desk, two[0], SeparateReason.MISTAKE)
    assert refused.value.code == "person.not_merged"
