"""`visit reveal`, `request reveal`: people in clear, each look kept with its reason."""

import argparse
from collections.abc import Callable
from dataclasses import asdict

from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.desk import Desk, Outcome
from desktop.queries.sentences import our_day
from desktop.services.revealing import Look, PersonInClear, reveal_request, reveal_visit
from models.rules.bodies.notes import LookReason

Reveal = Callable[[Desk, str, Look | None], Outcome[tuple[PersonInClear, ...]]]
CHOSEN = tuple(str(one) for one in LookReason if one not in (LookReason.OWN_TODAY, LookReason.COMPARING))
"""Reasons that an officer gives; the others the program knows itself."""


def add(grammar: Grammar) -> None:
    """Add the commands."""
    visit = grammar.group("visit", "kunjungan: menerima tamu")
    _options(visit.command("reveal", "tamu satu kunjungan tanpa samaran; tercatat", _acting(reveal_visit)))
    request = grammar.group("request", "permohonan: berkas yang diproses sesudah tamu pulang")
    _options(
        request.command("reveal", "orang satu permohonan tanpa samaran; tercatat", _acting(reveal_request))
    )


def _options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="KODE", help="kode pada kertasnya")
    parser.add_argument(
        "--reason",
        choices=CHOSEN,
        metavar="ALASAN",
        help="handling (mengurus), calling_back (menghubungi kembali), citizen_asked (diminta warga), "
        "complaint (pengaduan), checking (mengawasi), other (lainnya, dengan --note); "
        "tidak perlu untuk tamu sendiri hari ini",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="penjelasan")


def _acting(reveal: Reveal) -> Callable[[Command], None]:
    def act(command: Command) -> None:
        args = command.args
        look = Look(LookReason(args.reason) if args.reason else None, args.note)
        people = reveal(command.signed_in(), args.code, look).value
        command.answer = {"people": [asdict(one) for one in people]}
        for one in people:
            command.say(
                "reveal.shown",
                role=one.role,
                name=one.name or "-",
                number=one.id_number or "-",
                phone=one.phone or "-",
                birth=our_day(one.birth) if one.birth else "-",
            )
        if not people:
            command.say("reveal.nobody")

    return act
