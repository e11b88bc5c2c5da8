"""What Qt itself shows: Indonesian, in the menu of a field, standard buttons and the dialog that chooses a file."""

import re
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
)

from ui.qt_words import WORDS, QtWords, install

ENGLISH = re.compile(
    r"\b(yes|no|cancel|save|open|close|undo|redo|cut|copy|paste|select|delete|file name|look in|files of type"
    r"|directory|discard|apply|help|retry|ignore|back|forward|create|change|date modified)\b",
    re.IGNORECASE,
)


@pytest.fixture(autouse=True)
def _indonesian(qapp: QApplication) -> Iterator[QtWords]:
    words = install(qapp)
    yield words
    qapp.removeTranslator(words)
    words.deleteLater()


def test_ui_06_standard_buttons_are_indonesian(qtbot) -> None:
    flags = QDialogButtonBox.StandardButton
    box = QDialogButtonBox(
        flags.Yes | flags.No | flags.Cancel | flags.Save | flags.Close | flags.Discard | flags.Retry
    )
    qtbot.addWidget(box)
    said = {button.text().replace("&", "") for button in box.buttons()}
    assert said >= {"Ya", "Tidak", "Batal", "Simpan", "Tutup", "Coba lagi"}
    assert not [one for one in said if ENGLISH.search(one)]


def test_ui_06_question_of_qt_is_answered_in_indonesian(qtbot) -> None:
    asked = QMessageBox(QMessageBox.Icon.Question, "", "")
    asked.setStandardButtons(QMessageBox.StandardButton.Yes | QMessageBox.StandardButton.No)
    qtbot.addWidget(asked)
    assert [button.text().replace("&", "") for button in asked.buttons()] == ["Ya", "Tidak"]


def test_ui_06_menu_of_a_field_is_indonesian(qtbot) -> None:
    field = QLineEdit("contoh")
    qtbot.addWidget(field)
    menu = field.createStandardContextMenu()
    qtbot.addWidget(menu)
    said = [action.text().split("\t")[0].replace("&", "") for action in menu.actions() if action.text()]
    assert said == ["Urungkan", "Ulangi", "Potong", "Salin", "Tempel", "Hapus", "Pilih semua"]


def test_ui_06_dialog_that_chooses_a_file_is_indonesian(qtbot, tmp_path) -> None:
    dialog = QFileDialog(None, "Pilih katalog", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    said = [part.text() for part in (*dialog.findChildren(QAbstractButton), *dialog.findChildren(QLabel))]
    said += [part.toolTip() for part in dialog.findChildren(QAbstractButton)]
    assert "&Nama berkas:" in said
    assert [one for one in said if ENGLISH.search(one.replace("&", ""))] == []


def test_words_that_are_not_known_stay_as_qt_has_them(qapp: QApplication) -> None:
    assert qapp.translate("QLineEdit", "Nothing of Qt") == "Nothing of Qt"
    assert QLocale().name()  # a translator that answers an empty text would blank every label


@pytest.mark.parametrize("source", sorted(WORDS))
def test_translated_words_keep_their_places_and_one_access_key(source: str) -> None:
    assert WORDS[source].count("&") == source.count("&")
    assert set(re.findall(r"%\d", WORDS[source])) == set(re.findall(r"%\d", source))
