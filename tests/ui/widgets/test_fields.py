"""Fields of forms: what was typed stays, what is wrong is said and heard, the summary leads to it."""

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from ui.widgets.buttons import KeyButton
from ui.widgets.fields import Field
from ui.widgets.messages import Banner, InlineMessage, Level


def text_left(control: QLineEdit) -> int:
    """Return where the cursor at the end of the text stands."""
    return control.cursorRect().x()


@pytest.fixture
def page(qtbot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    QVBoxLayout(made)
    return made


@pytest.mark.parametrize("make", [QLineEdit, QComboBox, QPlainTextEdit])
def test_control_is_heard_by_its_label_whatever_it_holds(make, qtbot) -> None:
    control = make()
    if isinstance(control, QComboBox):
        control.addItem("Umum")
    field = Field("Hasil", control, optional=True)
    qtbot.addWidget(field)
    assert control.accessibleName() == "Hasil, opsional"
    labels = [
        found
        for found, relation in QAccessible.queryAccessibleInterface(control).relations()
        if relation == QAccessible.RelationFlag.Label
    ]
    assert [found.object().text() for found in labels] == ["Hasil"]


def test_wrong_field_keeps_its_text_and_says_what_and_how(qtbot) -> None:
    control = QLineEdit("317100")
    field = Field("NIK", control, help_text="Di bawah foto")
    qtbot.addWidget(field)
    field.show()
    field.set_error("NIK harus 16 angka, sekarang 6.")
    assert control.text() == "317100"
    assert control.property("invalid") is True
    assert control.accessibleDescription() == "NIK harus 16 angka, sekarang 6."
    assert field._sign.isVisible()


def test_mended_field_shows_its_help_again(qtbot) -> None:
    field = Field("NIK", QLineEdit(), help_text="Di bawah foto")
    qtbot.addWidget(field)
    field.set_error("NIK harus 16 angka, sekarang 6.")
    field.set_error("")
    assert field.error == ""
    assert field.control.property("invalid") is False
    assert field.control.accessibleDescription() == "Di bawah foto"


def test_edge_of_a_wrong_field_is_broader_and_its_text_does_not_move(qtbot) -> None:
    field = Field("NIK", QLineEdit("3171"))
    qtbot.addWidget(field)
    field.show()
    size = field.control.size()
    before = text_left(field.control)
    field.set_error("NIK harus 16 angka, sekarang 4.")
    assert field.control.size() == size
    assert text_left(field.control) == before


def test_bare_field_keeps_its_name(qtbot) -> None:
    field = Field("Catatan", QLineEdit(), bare=True)
    qtbot.addWidget(field)
    field.show()
    assert not field._head.isVisible()
    assert field.control.accessibleName() == "Catatan"


def test_summary_takes_the_focus_and_leads_to_the_fields(page, qtbot) -> None:
    nik, need = Field("NIK", QLineEdit()), Field("Keperluan", QLineEdit())
    nik.set_error("NIK harus 16 angka, sekarang 15.")
    need.set_error("Pilih layanan.")
    message = InlineMessage()
    for widget in (message, nik, need):
        page.layout().addWidget(widget)
    with qtbot.waitExposed(page):
        page.show()
    message.summarise("Ada 2 isian yang perlu diperbaiki.", [nik, need])
    assert message.isVisible()
    qtbot.waitUntil(message.hasFocus)
    assert message.accessibleDescription() == "NIK harus 16 angka, sekarang 15. Pilih layanan."
    links = message.findChildren(KeyButton)
    assert [link.accessibleName() for link in links] == [nik.error, need.error]
    links[1].click()
    qtbot.waitUntil(need.control.hasFocus)


def test_message_has_no_room_while_it_has_nothing_to_say(page, qtbot) -> None:
    message = InlineMessage()
    page.layout().addWidget(message)
    page.show()
    assert not message.isVisible()
    message.say(Level.WARNING, "BPKB asli belum ada.")
    assert message.isVisible()
    assert message.accessibleName() == "BPKB asli belum ada."
    message.clear()
    assert not message.isVisible()


@pytest.mark.parametrize(
    "make", [lambda: InlineMessage(Level.OK, "Cadangan selesai."), lambda: Banner("DEMO.")]
)
def test_message_without_a_page_is_no_window_and_is_seen_with_its_page(make, page, qtbot) -> None:
    message = make()
    assert not message.isVisible()
    page.layout().addWidget(message)
    page.show()
    assert message.isVisible()
