"""A field of a form: its label above, help or what is wrong below; what was typed always stays."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractSpinBox, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ui.icons import TAG
from ui.widgets.words import Icon, label, restyle, set_tone


class Field(QWidget):
    """A label over a control, with one line below it.

    Args:
        name: what is asked; becomes the control's accessible name.
        control: a QLineEdit, QComboBox, QPlainTextEdit, QDateEdit or any other control.
        optional: whether it is marked as one that may stay empty.
        help_text: where to find the answer; gives way to what is wrong.
        bare: the label is not shown (narrow windows) and remains the accessible name.
        parent: its parent.
    """

    def __init__(
        self,
        name: str,
        control: QWidget,
        *,
        optional: bool = False,
        help_text: str = "",
        bare: bool = False,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.name, self.control = name, control
        self._help, self._error = help_text, ""
        self._head = self._made_head(optional=optional)
        self._sign = Icon("cross-circle", "bad", TAG)
        self._line = label("", "small", "ink3", wrap=True)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(6)
        below.addWidget(self._sign, 0, Qt.AlignmentFlag.AlignTop)
        below.addWidget(self._line, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self._head)
        column.addWidget(control)
        column.addWidget(self._below)
        self.setFocusProxy(control)
        self._dress_inner()
        self.set_bare(bare)
        self._settle()

    def _made_head(self, *, optional: bool) -> QWidget:
        head = QWidget()
        row = QHBoxLayout(head)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        title = label(self.name, "label", "ink2")
        title.setBuddy(self.control)
        row.addWidget(title)
        self.control.setAccessibleName(self.name)
        if optional:
            mark = self.tr("opsional")
            row.addWidget(label(mark, "label", "ink3", weight=400))
            self.control.setAccessibleName(f"{self.name}, {mark}")
        row.addStretch(1)
        return head

    def _dress_inner(self) -> None:
        """Name and indent the line edit inside a date or number, which the style sheet does not reach."""
        inner = self.control.findChild(QLineEdit) if isinstance(self.control, QAbstractSpinBox) else None
        if inner is not None:
            inner.setAccessibleName(self.control.accessibleName())
            inner.setTextMargins(8, 0, 0, 0)

    @property
    def error(self) -> str:
        """What is wrong; empty when nothing is."""
        return self._error

    def set_error(self, sentence: str) -> None:
        """Say what is wrong and how to mend it; an empty sentence takes it back."""
        if sentence == self._error:
            return
        self._error = sentence
        self.control.setProperty("invalid", bool(sentence))
        restyle(self.control)
        self._settle()

    def set_help(self, text: str) -> None:
        """Show another help."""
        self._help = text
        self._settle()

    def set_bare(self, bare: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show or hide the label; its words stay the control's name."""
        self._head.setVisible(not bare)

    def _settle(self) -> None:
        shown = self._error or self._help
        self._below.setVisible(bool(shown))
        self._sign.setVisible(bool(self._error))
        self._line.setText(shown)
        self._line.setProperty("weight", "500" if self._error else "400")
        set_tone(self._line, "bad" if self._error else "ink3")
        self.control.setAccessibleDescription(shown)
