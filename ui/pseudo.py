"""A language that nobody speaks: every fixed word longer and with accents, to see where a window has no room.

Only the gallery and the tests switch it on; what it changes is what the window shows at that moment.
"""

import math

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from ui.widgets.buttons import KeyButton

LONGER = 0.4
"""How much longer a text becomes: what translations of short words take."""
_MORE = " ẽxtrà wôrd"
_ACCENTS = str.maketrans("aeiouAEIOUcnsy", "àéîôûÀÉÎÔÛçñšÿ")


def pseudo(text: str) -> str:
    """Return a text with accents, and longer by two fifths where it has letters; numbers and codes stay."""
    if not any(char.islower() for char in text):
        return text
    more = math.ceil(len(text) * LONGER)
    return text.translate(_ACCENTS) + (_MORE * more)[:more]


def lengthen(root: QWidget) -> None:
    """Show every label and every button under a widget in that language."""
    for label in root.findChildren(QLabel):
        label.setText(pseudo(label.text()))
    for button in root.findChildren(QAbstractButton):
        if isinstance(button, KeyButton):
            button.set_text(pseudo(button.accessibleName()))
        elif button.text():
            button.setText(pseudo(button.text()))
