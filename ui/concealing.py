"""What a lock takes away besides hiding the pages: what is copied, what can be undone, what lies over the window."""

from PySide6.QtGui import QClipboard
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QWidget


def forget_copies(board: QClipboard) -> None:
    """Empty the clipboard, and what a selection put beside it, where they hold something of ours."""
    if board.ownsClipboard():
        board.clear(QClipboard.Mode.Clipboard)
    if board.supportsSelection() and board.ownsSelection():
        board.clear(QClipboard.Mode.Selection)


def forget_undo(inside: QWidget) -> None:
    """Let no field bring back what stood in it before; what is typed now stays, with its cursor."""
    for line in inside.findChildren(QLineEdit):
        place, selected = line.cursorPosition(), (line.selectionStart(), len(line.selectedText()))
        blocked = line.blockSignals(True)
        line.setText(line.text())  # `clear()` would keep the way back
        line.setCursorPosition(place)
        if selected[0] >= 0:
            line.setSelection(*selected)
        line.blockSignals(blocked)
    for plain in inside.findChildren(QPlainTextEdit):
        plain.document().clearUndoRedoStacks()
    for rich in inside.findChildren(QTextEdit):
        rich.document().clearUndoRedoStacks()


def close_others(window: QWidget) -> None:
    """Close every window but this one and the public display; pages take their dialogs with them themselves."""
    for other in QApplication.topLevelWidgets():
        if other is not window and other.isVisible() and not other.property("public"):
            other.close()
