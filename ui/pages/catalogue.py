"""Which pages a role has, in the order of their keys."""

from desktop.desk import Session
from ui.page import Page
from ui.pages.counter import CounterPage
from ui.pages.day import DayPage
from ui.pages.empty import SettingsPage
from ui.pages.goals import GoalsPage
from ui.pages.intake import IntakePage
from ui.pages.queue import QueuePage
from ui.pages.requests import RequestsPage
from ui.pages.voice import VoicePage

ALL: tuple[type[Page], ...] = (
    IntakePage,
    QueuePage,
    CounterPage,
    RequestsPage,
    VoicePage,
    DayPage,
    GoalsPage,
    SettingsPage,
)
ORDER = (
    "page.intake", "page.queue", "page.counter", "page.requests",
    "page.voice", "page.day", "page.goals", "page.settings",
)  # fmt: skip
ROLE_PAGES = {
    "officer": {"page.intake", "page.queue", "page.requests"},
    "counter": {"page.counter", "page.queue", "page.requests"},
    "supervisor": set(ORDER),
    "administrator": set(ORDER),
}


def pages_of(session: Session | None) -> list[type[Page]]:
    """Return the pages of the signed-in officer's role."""
    may = ROLE_PAGES.get(str(session.role), set()) if session is not None else set()
    wanted = [page for page in ALL if page.name in may]
    return sorted(wanted, key=lambda page: ORDER.index(page.name))
