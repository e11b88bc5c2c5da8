"""`visit`: intake by command, for scripts and kiosks."""

import argparse
from datetime import time

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target, print_to, print_visit
from desktop.commands.run import Command
from desktop.commands.showing import tell_step, tell_visitor
from desktop.desk import Desk, milliseconds
from desktop.errors import Refused
from desktop.queries.people import find_people
from desktop.queries.visit_card import visit_card
from desktop.services.searching import keep_search
from desktop.services.visits import AddedVisit, NewVisit, add_visit, confirm_clock
from models.rules.bodies.people import IdType
from models.rules.bodies.visits import Accommodation, Priority


def add(grammar: Grammar) -> None:
    """Add the commands."""
    visit = grammar.group("visit", "kunjungan: menerima tamu")
    _add_options(visit.command("add", "menerima seorang tamu dan memberi nomor antrean", _add))
    parser = visit.command("print", "mencetak lembar alur", print_visit)
    parser.add_argument("code", metavar="KODE", help="kode kunjungan")
    parser.add_argument("--paper", choices=("roll", "a5"), default="roll", help="rol 80 mm atau A5")
    out_option(parser)
    parser = visit.command("find", "mencari orang dengan NIK, nama, atau telepon", _find)
    parser.add_argument("text", metavar="TEKS", help="NIK, telepon, atau sebagian nama")
    parser = visit.command("confirm-clock", "supervisor: jam komputer ini benar", _clock)
    parser.add_argument("reason", metavar="ALASAN")


def _add_options(parser: argparse.ArgumentParser) -> None:
    """Give `visit add` what it asks about the person, then about the visit."""
    parser.add_argument(
        "--service",
        type=catalogue_code,
        action="extend",
        nargs="+",
        default=[],
        metavar="KODE",
        help="layanan, dalam urutan kunjungan; satu atau beberapa",
    )
    parser.add_argument(
        "--booking",
        action="extend",
        nargs="+",
        default=[],
        metavar="KODE",
        help="booking yang datang; layanan dan orangnya ikut",
    )
    parser.add_argument("--name", default="", metavar="NAMA", help="nama seperti di dokumen; boleh kosong")
    parser.add_argument(
        "--nik", default="", metavar="NOMOR", help="NIK 16 angka, atau nomor menurut --id-type; boleh kosong"
    )
    parser.add_argument(
        "--id-type", choices=[str(kind) for kind in IdType], default="nik", help="jenis nomor"
    )
    parser.add_argument("--no-id-reason", default="", metavar="ALASAN", help="mengapa tanpa nomor")
    parser.add_argument("--phone", default="", metavar="NOMOR", help="telepon; boleh kosong")
    parser.add_argument(
        "--birth", type=day, metavar="TANGGAL", help="tanggal lahir, 03/02/1950; 60 tahun ke atas didahulukan"
    )
    _visit_options(parser)


def _visit_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--priority",
        default="",
        metavar="DASAR",
        help="elderly, disability, pregnant, nursing, toddler, child, sick, disaster; gabung dengan +",
    )
    parser.add_argument(
        "--need",
        action="append",
        default=[],
        choices=[str(need) for need in Accommodation],
        metavar="KEBUTUHAN",
        help="wheelchair, sign_language, large_print, companion, seat_near_counter, quiet_room, interpreter, "
        "staff_comes, written; dapat diulang",
    )
    parser.add_argument("--consent", action="store_true", help="tamu setuju disabilitas/kebutuhannya dicatat")
    parser.add_argument(
        "--document",
        type=catalogue_code,
        action="append",
        default=None,
        metavar="KODE",
        help="dokumen yang dibawa; dapat diulang",
    )
    parser.add_argument(
        "--arrived", type=time.fromisoformat, metavar="HH:MM", help="jam masuk pintu hari ini"
    )
    parser.add_argument("--party", type=int, default=1, metavar="N", help="jumlah orang")
    parser.add_argument("--info", action="store_true", help="hanya bertanya, tanpa nomor")
    parser.add_argument("--note", default="", metavar="CATATAN", help="catatan bebas")
    parser.add_argument(
        "--anyway", default="", metavar="ALASAN", help="supervisor: terima walau tutup atau penuh"
    )
    parser.add_argument("--print", metavar="BERKAS", help="lembar alur ke berkas .pdf ini")


def priorities(text: str) -> tuple[Priority, ...]:
    """Return the bases of priority in a text like `elderly+toddler`.

    Raises:
        ValueError: one of them is not known.
    """
    return tuple(dict.fromkeys(Priority(part.strip()) for part in text.split("+") if part.strip()))


def _add(command: Command) -> None:
    args = command.args
    target = pdf_target(command, args.print) if args.print else None
    if target and args.info:
        raise Refused("paper.no_steps")
    try:
        basis = priorities(args.priority)
    except ValueError:
        known = ", ".join(f"{one} ({command.word(f'word.{one}')})" for one in Priority)
        raise Refused("visit.priority", given=args.priority, known=known) from None
    desk = command.signed_in()
    order = NewVisit(
        services=tuple(args.service),
        name=args.name,
        id_type=IdType(args.id_type),
        id_number=args.nik,
        no_id_reason=args.no_id_reason,
        phone=args.phone,
        birth=args.birth,
        priority=basis,
        needs=tuple(Accommodation(need) for need in args.need),
        consent=args.consent,
        documents=None if args.document is None else tuple(args.document),
        party=args.party,
        information_only=args.info,
        arrived_at=None if args.arrived is None else _arrival(desk, args.arrived),
        note=args.note,
        bookings=tuple(args.booking),
        anyway=args.anyway,
    )
    added = add_visit(desk, order).value
    _tell(command, added)
    if target:
        print_to(command, "visit_sheet", added.id, target)


def _arrival(desk: Desk, clock: time) -> int:
    return milliseconds(desk.calendar().at(desk.today(), clock))


def _tell(command: Command, added: AddedVisit) -> None:
    command.answer = {
        "visit": added.code,
        "tickets": [{"number": t.number, "service": t.service, "state": str(t.state)} for t in added.tickets],
    }
    if added.warnings:
        command.answer["warnings"] = list(added.warnings)
    card = visit_card(command.desk(), added.id)
    tell_visitor(command, card)
    for place, step in enumerate(card.steps, 1):
        tell_step(command, step, place)
    for warning in added.warnings:
        command.say(warning)


def _find(command: Command) -> None:
    desk = command.signed_in()
    found = find_people(desk, command.args.text)
    keep_search(desk, command.args.text, len(found))
    command.answer = {
        "people": [
            {
                "id": one.id,
                "name": one.name,
                "id_number": one.masked_number,
                "visits": one.visits,
                "visit_today": one.code_today,
            }
            for one in found
        ]
    }
    for one in found:
        command.say("visit.found", name=one.name or "-", number=one.masked_number, visits=one.visits)
        if one.code_today:
            command.say("visit.found_today", time=one.came_today, code=one.code_today)
    if not found:
        command.say("visit.nobody_found")


def _clock(command: Command) -> None:
    confirm_clock(command.signed_in(), command.args.reason)
    command.say("clock.is_confirmed")
