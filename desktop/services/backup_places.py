"""Where this desk's backups go: folders, sticks, shares; other desks have others."""

import json
from pathlib import Path

from desktop.desk import Desk, Outcome, Topic
from desktop.errors import Refused
from desktop.queries import backups as shelves
from desktop.security import nonce
from desktop.security.permissions import require

MOST = 8


def add_place(desk: Desk, place: Path) -> Outcome[tuple[Path, ...]]:
    """Let backups go to a folder as well, and return all folders, this computer's own first.

    Raises:
        Refused: it is no folder, it lies in the data dir, or there are eight already.
        NotAllowed: the role does not reach.
    """
    require(desk, "backup.places")
    place = place.expanduser().absolute()
    if not place.is_dir():
        raise Refused("backup.no_place", place=str(place))
    if place.resolve().is_relative_to(shelves.own_place(desk).parent.resolve()):
        raise Refused("backup.place_in_data", place=str(place))
    with desk.writing():
        known = [one for one in shelves.places(desk)[1:] if one != place]
        if len(known) >= MOST:
            raise Refused("backup.many_places", most=MOST)
        return _put(desk, [*known, place])


def drop_place(desk: Desk, place: Path) -> Outcome[tuple[Path, ...]]:
    """Let no more backups go to a folder; what lies there stays.

    Raises:
        Refused: none go there.
        NotAllowed: the role does not reach.
    """
    require(desk, "backup.places")
    place = place.expanduser().absolute()
    with desk.writing():
        known = shelves.places(desk)[1:]
        if place not in known:
            raise Refused("backup.no_such_place", place=str(place))
        return _put(desk, [one for one in known if one != place])


def _put(desk: Desk, known: list[Path]) -> Outcome[tuple[Path, ...]]:
    nonce.set_local(desk.store, shelves.PLACES, json.dumps([str(one) for one in known]))
    return Outcome((shelves.own_place(desk), *known), frozenset({Topic.SETTINGS}))
