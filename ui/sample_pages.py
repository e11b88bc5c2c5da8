"""Samples for the gallery: every page and room of the window, each in the states that officers meet it in."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.desk import Desk
from desktop.paths import Paths
from desktop.services.mall import open_mall
from desktop.services.signing_in import sign_in
from ui import sample_accounts as accounts
from ui import sample_backups as backups
from ui import sample_goals as goals
from ui import sample_people as more
from ui import sample_requests as requests
from ui import sample_rights as rights
from ui import sample_states as to
from ui import sample_survey as survey
from ui import sample_voice as voice
from ui.runner import InlineRunner
from ui.shell import Access, Shell


@dataclass(frozen=True, slots=True)
class Sample:
    """One picture.

    Attributes:
        name: of the picture.
        page: which page stands in front; empty where nobody has signed in.
        before: what went on in the mall before its window was opened; told once for all samples that have it.
        act: brings the shown window into its state; returns what the picture is of where that is another window.
    """

    name: str
    page: str = ""
    act: Callable[[Shell], QWidget | None] = lambda _: None
    before: Callable[[Desk], None] | None = None


SAMPLES = (
    Sample("page-intake", "page.intake"),
    Sample("page-intake-found", "page.intake", to.find),
    Sample("page-intake-again", "page.intake", to.come_again),
    Sample("page-intake-needs", "page.intake", to.list_needs),
    Sample("page-intake-plan", "page.intake", to.plan),
    Sample("page-intake-events", "page.intake", to.list_events),
    Sample("page-intake-seven", "page.intake", to.plan_seven),
    Sample("page-intake-refused", "page.intake", to.refuse_move),
    Sample("page-intake-better", "page.intake", to.offer_better),
    Sample("page-intake-errors", "page.intake", to.fail),
    Sample("page-intake-saved", "page.intake", to.save),
    Sample("page-intake-restored", "page.intake", to.restore),
    Sample("page-queue", "page.queue"),
    Sample("page-queue-chosen", "page.queue", to.choose),
    Sample("page-queue-route", "page.queue", to.route),
    Sample("page-queue-changed", "page.queue", to.change_plans),
    Sample("page-queue-replan", "page.queue", to.replan),
    Sample("page-counter", "page.counter"),
    Sample("page-counter-free", "page.counter", to.free),
    Sample("page-counter-called", "page.counter", to.called),
    Sample("page-counter-serving", "page.counter", to.serve),
    Sample("page-counter-leaving", "page.counter", more.leave),
    Sample("page-counter-promise", "page.counter", more.promise),
    Sample("page-counter-request", "page.counter", requests.open_at_counter),
    Sample("page-counter-paused", "page.counter", to.pause),
    Sample("page-requests", "page.requests"),
    Sample("page-requests-chosen", "page.requests", requests.choose, requests.week),
    Sample("page-requests-follow", "page.requests", requests.follow, requests.week),
    Sample("page-requests-contact", "page.requests", requests.contact, requests.week),
    Sample("page-requests-ask", "page.requests", requests.ask, requests.week),
    Sample("page-requests-new", "page.requests", requests.find_place, requests.week),
    Sample("page-requests-lot", "page.requests", requests.lot, requests.week),
    Sample("page-requests-differs", "page.requests", requests.lot_differs, requests.week),
    Sample("page-requests-late", "page.requests", requests.lead, requests.week),
    Sample("page-requests-service", "page.requests", requests.lead_on, requests.week),
    Sample("page-requests-code", "page.requests", requests.scan, requests.week),
    Sample("page-requests-forged", "page.requests", requests.forge, requests.week),
    Sample("page-voice", "page.voice"),
    Sample("page-voice-late", "page.voice", voice.late, voice.weeks),
    Sample("page-voice-answered", "page.voice", voice.answered, voice.weeks),
    Sample("page-voice-new", "page.voice", voice.take, voice.weeks),
    Sample("page-voice-suggestions", "page.voice", voice.suggestions),
    Sample("page-voice-compliments", "page.voice", voice.compliments),
    Sample("page-voice-forums", "page.voice", voice.forums),
    Sample("page-voice-partners", "page.voice", voice.partners),
    Sample("page-voice-outreach", "page.voice", voice.outreach),
    Sample("page-voice-answer", "page.voice", voice.answer, voice.weeks),
    Sample("page-day", "page.day"),
    Sample("page-day-tables", "page.day", to.show_tables),
    Sample("page-day-attention", "page.day", more.look_after),
    Sample("page-day-compare", "page.day", more.compare),
    Sample("page-day-promises", "page.day", more.open_book),
    Sample("page-day-counted", "page.day", more.open_figure),
    Sample("page-day-cases", "page.day", rights.list_cases),
    Sample("page-day-answer", "page.day", rights.answer),
    Sample("page-day-reports", "page.day", to.ask_for_reports),
    Sample("page-day-report-shown", "page.day", to.show_report),
    Sample("page-day-close", "page.day", to.ask_to_close),
    Sample("page-day-closed", "page.day", before=to.close_late),
    Sample("page-day-paper", "page.day", to.show_day_report, to.close_late),
    Sample("page-goals", "page.goals"),
    Sample("page-goals-empty", "page.goals", before=goals.nothing_yet),
    Sample("page-goals-parts", "page.goals", goals.parts),
    Sample("page-goals-new", "page.goals", goals.set_one),
    Sample("page-goals-blocker", "page.goals", goals.block),
    Sample("page-goals-commit", "page.goals", goals.commit),
    Sample("page-goals-settle", "page.goals", goals.settle),
    Sample("page-goals-huddle", "page.goals", goals.attend),
    Sample("page-goals-briefing", "page.goals", goals.brief),
    Sample("page-settings", "page.settings"),
    Sample("room-start", "", to.open_again),
    Sample("room-wizard", "", to.forget),
    Sample("page-day-backups", "page.day", backups.list_places),
    Sample("room-restore", "", backups.choose),
    Sample("room-restore-question", "page.day", backups.question),
    Sample("room-key"),
    Sample("room-sign-in", "", to.enter_key),
    Sample("room-sign-in-wait", "", accounts.wait),
    Sample("room-new-password", "page.intake", accounts.change),
    Sample("room-pin", "page.intake", accounts.set_pin),
    Sample("room-lock", "page.intake", Shell.lock),
    Sample("crash", "page.intake", to.crash),
    Sample("room-lock-pin", "page.intake", accounts.lock),
    Sample("display", "page.queue", to.display),
    Sample("survey-cards", "page.day", survey.cards),
    Sample("survey-paper", "page.day", survey.paper),
    Sample("survey-plan", "page.day", survey.plan),
    Sample("kiosk", "page.queue", survey.kiosk),
    Sample("kiosk-agencies", "page.queue", survey.agencies),
    Sample("kiosk-services", "page.queue", survey.services),
    Sample("kiosk-question", "page.queue", survey.question),
    Sample("kiosk-again", "page.queue", survey.question_again),
    Sample("kiosk-about", "page.queue", survey.about),
    Sample("kiosk-thanks", "page.queue", survey.thanks),
)


def tell(before: Callable[[Desk], None], mall: Path) -> None:
    """Let something go on in a made-up mall, by the one who signs in there, and close it again."""
    access = _access(mall)
    desk = open_mall(_paths(mall), lambda: access.recovery_key)
    try:
        desk.session = sign_in(desk, access.user, access.password)
        before(desk)
    finally:
        desk.store.close()


def _access(mall: Path) -> Access:
    return Access(**json.loads((mall / "access.json").read_text(encoding="utf-8")))


def _paths(mall: Path) -> Paths:
    return Paths(mall / "data", mall / "state")


def opened(mall: Path, sample: Sample, *, demo: bool) -> Shell:
    """Return the window of a sample, not shown yet.

    Args:
        mall: folder of a made-up mall, with `data` and `access.json`; the sample may change it.
        sample: which.
        demo: say by the band that the mall is made up.
    """
    access = _access(mall) if sample.page else None
    shell = Shell(_paths(mall), runner=InlineRunner(), demo=demo, access=access)
    shell.begin()
    if shell.workbench is not None:
        shell.workbench.go(sample.page)
    return shell
