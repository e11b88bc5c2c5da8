"""Calling a partner from any page: only those on call now, for the visit in front."""

from collections.abc import Callable
from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.queries.enums import Skill, words
from desktop.queries.outside import PartnerRow, partner_list
from desktop.services.outside import call_partner
from ui.dialogs.host import DialogHost
from ui.front import Front
from ui.page import Surroundings
from ui.voice.form import VoiceForm
from ui.voice.items import FieldKind, FieldSpec, FormSpec, Given, capital

NOBODY = "Tidak ada mitra yang siaga sekarang."


class Calling(DialogHost):
    """Opens the form; whom to call stands in it.

    Args:
        around: the window.
        host: over which the dialog stands.
        front: what the page in front shows.
    """

    def __init__(self, around: Surroundings, host: QWidget, front: Callable[[], Front]) -> None:
        super().__init__(around, host)
        self._front = front
        around.actions.does("partner.call", self.open_form)

    def open_form(self) -> None:
        """Ask who is called, for what."""
        self._ask(partial(_on_call, self._around.desk), partial(self._show, self._front()))

    def _show(self, about: Front, partners: list[PartnerRow]) -> None:
        if not partners:
            self._say(NOBODY)
            return
        options = tuple(
            (f"{row.id} {skill}", f"{capital(words(skill))}: {row.organisation}, {row.contact}")
            for row in partners
            for skill in row.skills
        )
        told = (
            f"Untuk kunjungan {about.shown}." if about.visit else "Bukan untuk kunjungan yang sedang dibuka."
        )
        field = FieldSpec("whom", "Mitra yang siaga", FieldKind.CHOICE, options, wide=True)
        form = VoiceForm(FormSpec("Panggil mitra", "Sudah dihubungi", (field,), "person", told), self._host)
        form.given.connect(partial(self._call, form, about))
        self._open(form)

    def _call(self, form: VoiceForm, about: Front, given: Given) -> None:
        partner, skill = given["whom"].split()

        def done(_: str) -> None:
            form.accept()
            self._around.say("Mitra dipanggil. Catat hasilnya di Suara publik, Mitra.", None)

        work = partial(call_partner, self._around.desk, partner, Skill(skill), about.visit)
        self._act(work, done, form.refuse)


def _on_call(desk: Desk) -> list[PartnerRow]:
    """Return who is on call now. Thread: READ."""
    return partner_list(desk, on_call=True)
