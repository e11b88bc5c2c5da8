"""Where a toast may lie: as low as it can over a page, and not over what the page is worked with."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import product

from PySide6.QtCore import QPoint, QRect, QSize
from PySide6.QtWidgets import QAbstractButton, QAbstractSpinBox, QComboBox, QLineEdit, QTextEdit, QWidget

from ui.widgets.buttons import KeyButton

MARGIN, BETWEEN = 16, 8
FIELD, KEY, PRIMARY = 1, 1_000, 1_000_000
"""What a pixel of it covered costs: where there is no room at all, a field is covered before a key."""
_FIELDS = (QLineEdit, QComboBox, QAbstractSpinBox, QTextEdit)

Worked = tuple[QRect, int]
"""Something that a page is worked with, as it is seen in its host, and what a covered pixel of it costs."""


def worked_with(host: QWidget, apart_from: Sequence[QWidget] = ()) -> list[Worked]:
    """Return the buttons and fields that are seen in a host, clipped to what of them is seen; not those in others."""
    found = []
    for kind in (QAbstractButton, *_FIELDS):
        for control in host.findChildren(kind):
            if not control.isVisible() or any(one.isAncestorOf(control) for one in apart_from):
                continue
            seen = control.visibleRegion().boundingRect()
            if not seen.isEmpty():
                found.append((seen.translated(control.mapTo(host, QPoint())), _cost(control)))
    return found


def _cost(control: QWidget) -> int:
    if isinstance(control, KeyButton) and control.is_primary:
        return PRIMARY
    return KEY if isinstance(control, QAbstractButton) else FIELD


def covered(place: QRect, worked: Iterable[Worked]) -> int:
    """Return what a place would cost; 0 where it covers nothing that one works with."""
    shared = ((place & seen, cost) for seen, cost in worked)
    return sum(cost * part.width() * part.height() for part, cost in shared if not part.isEmpty())


def berth(
    room: QRect,
    sizes: Sequence[QSize],
    worked: Sequence[Worked],
    others: Sequence[QRect],
    *,
    right: bool = False,
) -> QRect | None:
    """Return where something lies best: over nothing, low, at the better side, in the first of its sizes; or None.

    Args:
        room: where it may lie.
        sizes: as it may be, best first.
        worked: what it should not cover.
        others: what lies there already: never covered, and best stood upon.
        right: the right side is the better one.
    """
    places = [
        (place, rank)
        for rank, size in enumerate(sizes)
        for place in _places(room, size, [*(seen for seen, _ in worked), *others])
        if not any(place.intersects(other) for other in others)
    ]

    def worth(found: tuple[QRect, int]) -> tuple[int, bool, int, int, int]:
        place, rank = found
        apart = bool(others) and others[-1].left() != place.left() and others[-1].right() != place.right()
        aside = -place.right() if right else place.left()
        return covered(place, worked), apart, -place.bottom(), aside, rank

    return min(places, key=worth)[0] if places else None


def _places(room: QRect, size: QSize, taken: Iterable[QRect]) -> Iterator[QRect]:
    """Yield the corners of the room, and at either side the places just above what is taken."""
    lowest, highest = room.bottom() - size.height() + 1, room.top()
    above = {seen.top() - BETWEEN - size.height() for seen in taken}
    tops = {lowest, *(top for top in above if highest <= top < lowest)}
    for left, top in product((room.left(), room.right() - size.width() + 1), sorted(tops)):
        yield QRect(QPoint(left, top), size)
