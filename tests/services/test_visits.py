"""Intake: who comes, what is asked and kept, what is refused."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest

from desktop.desk import Desk
from desktop.errors import BadRows, NotAllowed, Refused
from desktop.queries.people import find_people
from desktop.queries.settings import get_setting
from desktop.services.catalogue import archive_entry, confirm_services, import_catalogue
from desktop.services.counters import open_counter
from desktop.services.settings import change_setting, put_setting, set_holiday
from desktop.services.signing_in import sign_in
from desktop.services.tickets import call_next, finish_ticket
from desktop.services.visits import NewVisit, add_visit, confirm_clock
from models.errors import RuleBroken
from models.folding import differences
from models.rules.bodies.officers import Role
from models.rules.bodies.people import IdType
from models.rules.bodies.visits import Accommodation, Priority

NIK = "3578080102039991"


def one(desk: Desk, sql: str, *values) -> tuple:
    return desk.store.execute_sql(sql, values).fetchone()


def test_guest_without_any_data_gets_a_number_and_no_person(desk: Desk):
    added = add_visit(desk, NewVisit(services=("DUK-06",))).value
    assert added.tickets[0].number == "DUK-F1-001"
    assert one(desk, "SELECT count(*) FROM person") == (0,)


def test_same_nik_is_the_same_person_and_a_new_phone_is_kept(desk: Desk):
    add_visit(desk, NewVisit(services=("DUK-06",), name="Siti Aminah", id_number=NIK))
    spaced = " 3578 0801-0203.9991\n"
    add_visit(
        desk, NewVisit(services=("POL-03",), name="SITI AMINAH", id_number=spaced, phone="0812-3456-7890")
    )
    assert one(desk, "SELECT count(*), name, phone FROM person") == (1, "Siti Aminah", "+6281234567890")
    (found,) = find_people(desk, "0812 3456 7890")
    assert (found.name, found.masked_number, found.visits) == ("Siti Aminah", "•••• •••• •••• 9991", 2)


@pytest.mark.parametrize("typed", [NIK, "siti", "Ami", "aminah siti", "SITI  AMI", "0812 3456 7890"])
def test_person_is_found_by_number_name_and_phone(desk: Desk, typed: str):
    add_visit(
        desk,
        NewVisit(services=("DUK-06",), name="Hj. Siti Aminah, S.Pd.", id_number=NIK, phone="081234567890"),
    )
    add_visit(desk, NewVisit(services=("DUK-06",), name="Budi Santoso", phone="081299998888"))
    assert [person.name for person in find_people(desk, typed)] == ["Hj. Siti Aminah, S.Pd."]


@pytest.mark.parametrize(
    "typed", ['"', "*", "NOT x", "O'Brien", "name:siti", "(", "", "  ", "-siti", "AND", "%"]
)
def test_inp_17_no_typed_text_breaks_the_search(desk: Desk, typed: str):
    add_visit(desk, NewVisit(services=("DUK-06",), name="Siti O'Brien"))
    find_people(desk, typed)


def test_old_spelling_finds_the_new_one(desk: Desk):
    add_visit(desk, NewVisit(services=("DUK-06",), name="Joko Suharto"))
    assert [person.name for person in find_people(desk, "djoko soeharto")] == ["Joko Suharto"]


@pytest.mark.parametrize(
    "number", ["357808010203999", "35780801020399911", "1" * 16, "３５７８０８０１０２０３９９９１"]
)
def test_number_that_is_no_nik_is_refused_and_nothing_kept(desk: Desk, number: str):
    with pytest.raises(RuleBroken, match=r"nik\."):
        add_visit(desk, NewVisit(services=("DUK-06",), name="Budi", id_number=number))
    assert one(desk, "SELECT (SELECT count(*) FROM visit), (SELECT count(*) FROM person)") == (0, 0)


def test_inp_04_doubtful_nik_is_kept_with_a_warning(desk: Desk):
    added = add_visit(desk, NewVisit(services=("DUK-06",), name="Budi", id_number="9999010101019997")).value
    assert "nik.province" in added.warnings


def test_disability_and_needs_are_kept_with_consent_only(desk: Desk):
    order = NewVisit(services=("DUK-06",), priority=(Priority.DISABILITY,), needs=(Accommodation.WHEELCHAIR,))
    with pytest.raises(Refused, match=r"visit.consent_needed"):
        add_visit(desk, order)
    add_visit(desk, replace(order, consent=True))
    assert one(desk, "SELECT priority, needs, consents FROM visit") == (
        '["disability"]', '["wheelchair"]', '["accommodation","disability"]',
    )  # fmt: skip


def test_sixty_years_make_priority_and_fifty_nine_do_not(desk: Desk):
    for born in (date(1966, 11, 24), date(1966, 11, 25)):
        add_visit(desk, NewVisit(services=("DUK-06",), name="Mbah", birth=born))
    rows = desk.store.execute_sql("SELECT priority FROM visit ORDER BY count").fetchall()
    assert rows == [('["elderly"]',), ("[]",)]


def test_question_only_is_a_visit_without_a_ticket(desk: Desk):
    added = add_visit(desk, NewVisit(information_only=True)).value
    assert added.tickets == ()
    with pytest.raises(Refused, match=r"visit.no_service"):
        add_visit(desk, NewVisit())


@pytest.mark.parametrize(
    ("at", "code"),
    [
        (datetime(2026, 11, 25, 0, 29, tzinfo=UTC), "visit.before"),
        (datetime(2026, 11, 24, 9, 0, tzinfo=UTC), "visit.after"),
        (datetime(2026, 11, 28, 3, 0, tzinfo=UTC), "visit.closed_day"),
        (datetime(2026, 12, 25, 3, 0, tzinfo=UTC), "visit.holiday"),
    ],
)
def test_inp_18_closed_mall_gives_numbers_only_with_a_supervisors_reason(mall, at: datetime, code: str):
    mall.clock.set(at)
    with pytest.raises(Refused, match=code):
        add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    add_visit(mall.desk, NewVisit(services=("DUK-06",), anyway="tamu dari jauh"))
    assert one(mall.desk, "SELECT purpose, text FROM note") == ("reason", "tamu dari jauh")


@pytest.mark.parametrize("reason", [" ", "\n\t", "\u200b"])
def test_reason_that_says_nothing_is_none(mall, reason: str):
    mall.clock.set(datetime(2026, 11, 28, 3, 0, tzinfo=UTC))
    for act in (
        lambda: add_visit(mall.desk, NewVisit(services=("DUK-06",), anyway=reason)),
        lambda: confirm_clock(mall.desk, reason),
    ):
        with pytest.raises(Refused, match=r"reason.none"):
            act()
    assert one(mall.desk, "SELECT count(*) FROM visit") == (0,)


def test_what_is_typed_about_a_person_is_cleaned_and_bounded(desk: Desk):
    order = NewVisit(
        services=("DUK-06",),
        name="Ana",
        id_type=IdType.PASSPORT,
        id_number=" x1\u200b23 456\x07",
        call_name=" Bu\tAna\x1b ",
    )
    add_visit(desk, order)
    assert one(desk, "SELECT id_number, call_name FROM person") == ("X123456", "Bu Ana")
    for field, limit in (("id_number", 40), ("call_name", 120), ("no_id_reason", 120)):
        given = {"id_number": "", field: "x" * (limit + 1)}
        with pytest.raises(RuleBroken, match=r"text.long"):
            add_visit(desk, replace(order, **given))


def test_numbers_are_given_in_the_friday_break(mall):
    mall.clock.set(datetime(2026, 11, 27, 5, 0, tzinfo=UTC))
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))


def test_inp_18_local_holiday_closes_the_mall(mall):
    set_holiday(mall.desk, date(2026, 11, 24), "Hari jadi kota")
    with pytest.raises(Refused, match=r"visit.holiday"):
        add_visit(mall.desk, NewVisit(services=("DUK-06",)))


def test_inp_18_agency_with_shorter_hours_gives_no_numbers_after_them(mall):
    mall.clock.set(datetime(2026, 11, 24, 8, 30, tzinfo=UTC))
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    with pytest.raises(Refused, match=r"agency.after"):
        add_visit(mall.desk, NewVisit(services=("POL-03",)))


def test_inp_18_quota_counts_what_was_given_and_not_cancelled(desk: Desk):
    import_catalogue(desk, {"services": [small_service(quota=1)]})
    add_visit(desk, NewVisit(services=("DUK-06",)))
    with pytest.raises(Refused, match=r"service.quota"):
        add_visit(desk, NewVisit(services=("DUK-06",)))
    add_visit(desk, NewVisit(services=("DUK-06",), anyway="kuota tambahan"))


def small_service(**more) -> dict:
    return {"code": "DUK-06", "agency": "DUK", "name": "KTP-el", "minutes": 10, **more}


def test_res_11_service_keeps_its_letters_through_a_change_and_is_no_example_once_described(desk: Desk):
    before = one(desk, "SELECT letters, example FROM service WHERE id = 'DUK-06'")
    done = import_catalogue(desk, {"services": [small_service()]}).value
    assert (before, done.changed) == (("F", 1), 1)
    assert one(desk, "SELECT letters, example, name FROM service WHERE id = 'DUK-06'") == ("F", 0, "KTP-el")
    assert import_catalogue(desk, {"services": [small_service()]}).value.same == 1


def test_res_11_service_that_was_not_there_gets_the_next_letters(desk: Desk):
    import_catalogue(desk, {"services": [small_service() | {"code": "DUK-17"}]})
    assert one(desk, "SELECT letters FROM service WHERE id = 'DUK-17'") == ("T",)


def test_res_11_catalogue_that_is_imported_again_is_previewed_and_neither_doubles_nor_deletes(desk: Desk):
    before = one(desk, "SELECT count(*), count(DISTINCT agency || letters) FROM service")
    again = {"services": [small_service(), small_service() | {"code": "DUK-17", "name": "Pindah datang"}]}
    trial = import_catalogue(desk, again, dry_run=True).value
    assert (trial.added, trial.changed, trial.same) == (1, 1, 0)
    assert one(desk, "SELECT count(*), count(DISTINCT agency || letters) FROM service") == before
    assert import_catalogue(desk, again).value == trial
    assert one(desk, "SELECT count(*), count(DISTINCT agency || letters) FROM service") == (
        before[0] + 1,
        before[1] + 1,
    )
    assert import_catalogue(desk, again).value.same == 2


def test_confirmed_services_are_no_examples_any_more(desk: Desk):
    assert confirm_services(desk, ("DUK-06",)).value == 1
    assert one(desk, "SELECT example FROM service WHERE id = 'DUK-06'") == (0,)
    assert confirm_services(desk, ()).value == 98


def test_archived_service_gives_no_numbers_and_keeps_its_history(desk: Desk):
    add_visit(desk, NewVisit(services=("DIF-01",)))
    archive_entry(desk, "service", "DIF-01")
    with pytest.raises(Refused, match=r"service.archived"):
        add_visit(desk, NewVisit(services=("DIF-01",)))
    assert one(desk, "SELECT count(*) FROM ticket WHERE service = 'DIF-01'") == (1,)


def test_agency_in_use_is_not_archived(desk: Desk):
    with pytest.raises(Refused, match=r"catalogue.still_needed"):
        archive_entry(desk, "agency", "DUK")


def test_clock_before_the_last_record_stops_numbers_until_a_supervisor_confirms(mall):
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    mall.clock.forward(minutes=-10)
    with pytest.raises(Refused, match=r"clock.behind"):
        add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    confirm_clock(mall.desk, "jam dinding benar")
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))


def test_events_never_go_back_in_time_though_the_clock_does(mall):
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    mall.clock.forward(seconds=-60)
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    issued = [at for (at,) in mall.desk.store.execute_sql("SELECT issued_at FROM ticket ORDER BY count")]
    assert issued == sorted(issued)


def test_clock_once_a_year_ahead_gives_no_number_of_that_day_once_the_right_one_is_confirmed(mall):
    """A wrong password was enough to write an event of next year."""
    first = add_visit(mall.desk, NewVisit(services=("DUK-06",))).value.tickets[0].number
    mall.clock.forward(minutes=365 * 24 * 60)
    with pytest.raises(NotAllowed):
        sign_in(mall.desk, "admin", "salah sama sekali")
    mall.clock.forward(minutes=-365 * 24 * 60 + 5)
    with pytest.raises(Refused, match=r"clock.behind"):
        add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    confirm_clock(mall.desk, "jam dinding benar")
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    days = mall.desk.store.execute_sql("SELECT day, number FROM ticket ORDER BY number").fetchall()
    assert days == [("2026-11-24", "DUK-F1-001"), ("2026-11-24", "DUK-F1-002")]
    assert call_next(mall.desk, "DUK-L1").value.number == first
    finish_ticket(mall.desk, first)
    waited = one(mall.desk, "SELECT first_called_at, finished_at FROM ticket WHERE number = ?", first)
    assert waited == ("2026-11-24T01:05:00.000Z", "2026-11-24T01:05:00.000Z")


def test_confirmed_clock_that_was_set_back_leaves_no_negative_times(mall):
    number = add_visit(mall.desk, NewVisit(services=("DUK-06",))).value.tickets[0].number
    mall.clock.forward(minutes=-30)
    confirm_clock(mall.desk, "jam dinding benar")
    call_next(mall.desk, "DUK-L1")
    finish_ticket(mall.desk, number)
    row = one(mall.desk, "SELECT issued_at, first_called_at, finished_at, service_ms FROM ticket")
    assert row == ("2026-11-24T01:00:00.000Z",) * 3 + (0,)
    assert list(differences(mall.desk.store)) == []


def test_clock_far_ahead_is_not_made_right_by_another_event(mall):
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    mall.clock.forward(minutes=91 * 24 * 60)
    open_counter(mall.desk, "DUK-L1")
    with pytest.raises(Refused, match=r"clock.ahead"):
        add_visit(mall.desk, NewVisit(services=("DUK-06",)))
    confirm_clock(mall.desk, "benar, MPP lama tutup")
    add_visit(mall.desk, NewVisit(services=("DUK-06",)))


def test_mistyped_document_is_refused_and_nobody_is_taken_in(desk: Desk):
    with pytest.raises(Refused, match=r"visit.document_unknown"):
        add_visit(desk, NewVisit(services=("DUK-06",), documents=("KPT",)))
    assert one(desk, "SELECT count(*) FROM visit") == (0,)


def test_other_numbers_and_reasons_are_cleaned_and_no_longer_than_a_paper_holds(desk: Desk):
    add_visit(
        desk, NewVisit(services=("DUK-06",), id_type=IdType.PASSPORT, id_number=" x 12\u202e34\x1b567 ")
    )
    assert one(desk, "SELECT id_type, id_number FROM person") == ("passport", "X1234567")
    for order in (
        NewVisit(services=("DUK-06",), id_type=IdType.PASSPORT, id_number="A" * 5000),
        NewVisit(services=("DUK-06",), name="Siti", no_id_reason="z" * 5000),
    ):
        with pytest.raises(RuleBroken, match=r"text.long"):
            add_visit(desk, order)


def test_part_of_a_setting_is_of_its_own_kind(desk: Desk):
    for key, part in (
        ("numbers", {"hide_lane": "tidak"}),
        ("signatures", {"head": True}),
        ("office", {"mall": 1}),
    ):
        with pytest.raises(Refused, match=r"settings.bad_part"):
            change_setting(desk, key, part)


@pytest.mark.parametrize("name", ["\ud800", "a\0b", "a\x1b[31m", "a\u202eb"])
def test_catalogue_with_what_is_no_text_is_refused_by_row(desk: Desk, name: str):
    for data in (
        {"agencies": [{"code": "ZZZ", "name": name, "kind": "LOC"}]},
        {"services": [{"code": "DUK-98", "agency": "DUK", "name": "x", "minutes": 1, "synonyms": [name]}]},
        {"documents": {"ZZ1": name}},
    ):
        with pytest.raises(BadRows) as refused:
            import_catalogue(desk, data)
        assert [(row.row, row.code) for row in refused.value.rows] == [(1, "row.not_text")]


def test_colleague_at_the_same_desk_sees_a_changed_calendar_at_once(mall):
    colleague = mall.as_role(Role.OFFICER)
    add_visit(colleague, NewVisit(services=("DUK-06",)))
    set_holiday(mall.desk, date(2026, 11, 24), "Hari jadi kota")
    with pytest.raises(Refused, match=r"visit.holiday"):
        add_visit(colleague, NewVisit(services=("DUK-06",)))


def test_refused_change_of_the_working_time_leaves_no_trace_in_the_calendar(desk: Desk):
    before = desk.calendar()
    with pytest.raises(Refused):
        change_and_regret(desk)
    assert desk.calendar() == before


def change_and_regret(desk: Desk) -> None:
    """Change the working time, look at the calendar inside the transaction, and give up."""
    with desk.writing() as write:
        put_setting(
            write, "working_time", {**get_setting(desk.store, "working_time"), "last_ticket_minutes": 60}
        )
        assert desk.calendar().last_ticket_minutes == 60
        raise Refused("visit.party")


@pytest.mark.parametrize(
    "name",
    [
        "Ma'ruf",
        "Nur’aini",
        "O'Brien",
        "Siti & Anak",
        "A. Rahman, S.H., M.H.",
        "d/a",
        "Sukarno",
        "José",
        "Ayu",
    ],
)
def test_inp_08_name_is_stored_letter_by_letter_and_found_by_itself(mall, name):
    add_visit(mall.desk, NewVisit(("DUK-06",), name=name))
    assert mall.desk.store.execute_sql("SELECT name FROM person").fetchall() == [(name,)]
    assert [person.name for person in find_people(mall.desk, name)] == [name]


@pytest.mark.parametrize("tail", ["0001", "7890", "567890"])
def test_inp_21_nobody_is_found_by_the_end_of_a_number(mall, tail):
    add_visit(
        mall.desk, NewVisit(("DUK-06",), name="Siti", id_number="3578010101900001", phone="081234567890")
    )
    assert find_people(mall.desk, tail) == []


def test_inp_17_text_of_the_store_is_a_text_like_any_other_in_every_field(mall):
    text = "'; DROP TABLE visit;--"
    added = add_visit(
        mall.desk, NewVisit(("DUK-06",), name=text, phone=text, call_name=text, note=text, anyway=text)
    ).value
    kept = mall.desk.store.execute_sql("SELECT name, phone FROM person").fetchall()
    assert kept == [(text, text)]
    assert mall.desk.store.execute_sql("SELECT id FROM visit").fetchall() == [(added.id,)]
