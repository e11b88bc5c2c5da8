"""F11 opens the public display beside the desk, and closes it again."""

from PySide6.QtWidgets import QMainWindow

from ui.display import DisplayWindow
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench


def test_ui_10_display_key_opens_the_display_and_closes_it_again(mall, qtbot, holder: ThemeHolder) -> None:
    window = QMainWindow()
    qtbot.addWidget(window)
    bench = Workbench(mall.desk, InlineRunner(), holder)
    window.setCentralWidget(bench)
    window.show()
    bench.begin()
    bench.actions_.trigger("app.display")
    display = window.public_display
    assert isinstance(display, DisplayWindow)
    assert display.isVisible()
    assert display.property("public") is True
    bench.actions_.trigger("app.display")
    assert not display.isVisible()


def test_watch_tells_of_a_change_once_whichever_thread_looks(qtbot) -> None:
    from ui.hub import Hub, Watch

    told: list[object] = []
    hub = Hub()
    hub.changed.connect(told.append)
    watch = Watch(hub, InlineRunner(), lambda: 1)
    watch._timer.stop()
    for found in ((1, 5), (1, 5)):
        watch._told(found)
    assert told == []
    watch._told((1, 6))
    assert len(told) == 1
    watch._told((2, 3))  # a second connection, which counts for itself
    for found in ((1, 6), (2, 3), (1, 6)):
        watch._told(found)
    assert len(told) == 2
