"""What leaves the program: masked for counting, in clear only with a reason and a trace at every person."""

import csv
import json
from datetime import date
from io import BytesIO, StringIO

import pytest
from openpyxl import load_workbook

from desktop.errors import NotAllowed, Refused
from desktop.security.permissions import MAY, is_fresh
from desktop.services.exporting import ExportOrder, export_register
from desktop.services.signing_in import confirm
from desktop.services.visits import NewVisit, add_visit
from models.rules.bodies.notes import ExportPurpose
from models.rules.bodies.officers import Role
from models.rules.events import Subject
from reports.cells import plain_cell
from tests.conftest import PASSWORD

TODAY = date(2026, 11, 24)
HOSTILE = ("=1+1", "@SUM(A1)", "-2+3", "+62", "\t=1", " =cmd|' /C calc'!A0", "Siti & <Ani>", '"Ani"')


def order(register: str = "visits", ending: str = ".csv", **more) -> ExportOrder:
    return ExportOrder(register, TODAY, TODAY, ending, **more)


def clear(register: str = "visits", ending: str = ".csv") -> ExportOrder:
    return order(register, ending, reveal=True, reason="permintaan BPS 12/2026")


def csv_rows(data: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def journalled(desk, kind: int) -> list[tuple]:
    rows = desk.store.execute_sql(
        "SELECT lower(hex(subject_id)), body FROM journal WHERE kind = ? ORDER BY seq", (kind,)
    )
    return rows.fetchall()


@pytest.fixture
def hostile(desk):
    for name in HOSTILE:
        add_visit(desk, NewVisit(services=("DUK-06",), name=name))
    return desk


def test_exp_01_no_spreadsheet_runs_a_name_from_csv(hostile):
    data = export_register(hostile, clear()).value.data
    names = [row["name"] for row in csv_rows(data)]
    assert [plain_cell(name) for name in names] == [" ".join(name.split()) for name in HOSTILE]
    assert not [name for name in names if name.strip()[0] in "=+-@"]
    assert data.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in data


def test_no_spreadsheet_runs_a_name_from_xlsx(hostile):
    data = export_register(hostile, clear(ending=".XLSX")).value.data
    sheet = load_workbook(BytesIO(data)).active
    names = [row[2] for row in sheet.iter_rows(min_row=2)]
    assert {cell.data_type for cell in names} == {"s"}
    assert [cell.value for cell in names] == [" ".join(name.split()) for name in HOSTILE]
    assert [cell.quotePrefix for cell in names[:3]] == [True] * 3


def test_exp_03_numbers_of_a_person_stay_text_with_every_digit(desk):
    add_visit(desk, NewVisit(services=("DUK-06",), id_number="3271046504900001", phone="081234567890"))
    data = export_register(desk, clear(ending=".xlsx")).value.data
    row = next(load_workbook(BytesIO(data)).active.iter_rows(min_row=2))
    assert [(cell.value, cell.data_type) for cell in row[4:6]] == [
        ("3271046504900001", "s"),
        ("+6281234567890", "s"),
    ]


@pytest.mark.parametrize("register", ["visits", "tickets"])
@pytest.mark.parametrize("ending", [".csv", ".xlsx"])
def test_days_without_a_visit_give_a_file_with_its_header(desk, register, ending):
    made = export_register(desk, order(register, ending)).value
    assert made.rows == 0
    if ending == ".csv":
        assert made.data.decode("utf-8-sig").splitlines()[0].startswith('"date";')
        assert len(made.data.splitlines()) == 1
    else:
        assert load_workbook(BytesIO(made.data)).active.max_row == 1


def test_times_of_xlsx_can_be_calculated_with(hostile):
    data = export_register(hostile, order("tickets", ".xlsx")).value.data
    sheet = load_workbook(BytesIO(data)).active
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, sheet[2], strict=True))
    assert (row["date"].data_type, row["issued"].data_type) == ("d", "d")
    assert f"{row['issued'].value}" == "08:00:00"


def test_masked_export_names_nobody_and_is_kept_with_its_rows(hostile):
    text = export_register(hostile, order()).value.data.decode("utf-8-sig")
    assert "SUM" not in text
    assert "Siti" not in text
    ((_, body),) = journalled(hostile, 93)
    said = json.loads(body)
    assert (said["kind"], said["rows"], said["people"], said["purpose"]) == ("visits", 8, 0, "figures")
    assert journalled(hostile, 97) == []


def test_export_in_clear_is_journalled_at_every_person_with_its_reason(desk):
    for name in ("Ani", "Budi"):
        add_visit(desk, NewVisit(services=("DUK-06",), name=name))
    add_visit(desk, NewVisit(services=("DUK-06",), name="Ani", id_number="3271046504900001"))
    add_visit(desk, NewVisit(services=("POL-03",), name="Ani", id_number="3271046504900001"))
    add_visit(desk, NewVisit(services=("DUK-06",)))
    made = export_register(desk, clear()).value
    assert (made.rows, made.people) == (5, 3)
    people = {row[0] for row in desk.store.execute_sql("SELECT id FROM person").fetchall()}
    looks = journalled(desk, 97)
    assert ({person for person, _ in looks}, len(looks)) == (people, 3)
    ((export, said),) = journalled(desk, 93)
    assert (json.loads(said)["rows"], json.loads(said)["people"]) == (5, 3)
    assert {body for _, body in looks} == {f'{{"export":"{export}"}}'}
    note = desk.store.execute_sql("SELECT about, about_id, purpose, text FROM note").fetchall()
    assert note == [(Subject.PAPER, export, "look", "permintaan BPS 12/2026")]


@pytest.mark.parametrize("reason", ["", "  ", "\u200b"])
def test_export_in_clear_without_a_reason_is_refused(hostile, reason):
    with pytest.raises(Refused, match=r"export.no_reason"):
        export_register(hostile, order(reveal=True, reason=reason))
    assert journalled(hostile, 97) == []


@pytest.mark.parametrize("role", [Role.OFFICER, Role.COUNTER])
def test_only_who_leads_may_export(mall, role):
    desk = mall.as_role(role, "DUK" if role is Role.COUNTER else None)
    for wanted in (order(), clear()):
        with pytest.raises(NotAllowed):
            export_register(desk, wanted)
    assert export_register(mall.as_role(Role.SUPERVISOR), clear()).value.rows == 0


def test_clear_names_need_a_permission_of_their_own(mall, monkeypatch):
    monkeypatch.setitem(MAY, "records.reveal", frozenset({Role.ADMINISTRATOR}))
    supervisor = mall.as_role(Role.SUPERVISOR)
    export_register(supervisor, order())
    with pytest.raises(NotAllowed):
        export_register(supervisor, clear())


@pytest.mark.parametrize(
    ("wanted", "code"),
    [
        (ExportOrder("visits", date(2026, 11, 25), TODAY, ".csv"), "export.order"),
        (order(ending=".pdf"), "file.ending"),
        (order(ending=""), "file.ending"),
    ],
)
def test_order_that_makes_no_sense_is_refused(desk, wanted, code):
    with pytest.raises(Refused, match=code):
        export_register(desk, wanted)


def test_exp_17_export_asks_role_reason_and_a_password_given_a_moment_ago(mall):
    supervisor = mall.as_role(Role.SUPERVISOR)
    mall.clock.forward(minutes=5)
    assert export_register(supervisor, clear()).value.rows == 0
    mall.clock.forward(seconds=1)
    before = journalled(mall.desk, 93)
    for wanted in (order(), clear()):
        with pytest.raises(NotAllowed, match=r"sign_in.again"):
            export_register(supervisor, wanted)
    assert journalled(mall.desk, 93) == before
    again = supervisor.signed_in(confirm(supervisor, PASSWORD))
    assert export_register(again, order()).value.rows == 0


def test_wrong_password_confirms_nothing(mall):
    supervisor = mall.as_role(Role.SUPERVISOR)
    with pytest.raises(NotAllowed, match=r"sign_in.wrong"):
        confirm(supervisor, "bukan sandi ini")


def test_password_that_was_given_in_the_future_counts_for_nothing(mall):
    supervisor = mall.as_role(Role.SUPERVISOR)
    assert is_fresh(supervisor)
    mall.clock.forward(minutes=-30)
    assert not is_fresh(supervisor)


def test_another_purpose_needs_its_words(desk):
    with pytest.raises(Refused, match=r"export.no_reason"):
        export_register(desk, order(purpose=ExportPurpose.OTHER))


def test_equal_registers_are_equal_bytes(hostile):
    for ending in (".csv", ".xlsx"):
        one, two = (export_register(hostile, order(ending=ending)).value.data for _ in range(2))
        assert one == two
