"""What the made-up building aims at together, what stands in its way, and what its agencies took on in the morning."""

from datetime import date
from random import Random

from desktop.demo.agenda import later
from desktop.demo.mall import DUTY, DemoMall
from desktop.desk import Desk
from desktop.services.goals import NewGoal, set_goal
from desktop.services.together import (
    NewBlocker,
    close_blocker,
    hold_huddle,
    make_commitment,
    raise_blocker,
    settle_commitment,
)
from models.rules.bodies.goals import BlockerCause, Measure, Resolution, UnkeptReason
from models.rules.calendar import Calendar

GOALS = (
    NewGoal(Measure.ONE_VISIT, 700, ("DUK", "PTS"), baseline=580),
    NewGoal(Measure.WAIT, 300, ("BPN", "DUK"), baseline=460),
    NewGoal(Measure.RETURNED, 50, ("IMI", "PTS"), baseline=120),
)
BLOCKERS = (
    (BlockerCause.DATA, "IMI", "DUK", "DUK-01", "KK baru belum terbaca di sistem paspor pada hari yang sama"),
    (BlockerCause.PAPERS, "BPN", "BPD", "BPN-02", "Bukti BPHTB lunas baru terbit keesokan hari"),
    (BlockerCause.INFORMATION, "PTS", "DUK", "PTS-03", "Syarat fotokopi KTP masih disebut di selebaran lama"),
    (BlockerCause.PLACE, "POL", "PTS", None, "Mesin fotokopi lantai dasar sering macet"),
    (BlockerCause.FORMS, "BPD", "PTS", None, "Blangko surat kuasa bersama habis sebelum siang"),
)
"""Cause, who is held up, who can change it, the service, and what stands in the way."""
COMMITMENTS = (
    ("Selebaran syarat lama ditarik dari semua loket", "PTS"),
    ("Daftar KK baru dikirim ke imigrasi dua kali sehari", "DUK"),
    ("Petugas pajak daerah datang 30 menit lebih pagi pada hari ramai", "BPD"),
    ("Papan petunjuk antrean prioritas dipasang di pintu masuk", "BPN"),
)


def agree(mall: DemoMall, calendar: Calendar, today: date, seed: int) -> None:
    """Let the building set its goals, and hold a briefing with blockers and commitments, as the seed has it.

    Args:
        mall: its clock stands before the first visitor of the day, or after the last one of the day before.
        calendar: of the mall.
        today: local day on which the clock stands.
        seed: of everything that is made up.
    """
    rng, desk = Random(f"{seed}:together"), mall.staff.supervisor
    for goal in GOALS:
        set_goal(desk, goal)
    days = [later(calendar, today, ahead) for ahead in (1, 2, 4)]
    held = rng.sample(BLOCKERS, 4)
    raised = [_raise(desk, blocker, rng.choice([today, *days])) for blocker in held]
    close_blocker(desk, raised[0], Resolution.SOLVED, "Diselesaikan berdua pada hari yang sama")
    taken = [
        make_commitment(desk, words, _officer(desk, agency), due).value
        for (words, agency), due in zip(rng.sample(COMMITMENTS, 4), (today, today, *days[:2]), strict=True)
    ]
    settle_commitment(desk, taken[0])
    settle_commitment(desk, taken[1], UnkeptReason.WAITING)
    hold_huddle(desk, ("BPD", "BPN", "DUK", "IMI", "POL", "PTS"))


def _raise(desk: Desk, blocker: tuple[BlockerCause, str, str, str | None, str], due: date) -> str:
    cause, agency, other, service, words = blocker
    order = NewBlocker(cause, _officer(desk, other), due, words, agency=agency, service=service)
    return raise_blocker(desk, order).value


def _officer(desk: Desk, agency: str) -> str:
    """Return the login of an officer of an agency, or who is on duty for the house."""
    row = desk.store.execute_sql(
        "SELECT login FROM officer WHERE agency = ? ORDER BY login LIMIT 1", (agency,)
    ).fetchone()
    return DUTY if row is None else str(row[0])
