"""What the page Sasaran asks and does: goals, blockers, commitments, who came in the morning."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

from desktop.desk import Desk
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.enums import CommitmentState, Resolution, UnkeptReason, words
from desktop.queries.goals import GoalRow
from desktop.queries.next_steps import Place, places_to_go
from desktop.queries.outages import OutageNow, outage_list
from desktop.queries.together import BlockerRow, Colleague, CommitmentRow, colleagues
from desktop.services.goals import NewGoal, set_goal
from desktop.services.together import (
    NewBlocker,
    close_blocker,
    hold_huddle,
    make_commitment,
    raise_blocker,
    settle_commitment,
)
from ui.goals.forms import (
    BlockerForm,
    CommitmentForm,
    Ended,
    EndForm,
    Form,
    GoalForm,
    HuddleForm,
    NewCommitment,
)
from ui.goals.words import blocker_words, capital
from ui.page import Page


@dataclass(frozen=True, slots=True)
class _Choices:
    today: date
    agencies: tuple[AgencyName, ...]
    colleagues: list[Colleague]
    outages: list[OutageNow]
    services: tuple[Place, ...]


def _choices(desk: Desk) -> _Choices:
    """Return what forms choose from. Thread: READ."""
    with desk.reading():
        return _Choices(
            desk.today(), agency_names(desk), colleagues(desk), outage_list(desk), places_to_go(desk)
        )


class Acting:
    """Opens the forms over the page and does what they ask for."""

    def __init__(self, page: Page) -> None:
        self._page = page

    @property
    def _desk(self) -> Desk:
        return self._page.around.desk

    def _open(self, form: Form, do: Any) -> None:
        form.wanted.connect(partial(do, form))
        self._page.open_dialog(form)

    def _do(self, form: Form, work: Any, said: str) -> None:
        def done(_: object) -> None:
            form.accept()
            self._page.around.say(said, None)

        self._page.act(work, done)

    def ask_goal(self) -> None:
        """Ask for a goal."""
        self._page.ask(
            partial(agency_names, self._desk),
            lambda found: self._open(GoalForm(found, self._page), self._set),
        )

    def _set(self, form: Form, order: NewGoal) -> None:
        self._do(form, partial(set_goal, self._desk, order), "Tujuan bersama ditetapkan.")

    def restore(self, row: GoalRow) -> None:
        """Set a goal again as it was."""
        order = NewGoal(row.measure, row.target, row.owner_codes, row.first, row.last, row.baseline)
        self._page.act(
            partial(set_goal, self._desk, order),
            lambda _: self._page.around.say("Tujuan dikembalikan.", None),
        )

    def ask_blocker(self) -> None:
        """Ask for a blocker."""

        def show(found: _Choices) -> None:
            about = (found.outages, found.services)
            form = BlockerForm(found.today, found.agencies, found.colleagues, about, self._page)
            self._open(form, self._raise)

        self._page.ask(partial(_choices, self._desk), show)

    def _raise(self, form: Form, order: NewBlocker) -> None:
        self._do(form, partial(raise_blocker, self._desk, order), "Hambatan dicatat.")

    def ask_commitment(self) -> None:
        """Ask for a commitment."""

        def show(found: _Choices) -> None:
            self._open(CommitmentForm(found.today, found.colleagues, self._page), self._commit)

        self._page.ask(partial(_choices, self._desk), show)

    def _commit(self, form: Form, order: NewCommitment) -> None:
        work = partial(make_commitment, self._desk, order.words, order.who, order.due)
        self._do(form, work, "Komitmen dicatat.")

    def ask_huddle(self) -> None:
        """Ask who came in the morning."""
        self._page.ask(
            partial(agency_names, self._desk),
            lambda found: self._open(HuddleForm(found, self._page), self._hold),
        )

    def _hold(self, form: Form, agencies: tuple[str, ...]) -> None:
        self._do(form, partial(hold_huddle, self._desk, agencies), "Kehadiran briefing pagi dicatat.")

    def ask_end(self, row: object) -> None:
        """Ask how a blocker or a commitment ended; nothing for what is none, or has ended."""
        if isinstance(row, BlockerRow) and row.resolution is None:
            ways = [(capital(words(one)), one) for one in Resolution]
            self._open(EndForm(blocker_words(row)[0], ways, self._page), partial(self._close, row))
        elif isinstance(row, CommitmentRow) and row.state is CommitmentState.OPEN:
            unkept = [(f"Tidak ditepati: {words(one)}", one) for one in UnkeptReason]
            said = f"{row.words} ({row.who})"
            self._open(EndForm(said, [("Ditepati", None), *unkept], self._page), partial(self._settle, row))

    def _close(self, row: BlockerRow, form: Form, ended: Ended) -> None:
        how = ended.how if isinstance(ended.how, Resolution) else Resolution.SOLVED
        self._do(form, partial(close_blocker, self._desk, row.id, how, ended.words), "Hambatan selesai.")

    def _settle(self, row: CommitmentRow, form: Form, ended: Ended) -> None:
        unkept = ended.how if isinstance(ended.how, UnkeptReason) else None
        work = partial(settle_commitment, self._desk, row.id, unkept, ended.words)
        self._do(form, work, "Hasil komitmen dicatat.")
