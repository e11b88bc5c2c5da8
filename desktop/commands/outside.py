"""`forum`, `partner` and `outreach`: what the house does with others."""

from dataclasses import asdict
from datetime import time

from desktop.commands.arguments import catalogue_code, count, day
from desktop.commands.complaints import choice
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target, print_to
from desktop.commands.run import Command
from desktop.queries.marks import MARK
from desktop.queries.outside import forum_list, outreach_list, partner_list
from desktop.services import outside as services
from desktop.services.opening import Someone
from desktop.services.outside import NewForum, NewOutreach, NewPartner
from models.rules.bodies.outside import HelpOutcome, OutreachNeed, OutreachResult, Skill

MOST = 9_999
CLASSES = ("users", "experts", "agencies", "society", "media")
SKILLS = {str(one).removeprefix("skill_"): one for one in Skill}
OUTCOMES = {str(one).removeprefix("help_"): one for one in HelpOutcome}
NEEDS = {str(one).removeprefix("need_"): one for one in OutreachNeed}
RESULTS = {str(one).removeprefix("outreach_"): one for one in OutreachResult}


def add(grammar: Grammar) -> None:
    """Add the commands."""
    _add_forum(grammar)
    _add_partner(grammar)
    _add_outreach(grammar)


def _add_forum(grammar: Grammar) -> None:
    group = grammar.group("forum", "forum konsultasi publik")
    parser = group.command("add", "mencatat forum yang sudah diadakan", _forum)
    parser.add_argument("topic", metavar="TOPIK", help="topiknya")
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="harinya; bawaan hari ini")
    parser.add_argument(
        "--issue", action="append", default=[], metavar="POKOK", help="pokok bahasan; boleh berulang"
    )
    for one in CLASSES:
        parser.add_argument(
            f"--{one}", type=count(MOST), default=0, metavar="N", help="jumlah peserta unsur ini"
        )
    parser = group.command("agree", "mencatat kesepakatan forum", _agree)
    parser.add_argument("forum", metavar="TANDA", help="tanda, dari daftarnya")
    parser.add_argument("words", metavar="ISI", help="apa yang disepakati")
    parser.add_argument("--due", required=True, type=day, metavar="TANGGAL", help="paling lambat hari ini")
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi penanggung jawab")
    parser = group.command("done", "mencatat kesepakatan yang selesai", _done)
    parser.add_argument("agreed", metavar="TANDA", help="tanda, dari daftarnya")
    group.command("list", "forum dan kesepakatannya", _forums)
    parser = group.command("print", "berita acara forum", _minutes)
    parser.add_argument("forum", metavar="TANDA", help="tanda, dari daftarnya")
    out_option(parser)


def _add_partner(grammar: Grammar) -> None:
    group = grammar.group("partner", "mitra yang membantu tamu")
    parser = group.command("add", "mendaftarkan mitra", _partner)
    parser.add_argument("organisation", metavar="ORGANISASI", help="organisasinya")
    parser.add_argument("--contact", required=True, metavar="KONTAK", help="hubungi siapa, nomor berapa")
    choice(parser, "--skill", SKILLS, "KEAHLIAN", "keahliannya", required=True)
    for one, told in (("--from", "siaga sejak"), ("--to", "siaga sampai")):
        parser.add_argument(one, dest=f"{one[2:]}_time", type=time.fromisoformat, metavar="HH:MM", help=told)
    parser = group.command("list", "mitra; --now hanya yang siaga sekarang", _partners)
    parser.add_argument("--now", action="store_true", help="hanya yang siaga sekarang")
    parser = group.command("call", "mencatat bahwa mitra dipanggil", _call)
    parser.add_argument("partner", metavar="TANDA", help="tanda, dari daftarnya")
    choice(parser, "--skill", SKILLS, "KEAHLIAN", "keahliannya", required=True)
    parser.add_argument("--visit", default="", metavar="KODE", help="untuk kunjungan ini")
    parser = group.command("end", "mencatat bantuan mitra yang selesai", _end)
    parser.add_argument("help_id", metavar="TANDA", help="tanda, dari daftarnya")
    choice(parser, "--outcome", OUTCOMES, "HASIL", "hasilnya", default="given")


def _add_outreach(grammar: Grammar) -> None:
    group = grammar.group("outreach", "jemput bola")
    parser = group.command("add", "mencatat permintaan jemput bola", _ask)
    parser.add_argument("wish", metavar="ISI", help="apa yang diinginkan")
    choice(parser, "--need", NEEDS, "SEBAB", "mengapa tidak dapat datang", required=True)
    parser.add_argument("--area", required=True, metavar="WILAYAH", help="kelurahan atau desa")
    parser.add_argument("--name", default="", metavar="NAMA", help="yang dihubungi")
    parser.add_argument("--phone", default="", metavar="TELEPON", help="teleponnya")
    parser = group.command("plan", "menjadwalkan jemput bola", _plan)
    parser.add_argument("case", metavar="TANDA", help="tanda, dari daftarnya")
    parser.add_argument("--date", required=True, type=day, metavar="TANGGAL", help="harinya")
    parser = group.command("end", "mencatat hasil jemput bola", _result)
    parser.add_argument("case", metavar="TANDA", help="tanda, dari daftarnya")
    choice(parser, "--result", RESULTS, "HASIL", "hasilnya", required=True)
    group.command("list", "jemput bola yang belum selesai", _cases)
    parser = group.command("route", "lembar rute satu hari", _route)
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="harinya; bawaan hari ini")
    out_option(parser)


def _tell(command: Command, made: str) -> None:
    command.answer = {"id": made}
    command.say("voice.kept", mark=made[-MARK:])


def _forum(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    counts = {one: getattr(args, one) for one in CLASSES}
    order = NewForum(args.date or desk.today(), args.topic, "\n".join(args.issue), **counts)
    _tell(command, services.note_forum(desk, order).value)


def _agree(command: Command) -> None:
    a = command.args
    _tell(command, services.agree_action(command.signed_in(), a.forum, a.words, a.due, a.agency).value)


def _done(command: Command) -> None:
    _tell(command, services.fulfil_action(command.signed_in(), command.args.agreed).value)


def _forums(command: Command) -> None:
    rows = forum_list(command.signed_in())
    command.answer = {"forums": [asdict(row) for row in rows]}
    for row in rows:
        command.say("voice.row", mark=row.mark, when=row.day, words=row.topic)


def _minutes(command: Command) -> None:
    target = pdf_target(command, command.args.out)
    found = services.forum_named(command.signed_in(), command.args.forum)
    print_to(command, "forum_minutes", found, target)


def _partner(command: Command) -> None:
    a = command.args
    order = NewPartner(
        a.organisation,
        a.contact,
        (SKILLS[a.skill],),
        opens=a.from_time or time(8),
        closes=a.to_time or time(15),
    )
    made = services.list_partner(command.signed_in(), order)
    _tell(command, made.value)


def _partners(command: Command) -> None:
    rows = partner_list(command.signed_in(), on_call=command.args.now)
    command.answer = {"partners": [asdict(row) for row in rows]}
    for row in rows:
        command.say("voice.row", mark=row.mark, when=row.hours, words=f"{row.organisation}, {row.contact}")


def _call(command: Command) -> None:
    a = command.args
    _tell(command, services.call_partner(command.signed_in(), a.partner, SKILLS[a.skill], a.visit).value)


def _end(command: Command) -> None:
    a = command.args
    _tell(command, services.end_help(command.signed_in(), a.help_id, OUTCOMES[a.outcome]).value)


def _ask(command: Command) -> None:
    a = command.args
    who = Someone(name=a.name, phone=a.phone) if a.name or a.phone else None
    made = services.ask_outreach(command.signed_in(), NewOutreach(NEEDS[a.need], a.wish, a.area, who))
    _tell(command, made.value)


def _plan(command: Command) -> None:
    _tell(command, services.plan_outreach(command.signed_in(), command.args.case, command.args.date).value)


def _result(command: Command) -> None:
    a = command.args
    _tell(command, services.end_outreach(command.signed_in(), a.case, RESULTS[a.result]).value)


def _cases(command: Command) -> None:
    rows = outreach_list(command.signed_in())
    command.answer = {"outreach": [asdict(row) for row in rows]}
    for row in rows:
        command.say("voice.row", mark=row.mark, when=row.day or "-", words=f"{row.area}: {row.wish}")


def _route(command: Command) -> None:
    target, desk = pdf_target(command, command.args.out), command.signed_in()
    print_to(command, "route_sheet", (command.args.date or desk.today()).isoformat(), target)
