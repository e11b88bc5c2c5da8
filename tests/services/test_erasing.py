"""Erasing one person (STO-22): nothing of them is left anywhere, and nothing else changes."""

from datetime import date

import pytest
from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries.day_figures import daily_figures, duty_notes
from desktop.queries.drafts import DraftKind
from desktop.services import keeping
from desktop.services.cases import NewCase, answer_case, open_case
from desktop.services.day_closing import close_with_report
from desktop.services.drafts import save_draft
from desktop.services.erasing import erase_person
from desktop.services.limiting import hold_person, lift_hold
from desktop.services.notes import write_note
from desktop.services.papers import PaperKind, print_paper, redraw
from desktop.services.people import merge_people
from desktop.services.tickets import cancel_ticket
from desktop.services.visits import AddedVisit, NewVisit, add_visit
from models import folding, journal
from models.rules.bodies.officers import Role
from models.rules.bodies.people import MergeReason
from models.rules.bodies.rights import CaseOutcome, Right
from models.rules.events import Subject
from tests.conftest import Mall

NIK, NAME, PHONE = "3578080102039991", "Zulaikha Wiryatmaja", "081200000071"
TRACES = ("Zulaikha", "zulaikha", "ZULAIKHA", "wiryatmaja", NIK, "81200000071", "rahasia keluarga", "Zul W")


def came(mall: Mall, **who: str) -> AddedVisit:
    mall.clock.forward(minutes=1)
    return add_visit(mall.desk, NewVisit(("DUK-06",), **who)).value


def person_of(desk: Desk, visit: str) -> str:
    return str(desk.store.execute_sql("SELECT person FROM visit WHERE id = ?", (visit,)).fetchone()[0])


@pytest.fixture
def known(mall: Mall) -> str:
    """A person who came twice, under two entries that were merged, with notes, a paper and two drafts."""
    desk = mall.desk
    first = came(mall, name=NAME, id_number=NIK, phone=PHONE)
    second = came(mall, name="Zul Wiryatmaja", phone=PHONE)
    one, other = (person_of(desk, visit.id) for visit in (first, second))
    merge_people(desk, one, other, MergeReason.SAID, "kata Zulaikha sendiri")
    with desk.writing() as write:
        for _ in range(40):  # enough for pages that are free afterwards
            write_note(write, Subject.VISIT, first.id, "note", "rahasia keluarga " * 50)
        write_note(write, Subject.TICKET, second.tickets[0].id, "note", "rahasia keluarga")
    print_paper(desk, PaperKind.VISIT_SHEET, first.code)
    save_draft(desk, DraftKind.INTAKE, {"name": NAME.upper()})
    save_draft(desk, DraftKind.PARKED, {"phone": PHONE})
    for visit in (first, second):
        cancel_ticket(desk, visit.tickets[0].number, "pulang")
    return one


def words_left(mall: Mall) -> list[str]:
    """Return which traces stand in any column of any table, the shadows of the search included, or in the raw pages."""
    store = mall.desk.store
    tables = [row[0] for row in store.execute_sql("SELECT name FROM sqlite_master WHERE type = 'table'")]
    found = []
    for table in tables:
        for row in store.execute_sql(f'SELECT * FROM "{table}"').fetchall():
            cells = [one if isinstance(one, bytes) else str(one).encode() for one in row]
            found += [
                f"{table}: {trace}" for trace in TRACES if any(trace.encode() in cell for cell in cells)
            ]
    return found


def test_duty_note_that_names_the_person_goes_with_the_daily_report_that_shows_it(mall: Mall, known: str):
    desk = mall.desk
    named = close_with_report(desk, note=f"{NAME.upper()} minta dihubungi").value.report
    mall.clock.forward(minutes=24 * 60)
    other = close_with_report(desk, note="Genset menyala").value.report
    counted = erase_person(desk, known, dry_run=True).value.emptied
    done = erase_person(desk, known).value.emptied
    assert (done.notes, done.prints) == (counted.notes, counted.prints)
    assert [line for day in (24, 25) for line in duty_notes(desk, date(2026, 11, day))] == ["Genset menyala"]
    assert words_left(mall) == []
    with pytest.raises(Refused, match=r"paper\.erased"):
        redraw(desk, named.paper_id)
    assert redraw(desk, other.paper_id).value == other.bytes


PAGE, SALT, IV, RESERVED = 4096, 16, 16, 80


def decrypted(mall: Mall) -> bytes:
    """Return every page of the file in clear, free ones too, read past the library: AES-256-CBC a page."""
    sealed, clear = mall.paths.database.read_bytes(), b""
    for start in range(0, len(sealed), PAGE):
        page = sealed[start : start + PAGE]
        vector = page[-RESERVED : -RESERVED + IV]
        cipher = Cipher(algorithms.AES(mall.desk.store.key), modes.CBC(vector)).decryptor()
        clear += cipher.update(page[SALT if start == 0 else 0 : -RESERVED])
    return clear


def test_sto_22_nothing_of_an_erased_person_is_left_in_rows_search_drafts_prints_and_pages(
    mall: Mall, known: str
):
    assert words_left(mall)
    mall.desk.store.execute_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    assert NAME.encode() in decrypted(mall)
    done = erase_person(mall.desk, known).value
    assert len(done.people) == 2
    assert done.emptied.drafts == 2
    assert done.emptied.prints == 1
    assert words_left(mall) == []
    pages = decrypted(mall)
    assert [trace for trace in TRACES if trace.encode() in pages] == []
    assert mall.paths.database.with_name("pandu.db-wal").stat().st_size == 0
    assert mall.desk.store.execute_sql("PRAGMA freelist_count").fetchone() == (0,)


def test_erasing_leaves_the_anchored_chain_the_rows_and_the_figures_as_they_were(mall: Mall, known: str):
    desk = mall.desk
    anchors = journal.heads(desk.store)
    before = daily_figures(desk, desk.today())
    erase_person(desk, known)
    assert list(journal.verify(desk.store, anchors)) == []
    assert list(folding.differences(desk.store)) == []
    assert keeping.verify(desk, anchors).faults == ()
    after = daily_figures(desk, desk.today())
    for name in ("visits", "tickets", "by_state", "by_agency", "priority", "hours", "revision"):
        assert getattr(after, name) == getattr(before, name), name


def test_dry_run_counts_the_same_and_changes_nothing(mall: Mall, known: str):
    heads = journal.heads(mall.desk.store)
    told = erase_person(mall.desk, known, dry_run=True).value
    assert journal.heads(mall.desk.store) == heads
    done = erase_person(mall.desk, known).value
    assert told.destruction == ""
    assert (told.emptied.bodies, told.emptied.notes, told.emptied.prints, told.emptied.drafts) == (
        done.emptied.bodies,
        done.emptied.notes,
        done.emptied.prints,
        done.emptied.drafts,
    )


def test_paper_of_an_erased_person_cannot_be_drawn_again(mall: Mall, known: str):
    (paper,) = mall.desk.store.execute_sql("SELECT id FROM paper").fetchone()
    erase_person(mall.desk, known)
    with pytest.raises(Refused) as refused:
        redraw(mall.desk, paper)
    assert refused.value.code == "paper.erased"


def test_nobody_else_is_touched(mall: Mall, known: str):
    other = came(mall, name="Budi Contoh", phone="081200000072")
    before = mall.desk.store.execute_sql("SELECT * FROM person WHERE name = 'Budi Contoh'").fetchall()
    save_draft(mall.desk, DraftKind.PARKED, {"name": "Budi Contoh"})
    erase_person(mall.desk, known)
    assert mall.desk.store.execute_sql("SELECT * FROM person WHERE name = 'Budi Contoh'").fetchall() == before
    assert mall.desk.store.execute_sql("SELECT count(*) FROM draft").fetchone() == (1,)
    assert person_of(mall.desk, other.id)


def refusal(desk: Desk, person: str) -> str:
    with pytest.raises(Refused) as refused:
        erase_person(desk, person)
    return refused.value.code


def test_erasing_is_refused_while_a_visit_or_a_case_is_open_or_a_hold_stands(mall: Mall, known: str):
    desk = mall.desk
    visit = add_visit(desk, NewVisit(("DUK-06",), person=known)).value
    assert refusal(desk, known) == "erase.visit_open"
    cancel_ticket(desk, visit.tickets[0].number, "pulang")
    case = open_case(desk, NewCase(Right.ACCESS, known)).value
    assert refusal(desk, known) == "erase.case_open"
    answer_case(desk, case, CaseOutcome.GRANTED)
    hold_person(desk, known, "perkara di pengadilan")
    assert refusal(desk, known) == "erase.held"
    lift_hold(desk, known, "putusan sudah tetap")
    open_case(desk, NewCase(Right.ERASURE, known))  # the case that asks for it is no obstacle
    erase_person(desk, known)
    assert refusal(desk, known) == "erase.nothing"


def test_only_an_administrator_erases(mall: Mall, known: str):
    with pytest.raises(NotAllowed):
        erase_person(mall.as_role(Role.SUPERVISOR), known)
