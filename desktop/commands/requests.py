"""`request`: dossiers that outlive the visit; opened, completed, paused, answered, collected, asked about."""

import argparse
from collections.abc import Callable
from dataclasses import asdict
from typing import Any

from desktop.commands import following, overdue
from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.papers import keep_paper, out_option, pdf_target, print_to
from desktop.commands.run import Command
from desktop.desk import Desk, Outcome, instant
from desktop.queries.agencies import known_agency
from desktop.queries.request_detail import RequestDetail, request_detail
from desktop.queries.requests import RequestFilter, RequestRow, request_counts, request_list
from desktop.queries.sentences import our_day
from desktop.queries.status import status_of_code
from desktop.services import opening, requests
from desktop.services.opening import NewRequest, Someone
from desktop.services.requests import RequestNow
from desktop.services.searching import keep_search
from models.rules.bodies.requests import (
    Decision,
    External,
    PaperForm,
    PauseReason,
    Proof,
    ReceivedPaper,
    RejectReason,
)
from models.rules.folds.requests import RequestState

Act = Callable[[Desk, Any], Outcome[RequestNow]]


def add(grammar: Grammar) -> None:
    """Add the commands."""
    group = grammar.group("request", "permohonan: berkas yang diproses sesudah tamu pulang")
    _opening(group.command("open", "membuka permohonan dari tiket, atau dari layanan", _open))
    _listing(group.command("list", "permohonan yang terbuka, yang lewat waktu lebih dahulu", _list))
    overdue.add(group)
    parser = group.command("show", "satu permohonan dengan riwayatnya", _show)
    parser.add_argument("code", metavar="KODE", help="kode permohonan")
    for name, words, act in ACTS:
        parser = group.command(name, words, _acting(act))
        parser.add_argument("code", metavar="KODE", help="kode permohonan")
        if name in _OPTIONS:
            _OPTIONS[name](parser)
    parser = group.command("status", "jawaban untuk kode pada kertas: V..., R..., atau isi QR", _status)
    parser.add_argument("code", metavar="KODE", help="kode kunjungan atau permohonan")
    for name, words, kind in PAPERS:
        parser = group.command(name, words, _paper(kind))
        parser.add_argument("code", metavar="KODE", help="kode permohonan")
        out_option(parser)
    following.add(group)
    group.command("recount", "menghitung ulang jatuh tempo sesudah kalender berubah", _recount)


PAPERS = (
    ("receipt", "mencetak tanda terima berkas", "receipt"),
    ("shortfall", "mencetak lembar kekurangan", "shortfall"),
    ("handover", "mencetak tanda terima pengambilan", "handover"),
)


def _opening(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--ticket", metavar="NOMOR", help="nomor antrean hari ini yang berkasnya di loket")
    parser.add_argument("--service", type=catalogue_code, metavar="KODE", help="layanan, bila tanpa tiket")
    parser.add_argument("--visit", metavar="KODE", help="kode kunjungan, bila tanpa tiket")
    parser.add_argument("--applicant", default="", metavar="NAMA", help="pemohon; bawaan: tamu itu sendiri")
    parser.add_argument(
        "--applicant-nik", default="", metavar="NIK", help="NIK pemohon; yang sudah dikenal dipakai"
    )
    parser.add_argument("--applicant-phone", default="", metavar="TELEPON", help="telepon pemohon")
    parser.add_argument(
        "--present",
        action="store_true",
        help="pemohon hadir sendiri; bawaan: tamu yang membawa berkasnya menjadi kuasanya",
    )
    parser.add_argument("--proxy", default="", metavar="NAMA", help="kuasa, bila bukan tamu itu sendiri")
    parser.add_argument("--mandate", type=catalogue_code, metavar="KODE", help="dokumen kuasa")
    parser.add_argument("--company", default="", metavar="NAMA", help="perusahaan")
    _received_option(parser)
    parser.add_argument(
        "--unverified", action="store_true", help="belum diperiksa: waktu layanan belum mulai"
    )
    _reference_options(parser)
    parser.add_argument("--note", default="", metavar="CATATAN")
    parser.add_argument("--finish", action="store_true", help="tiketnya selesai; permohonan tetap terbuka")
    parser.add_argument("--print", metavar="BERKAS", help="tanda terimanya, .pdf")


def _received_option(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--document",
        action="append",
        type=_document,
        metavar="KODE[:BENTUK[:JUMLAH]]",
        help="berkas yang diterima; BENTUK: original (asli, bawaan), copy (salinan), shown (diperlihatkan), "
        "uploaded (diunggah); dapat diulang",
    )
    parser.add_argument("--complete-by", type=day, metavar="TANGGAL", help="lengkapi paling lambat")


def _document(words: str) -> ReceivedPaper:
    code, _, rest = words.partition(":")
    form, _, quantity = rest.partition(":")
    try:
        return ReceivedPaper(catalogue_code(code), PaperForm(form or "original"), int(quantity or 1))
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"{words!r}: KODE[:BENTUK[:JUMLAH]]") from error


def _reference_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--system", choices=[str(one) for one in External], metavar="SISTEM",
                        help="oss, m_paspor, sicantik, other_system (lainnya, bawaan)")  # fmt: skip
    parser.add_argument("--reference", default="", metavar="NOMOR", help="nomor di sistem instansi")


def _listing(parser: argparse.ArgumentParser) -> None:
    states = [str(state) for state in RequestState]
    parser.add_argument("--state", choices=states, metavar="KEADAAN", help=", ".join(states))
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="hanya instansi ini")
    parser.add_argument("--overdue", action="store_true", help="hanya yang lewat waktu")
    parser.add_argument("--due-today", action="store_true", help="hanya yang jatuh tempo sampai hari ini")
    parser.add_argument("--text", default="", metavar="KATA", help="kode, nomor, nama, atau telepon")
    parser.add_argument("--after", metavar="HALAMAN", help="halaman berikutnya, dari jawaban sebelumnya")


def _someone(name: str) -> Someone | None:
    return Someone(name=name) if name.strip() else None


def _open(command: Command) -> None:
    args = command.args
    target = pdf_target(command, args.print) if args.print else None
    desk = command.signed_in()
    told = Someone(name=args.applicant, id_number=args.applicant_nik, phone=args.applicant_phone)
    order = NewRequest(
        ticket=args.ticket,
        visit=args.visit,
        service=args.service,
        applicant=told if any((told.name, told.id_number, told.phone)) else None,
        proxy=_someone(args.proxy),
        by_visitor=not args.present,
        mandate=args.mandate,
        company=args.company,
        received=None if args.document is None else tuple(args.document),
        complete_by=args.complete_by,
        verified=not args.unverified,
        system=External(args.system) if args.system else None,
        reference=args.reference,
        note=args.note,
    )
    if target is None:
        _tell(command, opening.open_request(desk, order, finish=args.finish).value)
        return
    from desktop.services.taking_in import take_in_papers  # noqa: PLC0415 - reportlab, 400 ms

    taken = take_in_papers(desk, order, finish=args.finish).value
    _tell(command, taken.request)
    keep_paper(command, desk, taken.paper, target)


def _receive(desk: Desk, args: Any) -> Outcome[RequestNow]:
    papers = tuple(args.document or ())
    return requests.receive_papers(
        desk, args.code, papers, complete_by=args.complete_by, verified=not args.unverified
    )


ACTS: tuple[tuple[str, str, Act], ...] = (
    ("receive", "menerima berkas yang menyusul", _receive),
    ("complete", "berkas lengkap: waktu layanan mulai", lambda d, a: requests.complete_request(d, a.code)),
    (
        "pause",
        "menghentikan waktu layanan selama menunggu",
        lambda d, a: requests.pause_request(
            d, a.code, PauseReason(a.reason), a.note, missing=tuple(a.missing), complete_by=a.complete_by
        ),
    ),
    ("resume", "waktu layanan berjalan lagi", lambda d, a: requests.resume_request(d, a.code)),
    (
        "ready",
        "hasilnya siap diambil",
        lambda d, a: requests.answer_request(d, a.code, a.product, Decision(a.decision)),
    ),
    (
        "pickup",
        "hasilnya diambil",
        lambda d, a: opening.hand_over(d, a.code, Proof(a.proof), _someone(a.collector)),
    ),
    (
        "reject",
        "menolak, dengan alasannya",
        lambda d, a: requests.reject_request(d, a.code, RejectReason(a.reason), a.note),
    ),
    ("withdraw", "pemohon mencabut", lambda d, a: requests.withdraw_request(d, a.code, a.note)),
    ("refer", "diteruskan ke instansi lain", lambda d, a: requests.refer_request(d, a.code, a.to, a.note)),
    ("note", "mencatat sesuatu", lambda d, a: requests.note_request(d, a.code, a.words)),
    (
        "reference",
        "mencatat nomor di sistem instansi",
        lambda d, a: opening.add_reference(d, a.code, External(a.system or External.OTHER), a.reference),
    ),
    ("undo", "mengurungkan langkah terakhir", lambda d, a: requests.undo_request(d, a.code, a.reason)),
)


def _receive_options(parser: argparse.ArgumentParser) -> None:
    _received_option(parser)
    parser.add_argument(
        "--unverified", action="store_true", help="belum diperiksa: waktu layanan belum mulai"
    )


def _pause_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", required=True, choices=[str(one) for one in PauseReason], metavar="ALASAN",
                        help="applicant (menunggu pemohon), payment (menunggu pembayaran)")  # fmt: skip
    parser.add_argument(
        "--note", default="", metavar="CATATAN", help="yang ditunggu; tercetak di lembar kekurangan"
    )
    parser.add_argument("--missing", action="append", default=[], type=catalogue_code, metavar="KODE",
                        help="dokumen yang harus dibawa; dapat diulang")  # fmt: skip
    parser.add_argument("--complete-by", type=day, metavar="TANGGAL", help="lengkapi paling lambat")


def _ready_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--product", type=catalogue_code, metavar="KODE", help="produk layanan")
    parser.add_argument("--decision", choices=[str(one) for one in Decision], default="granted",
                        metavar="KEPUTUSAN", help="granted (dikabulkan, bawaan), partly (sebagian)")  # fmt: skip


def _pickup_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--proof", choices=[str(one) for one in Proof], default="receipt", metavar="BUKTI",
                        help="receipt (tanda terima, bawaan), id_card, power_of_attorney (surat kuasa), post, "
                        "electronic")  # fmt: skip
    parser.add_argument("--collector", default="", metavar="NAMA", help="yang mengambil, bila bukan pemohon")


def _reject_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--reason", choices=[str(one) for one in RejectReason], default="other", metavar="ALASAN",
                        help="not_eligible (tidak memenuhi syarat), papers_invalid (berkas tidak sah), "
                        "never_completed (tidak dilengkapi), other (lainnya, bawaan)")  # fmt: skip
    parser.add_argument("--note", required=True, metavar="CATATAN", help="alasan untuk pemohon")


def _refer_options(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", required=True, type=catalogue_code, metavar="KODE", help="instansi tujuan")
    parser.add_argument("--note", default="", metavar="CATATAN")


_OPTIONS: dict[str, Callable[[argparse.ArgumentParser], Any]] = {
    "receive": _receive_options,
    "pause": _pause_options,
    "ready": _ready_options,
    "pickup": _pickup_options,
    "reject": _reject_options,
    "withdraw": lambda parser: parser.add_argument("--note", default="", metavar="CATATAN"),
    "refer": _refer_options,
    "note": lambda parser: parser.add_argument("words", metavar="CATATAN"),
    "reference": _reference_options,
    "undo": lambda parser: parser.add_argument("--reason", default="", metavar="ALASAN"),
}


def _acting(act: Act) -> Callable[[Command], None]:
    return lambda command: _tell(command, act(command.signed_in(), command.args).value)


def _paper(kind: str) -> Callable[[Command], None]:
    return lambda command: print_to(command, kind, command.args.code, pdf_target(command, command.args.out))


def _recount(command: Command) -> None:
    changed = requests.recount_dues(command.signed_in()).value
    command.answer = {"changed": changed}
    command.say("request.recounted", count=changed)


def _tell(command: Command, now: RequestNow) -> None:
    due = None if now.due_at is None else instant(now.due_at).isoformat().replace("+00:00", "Z")
    command.answer = {
        "request": now.code, "state": str(now.state), "missing": list(now.missing), "due": due,
    }  # fmt: skip
    command.say("request.now", number=now.code, state=now.state)
    detail = request_detail(command.signed_in(), now.id)
    _tell_rest(command, detail)


def _tell_rest(command: Command, detail: RequestDetail) -> None:
    if detail.missing and detail.moves:
        by = our_day(detail.complete_by) if detail.complete_by else "-"
        command.say("request.missing", papers="; ".join(detail.missing), day=by)
    if detail.due:
        command.say("request.late" if detail.overdue else "request.due", due=detail.due)


def _list(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    wanted = RequestFilter(
        state=RequestState(args.state) if args.state else None,
        agency=known_agency(desk, args.agency),
        overdue=args.overdue,
        due_today=args.due_today,
        text=args.text,
    )
    page, counts = request_list(desk, wanted, after=args.after), request_counts(desk, args.agency)
    keep_search(desk, args.text, page.people)
    command.answer = {
        "requests": [asdict(row) for row in page.rows],
        "after": page.after,
        "open": {str(state): count for state, count in counts.by_state.items()},
        "overdue": counts.overdue,
        "due_today": counts.due_today,
    }
    for row in page.rows:
        _tell_row(command, row)
    command.say(
        "request.count", all=sum(counts.by_state.values()), overdue=counts.overdue, today=counts.due_today
    )
    if page.after:
        command.say("request.more", after=page.after)
    if page.cut:
        command.say("request.cut")


def _tell_row(command: Command, row: RequestRow) -> None:
    late = f"  [{command.word('mark.late')}]" if row.overdue else ""
    command.say(
        "request.row",
        number=row.code,
        service=row.service_name,
        who=row.who or "-",
        state=row.state,
        opened=row.opened,
        due=row.due or "-",
    )
    command.lines[-1] += late


def _show(command: Command) -> None:
    detail = request_detail(command.signed_in(), command.args.code)
    command.answer = asdict(detail) | {
        "timeline": [
            {
                "at": line.at,
                "time": line.time,
                "what": str(line.what),
                "officer": line.officer,
                "words": line.words,
            }
            for line in detail.timeline
        ]
    }
    command.say("request.head", number=detail.code, service=detail.service_name, agency=detail.agency_name)
    command.say("request.now", number=detail.code, state=detail.state)
    _tell_rest(command, detail)
    for line in detail.timeline:
        what = line.what.words(command.lang)
        command.lines.append("   " + "  ".join(filter(None, (line.time, what, line.words, line.officer))))


def _status(command: Command) -> None:
    status = status_of_code(command.signed_in(), command.args.code)
    command.answer = {
        "code": status.code,
        "day": status.day,
        "lines": [
            asdict(line) | {"said": str(line.said), "next": line.next.words(command.lang)}
            for line in status.lines
        ],
    }
    for line in status.lines:
        command.say(
            "status.line", number=line.number, service=line.service, agency=line.agency, state=line.state
        )
        command.lines.append("   " + line.next.words(command.lang))
    if not status.lines:
        command.say("status.nothing", code=status.code)
