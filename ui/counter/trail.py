"""The way back: each act can be undone, the newest first, since an undo takes back the last act on a ticket."""

from collections.abc import Callable, Sequence
from functools import partial

from desktop.desk import Desk
from ui.counter.acts import undo_all
from ui.counter.sitting import Do

NEWEST_FIRST = "Sudah ada langkah sesudahnya. Urungkan yang terbaru dahulu."


class Trail:
    """The acts of one counter that can still be taken back.

    Args:
        desk: with the officer signed in.
        do: runs a use case of the page.
        say: shows a toast with what takes it back.
        refuse: shows a sentence beside the keys.
    """

    def __init__(
        self,
        desk: Desk,
        do: Do,
        say: Callable[[str, Callable[[], None] | None], None],
        refuse: Callable[[str], None],
    ) -> None:
        self._desk, self._do, self._say, self._refuse = desk, do, say, refuse
        self._steps: list[object] = []

    def clear(self) -> None:
        """Forget all: another counter is in use."""
        self._steps.clear()

    def told(self, sentence: str, numbers: Sequence[str], shown: str) -> None:
        """Say what was done, with the way back.

        Args:
            sentence: what was done; numbers only, no names.
            numbers: tickets whose last act is taken back, in this order.
            shown: the last of them as this mall shows it.
        """
        step = object()
        self._steps.append(step)

        def undo() -> None:
            if not self._steps or self._steps[-1] is not step:
                self._refuse(NEWEST_FIRST)
                return
            self._do(partial(undo_all, self._desk, numbers), undone)

        def undone(_: str) -> None:
            self._steps.pop()
            self._say(f"{shown} diurungkan.", None)

        self._say(sentence, undo)
