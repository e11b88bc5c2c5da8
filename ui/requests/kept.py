"""What is typed in the form of a new request, kept as a draft: after a crash, the lock or Esc it is there again."""

from collections.abc import Callable
from dataclasses import asdict
from functools import partial
from typing import Any

from PySide6.QtCore import QTimer

from desktop.desk import Desk, Outcome
from desktop.queries.drafts import Draft, drafts
from desktop.queries.enums import DraftKind
from desktop.queries.request_form import RequestForm, RequestPlace, request_form
from desktop.services.drafts import save_draft, take_draft
from ui.requests.new import NewRequestDialog, Typed
from ui.requests.new_person import TypedPeople

LOOK_MS = 2000
"""How often it is looked whether something else is typed."""
Act = Callable[[Callable[[], Outcome[Any]], Callable[[Any], None], Callable[[str], None]], None]


def read_form(desk: Desk, place: RequestPlace) -> tuple[RequestForm, Draft | None]:
    """Return the form of a place, with the draft of it that this officer left. Thread: READ."""
    with desk.reading():
        kept = next(
            (one for one in drafts(desk, DraftKind.REQUEST) if one.body["place"] == asdict(place)), None
        )
        return request_form(desk, place, kept.body["service"] if kept else ""), kept


def typed_of(draft: Draft) -> Typed:
    """Return what was typed."""
    told = dict(draft.body["typed"])
    return Typed(**told | {"people": TypedPeople(**told["people"]), "ticked": tuple(told["ticked"])})


class KeptForm:
    """Keeps a form while it stands, once what is typed differs from what it began with.

    Args:
        dialog: the form, as it begins.
        place: at which it was asked for.
        desk: returns the desk with the officer of this moment.
        act: runs a use case in the WRITE lane, whose answers come in order.
        draft: id of the draft that it began with, None for none.
    """

    def __init__(
        self,
        dialog: NewRequestDialog,
        place: RequestPlace,
        desk: Callable[[], Desk],
        act: Act,
        draft: str | None,
    ) -> None:
        self._dialog, self._place, self._desk, self._act = dialog, place, desk, act
        self._draft, self._under_way = draft, False
        self._saved = self._body()
        timer = QTimer(dialog, interval=LOOK_MS)
        timer.timeout.connect(self.save)
        timer.start()
        dialog.rejected.connect(self.save)

    def _body(self) -> dict[str, Any]:
        return {
            "place": asdict(self._place),
            "service": self._dialog.form.service,
            "typed": asdict(self._dialog.typed),
        }

    def save(self) -> None:
        """Keep what is typed now, where it is something else than what is kept."""
        body = self._body()
        if body != self._saved and not self._under_way:
            self._send(body)

    def _send(self, body: dict[str, Any]) -> None:
        self._saved, self._under_way = body, True
        self._act(
            partial(save_draft, self._desk(), DraftKind.REQUEST, body, self._draft), self._named, self._failed
        )

    def _named(self, draft: str) -> None:
        self._draft, self._under_way = draft, False

    def _failed(self, _: str) -> None:
        self._under_way = False

    def drop(self) -> None:
        """Forget it: the papers were taken in."""
        draft, self._draft = self._draft, None
        if draft is not None:
            self._act(partial(take_draft, self._desk(), draft), lambda _: None, lambda _: None)

    def begin_again(self) -> None:
        """Take what is typed now as what the form begins with."""
        self._saved = self._body()
