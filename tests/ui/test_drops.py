"""Files, pictures and links that are dragged or pasted into the window."""

from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication, QImage
from PySide6.QtWidgets import QApplication, QLineEdit

from tests.conftest import Mall
from ui.drops import SAID
from ui.runner import InlineRunner
from ui.theme import ThemeHolder
from ui.workbench import Workbench


@pytest.fixture
def bench(mall: Mall, qtbot: Any, holder: ThemeHolder) -> Workbench:
    made = Workbench(mall.desk, InlineRunner(), holder)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    made.show()
    made.begin()
    return made


def file() -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile("/etc/hostname")])
    return mime


def link() -> QMimeData:
    mime = QMimeData()
    mime.setText("https://contoh.go.id")
    return mime


def picture() -> QMimeData:
    mime = QMimeData()
    mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
    return mime


@pytest.mark.parametrize("what", [file, link, picture])
def test_inp_23_what_is_dropped_into_the_window_is_not_taken_and_that_is_said(
    bench: Workbench, what: Any
) -> None:
    bench.go("page.intake")
    fields = bench.page.findChildren(QLineEdit)
    assert fields
    assert not any(field.acceptDrops() for field in fields)
    mime, press = what(), Qt.MouseButton.LeftButton
    entered = QDragEnterEvent(
        QPoint(9, 9), Qt.DropAction.CopyAction, mime, press, Qt.KeyboardModifier.NoModifier
    )
    QApplication.sendEvent(bench, entered)
    assert entered.isAccepted()
    dropped = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, mime, press, Qt.KeyboardModifier.NoModifier)
    QApplication.sendEvent(bench, dropped)
    assert [toast.accessibleName() for toast in bench.toasts.toasts()][-1].startswith(SAID[:-1])
    assert bench.page.form().empty


def test_inp_23_pasted_picture_leaves_a_field_as_it_is(bench: Workbench) -> None:
    bench.go("page.intake")
    QGuiApplication.clipboard().setMimeData(picture())
    bench.page.person.identity.paste()
    assert bench.page.form().empty
