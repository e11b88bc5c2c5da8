"""`request overdue`: by agency and service how many are late, the longest, since when, and whose it is."""

from dataclasses import asdict

from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.queries.overdue import overdue_services

HOUR = 60


def add(group: Grammar) -> None:
    """Add the command to those of requests."""
    group.command("overdue", "yang lewat waktu menurut instansi dan layanan, untuk penyelia", _overdue)


def _overdue(command: Command) -> None:
    found = overdue_services(command.signed_in())
    command.answer = {"total": found.total, "services": [asdict(one) for one in found.services]}
    for one in found.services:
        command.say(
            "request.overdue_line",
            count=one.count,
            service=one.service_name,
            agency=one.agency_short,
            number=one.longest_code,
            since=one.since,
            hours=one.open_minutes // HOUR,
            minutes=one.open_minutes % HOUR,
            officer=one.officer or "-",
            place=one.place or "-",
        )
    command.say("request.overdue_total", count=found.total)
