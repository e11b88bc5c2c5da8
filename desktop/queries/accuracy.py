"""How good a day's forecasts were: the waits that visitors were told with their numbers, beside those that came."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.queries.waits import WAITED
from desktop.security.permissions import require


@dataclass(frozen=True, slots=True)
class ForecastAccuracy:
    """The forecasts of a day whose truth is known; None where there are none.

    Attributes:
        count: tickets that were given with a forecast, and called.
        within_percent: of how many the wait lay in the range that was told.
        error_min: mean distance in minutes between the middle of the range and the wait, one decimal.
    """

    count: int
    within_percent: int | None
    error_min: float | None


def forecast_accuracy(desk: Desk, day: date) -> ForecastAccuracy:
    """Return how good the forecasts of a day were; the wait is that until the first call.

    Raises:
        NotAllowed: the role does not reach.
    """
    require(desk, "report.make")
    count, within, error = desk.store.execute_sql(
        f"""SELECT count(*), 100.0 * avg(waited >= forecast_low AND waited <= forecast_high),
            avg(abs(waited - (forecast_low + forecast_high) / 2.0)) FROM (
            SELECT forecast_low, forecast_high, {WAITED} AS waited FROM ticket
            WHERE day = ? AND forecast_high IS NOT NULL AND first_called_at IS NOT NULL)""",
        (day.isoformat(),),
    ).fetchone()
    return ForecastAccuracy(
        count=count,
        within_percent=None if within is None else round(within),
        error_min=None if error is None else round(error, 1),
    )
