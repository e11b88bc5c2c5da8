"""Who may do what: one table, asked inside the use cases, for window and commands alike."""

from dataclasses import replace

from desktop.desk import Desk, Session
from desktop.errors import NotAllowed
from models.rules.bodies.officers import Role

O, C, S, A = Role.OFFICER, Role.COUNTER, Role.SUPERVISOR, Role.ADMINISTRATOR  # noqa: E741 - columns of a table
DESK = frozenset({O, S, A})
COUNTER = frozenset({C, S, A})
BOTH = frozenset({O, C, S, A})
LEAD = frozenset({S, A})
ADMIN = frozenset({A})

MAY: dict[str, frozenset[Role]] = {
    "visit.add": DESK,
    "visit.anyway": LEAD,
    "booking.find": DESK,
    "booking.cancel": DESK,
    "person.find": BOTH,
    "person.reveal": DESK,
    "person.compare": LEAD,
    "person.merge": LEAD,
    "promise.make": BOTH,
    "promise.settle": BOTH,
    "promise.list": BOTH,
    "next_step.give": BOTH,
    "complaint.add": BOTH,
    "complaint.handle": COUNTER,
    "complaint.list": COUNTER,
    "complaint.reveal": COUNTER,
    "suggestion.add": BOTH,
    "suggestion.list": BOTH,
    "suggestion.decide": LEAD,
    "compliment.list": COUNTER,
    "forum.keep": LEAD,
    "partner.keep": LEAD,
    "partner.call": BOTH,
    "outreach.ask": DESK,
    "outreach.plan": LEAD,
    "survey.answer": BOTH,
    "survey.list": COUNTER,
    "survey.plan": LEAD,
    "need.find": BOTH,
    "ticket.call": COUNTER,
    "ticket.recall": COUNTER,
    "ticket.start": COUNTER,
    "ticket.hold": COUNTER,
    "ticket.resume": COUNTER,
    "ticket.finish": COUNTER,
    "ticket.absent": COUNTER,
    "ticket.refer": COUNTER,
    "referral.accept": COUNTER,
    "referral.return": COUNTER,
    "referral.list": BOTH,
    **dict.fromkeys(
        (
            "request.open",
            "request.receive",
            "request.complete",
            "request.pause",
            "request.resume",
            "request.ready",
            "request.hand_over",
            "request.reject",
            "request.withdraw",
            "request.refer",
            "request.undo",
            "request.contact",
            "request.list",
            "request.show",
            "request.reveal",
            "visit.reveal",
            "status.ask",
        ),
        BOTH,
    ),
    "request.recount": LEAD,
    "request.overdue": LEAD,
    "ticket.transfer": BOTH,
    "ticket.return": BOTH,
    "ticket.cancel": BOTH,
    "ticket.undo": BOTH,
    "ticket.show": BOTH,
    "counter.open": COUNTER,
    "counter.pause": COUNTER,
    "counter.close": COUNTER,
    "outage.note": BOTH,
    "outage.everywhere": DESK,
    "outage.choose": BOTH,
    "paper.print": BOTH,
    "draft.keep": BOTH,
    "clock.confirm": LEAD,
    "report.make": LEAD,
    "report.own": COUNTER,
    "access.report": LEAD,
    "visits.import": LEAD,
    "bookings.import": LEAD,
    "catalogue.import": LEAD,
    "settings.change": LEAD,
    "records.export": LEAD,
    "records.reveal": LEAD,
    "day.close": LEAD,
    "officer.manage": ADMIN,
    "file.salvage": ADMIN,
    "key.change": ADMIN,
    "officer.let_in": LEAD,
    "rights.open": DESK,
    "rights.list": LEAD,
    "rights.answer": LEAD,
    "subject.report": LEAD,
    "person.correct": LEAD,
    "person.limit": LEAD,
    "consent.give": DESK,
    "privacy.print": BOTH,
    "breach.handle": LEAD,
    "destruction.show": LEAD,
    "person.erase": ADMIN,
    "data.purge": ADMIN,
    "copies.destroy": ADMIN,
    "goal.set": LEAD,
    "goal.list": LEAD,
    "blocker.raise": BOTH,
    "blocker.close": BOTH,
    "blocker.list": BOTH,
    "commitment.note": LEAD,
    "commitment.list": LEAD,
    "backup.places": LEAD,
    "mall.restore": ADMIN,
}
"""Use case -> roles. The role `counter` reaches its own agency only."""


FRESH_MS = 5 * 60 * 1000
"""For so long a password counts as just given, for what takes many people's data along."""


def allowed(session: Session | None, use_case: str, agency: str | None = None) -> bool:
    """Return whether this officer may do this, to this agency's things where there is one."""
    if session is None or session.role not in MAY[use_case]:
        return False
    return session.role is not Role.COUNTER or agency is None or session.agency == agency


def require(desk: Desk, use_case: str, agency: str | None = None) -> None:
    """Let the signed-in officer pass, or raise NotAllowed; the refusal is journalled.

    What the account says now counts, not what it said at the sign-in. On a connection that only reads, as those of
    the screens, the error names the officer instead, and whoever runs the work has it journalled where one can write.

    Raises:
        NotAllowed: the role does not reach; or `session.over`, where the account was closed or reset meanwhile;
            or `sign_in.must_change`, before a one-time password has been replaced.
    """
    session = check_session(desk)
    if not allowed(session, use_case, agency):
        code, who = _whom_to_ask(session, use_case)
        with desk.reading():  # which ends here, or within another block, and then journals the refusal
            raise NotAllowed(code, use_case=use_case, who=who)


def check_session(desk: Desk) -> Session | None:
    """Return the session with the role that the account has by now; None where nobody is signed in.

    Raises:
        NotAllowed: `session.over` or `sign_in.must_change`.
    """
    session = desk.session
    if session is None:
        return None
    row = desk.store.execute_sql(
        "SELECT role, agency, disabled, once FROM officer WHERE id = ?", (session.officer,)
    ).fetchone()
    if row is None or row[2] or (row[3] and not session.must_change):
        raise NotAllowed("session.over")
    if session.must_change:
        raise NotAllowed("sign_in.must_change")
    return replace(session, role=Role(row[0]), agency=row[1])


def is_fresh(desk: Desk) -> bool:
    """Return whether the officer gave their password in the last `FRESH_MS`; not so where the clock went back."""
    at = desk.session.confirmed_at if desk.session is not None else None
    return at is not None and 0 <= desk.clock() - at <= FRESH_MS


def require_fresh(desk: Desk) -> None:
    """Let pass who gave their password a moment ago.

    Raises:
        NotAllowed: `sign_in.again`: it is asked for once more, since somebody else may stand there by now.
    """
    if not is_fresh(desk):
        raise NotAllowed("sign_in.again")


def _whom_to_ask(session: Session | None, use_case: str) -> tuple[str, Role]:
    """Return the code of the refusal and the nearest role that may: the counter, else who leads."""
    roles = MAY[use_case]
    if session is not None and session.role in roles:
        return "not_allowed_agency", C
    return "not_allowed", next(role for role in (C, O, S, A) if role in roles)
