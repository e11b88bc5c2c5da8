"""What earlier days have left to the morning of a living demo: a dossier in every state, and a few promises."""

from datetime import date

from desktop.demo.course import Course, End, Stand, Start
from models.rules.bodies.requests import PauseReason, Proof
from models.rules.calendar import Calendar

LEFT: tuple[tuple[int, str, Course], ...] = (
    (16, "PTS-06", Course(works=None)),
    (12, "BPN-06", Course(works=None)),
    (11, "SAM-03", Course(works=None)),
    (10, "BPD-02", Course(works=None)),
    (8, "AGM-04", Course(proxy=True, works=None)),
    (8, "KUM-03", Course(works=None, promise=6)),
    (7, "HAJ-02", Course(stand=Stand(PauseReason.APPLICANT, 1, None))),
    (7, "IMI-01", Course(works=4, collected=None)),
    (6, "PTS-03", Course(works=None)),
    (6, "DUK-11", Course(works=3, collected=1, proxy=True, proof=Proof.POWER_OF_ATTORNEY)),
    (6, "BJT-03", Course(works=3, collected=None)),
    (5, "PTS-03", Course(start=Start.LACKING, brings=None)),
    (5, "BPN-02", Course(works=None, promise=5)),
    (5, "DSO-02", Course(works=1, end=End.REJECTED)),
    (4, "BPN-03", Course(stand=Stand(PauseReason.PAYMENT, 1, None))),
    (4, "IMI-02", Course(works=None)),
    (4, "POL-05", Course(works=1, end=End.REFERRED)),
    (4, "POL-01", Course(works=1, collected=1, proof=Proof.ID_CARD)),
    (3, "BPD-03", Course(works=None, promise=3)),
    (3, "AGM-02", Course(stand=Stand(PauseReason.APPLICANT, 0, None))),
    (3, "DUK-03", Course(works=1, collected=None)),
    (3, "PLN-01", Course(start=Start.LACKING, brings=1, works=None)),
    (2, "DUK-09", Course(promise=1, works=1, collected=None, proxy=True)),
    (2, "BJT-02", Course(works=None, promise=1)),
    (2, "IMI-03", Course(stand=Stand(PauseReason.PAYMENT, 0, None))),
    (2, "DKS-01", Course(start=Start.LACKING, brings=None)),
    (2, "KUM-02", Course(works=1, end=End.WITHDRAWN)),
    (1, "DUK-02", Course(works=None, promise=2)),
    (1, "DUK-13", Course(works=1, collected=None)),
    (1, "PTS-04", Course(start=Start.LOOKED_LATER, brings=9)),
    (1, "PUR-03", Course(start=Start.NOBODY_LOOKED, brings=9)),
    (1, "BPN-05", Course(works=None)),
)
"""How many working days before the morning, the service, and the course of each dossier."""


def left_to(calendar: Calendar, last: date) -> dict[date, list[tuple[str, Course]]]:
    """Return what came in on which of the days before `last`, oldest day first."""
    days = [last]
    for _ in range(max(ago for ago, *_ in LEFT)):
        days.append(calendar.previous_working_day(days[-1]))
    found: dict[date, list[tuple[str, Course]]] = {day: [] for day in reversed(days[1:])}
    for ago, service, course in LEFT:
        found[days[ago]].append((service, course))
    return found
