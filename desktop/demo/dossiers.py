"""Dossiers of the made-up mall: opened at its counters, and what its agencies and applicants do with them later."""

from collections.abc import Generator
from dataclasses import dataclass
from random import Random

from desktop.demo.agenda import Life, later
from desktop.demo.course import GRACE_DAYS, Course, End, Stand, Start
from desktop.demo.floor import Floor
from desktop.demo.people import PHONE, full_name, written_again
from desktop.services.opening import Someone, hand_over
from desktop.services.requests import (
    answer_request,
    complete_request,
    pause_request,
    receive_papers,
    refer_request,
    reject_request,
    resume_request,
    withdraw_request,
)
from models.rules.bodies.requests import PauseReason, Proof, ReceivedPaper, RejectReason
from models.rules.catalogue import ServiceDescribed

COMES_AGAIN = 0.06
WAITS_FOR_MONEY = "Menunggu pembayaran {fee}"
NEVER_CAME = "Berkas tidak dilengkapi sampai batas waktu"
ASKED_ANEW = ("Foto buram, mohon yang baru", "Fotokopi tidak terbaca", "Tanda tangan di formulir berbeda")
REJECTED = (
    (RejectReason.NOT_ELIGIBLE, "Belum memenuhi syarat lama tinggal"),
    (RejectReason.PAPERS_INVALID, "Nomor dokumen tidak cocok dengan data pusat"),
    (RejectReason.OTHER, "Data masih dalam sengketa"),
)
WITHDRAWN = ("Diurus sendiri lewat aplikasi", "Pemohon pindah domisili", "")
REFERRED = "Kewenangan instansi lain, berkas diteruskan"


@dataclass(frozen=True, slots=True)
class Dossier:
    """A request that was opened, and what will become of it.

    Attributes:
        papers: all that its service asks for, one of each group.
        lacking: those of them that did not come.
    """

    id: str
    agency: str
    service: ServiceDescribed
    course: Course
    papers: tuple[ReceivedPaper, ...]
    lacking: tuple[ReceivedPaper, ...] = ()


def live(rng: Random, dossier: Dossier) -> Life:
    """Go through the life of a dossier after it was opened."""
    course = dossier.course
    if not (yield from _complete(dossier)):
        return
    if course.stand is not None and not (yield from _stand(rng, dossier, course.stand)):
        return
    if course.works is None:
        return
    floor = yield course.works
    office = floor.office(dossier.agency)
    if course.end is End.REJECTED:
        reject_request(office, dossier.id, *rng.choice(REJECTED))
    elif course.end is End.WITHDRAWN:
        withdraw_request(office, dossier.id, rng.choice(WITHDRAWN))
    elif course.end is End.REFERRED:
        others = [code for code in floor.agencies if code != dossier.agency]
        refer_request(office, dossier.id, rng.choice(others), REFERRED)
    else:
        yield from _answer(rng, floor, dossier)


def _complete(dossier: Dossier) -> Generator[int, Floor, bool]:
    """Wait for the rest of the papers, or for somebody who looks through them; return whether it goes on."""
    course = dossier.course
    if course.start is Start.COMPLETE:
        return True
    floor = yield GRACE_DAYS if course.brings is None else course.brings
    office = floor.office(dossier.agency)
    if course.brings is None:
        reject_request(office, dossier.id, RejectReason.NEVER_COMPLETED, NEVER_CAME)
        return False
    if course.start is Start.LOOKED_LATER:
        complete_request(office, dossier.id)
    else:
        receive_papers(office, dossier.id, dossier.lacking)
    return True


def _stand(rng: Random, dossier: Dossier, stand: Stand) -> Generator[int, Floor, bool]:
    """Let the clock stand for a payment, or for a paper that shall come anew; return whether it goes on."""
    floor = yield stand.after
    asked = dossier.papers[:1] if stand.reason is PauseReason.APPLICANT else ()
    if stand.reason is PauseReason.PAYMENT:
        words, by = WAITS_FOR_MONEY.format(fee=dossier.service.fee), None
    else:
        words, by = rng.choice(ASKED_ANEW), later(floor.calendar, floor.window.day, (stand.lasts or 0) + 2)
    missing = tuple(one.document for one in asked)
    pause_request(
        floor.office(dossier.agency), dossier.id, stand.reason, words, missing=missing, complete_by=by
    )
    if stand.lasts is None:
        return False
    floor = yield stand.lasts
    if asked:
        receive_papers(floor.office(dossier.agency), dossier.id, asked)
    else:
        resume_request(floor.office(dossier.agency), dossier.id)
    return True


def _answer(rng: Random, floor: Floor, dossier: Dossier) -> Life:
    """Make the product, and hand it over to whoever comes for it."""
    course, made = dossier.course, dossier.service.produces
    answer_request(floor.office(dossier.agency), dossier.id, made[0] if made else None, course.decision)
    if course.collected is None:
        return
    floor = yield course.collected
    stranger = course.proof is Proof.POWER_OF_ATTORNEY and not course.proxy
    office = floor.office(dossier.agency)
    hand_over(office, dossier.id, course.proof, somebody(rng, []) if stranger else None)
    if floor.papers is not None:
        floor.papers.at_pickup(office, dossier.id)


def somebody(rng: Random, known: list[Someone]) -> Someone:
    """Return a made-up person who gives a name and a phone; now and then one who is known, written another way."""
    if known and rng.random() < COMES_AGAIN:
        again = rng.choice(known)
        return Someone(name=written_again(again.name), phone=again.phone)
    known.append(Someone(name=full_name(rng), phone=f"{PHONE}{rng.randrange(10**8):08d}"))
    return known[-1]
