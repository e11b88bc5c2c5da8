"""Requests of the test mall on their way, for papers and pages; no person in them exists."""

from desktop.desk import Desk
from desktop.services.opening import NewRequest, Someone, hand_over, open_request
from desktop.services.requests import RequestNow, answer_request
from models.rules.bodies.requests import Proof
from tests.printing.arrivals import came, served

PROXY = Someone(name="Rustam Prasetya", id_number="3578011203800002", phone="081311112222")


def opened(
    desk: Desk, service: str = "DUK-06", documents: tuple[str, ...] = ("KK", "LAMA"), **more
) -> RequestNow:
    """Open a request at the counter that serves a visitor who holds these documents."""
    number = came(desk, service, documents=documents).tickets[0].number
    served(desk, number, service)
    return open_request(desk, NewRequest(ticket=number, **more)).value


def short(desk: Desk, **more) -> RequestNow:
    """Open a request whose second document is missing."""
    return opened(desk, documents=("KK",), **more)


def collected(desk: Desk, **more) -> RequestNow:
    """Let a request be answered and its product be collected by a proxy."""
    request = opened(desk, proxy=PROXY, mandate="KUASA", **more)
    answer_request(desk, request.code)
    return hand_over(desk, request.code, Proof.POWER_OF_ATTORNEY).value
