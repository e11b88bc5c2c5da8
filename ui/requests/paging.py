"""Which page of the list is seen, and the way back to those before it."""


class Pages:
    """Each page is known by where the one before it ended, as `request_list` says it."""

    def __init__(self) -> None:
        self._cursors: list[str | None] = [None]
        self._firsts: list[int] = [1]
        self._after: str | None = None

    @property
    def cursor(self) -> str | None:
        """What the page before ended with; None for the first one."""
        return self._cursors[-1]

    @property
    def first(self) -> int:
        """Place in the whole list of the first row that is seen, from 1."""
        return self._firsts[-1]

    @property
    def more(self) -> bool:
        """Whether another page follows."""
        return self._after is not None

    def begin(self) -> None:
        """Go back to the first page: another list is wanted."""
        self._cursors, self._firsts = [None], [1]

    def seen(self, after: str | None) -> None:
        """Note what the page that is shown now ends with."""
        self._after = after

    def turn(self, step: int, rows: int) -> None:
        """Go to the next page (1) past so many rows, or to the one before (-1), where there is one."""
        if step > 0 and self._after is not None:
            self._firsts.append(self._firsts[-1] + rows)
            self._cursors.append(self._after)
        elif step < 0 and len(self._cursors) > 1:
            self._cursors.pop()
            self._firsts.pop()
