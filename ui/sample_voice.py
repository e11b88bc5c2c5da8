"""States for the gallery of what the public says: complaints of several classes, some late, some answered."""

from dataclasses import dataclass
from datetime import timedelta

from PySide6.QtTest import QTest

from desktop.desk import Desk, instant
from desktop.queries.enums import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel
from desktop.services.complaints import (
    NewComplaint,
    answer_complaint,
    close_complaint,
    start_complaint,
    take_complaint,
    verify_complaint,
)
from desktop.services.opening import Someone
from ui.pages.voice import VoicePage
from ui.sample_states import page_of
from ui.shell import Shell

REST_MS = 200


@dataclass(frozen=True, slots=True)
class Said:
    """One complaint: days ago, whom it concerns, what it is, how far it is."""

    days: int
    agency: str | None
    words: str
    classed: ComplaintClass = ComplaintClass.PLAIN
    channel: VoiceChannel = VoiceChannel.DESK
    name: str = ""
    steps: int = 0
    conduct: Conduct | None = None
    tracking: str = ""


SAID = (
    Said(30, "BPN", "Dua kali datang, dua kali diminta berkas yang berbeda untuk balik nama sertifikat.",
         name="Hendra Wijaya", steps=2, conduct=Conduct.CAREFUL),
    Said(9, "DUK", "Kapan KTP-el saya dapat diambil? Sudah tiga minggu tanpa kabar.",
         ComplaintClass.INFORMATION, VoiceChannel.WHATSAPP, "Siti Aminah", 1),
    Said(4, None, "Parkir sepeda motor penuh sejak pukul 07.30, banyak yang parkir di trotoar.",
         ComplaintClass.ASPIRATION, VoiceChannel.BOX),
    Said(2, "POL", "Petugas memanggil nomor terlalu pelan; ibu saya tidak mendengar dan nomornya lewat.",
         channel=VoiceChannel.LAPOR, steps=1, tracking="LAPOR-7731205", conduct=Conduct.POLITE),
    Said(1, "DUK", "Loket khusus disabilitas dipakai untuk pemohon biasa saat ramai.",
         ComplaintClass.OVERSIGHT, VoiceChannel.EMAIL, "Martha Christina", 0, Conduct.FAIR),
    Said(12, "IMI", "Pengambilan paspor hanya dilayani satu loket padahal antreannya panjang.",
         name="Maria Goreti Wutun", steps=3),
    Said(16, "AGM", "Jam istirahat tidak tertulis di loket.", ComplaintClass.ASPIRATION, steps=4),
)  # fmt: skip
ANSWER = (
    "Mohon maaf atas antrean itu. Sejak Senin pengambilan paspor dilayani dua loket pada pukul 09.00-12.00, dan "
    "jam ramainya ditulis di papan loket."
)


def weeks(desk: Desk) -> None:
    """Have complaints of some weeks, in every state."""
    now = instant(desk.clock())
    for one in SAID:
        order = NewComplaint(
            words=one.words,
            channel=one.channel,
            classed=one.classed,
            agency=one.agency,
            conduct=one.conduct,
            who=Someone(name=one.name) if one.name else None,
            came=now - timedelta(days=one.days),
            tracking=one.tracking,
        )
        code = take_complaint(desk, order).value.code
        if one.steps > 0:
            verify_complaint(desk, code, one.classed, one.agency)
        if one.steps > 1:
            start_complaint(desk, code)
        if one.steps > 2:  # noqa: PLR2004 - as far as that
            answer_complaint(desk, code, ComplaintOutcome.FOUNDED, ANSWER)
        if one.steps > 3:  # noqa: PLR2004
            close_complaint(desk, code)


def _page(shell: Shell) -> VoicePage:
    page = page_of(shell, VoicePage)
    page.table.take_focus()
    QTest.qWait(REST_MS)
    return page


def late(shell: Shell) -> None:
    """Choose the one that presses most."""
    _page(shell)


def answered(shell: Shell) -> None:
    """Choose one that is answered."""
    page = _page(shell)
    for place, item in enumerate(page.table.rows.items):
        if item.state == "answered":
            page.table.selectRow(place)
    QTest.qWait(REST_MS)


def take(shell: Shell) -> None:
    """Take another one in."""
    page = _page(shell)
    page.around.actions.trigger("voice.new")


def answer(shell: Shell) -> None:
    """Do the next step of the first one."""
    page = _page(shell)
    page.around.actions.trigger("voice.next")


def _section(shell: Shell, command: str) -> None:
    """Go to a section and choose its first row."""
    page = page_of(shell, VoicePage)
    page.around.actions.trigger(command)
    _page(shell)


def suggestions(shell: Shell) -> None:
    """Show what is proposed."""
    _section(shell, "voice.suggestions")


def compliments(shell: Shell) -> None:
    """Show what people are glad of."""
    _section(shell, "voice.compliments")


def forums(shell: Shell) -> None:
    """Show the forums."""
    _section(shell, "voice.forums")


def partners(shell: Shell) -> None:
    """Show who helps."""
    _section(shell, "voice.partners")


def outreach(shell: Shell) -> None:
    """Show who asks to be visited."""
    _section(shell, "voice.outreach")
