"""The pages that are not made yet: each says so, and what to do meanwhile."""

from PySide6.QtWidgets import QVBoxLayout

from ui.page import Page, Surroundings
from ui.widgets.cards import EmptyState
from ui.widgets.words import label


class EmptyPage(Page):
    """A page that has its place and its key, and says honestly that it is empty."""

    words = ""
    hint = ""

    def __init__(self, around: Surroundings) -> None:
        super().__init__(around)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 16)
        column.addWidget(label(self.title, "page"))
        column.addWidget(EmptyState(self.words, self.hint), 1)


class SettingsPage(EmptyPage):
    """Settings."""

    name, title = "page.settings", "Pengaturan"
    words = "Pengaturan diubah lewat perintah di versi ini."
    hint = "pandu setting set, pandu user add, pandu import catalogue"
