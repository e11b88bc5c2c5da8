"""No way in without the role table: every use case that window and commands reach asks it, or stands here."""

import ast

from tests.security.guards import ROOT, asks, functions, public, used_outside

NEED_NO_ROLE = {
    "desktop.services.backups.back_up": "needs the database key alone",
    "desktop.services.drilling.drill": "needs the database key alone",
    "desktop.services.drilling.note_drill": "needs the database key alone",
    "desktop.queries.backups.backup_now": "how old the last backup is concerns everybody",
    "desktop.services.keeping.verify": "needs the database key alone",
    "desktop.services.keeping.last_written": "needs the database key alone",
    "desktop.services.keeping.check_rows": "needs the database key alone",
    "desktop.services.keeping.rebuild_rows": "needs the database key alone",
    "desktop.services.examining.examine": "needs the database key alone",
    "desktop.services.drafts.drop_old_drafts": "the program's own work at its start",
    "desktop.services.signing_in.sign_in": "by it one gets a role",
    "desktop.services.signing_in.change_password": "one's own password",
    "desktop.services.signing_in.confirm": "by it one keeps a role",
    "desktop.services.signing_in.what_is_known": "what one's own password may not be made of",
    "desktop.services.surveys.drop_answer": "what a citizen says at the kiosk, by nobody's name",
    "desktop.services.surveys.empty_box": "the program's own work",
    "desktop.services.pins.set_pin": "one's own session, by its password",
    "desktop.services.pins.open_by_pin": "one's own session",
    "desktop.services.visits.check_clock": "whether the clock is sane",
    "desktop.queries.breaches.named_breach": "an id for a number",
    "desktop.queries.cases.code_of": "a code for an id",
    "desktop.queries.agencies.agency_names": "the mall's published words",
    "desktop.queries.agencies.known_agency": "the mall's published words",
    "desktop.queries.counter.counters_of": "the mall's published words",
    "desktop.queries.display.display_rows": "what hangs on the wall of the hall",
    "desktop.queries.next_steps.places_to_go": "the mall's published words",
    "desktop.queries.survey_form.period_names": "names of times",
    "desktop.queries.survey_form.survey_form": "the mall's published words",
    "desktop.queries.outages.running_outages": "what is announced in the hall",
    "desktop.queries.outages.named_outage": "an id for a name",
    "desktop.queries.outages.called_back": "how many are to be called",
    "desktop.queries.sentences.clock": "a time in words",
    "desktop.queries.session.may": "asks the table without journalling",
    "desktop.queries.settings.idle_minutes": "when the window locks",
    "desktop.queries.settings.holidays": "the mall's published words",
    "desktop.printing.rows.find_ticket": "an id for a number",
    "desktop.printing.rows.find_visit": "an id for a code",
    "desktop.printing.rows.shown_number": "a number for a number",
}
"""Use cases that ask no role, and why that is right."""
WITHOUT_A_USER = {
    "backup", "demo", "doctor", "hub", "init", "rebuild", "restore", "simulate", "sync", "verify",
}  # fmt: skip
"""Commands that need the database key alone, or make a mall of their own."""


def reached() -> set[str]:
    """Return every service, and every query and paper that window or commands import."""
    reads = {name for package in ("queries", "printing") for name in public(package)} & used_outside()
    return {*public("services"), *reads}


def test_every_use_case_asks_the_role_table_or_stands_in_the_list_of_those_that_need_not() -> None:
    assert {name for name in reached() if not asks(name)} == set(NEED_NO_ROLE)


def test_every_command_signs_an_officer_in_but_for_those_that_need_the_key_alone() -> None:
    alone = set()
    for file in (ROOT / "desktop" / "commands").glob("*.py"):
        tree = ast.parse(file.read_text(encoding="utf-8"))
        signs_in = ".signed_in()" in file.read_text(encoding="utf-8")
        opens = any(isinstance(node, ast.Attribute) and node.attr == "desk" for node in ast.walk(tree))
        if opens and not signs_in and file.stem != "run":
            alone.add(file.stem)
    assert alone <= {"keeping", *WITHOUT_A_USER}


def test_the_walk_sees_a_use_case_that_asks_nothing() -> None:
    assert not asks("desktop.services.signing_in.sign_in")
    assert asks("desktop.services.tickets.miss_ticket")
    assert len(functions()) > 300
