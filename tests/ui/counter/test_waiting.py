"""The rows of the waiting list."""

from pytestqt.modeltest import ModelTester

from desktop.services import tickets
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.visits import Priority
from ui.counter.sheet import read_sheet
from ui.counter.waiting import RowKind, WaitingModel, rows_of

HERE = "DUK-L1"


def came(desk, *services: str, **more) -> list[str]:
    made = add_visit(desk, NewVisit(services=services or ("DUK-06",), **more)).value
    return [ticket.number for ticket in made.tickets]


def test_who_is_next_is_marked_and_said(desk):
    came(desk)
    (urgent,) = came(desk, priority=(Priority.ELDERLY,))
    first, _ = rows_of(read_sheet(desk, HERE))
    assert (first.number, first.next, first.under, first.priority) == (urgent, True, "Berikutnya", ("elder",))
    assert "lanjut usia" in first.spoken


def test_visitor_at_another_counter_is_said_to_be_there(desk):
    first, _ = came(desk, "DUK-06", "BJK-01")
    (counter,) = desk.store.execute_sql(
        "SELECT c.id FROM counter c, json_each(c.services) s WHERE s.value = 'BJK-01' LIMIT 1"
    ).fetchone()
    tickets.call_next(desk, counter)
    (row,) = rows_of(read_sheet(desk, HERE))
    assert (row.number, row.dim, row.next) == (first, True, False)
    assert row.right.startswith("sedang di ")


def test_long_wait_calls_for_attention(mall):
    came(mall.desk)
    mall.clock.forward(minutes=31)
    (row,) = rows_of(read_sheet(mall.desk, HERE))
    assert (row.icon, row.tone, row.right) == ("warning", "ret", "31 mnt")


def test_absent_and_returned_say_when(mall):
    desk = mall.desk
    (one,) = came(desk)
    mall.clock.forward(minutes=5)
    tickets.call_next(desk, HERE)
    tickets.miss_ticket(desk, one)
    (row,) = rows_of(read_sheet(desk, HERE))
    assert (row.kind, row.under) == (RowKind.ABSENT, "Dipanggil 08.05")
    mall.clock.forward(minutes=5)
    tickets.return_ticket(desk, one)
    (row,) = rows_of(read_sheet(desk, HERE))
    assert (row.kind, row.right) == (RowKind.WAITING, "kembali 08.10")


def test_model_keeps_the_rules_of_models(desk, qtmodeltester: ModelTester):
    came(desk)
    came(desk)
    model = WaitingModel()
    model.show_rows(rows_of(read_sheet(desk, HERE)))
    qtmodeltester.check(model)
