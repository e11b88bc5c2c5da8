"""Frozen steps from an empty file to the present schema: SQL as it was on its day, never today's tables.

A new step is a new module at the end of `STEPS`; a released one is never edited.
"""

from models.migrations import (
    s0001_first,
    s0002_drafts,
    s0003_referrals,
    s0004_outage_mode,
    s0005_bookings,
    s0006_forecast,
    s0007_requests,
    s0008_people,
    s0009_accounts,
    s0010_rights,
    s0011_contacts,
    s0012_emptied,
    s0013_survey,
    s0014_due,
    s0015_goals,
    s0016_voice,
)

STEPS: tuple[tuple[str, ...], ...] = (
    s0001_first.STATEMENTS,
    s0002_drafts.STATEMENTS,
    s0003_referrals.STATEMENTS,
    s0004_outage_mode.STATEMENTS,
    s0005_bookings.STATEMENTS,
    s0006_forecast.STATEMENTS,
    s0007_requests.STATEMENTS,
    s0008_people.STATEMENTS,
    s0009_accounts.STATEMENTS,
    s0010_rights.STATEMENTS,
    s0011_contacts.STATEMENTS,
    s0012_emptied.STATEMENTS,
    s0013_survey.STATEMENTS,
    s0014_due.STATEMENTS,
    s0015_goals.STATEMENTS,
    s0016_voice.STATEMENTS,
)
