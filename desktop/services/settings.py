"""Settings of the mall: office and letterhead, working time, holidays, signatories, how numbers are shown."""

import json
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from desktop.desk import Desk, Outcome, Topic, Write
from desktop.errors import Refused
from desktop.queries.settings import (
    BACKUP,
    BOOKINGS,
    COMPLAINTS,
    CONTACTS,
    FOLLOW_UP,
    LOCK,
    NUMBERS,
    OFFICE,
    PRIVACY,
    QUEUES,
    REPORTS,
    RETENTION,
    SIGNATURES,
    SURVEY,
    WORKING_TIME,
    get_setting,
)
from desktop.security.permissions import require
from models.rules.bodies.places import HolidayCleared, HolidaySet, SettingChanged
from models.rules.bookings import MOST_MINUTES
from models.rules.calendar import (
    Holiday,
    HolidayKind,
    Profile,
    ramadan_week,
)
from models.rules.calendar_setting import from_json
from models.rules.complaint_clocks import CHOICES as CLOCK_DAYS
from models.rules.complaint_clocks import PARTS as COMPLAINT_PARTS
from models.rules.events import Subject
from models.rules.following import QUIET_DAYS as FOLLOW_UP_DAYS
from models.rules.identity import clean_text
from models.rules.policy import CHOICES
from models.rules.retention import MOST_DAYS, Periods
from models.rules.skm import Numbering, Weight
from models.store import Store
from reports.delegation import WAYS
from reports.numbering import TOKENS, is_template

SIGNERS = ("head", "duty")
PAPERS = ("A4", "F4")
KNOWN = {
    OFFICE: {"government", "office", "mall", "address", "contact", "place"},
    SIGNATURES: {*SIGNERS, *(f"{who}_{how}" for who in SIGNERS for how in ("as", "for"))},
    REPORTS: {"template", "classification", "unit", "paper"},
    NUMBERS: {"hide_lane"},
    CONTACTS: {"complaints", "data_protection", "payment"},
    QUEUES: {"policy"},
    PRIVACY: {"officer", "contact", "authority", "notice", "version", "basis"},
    RETENTION: {"contact_days", "number_days", "name_days"},
    LOCK: {"minutes"},
    FOLLOW_UP: {"quiet_days"},
    BOOKINGS: {"before_minutes", "after_minutes"},
    BACKUP: {"keep_days"},
    COMPLAINTS: set(COMPLAINT_PARTS),
    SURVEY: {"weight", "numbering"},
}
TYPES = {
    NUMBERS: bool,
    LOCK: int,
    BOOKINGS: int,
    RETENTION: int,
    FOLLOW_UP: int,
    BACKUP: int,
    COMPLAINTS: int,
}
"""What the parts of a setting are; words where it is not said."""
SURVEY_CHOICES = {"weight": [str(one) for one in Weight], "numbering": [str(one) for one in Numbering]}
LONGEST_IDLE_MINUTES = 60
LONGEST_KEEP_DAYS = 3650
LONGEST_VALUE = 200
LONGEST_NOTICE = 1000


def show_setting(store: Store, key: str) -> dict[str, Any]:
    """Return a setting's object with every part that it may have; None for a part that was never set.

    Raises:
        Refused: there is no such setting.
    """
    if key != WORKING_TIME and key not in KNOWN:
        raise Refused("settings.unknown", key=key, known=", ".join(sorted({*KNOWN, WORKING_TIME})))
    return {**dict.fromkeys(sorted(KNOWN.get(key, ()))), **get_setting(store, key)}


def put_setting(write: Write, key: str, value: dict[str, Any]) -> None:
    """Append a setting's new object."""
    write.append(SettingChanged(json.dumps(value, ensure_ascii=False, sort_keys=True)), key)


def change_setting(desk: Desk, key: str, value: dict[str, Any]) -> Outcome[dict[str, Any]]:
    """Change parts of a setting; the other parts stay.

    Raises:
        Refused: there is no such setting, part or signatory, or the working time contradicts itself.
    """
    require(desk, "settings.change")
    with desk.writing() as write:
        merged = {**get_setting(desk.store, key), **value}
        if key == WORKING_TIME:
            from_json({**merged, "holidays": []})
        else:
            _check_parts(key, value)
            _check_signatories(write, key, value)
            _check_report(key, value)
            if key == RETENTION and not Periods(**merged).in_order:
                raise Refused("settings.retention", most=MOST_DAYS)
            merged = {
                name: _clean(part, LONGEST_NOTICE if name == "notice" else LONGEST_VALUE)
                for name, part in merged.items()
            }
        put_setting(write, key, merged)
    return Outcome(merged, frozenset({Topic.SETTINGS}))


def _check_parts(key: str, value: dict[str, Any]) -> None:
    if key not in KNOWN:
        raise Refused("settings.unknown", key=key, known=", ".join(sorted({*KNOWN, WORKING_TIME})))
    for name, part in value.items():
        if name not in KNOWN[key]:
            raise Refused("settings.unknown_part", key=key, part=name, known=", ".join(sorted(KNOWN[key])))
        if type(part) is not TYPES.get(key, str):  # "tidak" would hide the lane
            raise Refused("settings.bad_part", key=key, part=name)
        _check_choice(key, name, part)
        if isinstance(part, int) and key == LOCK and not 1 <= part <= LONGEST_IDLE_MINUTES:
            raise Refused("settings.bad_minutes", most=LONGEST_IDLE_MINUTES)
        _check_days(key, part)
        if isinstance(part, int) and key == BACKUP and not 1 <= part <= LONGEST_KEEP_DAYS:
            raise Refused("settings.keep_days", most=LONGEST_KEEP_DAYS)
        if isinstance(part, int) and key == BOOKINGS and not 0 <= part <= MOST_MINUTES:
            raise Refused("settings.minutes", part=name, most=MOST_MINUTES)


def _check_days(key: str, part: object) -> None:
    if key == FOLLOW_UP and part not in FOLLOW_UP_DAYS:
        raise Refused("settings.quiet_days", most=FOLLOW_UP_DAYS[-1])
    if key == COMPLAINTS and part not in CLOCK_DAYS:
        raise Refused("settings.complaint_days", most=CLOCK_DAYS[-1])


def _check_report(key: str, value: dict[str, Any]) -> None:
    """Refuse a template with an unknown token, a paper that nobody has, a way to sign that no rule knows."""
    if key == REPORTS and not is_template(value.get("template", "")):
        raise Refused("settings.template", known=" ".join(f"{{{token}}}" for token in TOKENS))
    if key == REPORTS and value.get("paper", "A4") not in PAPERS:
        raise Refused("settings.paper", known=", ".join(PAPERS))
    for way in (value.get(f"{who}_as") for who in SIGNERS) if key == SIGNATURES else ():
        if way and way not in WAYS:
            raise Refused("settings.signs_as", known=", ".join(WAYS))


def _check_choice(key: str, name: str, part: Any) -> None:
    if key == QUEUES and part not in CHOICES:
        raise Refused("settings.policy", policy=part, known=", ".join(CHOICES))
    if key == SURVEY and part not in SURVEY_CHOICES[name]:
        raise Refused("settings.survey", part=name, known=", ".join(SURVEY_CHOICES[name]))


def _check_signatories(write: Write, key: str, value: dict[str, Any]) -> None:
    """Refuse a login that nobody has: the report would go out with an empty line where a name should stand."""
    for login in (value.get(who) for who in SIGNERS) if key == SIGNATURES else ():
        sql = "SELECT 1 FROM officer WHERE login = ?"
        if login and write.db.execute_sql(sql, (str(login).strip().casefold(),)).fetchone() is None:
            raise Refused("officer.unknown", login=login)


def _clean(part: str | bool | int, longest: int) -> str | bool | int:  # noqa: FBT001 - a value, not a switch
    return clean_text(part, longest) if isinstance(part, str) else part


def set_holiday(desk: Desk, day: date, name: str, kind: HolidayKind = HolidayKind.LOCAL) -> Outcome[str]:
    """Close the mall on a day."""
    require(desk, "settings.change")
    words = clean_text(name, LONGEST_VALUE)
    if not words:
        raise Refused("holiday.no_name")
    with desk.writing() as write:
        write.append(HolidaySet(words, str(kind)), day.isoformat())
    return Outcome(day.isoformat(), frozenset({Topic.SETTINGS}))


def clear_holiday(desk: Desk, day: date) -> Outcome[str]:
    """Open the mall on a day after all.

    Raises:
        Refused: the day is no holiday.
    """
    require(desk, "settings.change")
    with desk.writing() as write:
        if write.read(Subject.HOLIDAY, day.isoformat()) is None:
            raise Refused("holiday.none", day=day)
        write.append(HolidayCleared(), day.isoformat())
    return Outcome(day.isoformat(), frozenset({Topic.SETTINGS}))


def holidays_from_law(years: Iterable[int]) -> tuple[list[Holiday], tuple[Profile, ...]]:
    """Return national holidays and collective leave, and the Ramadan weeks, as a proposal to be edited.

    The joint decree of three ministers changes the list each year, and the government sets the first day
    of Ramadan; the office corrects both.
    """
    import holidays  # noqa: PLC0415 - 100 ms, at `init` only

    found: list[Holiday] = []
    for category, kind in (("public", HolidayKind.NATIONAL), ("government", HolidayKind.COLLECTIVE_LEAVE)):
        listed = holidays.country_holidays("ID", years=list(years), language="id", categories=(category,))
        taken = {holiday.day for holiday in found}
        found += [Holiday(day, name, kind) for day, name in sorted(listed.items()) if day not in taken]
    return sorted(found, key=lambda holiday: holiday.day), tuple(_ramadans(years))


def _ramadans(years: Iterable[int]) -> Iterable[Profile]:
    from hijridate import Gregorian, Hijri  # noqa: PLC0415

    for year in years:
        hijri_year = Gregorian(year, 1, 1).to_hijri().year
        for candidate in (hijri_year, hijri_year + 1):
            first = Hijri(candidate, 9, 1).to_gregorian()
            start = date(first.year, first.month, first.day)
            if start.year == year:
                last = start + timedelta(days=Hijri(candidate, 9, 1).month_length() - 1)
                yield Profile(f"Ramadan {candidate} H", start, last, ramadan_week())
