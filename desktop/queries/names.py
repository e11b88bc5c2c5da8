"""Names as they were valid on a day: agencies rename, reports of the past keep the old name."""

import json
from datetime import date, time, timedelta

from desktop.desk import Desk, milliseconds


def names_on(desk: Desk, table: str, day: date) -> dict[str, str]:
    """Return code -> name valid at the end of a local day, archived entries too.

    Args:
        desk: where to read.
        table: `agency` or `service`.
        day: the mall's local day.
    """
    end = day_start_ms(desk, day + timedelta(1))
    found = {}
    for code, name, names in desk.store.execute_sql(f'SELECT id, name, names FROM "{table}"'):
        valid = [entry for entry in json.loads(names) if entry["at"] < end]
        found[code] = str(valid[-1]["name"]) if valid else str(name)
    return found


def day_start_ms(desk: Desk, day: date) -> int:
    """Return the instant at which a local day of the mall begins, UTC milliseconds."""
    return milliseconds(desk.calendar().at(day, time()))
