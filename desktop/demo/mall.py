"""The made-up mall: its data dir, its letterhead, its officers, and their sessions."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random

from desktop.demo.hours import opened_on
from desktop.demo.people import full_name, made_up_nip
from desktop.desk import Desk
from desktop.ids import Ids
from desktop.paths import Paths
from desktop.queries.settings import CONTACTS, OFFICE, SIGNATURES, WORKING_TIME
from desktop.services.catalogue import read_rows
from desktop.services.mall import NewMall, Surroundings, make_mall
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.settings import change_setting, clear_holiday
from desktop.services.signing_in import sign_in
from models.rules.bodies.officers import Role
from models.rules.calendar import Calendar
from models.rules.calendar_setting import to_json
from models.rules.catalogue import Catalogue
from resources import read_bytes

USER = "demo"
HEAD, DUTY = "kepala", "piket"
ZONE = "WIB"
LETTERHEAD = {
    "government": "Pemerintah Kota Contoh",
    "office": "Dinas Penanaman Modal dan Pelayanan Terpadu Satu Pintu",
    "mall": "Mal Pelayanan Publik Kota Contoh",
    "address": "Jalan Contoh Nomor 1, Kota Contoh",
    "contact": "mpp@kota.example",
    "place": "Kota Contoh",
}
PEOPLE_TO_ASK = {"complaints": "pengaduan@kota.example", "data_protection": "pdp@kota.example"}
WORDS = (
    "antre",
    "bunga",
    "cerah",
    "damai",
    "embun",
    "fajar",
    "gerai",
    "hangat",
    "indah",
    "jelita",
    "kabut",
    "loket",
)


class DemoClock:
    """The clock of the made-up mall: UTC milliseconds, moved by the simulation."""

    def __init__(self, ms: int) -> None:
        self._now: Callable[[], int] = lambda: ms

    def follow(self, now: Callable[[], int]) -> None:
        """Go by another clock from now on."""
        self._now = now

    def __call__(self) -> int:
        """Return now."""
        return self._now()


class Seats(Mapping[str, Desk]):
    """The desk with its officer signed in, by counter; each signs in when first needed, since that takes its time."""

    def __init__(self, desk: Desk, password: str, logins: Mapping[str, str]) -> None:
        self._desk, self._password, self._logins = desk, password, logins
        self._taken: dict[str, Desk] = {}

    def of(self, login: str) -> Desk:
        """Return the desk with this officer signed in."""
        return self._desk.signed_in(sign_in(self._desk, login, self._password))

    def __getitem__(self, counter: str) -> Desk:
        if counter not in self._taken:
            self._taken[counter] = self.of(self._logins[counter])
        return self._taken[counter]

    def __iter__(self) -> Iterator[str]:
        return iter(self._logins)

    def __len__(self) -> int:
        return len(self._logins)


@dataclass(frozen=True, slots=True)
class Staff:
    """The same desk with each officer signed in; counter officers by their counter."""

    supervisor: Desk
    intake: tuple[Desk, ...]
    at: Mapping[str, Desk]


@dataclass(frozen=True, slots=True)
class DemoMall:
    """The mall that was made, connected."""

    desk: Desk
    staff: Staff
    catalogue: Catalogue
    password: str
    recovery_key: str


def sample_catalogue() -> object:
    """Return the JSON of the sample catalogue."""
    data: object = json.loads(read_bytes("catalogue/sample.json"))
    return data


def make_demo_mall(folder: Path, seed: int, clock: DemoClock, *, intake: int, open_on: date) -> DemoMall:
    """Make the mall in `folder/data` with its officers; everything but the keys of the file is from the seed.

    Args:
        folder: where.
        seed: of every random value that reaches the journal.
        clock: stands at the time at which the mall is made.
        intake: officers at the front desk.
        open_on: a day that is worked even if it is a holiday or a closed weekday.
    """
    rng = Random(f"{seed}:officers")
    password = "-".join((*rng.sample(WORDS, 3), str(rng.randrange(100, 1000))))
    order = NewMall(
        office=LETTERHEAD["office"],
        zone=ZONE,
        admin=USER,
        password=password,
        catalogue=sample_catalogue(),
        demo=True,
    )
    made = make_mall(
        Paths(folder / "data", folder / "state"), order, Surroundings(clock, Ids.seeded(seed), Ids())
    )
    catalogue = read_rows(order.catalogue, Catalogue())
    for officer in _hire(rng, password, intake, catalogue):
        add_officer(made.desk, officer, demo=True)
    _open(made.desk, open_on)
    change_setting(made.desk, OFFICE, dict(LETTERHEAD))
    change_setting(made.desk, CONTACTS, dict(PEOPLE_TO_ASK))
    change_setting(made.desk, SIGNATURES, {"head": HEAD, "duty": DUTY})
    return DemoMall(
        made.desk, _sign_in(made.desk, password, intake, catalogue), catalogue, password, made.recovery_key
    )


def _open(desk: Desk, day: date) -> None:
    """Make a closed day a working day, as an administrator would."""
    calendar = desk.calendar()
    if calendar.working_day(day):
        return
    if calendar.holiday(day) is not None:
        clear_holiday(desk, day)
    changed: Calendar = opened_on(calendar, day)
    if changed.profiles != calendar.profiles:
        value = {name: part for name, part in to_json(changed).items() if name != "holidays"}
        change_setting(desk, WORKING_TIME, value)


def _hire(rng: Random, password: str, intake: int, catalogue: Catalogue) -> Iterable[NewOfficer]:
    """Yield everybody who works in the mall; all have the demo's one password."""
    roles: list[tuple[str, Role, str | None, str]] = [
        (HEAD, Role.SUPERVISOR, None, "Kepala DPMPTSP Kota Contoh"),
        (DUTY, Role.SUPERVISOR, None, "Petugas Piket"),
        *((f"meja{number}", Role.OFFICER, None, "Petugas Meja Depan") for number in range(1, intake + 1)),
        *(
            (code.lower(), Role.COUNTER, counter.agency, "Petugas Loket")
            for code, counter in catalogue.counters.items()
        ),
    ]
    for number, (login, role, agency, title) in enumerate(roles):
        yield NewOfficer(
            login=login,
            password=password,
            name=full_name(rng),
            role=role,
            agency=agency,
            title=title,
            nip=made_up_nip(number),
        )


def _sign_in(desk: Desk, password: str, intake: int, catalogue: Catalogue) -> Staff:
    seats = Seats(desk, password, {code: code.lower() for code in catalogue.counters})
    return Staff(
        supervisor=seats.of(DUTY),
        intake=tuple(seats.of(f"meja{number}") for number in range(1, intake + 1)),
        at=seats,
    )
