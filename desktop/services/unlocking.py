"""Steps that wait for others: letting them go when what they need is made, and what relies on a step."""

import json

from desktop.desk import Write
from desktop.queries.settings import policy_of
from models.rules.bodies.tickets import TicketUnblocked
from models.rules.events import Subject
from models.rules.folds.tickets import TicketState
from models.rules.itinerary import LegStanding, unlocked

Standing = list[tuple[str, str, LegStanding]]
"""Id and number of each ticket of a visit in leg order, and how it stands for the rule."""


def unblock(write: Write, visit: str) -> tuple[str, ...]:
    """Let the steps of a visit wait that nothing keeps any more, and return their numbers."""
    legs = _standing(write, visit)
    arrived: int = write.read(Subject.VISIT, visit).arrived_at
    place = policy_of(write.db).later_place(arrived, write.now_ms)
    free = [legs[step - 1] for step in unlocked([leg for _, _, leg in legs])]
    for ticket, _, _ in free:
        write.append(TicketUnblocked(place), ticket)
    return tuple(number for _, number, _ in free)


def unblocked_by(write: Write, visit: str, ticket_id: str) -> frozenset[str]:
    """Return the ids of the steps that wait, or are further, only because this ticket is done."""
    let_go = {
        ticket
        for (ticket,) in write.db.execute_sql(
            "SELECT id FROM ticket WHERE visit = ? AND unblocked AND state NOT IN ('blocked', 'cancelled')",
            (visit,),
        )
    }
    legs = _standing(write, visit)
    as_if = [
        LegStanding(
            TicketState.SERVING
            if ticket == ticket_id
            else TicketState.BLOCKED
            if ticket in let_go
            else leg.state,
            leg.missing,
            leg.produces,
        )
        for ticket, _, leg in legs
    ]
    still = {legs[step - 1][0] for step in unlocked(as_if)}
    return frozenset(let_go - still)


def _standing(write: Write, visit: str) -> Standing:
    rows = write.db.execute_sql(
        """SELECT t.id, t.number, t.state, t.missing, s.produces FROM ticket t JOIN service s ON s.id = t.service
        WHERE t.visit = ? ORDER BY t.leg, t.id""",
        (visit,),
    )
    return [
        (ticket, number, LegStanding(TicketState(state), json.loads(missing), json.loads(produces)))
        for ticket, number, state, missing, produces in rows.fetchall()
    ]
