"""From the catalogue to the list of what to bring for a life event or some services."""

from collections.abc import Collection, Mapping, Sequence

from desktop.desk import Desk
from desktop.printing.gathering import HELP, mall_name
from desktop.printing.rows import local_time
from desktop.queries import places
from desktop.queries.life_events import known_events
from desktop.queries.names import names_on
from desktop.queries.needs import ELSEWHERE
from desktop.queries.plan import PlanRow, plan_visit
from desktop.queries.settings import CONTACTS, get_setting
from models.folding import read
from models.rules.events import Subject
from models.rules.folds.places import Service
from reports.bring_sheet import BringSheet, BringStop

JOINT = "+"
"""Between the codes of services that one list is about."""


def bring_sheet(desk: Desk, about: str, paper: str = "roll") -> BringSheet:
    """Return what somebody who holds nothing yet brings along, in the order that suits best now.

    Papers that a service of the list makes for a later one need not be brought, unless it only renews them.

    Args:
        desk: with the officer signed in.
        about: code of a life event in use, or of services, joined by `+`; all of a life event's are that.
        paper: `roll` or `a5`.

    Raises:
        Refused: a service is unknown or no longer in use, is there twice, or there are too many.
    """
    codes = tuple(about.split(JOINT))
    events = known_events(desk)
    event = next((one for one in events if one.code == about or set(one.legs) == set(codes)), None)
    codes = event.legs if event is not None else codes
    services = {code: read(desk.store, Subject.SERVICE, code) for code in codes}
    if event is not None:
        codes = tuple(code for code in codes if services[code] is not None and not services[code].archived)
    known = [service for service in services.values() if service is not None]
    better = plan_visit(
        desk, codes, _at_home(known)
    ).better  # what makes a paper comes before what asks for it
    plan = plan_visit(desk, codes if better is None else better.services)
    contact = str(get_setting(desk.store, CONTACTS).get("complaints", ""))
    return BringSheet(
        mall=mall_name(desk),
        about=event.name if event is not None else ", ".join(row.name for row in plan.rows),
        day=desk.today().isoformat(),
        time=local_time(desk, desk.clock()),
        zone=desk.calendar().zone,
        documents=_brought(plan.rows),
        stops=_stops(desk, plan.rows, {code: service.produces for code, service in services.items()}),
        help_desk="\n".join(filter(None, (HELP, contact and f"Pengaduan: {contact}"))),
        example=any(services[row.service].example for row in plan.rows),
        paper=paper,
    )


def _at_home(services: Sequence[Service]) -> set[str]:
    """Return the papers that are brought in any order: of what none of these services makes anew."""
    asked = [[group.split("|") for group in service.requires] for service in services]
    made = {
        code
        for service, groups in zip(services, asked, strict=True)
        for code in service.produces
        if not any(code in group for group in groups)
    }
    return {code for groups in asked for group in groups for code in group if made.isdisjoint(group)}


def _brought(rows: Sequence[PlanRow]) -> tuple[str, ...]:
    """Return the papers to bring, each once, in the order in which they are asked for."""
    found = {
        document.codes: places.either(document.names)
        for row in rows
        for document in row.documents
        if document.from_step is None
    }
    return tuple(found.values())


def _stops(
    desk: Desk, rows: Sequence[PlanRow], produces: Mapping[str, Collection[str]]
) -> tuple[BringStop, ...]:
    names = names_on(desk, "agency", desk.today())
    found = []
    for agency in dict.fromkeys(row.agency for row in rows):
        own = [row for row in rows if row.agency == agency]
        where = dict.fromkeys(places.service_place(desk, row.service) for row in own)
        elsewhere = (str(row.why) for row in own if row.why is not None and row.why.code == ELSEWHERE)
        found.append(
            BringStop(
                agency=names[agency],
                services=tuple(f"{row.name} · Biaya: {row.fee}" if row.fee else row.name for row in own),
                place="; ".join(filter(None, where)),
                documents=_brought(own),
                made=_made(own, rows, produces),
                note=next(elsewhere, ""),
            )
        )
    return tuple(found)


def _made(
    own: Sequence[PlanRow], rows: Sequence[PlanRow], produces: Mapping[str, Collection[str]]
) -> tuple[str, ...]:
    """Return the papers of one agency's services that another one makes before, with that agency."""
    found: dict[str, None] = {}
    for row in own:
        for document in row.documents:
            maker = rows[document.from_step - 1] if document.from_step is not None else row
            if maker.agency == row.agency:
                continue
            pairs = zip(document.codes, document.names, strict=True)
            made = places.either(name for code, name in pairs if code in produces[maker.service])
            found[f"{made} ({maker.agency_short})"] = None
    return tuple(found)
