"""From the follow-up of today to its leaves for the counters' morning; people stay masked, so no look is journalled."""

from dataclasses import replace

from desktop.desk import Desk
from desktop.printing.gathering import mall_name
from desktop.printing.rows import local_time
from desktop.queries.follow_up import FollowGroup, FollowRow, FollowUp, follow_up
from desktop.queries.names import names_on
from desktop.queries.requests import own_agency
from desktop.queries.sentences import word
from reports.follow_sheet import FollowLeaf, FollowLine, FollowSection, FollowSheet

DESK = "Meja depan"


def follow_sheet(desk: Desk, agency: str | None = None) -> FollowSheet:
    """Return a leaf for each agency that has something to do, by name, and one for what the desk promised.

    Raises:
        NotAllowed: the role does not reach.
    """
    only = own_agency(desk) or agency
    named = names_on(
        desk, "agency", desk.today()
    )  # with those no longer in use: what they took in is owed still
    codes = [only] if only else sorted(named, key=lambda code: named[code].casefold())
    leaves = [_leaf(named.get(code, code), follow_up(desk, code)) for code in codes]
    if only is None:
        leaves.append(_leaf(DESK, FollowUp(tuple(map(_of_desk, follow_up(desk).groups)))))
    return FollowSheet(
        mall=mall_name(desk),
        day=desk.today().isoformat(),
        time=local_time(desk, desk.clock()),
        zone=desk.calendar().zone,
        leaves=tuple(leaf for leaf in leaves if leaf.sections),
    )


def _of_desk(group: FollowGroup) -> FollowGroup:
    """Return what of a group no agency owes: promises of the desk itself."""
    rows = tuple(row for row in group.rows if row.promise is not None and not row.promise.agency)
    return replace(group, count=len(rows), rows=rows)


def _leaf(agency: str, found: FollowUp) -> FollowLeaf:
    return FollowLeaf(
        agency,
        tuple(
            FollowSection(str(word(group.why)).capitalize(), group.count, tuple(map(_line, group.rows)))
            for group in found.groups
            if group.rows
        ),
    )


def _line(row: FollowRow) -> FollowLine:
    act, one, owed = str(word(row.act)), row.request, row.promise
    if one is not None:
        tried = f"{one.contacts}× dihubungi: {word(one.contact_result)}" if one.contact_result else ""
        return FollowLine(one.code, one.service_name, one.who or "Tanpa data diri", act, tried, row.when)
    if owed is not None:
        return FollowLine(owed.words or "-", owed.about, owed.owner, act, "", row.when)
    return FollowLine("-", "", "", act, "", row.when)
