"""From the suggestions that were published in a month to its poster."""

from datetime import date

from desktop.desk import Desk
from desktop.errors import Refused
from desktop.printing.gathering import mall_name
from desktop.queries.ideas import heard_in
from desktop.queries.periods import month_of
from desktop.queries.settings import CONTACTS, get_setting
from reports.poster import SCALES, Poster, PosterLine
from reports.words import month_words

HOW = "Sampaikan di meja informasi atau tulis dan masukkan ke kotak saran, tanpa nama pun boleh."


def poster(desk: Desk, about: str, paper: str) -> Poster:
    """Return the poster of a month.

    Args:
        desk: where to read.
        about: the month, as `2026-11`.
        paper: `a3`, else A4.

    Raises:
        Refused: it is no month, or nothing was published in it.
    """
    try:
        month = month_of(date.fromisoformat(f"{about}-01"))
    except ValueError as error:
        raise Refused("paper.bad_month") from error
    heard = heard_in(desk, month.first, month.last)
    if not heard:
        raise Refused("paper.nothing_heard")
    contact = str(get_setting(desk.store, CONTACTS).get("complaints", ""))
    return Poster(
        mall=mall_name(desk),
        month=month_words(month.first),
        lines=tuple(PosterLine(one.heard, one.done, one.is_done) for one in heard),
        how=" ".join(filter(None, (HOW, contact and f"Atau hubungi {contact}."))),
        paper=paper if paper in SCALES else "a4",
    )
