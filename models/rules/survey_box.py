"""When a sheet from the kiosk may go into the journal: not before others could have filled it in as well.

The journal's own order and clock tell to the second when something was written. A sheet that went there at once would
lead to the visitor who was served a minute before; so it waits until its part of the day is over.
"""

from datetime import date, time

from models.rules.bodies.surveys import TimeBand

AFTERNOON = time(13)
"""The form's bands are 08.00 to 12.00 and 13.00 to 17.00; the break belongs to the morning before it."""
BEGINS = {TimeBand.MORNING: time(8), TimeBand.AFTERNOON: AFTERNOON}


def band_at(clock: time) -> TimeBand:
    """Return the part of the day of a local time."""
    return TimeBand.MORNING if clock < AFTERNOON else TimeBand.AFTERNOON


def is_over(day: date, band: TimeBand, today: date, now: time) -> bool:
    """Return whether a part of a day is over at a local time of another, or the same, day."""
    return day < today or (day == today and band is TimeBand.MORNING and band_at(now) is TimeBand.AFTERNOON)
