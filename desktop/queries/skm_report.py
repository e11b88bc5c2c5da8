"""The figures of R9: the satisfaction survey over a month, quarter, half-year or year, as reports name their days."""

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.queries.periods import check_days
from desktop.queries.survey_figures import SurveyScope, survey_figures
from models.rules.survey_periods import Span, period_of
from reports.arrangement import Period
from reports.skm_figures import SkmFigures


def skm_report(desk: Desk, period: Period, agency: str | None = None) -> SkmFigures:
    """Return the figures of a time, of the house or of one agency; reading changes nothing.

    Raises:
        NotAllowed: the role does not reach.
        Refused: the days are no whole month, quarter, half-year or year, or still to come; there is no such agency.
    """
    named = (period_of(period.first, span) for span in Span)
    name = next((one.name for one in named if (one.first, one.last) == (period.first, period.last)), None)
    figures = None if name is None else survey_figures(desk, SurveyScope(name, agency))
    if figures is None:
        raise Refused("report.skm_span")
    check_days(desk, period)
    return figures
