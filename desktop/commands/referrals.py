"""`referral`: visitors whom another agency sent, and `ticket refer`, which sends them."""

import argparse
from dataclasses import asdict

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.commands.showing import tell_others
from desktop.desk import Desk
from desktop.printing.rows import shown_number
from desktop.queries.referrals import ReferralRow, referral_list
from desktop.queries.visit_card import ticket_card
from desktop.services.referrals import accept_referral, refer_ticket, return_referral
from desktop.services.tickets import TicketNow
from models.rules.bodies.referrals import ReferralReason, ReturnReason


def add(grammar: Grammar) -> None:
    """Add the commands."""
    ticket = grammar.group("ticket", "tiket antrean")
    _sending(ticket.command("refer", "merujuk ke layanan instansi lain, dengan nomor baru", _refer))
    referral = grammar.group("referral", "rujukan antarinstansi")
    parser = referral.command("list", "rujukan sehari dan apa jadinya", _list)
    parser.add_argument("--date", type=day, metavar="YYYY-MM-DD", help="hari layanan; bawaan hari ini")
    parser.add_argument("--open", action="store_true", help="hanya yang belum diterima atau dikembalikan")
    parser = referral.command("accept", "menerima tamu yang dirujuk; mulai melayani berarti sama", _accept)
    parser.add_argument("number", metavar="NOMOR")
    parser = referral.command("return", "mengembalikan tamu yang dirujuk ke loket asalnya", _return)
    parser.add_argument("number", metavar="NOMOR")
    parser.add_argument(
        "--reason",
        required=True,
        choices=[str(one) for one in ReturnReason],
        metavar="ALASAN",
        help="papers_short (berkas belum lengkap), not_ours (bukan kewenangan), "
        "served_before (sudah dilayani), visitor_declined (tamu tidak jadi), other (lainnya)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="untuk petugas asal")
    parser.add_argument(
        "--no-ticket", action="store_true", help="tanpa nomor baru: di loket asal tidak ada yang perlu dibuat"
    )


def _sending(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("number", metavar="NOMOR")
    parser.add_argument("--to", required=True, type=catalogue_code, metavar="KODE", help="layanan tujuan")
    parser.add_argument("--note", default="", metavar="CATATAN", help="untuk petugas tujuan")
    parser.add_argument(
        "--document",
        action="append",
        default=[],
        type=catalogue_code,
        metavar="KODE",
        help="dokumen yang sudah diperiksa; dapat diulang",
    )
    parser.add_argument(
        "--reason",
        choices=[str(one) for one in ReferralReason],
        default=str(ReferralReason.NEXT_STEP),
        metavar="ALASAN",
        help="next_step (langkah berikutnya, bawaan), paper_needed (perlu dokumen dari sana), "
        "not_ours (bukan kewenangan), verification (perlu diperiksa), other (lainnya)",
    )
    parser.add_argument(
        "--come-back", action="store_true", help="tamu kembali ke sini setelah selesai di sana"
    )


def _refer(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    now = refer_ticket(
        desk,
        args.number,
        args.to,
        args.note,
        documents=tuple(args.document),
        reason=ReferralReason(args.reason),
        come_back=args.come_back,
    ).value
    _tell(command, desk, now)


def _accept(command: Command) -> None:
    desk = command.signed_in()
    _tell(command, desk, accept_referral(desk, command.args.number).value, said="referral.accepted")


def _return(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    now = return_referral(
        desk, args.number, ReturnReason(args.reason), args.note, place=not args.no_ticket
    ).value
    _tell(command, desk, now)


def _tell(command: Command, desk: Desk, now: TicketNow, said: str = "ticket.now") -> None:
    command.answer = {"number": now.number, "state": str(now.state), "counter": now.counter}
    card = ticket_card(desk, now.number)
    command.say(said, number=card.step.number, state=now.state)
    if now.next:
        command.answer["next"] = now.next
        command.say("ticket.next", number=shown_number(desk, now.next))
    if said == "ticket.now":
        tell_others(command, card)


def _list(command: Command) -> None:
    args = command.args
    rows = referral_list(command.signed_in(), day=args.date, only_open=args.open)
    command.answer = {"referrals": [asdict(row) for row in rows]}
    for row in rows:
        _tell_row(command, row)
    command.say("referral.count" if rows else "referral.nobody", all=len(rows))


def _tell_row(command: Command, row: ReferralRow) -> None:
    command.say(
        "referral.row",
        number=row.number,
        sent=row.sent,
        service=row.service_name,
        made=row.made,
        state=row.state,
        reason=row.reason,
    )
    if row.return_reason is not None:
        command.say("referral.row_back", time=row.returned, reason=row.return_reason, number=row.back or "-")
