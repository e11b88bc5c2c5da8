"""`complaint`: complaints taken in, looked through, answered, closed, listed, printed."""

import argparse
from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import date, time
from enum import StrEnum

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target, print_to
from desktop.commands.run import Command
from desktop.desk import Desk, Outcome
from desktop.queries.complaints import ComplaintFilter, complaint_detail, complaint_list
from desktop.queries.sentences import sentence
from desktop.services import complaints as services
from desktop.services.complaints import ComplaintNow, NewComplaint
from desktop.services.opening import Someone
from models.rules.bodies.voice import ComplaintClass, ComplaintOutcome, Conduct, VoiceChannel

CHANNELS = {"desk": VoiceChannel.DESK, "box": VoiceChannel.BOX} | {
    str(one): one for one in VoiceChannel if one not in (VoiceChannel.DESK, VoiceChannel.BOX)
}
OUTCOMES = {str(one).removeprefix("complaint_"): one for one in ComplaintOutcome}
CONDUCTS = {str(one).removeprefix("conduct_"): one for one in Conduct}


def add(grammar: Grammar) -> None:
    """Add the commands."""
    complaint = grammar.group("complaint", "pengaduan masyarakat")
    _add_taking(complaint.command("add", "menerima pengaduan", _add))
    parser = complaint.command("list", "pengaduan yang belum selesai, yang paling mendesak dahulu", _list)
    parser.add_argument("--all", action="store_true", help="juga yang sudah selesai")
    parser.add_argument("--late", action="store_true", help="hanya yang lewat waktu")
    parser.add_argument(
        "--agency", type=catalogue_code, default="", metavar="KODE", help="hanya instansi ini"
    )
    parser.add_argument("--text", default="", metavar="KATA", help="hanya yang memuat kata ini")
    _named(complaint.command("show", "satu pengaduan", _show))
    parser = _named(complaint.command("verify", "mencatat jenis pengaduan dan kepada siapa", _verify))
    _classed(parser, required=True)
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang diadukan")
    _named(complaint.command("start", "mulai menangani", _stepped(services.start_complaint)))
    parser = _named(complaint.command("answer", "menjawab dengan alasannya", _answer))
    choice(parser, "--outcome", OUTCOMES, "HASIL", "hasil pemeriksaan", required=True)
    parser.add_argument("--words", required=True, metavar="JAWABAN", help="jawaban kepada pengadu")
    _named(complaint.command("close", "menutup yang sudah dijawab", _stepped(services.close_complaint)))
    parser = _named(complaint.command("withdraw", "mencatat bahwa pengadu mencabutnya", _withdraw))
    parser.add_argument("--words", default="", metavar="CATATAN", help="catatan")
    parser = _named(complaint.command("forward", "meneruskan ke kantor yang berwenang", _forward))
    parser.add_argument("--words", required=True, metavar="CATATAN", help="diteruskan ke mana")
    parser = _named(complaint.command("print", "mencetak tanda terima atau surat jawaban", _print))
    parser.add_argument("--letter", action="store_true", help="surat jawaban, bukan tanda terima")
    out_option(parser)
    _named(complaint.command("undo", "menarik kembali langkah terakhir", _stepped(services.undo_complaint)))


def _add_taking(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("words", metavar="ISI", help="apa yang diadukan")
    choice(parser, "--channel", CHANNELS, "LEWAT", "lewat mana; bawaan desk (meja)", default="desk")
    _classed(parser)
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang diadukan")
    choice(parser, "--conduct", CONDUCTS, "PERILAKU", "perilaku pelaksana (UU 25/2009 Pasal 34)")
    parser.add_argument("--name", default="", metavar="NAMA", help="nama pengadu; boleh tanpa nama")
    parser.add_argument("--phone", default="", metavar="TELEPON", help="telepon pengadu")
    parser.add_argument("--lapor", default="", metavar="NOMOR", help="nomor SP4N-LAPOR")
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="hari masuknya; bawaan sekarang")


def choice(
    parser: argparse.ArgumentParser,
    name: str,
    known: Mapping[str, StrEnum],
    metavar: str,
    told: str,
    *,
    required: bool = False,
    default: str | None = None,
) -> None:
    """Give a command an option of which the words are keys of a map."""
    parser.add_argument(
        name, choices=list(known), metavar=metavar, help=told, required=required, default=default
    )


def _classed(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument(
        "--class",
        dest="classed",
        choices=[str(one) for one in ComplaintClass],
        default=None if required else str(ComplaintClass.PLAIN),
        required=required,
        metavar="JENIS",
        help="information_request (permintaan informasi), aspiration (aspirasi), non_oversight (tidak berkadar "
        "pengawasan), oversight (berkadar pengawasan)",
    )


def _named(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    parser.add_argument("complaint", metavar="KODE", help="kode pengaduan di tanda terima")
    return parser


def _add(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    order = NewComplaint(
        words=args.words,
        channel=CHANNELS[args.channel],
        classed=ComplaintClass(args.classed),
        agency=args.agency,
        conduct=None if args.conduct is None else CONDUCTS[args.conduct],
        who=Someone(name=args.name, phone=args.phone) if args.name or args.phone else None,
        came=None if args.date is None else desk.calendar().at(args.date, _begin(desk, args.date)),
        tracking=args.lapor,
    )
    now = services.take_complaint(desk, order).value
    command.answer = {"id": now.id, "code": now.code, "state": str(now.state), "due": now.due}
    command.say("complaint.taken", number=now.code, due=date.fromisoformat(now.due))


def _begin(desk: Desk, on: date) -> time:
    """Return when a day begins on which something came in without an hour: at opening, else at midnight."""
    hours = desk.calendar().hours(on)
    return hours.opens if hours is not None else time()


def _list(command: Command) -> None:
    args = command.args
    wish = ComplaintFilter(only_open=not args.all, late=args.late, agency=args.agency, text=args.text)
    page = complaint_list(command.signed_in(), wish)
    command.answer = {
        "complaints": [asdict(row) for row in page.rows],
        "more": page.more,
        "open": page.open,
        "late": page.late,
    }
    for row in page.rows:
        command.say(
            "complaint.row",
            number=row.code,
            due=row.due,
            late=sentence("complaint.late") if row.late else "",
            state=row.state,
            agency=row.agency_short or sentence("complaint.house"),
            words=row.words or "-",
        )
    if not page.rows:
        command.say("complaint.none")
    command.say("complaint.counts", open=page.open, late=page.late)


def _show(command: Command) -> None:
    detail = complaint_detail(command.signed_in(), command.args.complaint)
    command.answer = asdict(detail)
    command.say("complaint.now", number=detail.row.code, state=detail.row.state)


def _verify(command: Command) -> None:
    args = command.args
    done = services.verify_complaint(
        command.signed_in(), args.complaint, ComplaintClass(args.classed), args.agency
    )
    _tell(command, done)


def _answer(command: Command) -> None:
    args = command.args
    done = services.answer_complaint(command.signed_in(), args.complaint, OUTCOMES[args.outcome], args.words)
    _tell(command, done)


def _withdraw(command: Command) -> None:
    args = command.args
    _tell(command, services.withdraw_complaint(command.signed_in(), args.complaint, args.words))


def _forward(command: Command) -> None:
    args = command.args
    _tell(command, services.forward_complaint(command.signed_in(), args.complaint, args.words))


def _print(command: Command) -> None:
    args = command.args
    kind = "complaint_letter" if args.letter else "complaint_slip"
    print_to(command, kind, args.complaint, pdf_target(command, args.out))


def _stepped(step: Callable[[Desk, str], Outcome[ComplaintNow]]) -> Callable[[Command], None]:
    return lambda command: _tell(command, step(command.signed_in(), command.args.complaint))


def _tell(command: Command, done: Outcome[ComplaintNow]) -> None:
    now = done.value
    command.answer = {"id": now.id, "code": now.code, "state": str(now.state)}
    command.say("complaint.now", number=now.code, state=now.state)
