"""The public display: numbers only, each call announced in its turn, a file that is never written."""

import re
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QWidget

import ui
from desktop.desk import Desk
from desktop.errors import CannotCreate, Exit
from desktop.queries.display import Display, DisplayCall
from desktop.services import tickets
from desktop.services.display_reader import open_display
from desktop.services.visits import NewVisit, add_visit
from main import main
from models.rules.bodies.visits import Priority
from ui.display import DisplayWindow, Reader
from ui.public.announcer import SHOW_MS, SWAP_MS, Announcer
from ui.public.parts import fitting, letters
from ui.runner import InlineRunner

PARTS = ("desktop", "models", "reports", "resources", "ui")
NAME, NIK = "Siti Aminah Contoh", "9971011708459991"


def call(number: str, *, at: int = 0, key: str = "") -> DisplayCall:
    return DisplayCall(key or number, number, "L", "Loket 1", 1, "Dukcapil", at, 1)


def seen(*called: DisplayCall, recent: tuple[DisplayCall, ...] = ()) -> Display:
    return Display(0, "MPP Contoh", "", "WIB", called, recent, ())


def test_what_is_called_at_the_start_is_shown_without_a_change_of_colours() -> None:
    announcer = Announcer()
    announcer.take(seen(call("A")), 0)
    assert announcer.current == call("A")
    assert not announcer.swapped(0)


def test_new_call_changes_colours_three_times_a_second_each() -> None:
    announcer = Announcer()
    announcer.take(seen(), 0)
    announcer.take(seen(call("A")), 500)
    looks = [announcer.swapped(500 + at) for at in range(0, SHOW_MS, SWAP_MS)]
    assert looks == [True, False, True, False, True, False]
    announcer.go_on(500 + SHOW_MS)
    assert not announcer.swapped(500 + SHOW_MS)
    assert announcer.current == call("A")


def test_two_calls_at_once_are_shown_one_after_the_other() -> None:
    announcer = Announcer()
    announcer.take(seen(), 0)
    both = seen(call("B", at=2), call("A", at=1))
    announcer.take(both, 0)
    assert announcer.current == call("A", at=1)
    assert [row.number for row in announcer.others(both, 5)] == ["B"]
    announcer.take(both, SHOW_MS - 1)
    assert announcer.current == call("A", at=1)
    announcer.take(both, SHOW_MS)
    assert announcer.current == call("B", at=2)
    assert announcer.swapped(SHOW_MS)


def test_recall_is_announced_again() -> None:
    announcer = Announcer()
    announcer.take(seen(call("A", key="A/0")), 0)
    announcer.take(seen(call("A", key="A/1")), 1000)
    assert announcer.swapped(1000)


def test_call_that_is_over_before_its_turn_is_not_announced() -> None:
    announcer = Announcer()
    announcer.take(seen(), 0)
    announcer.take(seen(call("B"), call("A")), 0)
    announcer.take(seen(call("A")), 1000)
    announcer.take(seen(call("A")), SHOW_MS)
    assert announcer.current == call("A")
    assert not announcer.swapped(SHOW_MS)


def test_last_call_stays_when_its_visitor_is_at_the_counter() -> None:
    announcer = Announcer()
    announcer.take(seen(call("A")), 0)
    announcer.take(seen(recent=(call("A"),)), 1000)
    assert announcer.current == call("A")


def called_visit(desk: Desk) -> str:
    service, counter = desk.store.execute_sql(
        """SELECT s.value, c.id FROM counter c, json_each(c.services) s
        JOIN service v ON v.id = s.value AND v.site = 'here' ORDER BY c.id LIMIT 1"""
    ).fetchone()
    order = NewVisit(
        (service,),
        name=NAME,
        id_number=NIK,
        phone="081234567890",
        priority=(Priority.PREGNANT,),
        anyway="uji",
    )
    add_visit(desk, order)
    return str(tickets.call_next(desk, counter).value.number)


def heard(widget: QWidget) -> list[str]:
    """Return all that a widget and those in it say to people who do not see it."""
    said = []
    for part in (widget, *widget.findChildren(QWidget)):
        found = QAccessible.queryAccessibleInterface(part)
        said += [
            part.accessibleName(),
            part.toolTip(),
            part.windowTitle(),
            found.text(QAccessible.Text.Name) if found else "",
        ]
        said += [str(value) for value in vars(part).values()] if hasattr(part, "draw") else []
    return said


@pytest.fixture
def reader(mall) -> Desk:
    found = open_display(mall.paths, lambda: mall.recovery_key, clock_of=mall.clock)
    found.clock = mall.clock
    return found


@pytest.fixture
def window(reader: Desk, qtbot) -> DisplayWindow:
    made = DisplayWindow(reader, InlineRunner())
    qtbot.addWidget(made)
    made.show()
    return made


def part(window: DisplayWindow, name: str) -> QWidget:
    found = window.findChild(QWidget, name)
    assert found is not None
    return found


def test_called_number_and_counter_are_shown_and_swap(window: DisplayWindow, mall) -> None:
    assert part(window, "display.number").words == ""
    number = called_visit(mall.desk)
    window.look()
    shown, counter = part(window, "display.number"), part(window, "display.counter")
    assert shown.words == number
    assert counter.words.startswith("Loket")
    assert (shown.marked, counter.marked) == (True, False)
    mall.clock.forward(seconds=1)
    window.look()
    assert (shown.marked, counter.marked) == (False, True)
    mall.clock.forward(seconds=60)
    window.look()
    assert (shown.marked, counter.marked) == (False, True)


def test_cra_13_call_is_shown_by_sight_alone_and_no_part_of_the_program_asks_for_sound(
    window: DisplayWindow, mall
) -> None:
    number = called_visit(mall.desk)
    window.look()
    shown = part(window, "display.number")
    assert (shown.words, shown.marked) == (number, True)  # two colours that swap: nobody need hear it
    sounds = re.compile(r"QtMultimedia|QtTextToSpeech|QSound|winsound|\.wav|\.mp3|\.ogg|QApplication\.beep")
    root = Path(ui.__file__).parents[1]
    files = [root / "main.py", *(one for name in PARTS for one in (root / name).rglob("*.py"))]
    assert len(files) > 300
    assert [one.name for one in files if sounds.search(one.read_text(encoding="utf-8"))] == []


def test_calls_before_stand_at_the_side(window: DisplayWindow, mall) -> None:
    first = called_visit(mall.desk)
    tickets.finish_ticket(mall.desk, first)
    window.look()
    mall.clock.forward(minutes=3)
    second = called_visit(mall.desk)
    window.look()
    assert part(window, "display.number").words == second
    ((number, note, counter),) = part(window, "display.recent").rows
    assert number == first
    assert "3 mnt lalu" in note
    assert counter.startswith("Loket")


def test_exp_13_display_tells_nothing_of_the_person(window: DisplayWindow, mall) -> None:
    first = called_visit(mall.desk)
    tickets.finish_ticket(mall.desk, first)
    window.look()
    mall.clock.forward(minutes=1)
    number = called_visit(mall.desk)
    window.look()
    said = " ".join(heard(window)).casefold()
    assert number.casefold() in said
    assert first.casefold() in said
    service = mall.desk.store.execute_sql(
        "SELECT name FROM service WHERE id = (SELECT service FROM ticket LIMIT 1)"
    ).fetchone()[0]
    for private in ("siti", "aminah", NIK, NIK[-4:], "0812", "hamil", "pregnant", service.casefold()):
        assert private not in said, private


def test_display_never_writes_to_the_file(window: DisplayWindow, reader: Desk, mall) -> None:
    called_visit(mall.desk)
    heads = mall.desk.store.execute_sql("SELECT origin, max(seq) FROM journal GROUP BY origin").fetchall()
    for _ in range(3):
        mall.clock.forward(seconds=30)
        window.look()
    assert (
        heads
        == mall.desk.store.execute_sql("SELECT origin, max(seq) FROM journal GROUP BY origin").fetchall()
    )
    assert reader.store.execute_sql("SELECT total_changes()").fetchone() == (0,)
    with pytest.raises(CannotCreate), reader.writing() as write:
        write.db.execute_sql("DELETE FROM ticket")


def test_reader_looks_again_only_when_something_changed_or_a_minute_passed(reader: Desk, mall) -> None:
    looking = Reader(reader)
    assert looking.look() is not None
    assert looking.look() is None
    called_visit(mall.desk)
    assert looking.look() is not None
    assert looking.look() is None
    mall.clock.forward(minutes=1)
    assert looking.look() is not None


def test_display_that_cannot_read_keeps_the_picture_and_says_so(
    window: DisplayWindow, mall, monkeypatch
) -> None:
    number = called_visit(mall.desk)
    window.look()
    monkeypatch.setattr(window._reader, "desk", replace(window._desk, store=None))
    window.look()
    assert part(window, "display.number").words == number
    assert "tidak diperbarui" in part(window, "display.ticker").words


def test_lock_leaves_the_display_and_keys_close_it(window: DisplayWindow, qtbot) -> None:
    assert window.property("public") is True
    qtbot.keyClick(window, Qt.Key.Key_F11)
    assert not window.isVisible()


def test_display_closes_before_the_window_of_the_desk(window: DisplayWindow, qtbot) -> None:
    desk_window = QWidget()
    qtbot.addWidget(desk_window)
    desk_window.show()
    window.show_beside(desk_window)
    assert window.isVisible()
    desk_window.close()
    assert not window.isVisible()


def test_drawing_is_scaled_by_width_and_a_higher_screen_has_more_rows(window: DisplayWindow) -> None:
    window.resize(1366, 768)
    rows = part(window, "display.recent").room
    window.resize(2732, 1536)
    assert part(window, "display.recent").room == rows == 5
    assert part(window, "display.recent").factor == 2.0
    window.resize(1366, 1000)
    assert part(window, "display.recent").room == 7


def test_long_number_is_set_smaller_and_never_cut() -> None:
    from PySide6.QtGui import QFontMetricsF

    font = fitting("DUK-AB12a-1014", 126, 700)
    assert QFontMetricsF(font).horizontalAdvance("DUK-AB12a-1014") <= 700
    assert fitting("A", 126, 700).pixelSize() == letters(126).pixelSize()


def test_words_for_the_hall_are_never_smaller_than_it_can_read() -> None:
    assert fitting("Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu", 22, 150, 600).pixelSize() == 19


def test_program_says_in_one_line_that_there_is_no_mall(tmp_path, capsys, qapp) -> None:
    assert main(["--display", "--data-dir", str(tmp_path / "data")]) == Exit.CONFIGURATION
    assert capsys.readouterr().err.count("\n") == 1
