"""In how many working days a complaint is looked through, answered and, without a word more, closed.

Sources: UU 25/2009 articles 44 to 50 (an answer within 60 days); SP4N-LAPOR's practice (PermenPANRB 62/2018):
looked through within 3 working days, a request for information answered within 5, a complaint without oversight
weight within 14, one with it within 60; closed 10 days after the answer where nobody came back on it. For an
aspiration no source names a time: it has that of a complaint without weight. A mall sets its own.
"""

from collections.abc import Mapping

from models.rules.bodies.voice import ComplaintClass

DAYS = {
    ComplaintClass.INFORMATION: 5,
    ComplaintClass.ASPIRATION: 14,
    ComplaintClass.PLAIN: 14,
    ComplaintClass.OVERSIGHT: 60,
}
"""Where the mall has set nothing."""
CHOICES = range(1, 91)
"""Working days that a clock may have."""
VERIFY_DAYS, CLOSE_DAYS = 3, 10
PARTS = (*map(str, ComplaintClass), "verify_days", "close_days")
"""What the setting may say."""


def answer_days(classed: ComplaintClass, said: Mapping[str, int]) -> int:
    """Return the working days in which a class is to be answered, as the mall's setting says or by default."""
    return said.get(classed, DAYS[classed])
