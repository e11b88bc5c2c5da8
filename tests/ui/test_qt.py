"""Qt itself behaves: one release of its Python binding loses references until the interpreter dies."""

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget


class _Bell(QObject):
    rung = Signal()


def test_emitting_keeps_the_references_to_true(qapp) -> None:
    bell = _Bell()
    before = sys.getrefcount(True)
    for _ in range(200):
        bell.rung.emit()
    assert abs(sys.getrefcount(True) - before) < 50


def test_calls_without_an_answer_keep_the_references_to_none(qapp) -> None:
    widget = QWidget()
    before = sys.getrefcount(None)
    for place in range(200):
        widget.setEnabled(place % 2 == 0)
    assert abs(sys.getrefcount(None) - before) < 50
