"""`request contact` and `request today`: reaching applicants, and what is to be done about requests today."""

import argparse
from dataclasses import asdict
from pathlib import Path

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.papers import pdf_target
from desktop.commands.run import Command
from desktop.paths import write_whole
from desktop.queries.agencies import known_agency
from desktop.queries.follow_up import FollowGroup, FollowRow, follow_up
from desktop.queries.request_detail import request_detail
from desktop.queries.sentences import our_day
from desktop.services.contacting import ContactResult, ContactWay, NewContact, note_contact


def add(request: Grammar) -> None:
    """Add the commands to the group of requests."""
    _contact_options(request.command("contact", "mencatat upaya menghubungi pemohon", _contact))
    parser = request.command("today", "yang perlu ditindaklanjuti hari ini, dan langkah berikutnya", _today)
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="hanya instansi ini")
    parser.add_argument(
        "--out", metavar="BERKAS", help="lembar untuk pagi hari, satu instansi satu lembar, .pdf"
    )


def _contact_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("code", metavar="KODE", help="kode permohonan")
    parser.add_argument(
        "--by",
        required=True,
        choices=[str(one) for one in ContactWay],
        metavar="CARA",
        help="phone (telepon), whatsapp, sms, letter (surat), in_person (bertemu langsung)",
    )
    parser.add_argument(
        "--result",
        required=True,
        choices=[str(one) for one in ContactResult],
        metavar="HASIL",
        help="reached (tersambung), no_answer (tidak dijawab), message_left (pesan ditinggalkan), "
        "wrong_number (nomor salah)",
    )
    parser.add_argument("--again", type=day, metavar="TANGGAL", help="dihubungi lagi pada hari ini")
    parser.add_argument("--note", default="", metavar="CATATAN", help="yang disampaikan")


def _contact(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    tried = NewContact(ContactWay(args.by), ContactResult(args.result), args.again, args.note)
    now = note_contact(desk, args.code, tried).value
    last = request_detail(desk, now.id).contact
    command.say("request.now", number=now.code, state=now.state)
    command.answer = {"request": now.code, "state": str(now.state), "contact": asdict(last) if last else None}
    if last is not None:
        again = our_day(last.again_on) if last.again_on else "-"
        command.say("request.contacted", count=last.count, at=last.when, result=last.result, day=again)


def _today(command: Command) -> None:
    args = command.args
    target = pdf_target(command, args.out) if args.out else None
    desk = command.signed_in()
    known_agency(desk, args.agency)
    if target is not None:
        _print(command, target)
    found = follow_up(desk, args.agency)
    command.answer |= {"count": found.count, "groups": [asdict(group) for group in found.groups]}
    for group in found.groups:
        _tell_group(command, group)
    command.say("follow.count", count=found.count)


def _print(command: Command, target: Path) -> None:
    """Write the leaves for the counters' morning into a file."""
    from desktop.printing.following import follow_sheet  # noqa: PLC0415 - reportlab, 400 ms
    from reports.follow_sheet import follow_pdf  # noqa: PLC0415

    write_whole(target, follow_pdf(follow_sheet(command.signed_in(), command.args.agency)), private=True)
    command.answer["file"] = str(target)
    command.say("follow.printed", file=target)


def _tell_group(command: Command, group: FollowGroup) -> None:
    command.say("follow.head", reason=group.why, count=group.count)
    for row in group.rows:
        _tell_row(command, row)
    if group.count > len(group.rows):
        command.say("follow.rest", count=group.count - len(group.rows))


def _tell_row(command: Command, row: FollowRow) -> None:
    if row.request is not None:
        one = row.request
        command.say("follow.row", number=one.code, service=one.service_name, who=one.who or "-",
                    act=row.act, when=row.when)  # fmt: skip
    elif row.promise is not None:
        owed = row.promise
        command.say("follow.promise", number=owed.about or owed.mark, words=owed.words or "-",
                    act=row.act, when=row.when)  # fmt: skip
