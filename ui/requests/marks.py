"""Which requests are chosen for one step together: one by one, as a span, or all that are listed."""

from collections.abc import Sequence

from desktop.queries.requests import RequestRow


class Marks:
    """The chosen requests by id, in the order in which they were chosen; they stay while pages turn."""

    def __init__(self) -> None:
        self.rows: dict[str, RequestRow] = {}
        self._anchor = ""
        self._before: dict[str, RequestRow] = {}

    def toggle(self, row: RequestRow) -> None:
        """Choose a request, or let it go; a span grows from here."""
        if self.rows.pop(row.id, None) is None:
            self.rows[row.id] = row
        self._start(row.id)

    def span(self, rows: Sequence[RequestRow], start: int, end: int) -> None:
        """Choose all from where the span began to `end`, beside what was chosen before it.

        Args:
            rows: the rows that are seen.
            start: where a span begins that is not begun yet, or whose beginning is not seen any more.
            end: the row to which it goes now.
        """
        known = [row.id for row in rows]
        if self._anchor not in known:
            self._start(known[start])
        first, last = sorted((known.index(self._anchor), end))
        self.rows = self._before | {row.id: row for row in rows[first : last + 1]}

    def rest(self) -> None:
        """Let the next span begin anew: the keys went elsewhere."""
        self._anchor = ""

    def take(self, rows: Sequence[RequestRow]) -> None:
        """Choose these and no others."""
        self.rows = {row.id: row for row in rows}
        self._anchor = ""

    def renew(self, rows: Sequence[RequestRow]) -> None:
        """Know better how the chosen ones stand, as far as they are seen."""
        for row in rows:
            if row.id in self.rows:
                self.rows[row.id] = row

    def _start(self, request: str) -> None:
        self._anchor = request
        self._before = dict(self.rows)
