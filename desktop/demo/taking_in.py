"""Which tickets leave papers at the counter, what comes with them, and the promises made on the way."""

from dataclasses import replace
from datetime import datetime
from random import Random

from desktop.demo.agenda import Agenda, Life, later
from desktop.demo.course import Course, Start, comes_later, draw_course
from desktop.demo.dossiers import Dossier, live, somebody
from desktop.demo.floor import Floor
from desktop.demo.room import Leg
from desktop.desk import Desk
from desktop.services.opening import NewRequest, Someone, open_request
from desktop.services.promises import NewPromise, break_promise, keep_promise, make_promise
from models.rules.bodies.promises import BrokenReason
from models.rules.bodies.requests import External, PaperForm, ReceivedPaper
from models.rules.catalogue import ServiceDescribed

EXTERNAL = {
    **dict.fromkeys(("IMI-01", "IMI-02", "IMI-03"), (External.M_PASPOR, "MP")),
    **dict.fromkeys(("PTS-01", "PTS-02", "PUR-01", "AGM-04"), (External.OSS, "OSS")),
    **dict.fromkeys(("PTS-03", "PTS-04", "PTS-05", "DKS-01", "DKS-03"), (External.SICANTIK, "SC")),
    **dict.fromkeys(("PTS-06", "PUR-03"), (External.OTHER, "SIMBG")),
}
"""Services whose matters have a number in an agency's own system: which one, and how the made-up numbers begin."""
HAS_REFERENCE = 0.85
OF_COMPANIES = frozenset({"PTS-02", "PTS-04", "PTS-06", "DKS-03", "NAK-03", "KUM-02", "PUR-01", "PUR-03"})
COMPANIES = ("CV Contoh Karya", "PT Contoh Sejahtera", "Koperasi Contoh Makmur", "UD Contoh Jaya")
MANDATE = "KUASA"
CALL_ABOUT_SYSTEM = "Menelepon pemohon begitu sistem pulih"
PROMISES = (
    "Menelepon pemohon begitu hasilnya siap",
    "Menanyakan berkas ke kantor pusat dan mengabari pemohon",
    "Mengirim contoh isian formulir lewat WhatsApp",
)
KEPT, BROKEN = 0.8, 0.12
"""What becomes of promises; of the others nobody says anything."""
BREAKS = (
    (BrokenReason.NOT_READY, "Minta maaf lewat telepon, hasil menyusul dua hari lagi"),
    (BrokenReason.NOT_REACHED, "Sudah dua kali menelepon, tidak diangkat"),
    (BrokenReason.FORGOTTEN, "Petugas meminta maaf dan langsung menelepon"),
)


class Dossiers:
    """What the counters of the made-up mall take in for later, day after day; its chance is its own."""

    def __init__(self, seed: int) -> None:
        self._rng = Random(f"{seed}:dossiers")
        self._agenda = Agenda(self._rng)
        self._known: list[Someone] = []

    def begin_day(self, floor: Floor) -> None:
        """Go on with everything that earlier days left to this one."""
        self._agenda.begin_day(floor)

    def after_service(self, floor: Floor, desk: Desk, leg: Leg, *, receipt: bool = False) -> None:
        """Take in the papers of a ticket that is done, where its product comes later.

        Args:
            floor: today's mall.
            desk: of the officer at the counter.
            leg: whose service has just ended as done.
            receipt: a receipt is wanted, so there must be papers.
        """
        service = floor.catalogue.services[leg.service]
        if not (comes_later(self._rng, service) or receipt):
            return
        course = draw_course(self._rng, service, lacks=leg.lacks)
        if receipt and course.start is not Start.LACKING:
            course = replace(course, start=Start.COMPLETE)
        self.open(floor, desk, leg.service, course, leg)

    def left_file(self, floor: Floor, desk: Desk, leg: Leg) -> None:
        """Take in the papers that somebody leaves during an outage: they are looked through once it is over."""
        course = Course(start=Start.LOOKED_LATER, brings=0, works=1)
        self.open(floor, desk, leg.service, course, leg)

    def open(self, floor: Floor, desk: Desk, service: str, course: Course, leg: Leg | None = None) -> None:
        """Open a dossier of this course; without a leg for somebody who sent the papers."""
        described = floor.catalogue.services[service]
        papers = self._papers(service, described)
        drop = self._rng.choice(papers) if papers and course.start is Start.LACKING else None
        came = tuple(one for one in papers if one is not drop)
        if drop is None and course.start is Start.LACKING:
            course = replace(course, start=Start.COMPLETE)
        order = self._order(floor, service, course, came, leg)
        opened = open_request(desk, order).value
        lacking = papers if course.start is Start.NOBODY_LOOKED else tuple(x for x in papers if x is drop)
        dossier = Dossier(opened.id, described.agency, described, course, papers, lacking)
        self._agenda.take_on(floor, described.agency, live(self._rng, dossier))
        if course.promise is not None:
            about = NewPromise(
                self._rng.choice(PROMISES),
                _evening(floor, course.promise),
                described.agency,
                visit=None if leg is None else leg.guest.visit,
                request=opened.id,
            )
            self._promise(floor, desk, about, course.promise)

    def promise_call(self, floor: Floor, desk: Desk, leg: Leg) -> None:
        """Promise a visitor whom a broken system sends home that they will be called by the next day's evening."""
        agency = floor.catalogue.services[leg.service].agency
        about = NewPromise(CALL_ABOUT_SYSTEM, _evening(floor, 1), agency, visit=leg.guest.visit)
        self._promise(floor, desk, about, 1)

    def _promise(self, floor: Floor, desk: Desk, about: NewPromise, days: int) -> None:
        made = make_promise(desk, about).value
        self._agenda.take_on(floor, about.agency or "", _keep(self._rng, made, about.agency or "", days))

    def _papers(self, service: str, described: ServiceDescribed) -> tuple[ReceivedPaper, ...]:
        forms = (PaperForm.COPY, PaperForm.ORIGINAL, PaperForm.SHOWN)
        found = []
        for group in described.requires:
            form = PaperForm.UPLOADED if service in EXTERNAL else self._rng.choices(forms, (60, 25, 15))[0]
            found.append(ReceivedPaper(group.split("|")[0], form))
        return tuple(found)

    def _order(
        self, floor: Floor, service: str, course: Course, came: tuple[ReceivedPaper, ...], leg: Leg | None
    ) -> NewRequest:
        named = leg is not None and leg.guest.named
        system, number = self._reference(floor, service)
        lacks = course.start is Start.LACKING
        return NewRequest(
            ticket=None if leg is None else leg.number,
            service=service,
            applicant=None if named else somebody(self._rng, self._known),
            proxy=somebody(self._rng, self._known) if course.proxy else None,
            mandate=MANDATE if course.proxy else None,
            company=self._rng.choice(COMPANIES) if service in OF_COMPANIES else "",
            received=None if course.start is Start.NOBODY_LOOKED else came,
            complete_by=later(floor.calendar, floor.window.day, 7) if lacks else None,
            verified=course.start is not Start.LOOKED_LATER,
            system=system,
            reference=number,
        )

    def _reference(self, floor: Floor, service: str) -> tuple[External | None, str]:
        if service not in EXTERNAL or self._rng.random() >= HAS_REFERENCE:
            return None, ""
        system, start = EXTERNAL[service]
        return system, f"{start}-{floor.window.day:%y%m}-{self._rng.randrange(10**6):06d}"


def _evening(floor: Floor, days: int) -> datetime:
    """Return the closing time so many working days later."""
    day = later(floor.calendar, floor.window.day, days)
    hours = floor.calendar.hours(day)
    assert hours is not None  # noqa: S101 - it is a working day
    return floor.calendar.at(day, hours.closes)


def _keep(rng: Random, promise: str, agency: str, days: int) -> Life:
    """Keep a promise on the day on which it is due, or say afterwards why it was not kept; or forget it."""
    drawn = rng.random()
    if drawn < KEPT:
        floor = yield days
        keep_promise(floor.office(agency), promise)
    elif drawn < KEPT + BROKEN:
        floor = yield days + 1
        break_promise(floor.office(agency), promise, *rng.choice(BREAKS))
