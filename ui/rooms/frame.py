"""What all rooms share: one card in the middle of the window, with the logo, a title, and room for a message."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from ui.theme import theme_of
from ui.widgets.cards import Card
from ui.widgets.messages import InlineMessage
from ui.widgets.words import Icon, label

WIDTH = 480


class Room(QWidget):
    """A card in the middle; it scrolls where the window is lower, as with large letters.

    Attributes:
        body: where the room's own content goes.
        message: what is wrong, above the content.
    """

    def __init__(self, title: str, words: str = "", *, width: int = WIDTH) -> None:
        super().__init__()
        self.setAccessibleName(title)
        card = Card(pad=32)
        card.setFixedWidth(theme_of(self).px(width))
        head = QHBoxLayout()
        head.addWidget(Icon("logo", "marker", 32))
        head.addSpacing(8)
        head.addWidget(label(title, "page"))
        head.addStretch(1)
        card.body.addLayout(head)
        if words:
            card.body.addWidget(label(words, "label", "ink2", weight=400, wrap=True))
        self.message = InlineMessage()
        # as high as its words at this width, not as at the width that they would like best
        self.message.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.MinimumExpanding)
        card.body.addWidget(self.message)
        self.body = QVBoxLayout()
        self.body.setSpacing(12)
        card.body.addSpacing(4)
        card.body.addLayout(self.body)
        middle = QWidget()
        row = QHBoxLayout(middle)
        row.addStretch(1)
        row.addWidget(card, 0, Qt.AlignmentFlag.AlignVCenter)
        row.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # a viewport of our own: before it hands out Qt's, PySide makes the types of all widgets, which takes 9 ms
        area.setViewport(QWidget())
        area.setWidget(middle)
        middle.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)
