"""The dialog that asks what a section's act needs: short fields in two columns, words below them."""

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QSpinBox,
    QWidget,
)

from ui.theme import theme_of
from ui.voice.items import FieldKind, FieldSpec, FormSpec
from ui.widgets.asking import AskingDialog, choices
from ui.widgets.buttons import KeyButton, Kind
from ui.widgets.fields import Field
from ui.widgets.messages import InlineMessage, Level
from ui.widgets.words import label, panel

WIDTH, TEXT_HEIGHT, BESIDE = 640, 92, 190
"""Pixels at 100 %: of the dialog, of a field of words, and what stands beside the fields in its height."""
MOST = 9_999
ISO, SHOWN = "yyyy-MM-dd", "dd/MM/yyyy"


class VoiceForm(AskingDialog):
    """Ctrl+Enter does it, Esc goes back; what was typed stays after a refusal.

    Signals:
        given: what was answered, by the names of the fields.
    """

    given = Signal(object)

    def __init__(self, form: FormSpec, parent: QWidget | None = None) -> None:
        super().__init__("voice.form", form.title, WIDTH, parent)
        self._form = form
        self.message = InlineMessage(Level.ERROR)
        self.message.setObjectName("voice.form.message")
        self.controls = {one.name: _control(one) for one in form.fields}
        self.fields = {
            one.name: Field(
                one.words,
                self.controls[one.name],
                optional=one.kind in (FieldKind.LINE, FieldKind.TEXT) and not one.needed,
            )
            for one in form.fields
        }
        self.back = KeyButton("Batal", key="Esc", icon="close")
        kind = Kind.DANGER if form.danger else Kind.PRIMARY
        self.do = KeyButton(form.verb, key="Ctrl+Enter", icon=form.icon, kind=kind, height=40)
        self.do.setObjectName("voice.form.do")
        self._lay_out()
        self.back.clicked.connect(self.reject)
        self.do.clicked.connect(self.go)
        next(iter(self.controls.values())).setFocus(Qt.FocusReason.TabFocusReason)

    def _lay_out(self) -> None:
        if self._form.told:
            self.column.addWidget(label(self._form.told, "label", "ink2", weight=400, wrap=True))
        self.column.addWidget(self.message)
        inner = panel()
        grid = QGridLayout(inner)
        grid.setContentsMargins(4, 4, 4, 4)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(10)
        place = 0
        for one in self._form.fields:
            if one.wide or one.kind is FieldKind.TEXT:
                place += place % 2
                grid.addWidget(self.fields[one.name], place // 2, 0, 1, 2)
                place += 2
            else:
                grid.addWidget(self.fields[one.name], place // 2, place % 2)
                place += 1
        for column in range(2):
            grid.setColumnStretch(column, 1)
        self.column.addWidget(self._scrolled(inner), 1)
        foot = QHBoxLayout()
        foot.addWidget(self.back)
        foot.addStretch(1)
        foot.addWidget(self.do)
        self.column.addLayout(foot)

    def _scrolled(self, inner: QWidget) -> QScrollArea:
        """Return the fields; where the window is low they scroll, and the buttons stay."""
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(inner)
        area.viewport().setAutoFillBackground(False)
        inner.setAutoFillBackground(False)
        parent = self.parentWidget()
        room = (parent.window().height() if parent is not None else inner.sizeHint().height() + BESIDE) - (
            theme_of(self).px(BESIDE)
        )
        area.setMinimumHeight(max(60, min(inner.sizeHint().height(), room)))
        return area

    def refuse(self, sentence: str) -> None:
        """Say why it was not done; what was typed stays."""
        self.message.say(Level.ERROR, sentence)

    def answers(self) -> dict[str, str]:
        """Return what stands in the fields."""
        return {one.name: _value(self.controls[one.name]) for one in self._form.fields}

    def go(self) -> None:
        """Hand on what was answered, or say what is missing."""
        given = self.answers()
        missing = [one for one in self._form.fields if one.needed and not given[one.name].strip()]
        for one in self._form.fields:
            self.fields[one.name].set_error(f"Isi dahulu: {one.words.lower()}." if one in missing else "")
        if missing:
            self.controls[missing[0].name].setFocus()
        elif self.do.isEnabled():
            self.given.emit(given)


def _control(one: FieldSpec) -> QWidget:
    made: QWidget
    if one.kind is FieldKind.CHOICE:
        made = combo = choices(f"voice.form.{one.name}", [(said, value) for value, said in one.options])
        combo.setCurrentIndex(max(0, combo.findData(one.preset)))
        return made
    if one.kind is FieldKind.TEXT:
        text = QPlainTextEdit(one.preset)
        text.setTabChangesFocus(True)
        text.setPlaceholderText(one.hint)
        text.setFixedHeight(theme_of(text).px(TEXT_HEIGHT))
        made = text
    elif one.kind is FieldKind.DAY:
        day = QDateEdit(QDate.fromString(one.preset, ISO))
        day.setDisplayFormat(SHOWN)
        made = day
    elif one.kind is FieldKind.COUNT:
        number = QSpinBox()
        number.setRange(0, MOST)
        number.setValue(int(one.preset or 0))
        made = number
    else:
        line = QLineEdit(one.preset)
        line.setPlaceholderText(one.hint)
        made = line
    made.setObjectName(f"voice.form.{one.name}")
    return made


def _value(control: QWidget) -> str:
    if isinstance(control, QComboBox):
        return str(control.currentData() or "")
    if isinstance(control, QPlainTextEdit):
        return control.toPlainText()
    if isinstance(control, QDateEdit):
        return control.date().toString(ISO)
    if isinstance(control, QSpinBox):
        return str(control.value())
    return control.text() if isinstance(control, QLineEdit) else ""
