"""What Ctrl+K finds beside commands: today's tickets by number, and what a visitor may need by its words."""

import re
from dataclasses import dataclass

from desktop.desk import Desk
from desktop.queries.board import MOST_COLUMNS, SHORTEST, TicketCard, board
from desktop.queries.needs import NeedRow, find_needs
from desktop.queries.session import may
from desktop.security.permissions import require
from models.rules.numbering import hide_lane

MOST = 5


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found: of each at most five, tickets by agency, needs best first."""

    tickets: tuple[TicketCard, ...] = ()
    needs: tuple[NeedRow, ...] = ()


def search(desk: Desk, typed: str) -> Hits:
    """Return what a typed text finds for the officer who is signed in: also tickets that have ended.

    Needs only for who takes visitors in.

    Raises:
        NotAllowed: nobody is signed in.
    """
    require(desk, "need.find")
    tickets: tuple[TicketCard, ...] = ()
    part = re.sub(r"[^0-9a-z]", "", typed.casefold())
    if len(part) >= SHORTEST and any(char.isdigit() for char in part) and may(desk, "ticket.show"):
        page = board(desk, None, 0, MOST_COLUMNS, typed, only_open=False)
        cards = (card for column in page.columns for card in column.cards)
        tickets = tuple(card for card in cards if any(part in number for number in _numbers(card)))
    needs = find_needs(desk, typed, MOST) if may(desk, "visit.add") else ()
    return Hits(tickets[:MOST], tuple(needs))


def _numbers(card: TicketCard) -> tuple[str, ...]:
    """Return a ticket's number with its lane and without, as letters and digits alone."""
    return tuple(number.replace("-", "").casefold() for number in (card.number, hide_lane(card.number)))
