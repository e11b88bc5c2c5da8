"""Settings of the mall as they stand: office and letterhead, working time, holidays, how numbers are shown."""

import json
from dataclasses import dataclass
from typing import Any

from desktop.desk import Desk
from models.rules.agency_hours import agency_calendar
from models.rules.bookings import Window
from models.rules.calendar import Calendar
from models.rules.calendar_setting import from_json
from models.rules.policy import CHOICES, DEFAULT, POLICIES, Policy, PolicyName
from models.rules.retention import Periods
from models.rules.skm import Numbering, Weight
from models.store import Store

OFFICE = "office"
"""Letterhead: `government`, `office`, `mall`, `address`, `contact`, `place`."""
WORKING_TIME = "working_time"
"""The calendar without its holidays, as `models.rules.calendar_setting.to_json` writes it."""
SIGNATURES = "signatures"
"""Logins of who signs reports: `head`, `duty`; how each signs for another (`head_as`: a.n., u.b., Plt., Plh.), and
for whom (`head_for`, their title)."""
REPORTS = "reports"
"""`template` of their numbers, with `classification` and `unit` for it; `paper`: A4 or F4."""
NUMBERS = "numbers"
"""`hide_lane`: true where one desk issues all numbers."""
CONTACTS = "contacts"
"""`complaints`, `data_protection`, `payment` (where fees are paid): printed on papers."""

PRIVACY = "privacy"
"""`officer` and `contact` (of who answers for data protection), `authority` (whom a breach is told), `notice` and
its `version`, `basis` (the office's archive schedule)."""
RETENTION = "retention"
"""Days after the last use: `contact_days`, `number_days`, `name_days`."""
NOTICE = (
    "Kami mencatat data Anda hanya untuk melayani kunjungan ini, berdasarkan tugas pelayanan publik (UU 27/2022 "
    "Pasal 20). Kebutuhan khusus, foto, dan pengingat hanya dicatat dengan persetujuan Anda. Anda berhak melihat, "
    "memperbaiki, membatasi, dan meminta penghapusan data Anda; kami menjawab paling lambat 3x24 jam."
)
"""Where the office has not written its own."""
NOTICE_VERSION = "2026-11"
BOOKINGS = "bookings"
"""Minutes around a booked time: `before_minutes`, `after_minutes`."""
QUEUES = "queues"
"""`policy`: the name of the queue policy."""
LOCK = "lock"
"""`minutes`: without a key or a movement, after which the window locks itself."""
FOLLOW_UP = "follow_up"
"""`quiet_days`: after how many days a request that waits for its applicant is followed up again."""
QUIET_DAYS = 7
"""Where nobody has set it: a week in which people could come of themselves."""
BACKUP = "backup"
"""`keep_days`: how long a backup is kept at most."""
COMPLAINTS = "complaints"
"""Working days: of each class of complaint, `verify_days`, `close_days`; see `models.rules.complaint_clocks`."""
SURVEY = "survey"
"""`weight` of an element of the satisfaction survey, and `numbering` of its elements; values of `models.rules.skm`."""
IDLE_MINUTES = 10
"""Where nobody has set it; docs/decisions/0011-idle-lock.md says why."""


def get_setting(store: Store, key: str) -> dict[str, Any]:
    """Return a setting's object, empty when it was never set."""
    row = store.execute_sql("SELECT value FROM setting WHERE id = ?", (key,)).fetchone()
    value: Any = json.loads(row[0]) if row else {}
    return value if isinstance(value, dict) else {}


@dataclass(frozen=True, slots=True)
class Privacy:
    """What papers and letters say about the protection of data; a text that was never set is empty."""

    officer: str
    contact: str
    authority: str
    notice: str
    version: str
    basis: str


def privacy(store: Store) -> Privacy:
    """Return how data are protected here; the notice and its version are never empty."""
    said = get_setting(store, PRIVACY)
    contact = said.get("contact") or get_setting(store, CONTACTS).get("data_protection", "")
    own = said.get("notice", "")
    return Privacy(
        officer=said.get("officer", ""),
        contact=contact,
        authority=said.get("authority", ""),
        notice=own or NOTICE,
        version=(said.get("version") if own else "") or NOTICE_VERSION,
        basis=said.get("basis", ""),
    )


def retention(store: Store) -> Periods:
    """Return how long personal data are kept here."""
    return Periods(**get_setting(store, RETENTION))


def policy_of(store: Store) -> Policy:
    """Return the mall's queue policy."""
    name = get_setting(store, QUEUES).get("policy")
    return POLICIES[PolicyName(name) if name in CHOICES else DEFAULT]


def booking_window(store: Store) -> Window:
    """Return when bookings can be checked in."""
    return Window(**get_setting(store, BOOKINGS))


def idle_minutes(desk: Desk) -> int:
    """Return after how many minutes without anybody the window locks itself."""
    return int(get_setting(desk.store, LOCK).get("minutes", IDLE_MINUTES))


def quiet_days(desk: Desk) -> int:
    """Return after how many days what is ready, or was asked for, is followed up again."""
    return int(get_setting(desk.store, FOLLOW_UP).get("quiet_days", QUIET_DAYS))


def survey_method(store: Store) -> tuple[Weight, Numbering]:
    """Return how much an element of the survey weighs, and how elements are numbered."""
    said = get_setting(store, SURVEY)
    return Weight(said.get("weight", Weight.EXACT)), Numbering(said.get("numbering", Numbering.FORM))


def calendar_of(desk: Desk) -> Calendar:
    """Return the mall's calendar as its settings and holidays say."""
    working_time = get_setting(desk.store, WORKING_TIME)
    listed = [{"day": one.day, "name": one.name, "kind": one.kind} for one in holidays(desk)]
    return from_json({**working_time, "holidays": listed})


def calendar_of_agency(desk: Desk, agency: str) -> Calendar:
    """Return the calendar of an agency: the mall's, with the agency's own hours where it has some."""
    row = desk.store.execute_sql("SELECT hours FROM agency WHERE id = ?", (agency,)).fetchone()
    return agency_calendar(desk.calendar(), json.loads(row[0]) if row and row[0] else None)


@dataclass(frozen=True, slots=True)
class HolidayRow:
    """A day on which the mall is closed, `YYYY-MM-DD`, its name, and who declared it."""

    day: str
    name: str
    kind: str


def holidays(desk: Desk, year: int | None = None) -> list[HolidayRow]:
    """Return the holidays of a year, of all years by default, by day."""
    rows = desk.store.execute_sql(
        "SELECT id, name, kind FROM holiday WHERE id LIKE ? ORDER BY id",
        ("%" if year is None else f"{year:04d}-%",),
    )
    return [HolidayRow(day, name, kind) for day, name, kind in rows]
