"""The chosen request beside the list: what is promised, what is missing, what happened, and what comes next."""

from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from desktop.queries.enums import PrintState, words
from desktop.queries.request_detail import RequestDetail
from desktop.queries.requests_page import Chosen
from ui.icons import TAG
from ui.requests.rows import HOW_TO_MARK
from ui.requests.timeline import Timeline
from ui.requests.words import STANDING, contact_line, paper_line, short_day, time_line, who_asks
from ui.widgets.buttons import KeyButton
from ui.widgets.cards import Card
from ui.widgets.tags import Tag, state_word
from ui.widgets.words import Icon, NumberLabel, label, panel, set_tone

HINT = f"Pilih permohonan dari daftar, atau pindai kode di tanda terimanya. {HOW_TO_MARK}"


class Fact(QWidget):
    """An icon and a sentence with a quieter one below; hidden while it has nothing to say."""

    def __init__(self) -> None:
        super().__init__()
        self.icon = Icon("clock", "ink2", TAG)
        self.line = label("", "body", weight=600, wrap=True)
        self.below = label("", "small", "ink2", wrap=True)
        told = QVBoxLayout()
        told.setSpacing(1)
        told.addWidget(self.line)
        told.addWidget(self.below)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addLayout(told, 1)
        self.tell("", "")

    def tell(self, sentence: str, icon: str, tone: str = "ink", below: str = "") -> None:
        """Say something else; an empty sentence hides it."""
        self.line.setText(sentence)
        self.below.setText(below)
        self.below.setVisible(bool(below))
        set_tone(self.line, tone)
        if icon:
            self.icon.show_icon(icon, tone)
        self.setAccessibleName(". ".join(part for part in (sentence, below) if part))
        self.setVisible(bool(sentence))


class DetailCard(Card):
    """The card; its keys stay in place while what is above them scrolls."""

    def __init__(self, following: KeyButton, others: tuple[tuple[KeyButton, ...], ...]) -> None:
        super().__init__(pad=14)
        self.setObjectName("requests.detail")
        self.setAccessibleName("Permohonan yang dipilih")
        self.number = NumberLabel("", "title")
        self.number.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.state = Tag("received")
        self.reveal = KeyButton("Data lengkap", key="F6", icon="eye", height=32, bare=True)
        self.reveal.setObjectName("requests.reveal")
        self.service = label("", "body", weight=600, wrap=True)
        self.agency = label("", "label", "ink2", weight=400, wrap=True)
        self.time = Fact()
        self.missing = Fact()
        self.contact = Fact()
        self.unprinted = Fact()
        self.conflict = Fact()
        self.facts = QGridLayout()
        self.timeline = Timeline()
        self.hint = label(HINT, "body", "ink2", weight=400, wrap=True)
        self.hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.following, self._others = following, others
        self._values: dict[str, tuple[QLabel, QLabel]] = {}
        self._shown = ""
        self._resting = self._has_one = False
        self._lay_out()
        self.show_chosen(None)

    def _lay_out(self) -> None:
        self.top = QWidget()
        head = QHBoxLayout(self.top)
        head.setContentsMargins(0, 0, 0, 0)
        head.addWidget(self.number, 1)
        head.addWidget(self.state)
        head.addWidget(self.reveal)
        self._inner = panel()
        column = QVBoxLayout(self._inner)
        column.setContentsMargins(0, 0, 6, 0)
        column.setSpacing(8)
        names = QVBoxLayout()
        names.setSpacing(1)
        names.addWidget(self.service)
        names.addWidget(self.agency)
        column.addLayout(names)
        for fact in (self.time, self.missing, self.contact, self.unprinted, self.conflict):
            column.addWidget(fact)
        self.facts.setHorizontalSpacing(12)
        self.facts.setVerticalSpacing(4)
        self.facts.setColumnStretch(1, 1)
        column.addLayout(self.facts)
        column.addWidget(label("Riwayat", "label", "ink2", weight=600))
        column.addWidget(self.timeline)
        column.addStretch(1)
        self.area = _scrolled(self._inner)
        self.keys = QWidget()
        self._lay_out_keys()
        self.body.addWidget(self.top)
        self.body.addWidget(self.hint, 1)
        self.body.addWidget(self.area, 1)
        self.body.addWidget(self.keys)

    def _lay_out_keys(self) -> None:
        """Put the next step above the others, line by line; the last line ends in the menu."""
        column = QVBoxLayout(self.keys)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.following)
        menu = self._others[-1][-1]
        for parts in self._others:
            row = QHBoxLayout()
            row.setSpacing(8)
            for part in parts:
                row.addWidget(part, 0 if part is menu else 1)
            column.addLayout(row)

    def show_chosen(self, chosen: Chosen | None) -> None:
        """Show a request; None: none is chosen."""
        for part in (self.top, self.area):
            part.setVisible(chosen is not None)
        self._has_one = chosen is not None
        self._settle_keys()
        self.hint.setVisible(chosen is None)
        if chosen is None:
            return
        detail = chosen.detail
        self.number.set_number(detail.code)
        self.number.setAccessibleName(f"Permohonan {detail.code}")
        self.state.show_state(detail.state)
        self.service.setText(detail.service_name)
        self.agency.setText("\n".join(part for part in (detail.agency_name, detail.place) if part))
        self._show_facts(detail)
        self.timeline.show_lines(detail.timeline[::-1])
        self._fit()
        if detail.id != self._shown:
            self._shown = detail.id
            self.area.verticalScrollBar().setValue(0)

    def rest(self, *, resting: bool) -> None:
        """Take the keys away while they are about several requests, or bring them back."""
        self._resting = resting
        self._settle_keys()

    def _settle_keys(self) -> None:
        self.keys.setVisible(self._has_one and not self._resting)

    def _fit(self) -> None:
        """Give the new lines their height now: Qt does it a moment later, and squeezes them meanwhile."""
        layout = self._inner.layout()
        if layout is not None:
            layout.activate()
        QCoreApplication.sendEvent(self._inner, QEvent(QEvent.Type.LayoutRequest))

    def _show_facts(self, detail: RequestDetail) -> None:
        time = time_line(detail)
        self.time.tell(time.sentence, time.icon, time.tone, time.below)
        until = f"Lengkapi paling lambat {short_day(detail.complete_by)}" if detail.complete_by else ""
        asked = "Diminta lagi" if detail.state in STANDING else "Belum ada"
        lacks = f"{asked}: {'; '.join(detail.missing)}" if detail.missing and detail.moves else ""
        self.missing.tell(lacks, "warning", "ret", until)
        spoken, again = contact_line(detail.contact)
        self.contact.tell(spoken, "person", "ink2", again)
        owed = [
            paper for paper in detail.papers if paper.state is not None and paper.state is not PrintState.SENT
        ]
        names = ", ".join(dict.fromkeys(state_word(paper.kind) for paper in owed))
        self.unprinted.tell(f"Belum tercetak: {names}" if owed else "", "printer", "call",
                           "Ctrl+Shift+B membuka daftar kertas yang belum tercetak" if owed else "")  # fmt: skip
        self.conflict.tell(
            "Dua meja mencatat hal yang bertentangan; periksa riwayatnya." if detail.conflicts else "",
            "warning", "bad",
        )  # fmt: skip
        system = words(detail.system) if detail.system else ""
        self._show_fact("Pemohon", who_asks(detail))
        self._show_fact("Diterima", "; ".join(paper_line(paper) for paper in detail.received))
        self._show_fact("Biaya", detail.fee)
        self._show_fact("Nomor sistem", f"{system} {detail.reference}".strip() if detail.reference else "")
        self._show_fact("Hasil", detail.product)
        ticket = " · ".join(part for part in (detail.ticket_number, detail.visit_code) if part)
        self._show_fact("Tiket", ticket)

    def _show_fact(self, name: str, value: str) -> None:
        if name not in self._values:
            pair = (label(name, "label", "ink2", weight=400), label("", "label", weight=500, wrap=True))
            row = len(self._values)
            self.facts.addWidget(pair[0], row, 0, Qt.AlignmentFlag.AlignTop)
            self.facts.addWidget(pair[1], row, 1)
            self._values[name] = pair
        caption, shown = self._values[name]
        shown.setText(value)
        for part in (caption, shown):
            part.setVisible(bool(value))


def _scrolled(inner: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setAccessibleName("Keterangan permohonan")
    area.setFrameShape(QScrollArea.Shape.NoFrame)
    area.setWidget(inner)
    area.viewport().setAutoFillBackground(False)
    inner.setAutoFillBackground(False)
    return area
