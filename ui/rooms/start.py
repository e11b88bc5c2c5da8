"""The room while the mall is being opened, and when it cannot be."""

from PySide6.QtCore import Signal

from ui.rooms.frame import Room
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.messages import Level

OPENING = "Membuka data MPP…"


class StartRoom(Room):
    """Opening, or what is in the way.

    Signals:
        again: the officer wants another try.
        restoring: a backup shall be put back.
    """

    again = Signal()
    restoring = Signal()

    def __init__(self) -> None:
        super().__init__("Pandu", OPENING)
        self._retry = KeyButton("Coba lagi", icon="sync", kind=Kind.PRIMARY, height=40)
        self._retry.clicked.connect(self.again)
        self._retry.hide()
        self._restore = KeyButton("Pulihkan dari cadangan", icon="database", height=40)
        self._restore.setObjectName("start.restore")
        self._restore.clicked.connect(self.restoring)
        self._restore.hide()
        self.body.addWidget(self._retry)
        self.body.addWidget(self._restore)

    def say(self, sentence: str) -> None:
        """Show why the mall cannot be opened."""
        self.message.say(Level.ERROR, sentence)
        self._retry.show()
        self._restore.show()
        self._retry.setFocus()
