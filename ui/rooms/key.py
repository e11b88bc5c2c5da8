"""The room that asks for the recovery key, where the keyring does not know the data key."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit

from ui.rooms.frame import Room
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import Level

WORDS = "Komputer ini belum menyimpan kunci data. Ketik kunci pemulihan yang dicatat saat MPP dibuat."


class KeyRoom(Room):
    """Asks for the recovery key.

    Signals:
        given: what was typed.
    """

    given = Signal(str)

    def __init__(self, wrong: str = "") -> None:
        super().__init__("Kunci pemulihan", WORDS)
        self.typed = QLineEdit()
        self.typed.setObjectName("unlock.recovery")
        self.typed.returnPressed.connect(self._on_open)
        self.body.addWidget(
            Field("Kunci pemulihan", self.typed, help_text="32 huruf dan angka; tanda hubung boleh ditulis")
        )
        button = KeyButton("Buka", icon="lock", kind=Kind.PRIMARY, height=40)
        button.clicked.connect(self._on_open)
        self.body.addWidget(button)
        if wrong:
            self.message.say(Level.ERROR, wrong)
        self.setFocusProxy(self.typed)

    def _on_open(self) -> None:
        if self.typed.text().strip():
            self.given.emit(self.typed.text())
