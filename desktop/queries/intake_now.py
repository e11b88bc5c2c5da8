"""What the intake page shows around its form: the day, how many came, what was put aside."""

from dataclasses import dataclass
from datetime import date

from desktop.desk import Desk
from desktop.queries.drafts import Draft, drafts
from desktop.queries.sentences import clock
from desktop.queries.settings import privacy
from desktop.security.permissions import require


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft with the mall's time at which it was kept, `09.14`."""

    draft: Draft
    at: str


@dataclass(frozen=True, slots=True)
class IntakeNow:
    """The intake desk at this moment.

    Attributes:
        today: the mall's local day.
        visits: how many visits of today there are.
        drafts: of the signed-in officer, newest first.
        notice: what is read out before consent is asked for; `notice_version` its version, kept with the consent.
    """

    today: date
    visits: int
    drafts: tuple[KeptDraft, ...]
    notice: str
    notice_version: str


def intake_now(desk: Desk) -> IntakeNow:
    """Return the day, its visits so far, and the officer's drafts.

    Raises:
        NotAllowed: the role takes nobody in.
    """
    require(desk, "visit.add")
    today = desk.today()
    (visits,) = desk.store.execute_sql(
        "SELECT count(*) FROM visit WHERE day = ?", (today.isoformat(),)
    ).fetchone()
    kept = tuple(KeptDraft(draft, clock(desk, draft.saved_at)) for draft in drafts(desk))
    said = privacy(desk.store)
    return IntakeNow(today, int(visits), kept, said.notice, said.version)
