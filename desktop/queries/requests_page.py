"""What the page Permohonan shows at one moment: the list, its figures, the chosen request and what can be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from desktop.desk import Desk
from desktop.errors import NotAllowed, Refused
from desktop.queries import places
from desktop.queries.agencies import AgencyName, agency_names
from desktop.queries.follow_up import FollowUp, follow_count, follow_up
from desktop.queries.request_detail import RequestDetail, request_detail
from desktop.queries.requests import (
    PAGE,
    RequestCounts,
    RequestFilter,
    RequestPage,
    RequestRow,
    request_counts,
    request_list,
)
from desktop.queries.status import CodeStatus, status_of_code
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import Service
from models.rules.folds.requests import MOVES, STANDING, Move, RequestState
from models.rules.numbering import CodeKind

__all__ = [
    "DAYS_TO_COMPLETE",
    "AskedPaper",
    "Chosen",
    "Move",
    "RequestsLook",
    "moves_of_all",
    "requests_look",
]

DAYS_TO_COMPLETE = (1, 3, 7, 14)
"""Days after today that are offered for bringing the rest."""


@dataclass(frozen=True, slots=True)
class AskedPaper:
    """A document that may be taken in or asked for: code of its type, its name, and the group that it belongs to."""

    code: str
    name: str
    group: str


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen request and what its dialogs offer.

    Attributes:
        lacking: documents that are still asked for, one for each that would do.
        required: groups of the service as `(A|B, its names)`.
        products: what the service makes, as `(code, name)`.
    """

    detail: RequestDetail
    lacking: tuple[AskedPaper, ...]
    required: tuple[tuple[str, str], ...]
    products: tuple[tuple[str, str], ...]
    days: tuple[date, ...]


@dataclass(frozen=True, slots=True)
class RequestsLook:
    """The page at one moment.

    Attributes:
        page: the rows; of a code on paper the requests that it stands for.
        counts: figures over all that is open, of the agency that is looked at.
        answer: what a typed or scanned code stands for; None where the text is none.
        refused: why a code has no answer, as code and facts of the sentence; None for all else.
        chosen: None where none is chosen, or it is not this officer's to see.
        days: local days until which the rest may be brought.
        follow_count: how many things are to be followed up today, of the agency that is looked at.
        follow: what they are, where that is asked for; the page has no rows then.
        days: local days until which the rest may be brought, whatever is chosen.
    """

    page: RequestPage
    counts: RequestCounts
    agencies: tuple[AgencyName, ...]
    answer: CodeStatus | None
    refused: Refused | None
    chosen: Chosen | None
    days: tuple[date, ...]
    follow_count: int = 0
    follow: FollowUp | None = None


def requests_look(
    desk: Desk,
    wanted: RequestFilter,
    after: str | None,
    chosen: str,
    follows: bool = False,  # noqa: FBT001, FBT002 - the page's wish as one row of values
) -> RequestsLook:
    """Return the page as it is wished for; a text that is a code of this mall is answered at once.

    Args:
        desk: with the officer signed in.
        wanted: which rows.
        after: what the page before ended with.
        chosen: id of the chosen request, empty for none; a code on paper that means one request chooses that.
        follows: the follow-up of today in place of a list.

    Raises:
        NotAllowed: the role does not reach.
    """
    with desk.reading():
        answer, refused = _answer(desk, wanted.text)
        if refused is not None or follows:
            page = RequestPage(())
        elif answer is not None:
            page = RequestPage(_meant(desk, answer))
        else:
            page = request_list(desk, wanted, after=after, limit=PAGE)
        if answer is not None or refused is not None:
            chosen = _of_code(page.rows, chosen)
        counts = request_counts(desk, wanted.agency)
        agencies, days = agency_names(desk), _days(desk)
        owed = follow_count(desk, wanted.agency)
        follow = follow_up(desk, wanted.agency) if follows else None
        return RequestsLook(
            page, counts, agencies, answer, refused, _chosen(desk, chosen), days, owed, follow
        )


def _days(desk: Desk) -> tuple[date, ...]:
    return tuple(desk.today() + timedelta(days=days) for days in DAYS_TO_COMPLETE)


def moves_of_all(states: Iterable[RequestState]) -> tuple[Move, ...]:
    """Return the moves that requests in all of these states allow, in the order of the state table."""
    seen = set(states)
    return tuple(name for name in Move if seen and seen <= MOVES[name].keys())


def _of_code(rows: tuple[RequestRow, ...], chosen: str) -> str:
    """Return the one request that a code means; of several the chosen one, and nothing that it does not mean."""
    if len(rows) == 1:
        return rows[0].id
    return chosen if chosen in {row.id for row in rows} else ""


def _answer(desk: Desk, text: str) -> tuple[CodeStatus | None, Refused | None]:
    if not text.strip():
        return None, None
    try:
        return status_of_code(desk, text), None
    except Refused as refused:
        return None, None if refused.code == "code.unknown" else refused


def _meant(desk: Desk, answer: CodeStatus) -> tuple[RequestRow, ...]:
    """Return the requests that a code stands for, as far as this officer may list them."""
    if answer.kind is CodeKind.REQUEST:
        return request_list(desk, RequestFilter(text=answer.code)).rows
    rows: list[RequestRow] = []
    for line in answer.lines:
        found = request_list(desk, RequestFilter(text=line.number)).rows
        rows += [row for row in found if row.code == line.number]
    return tuple(rows)


def _chosen(desk: Desk, about: str) -> Chosen | None:
    if not about:
        return None
    try:
        detail = request_detail(desk, about)
    except (Refused, NotAllowed):  # of a file that was put back meanwhile, or of another agency
        return None
    service: Service = read(desk.store, Subject.SERVICE, detail.service)
    names = places.document_names(desk)
    return Chosen(
        detail,
        _lacking(desk, detail, service, names),
        tuple((group, _either(group, names)) for group in service.requires),
        tuple((code, names.get(code, code)) for code in service.produces),
        _days(desk),
    )


def _lacking(
    desk: Desk, detail: RequestDetail, service: Service, names: dict[str, str]
) -> tuple[AskedPaper, ...]:
    """Return what could come now: what was asked for anew while the clock stands, else what never came."""
    request = read(desk.store, Subject.REQUEST, detail.id)
    came = {one.document for one in request.received}
    standing = detail.state in STANDING
    groups = request.missing if standing or detail.state is RequestState.INCOMPLETE else service.requires
    return tuple(
        AskedPaper(code, names.get(code, code), group)
        for group in groups
        if standing or not came.intersection(group.split("|"))
        for code in group.split("|")
    )


def _either(group: str, names: dict[str, str]) -> str:
    return places.either(names.get(code, code) for code in group.split("|"))
