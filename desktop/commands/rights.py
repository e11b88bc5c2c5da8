"""`rights`, `subject-report`, `consent`, `privacy`: what citizens ask about their data, and the answers."""

from dataclasses import asdict
from datetime import datetime

from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target
from desktop.commands.run import Command
from desktop.desk import Desk
from desktop.errors import Refused
from desktop.paths import write_whole
from desktop.queries.cases import case_list, case_row
from desktop.queries.consents import PURPOSES, consents_of
from desktop.services.cases import NewCase, answer_case, open_case, reopen_case
from desktop.services.consents import give_consent, withdraw_consent
from models.rules.bodies.rights import CaseGround, CaseOutcome, IdentityProof, Right
from models.rules.bodies.visits import ConsentMethod

PERSON_HELP = "tanda orang, atau kode kunjungan atau permohonannya"


def add(grammar: Grammar) -> None:
    """Add the commands."""
    group = grammar.group("rights", "permintaan warga tentang datanya, 3x24 jam")
    parser = group.command("open", "mencatat permintaan", _open)
    parser.add_argument(
        "right",
        choices=[str(one) for one in Right],
        metavar="HAK",
        help="access (akses), correction (perbaikan), restriction (pembatasan), withdrawal (cabut persetujuan), "
        "erasure (penghapusan), objection (keberatan)",
    )
    parser.add_argument("--person", default="", metavar="ORANG", help=PERSON_HELP)
    parser.add_argument("--received", type=datetime.fromisoformat, metavar="WAKTU",
                        help="waktu diterima, 2026-11-24T09:30; bawaan sekarang")  # fmt: skip
    parser.add_argument(
        "--proof",
        choices=[str(one) for one in IdentityProof],
        default=str(IdentityProof.SEEN),
        metavar="BUKTI",
        help="proof_seen (identitas dilihat, bawaan), proof_known, proof_proxy (kuasa), proof_letter (surat)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="yang diminta")
    parser = group.command("list", "permintaan yang menunggu jawaban, yang paling mendesak lebih dulu", _list)
    parser.add_argument("--all", action="store_true", help="juga yang sudah dijawab")
    parser = group.command("close", "menjawab permintaan", _close)
    parser.add_argument("case", metavar="NOMOR", help="nomor permintaan, dari rights list")
    parser.add_argument(
        "--outcome",
        required=True,
        choices=[str(one) for one in CaseOutcome],
        metavar="HASIL",
        help="case_granted (dipenuhi), case_partly (sebagian), case_refused (ditolak), "
        "case_taken_back (dicabut pemohon)",
    )
    parser.add_argument(
        "--ground",
        choices=[str(one) for one in CaseGround],
        metavar="ALASAN",
        help="ground_archive (kewajiban arsip), ground_legal (perkara hukum), ground_not_proved "
        "(identitas belum terbukti), ground_not_ours (bukan data kami), ground_other (lainnya)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="penjelasan untuk surat")
    parser = group.command("reopen", "menarik kembali jawaban", _reopen)
    parser.add_argument("case", metavar="NOMOR", help="nomor permintaan, dari rights list")
    parser = group.command("letter", "surat jawaban, PDF", _letter)
    parser.add_argument("case", metavar="NOMOR", help="nomor permintaan, dari rights list")
    out_option(parser)
    parser = grammar.command("subject-report", "salinan data seseorang dan jejak pemrosesannya", _report)
    parser.add_argument("person", metavar="ORANG", help=PERSON_HELP)
    parser.add_argument("--out", required=True, metavar="BERKAS", help=".pdf atau .json")
    parser.add_argument(
        "--reason", default="", metavar="ALASAN", help="mengapa dibuat, misalnya nomor permintaan"
    )
    _add_consents(grammar)


def _add_consents(grammar: Grammar) -> None:
    group = grammar.group("consent", "persetujuan tamu")
    for name, words, act in (
        ("list", "persetujuan satu kunjungan", _consents),
        ("give", "mencatat persetujuan dengan versi pemberitahuan yang berlaku", _give),
        ("withdraw", "mencabut persetujuan dan yang bergantung padanya", _withdraw),
    ):
        parser = group.command(name, words, act)
        parser.add_argument("visit", metavar="KODE", help="kode kunjungan")
        if name != "list":
            parser.add_argument("purpose", choices=PURPOSES, metavar="TUJUAN", help=", ".join(PURPOSES))
        if name == "give":
            parser.add_argument(
                "--method",
                choices=[str(one) for one in ConsentMethod],
                default=str(ConsentMethod.SPOKEN),
                metavar="CARA",
                help="spoken (lisan, bawaan), written (tertulis), guardian (wali)",
            )
    group = grammar.group("privacy", "pelindungan data pribadi")
    out_option(group.command("notice", "pemberitahuan untuk dinding dan loket, PDF", _notice))


def zoned(desk: Desk, moment: datetime) -> datetime:
    """Return a time as typed on the mall's clock, where it names no zone of its own."""
    return moment if moment.tzinfo else moment.replace(tzinfo=desk.calendar().local(desk.now()).tzinfo)


def _open(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    received = zoned(desk, args.received) if args.received else None
    order = NewCase(Right(args.right), args.person, received, IdentityProof(args.proof), args.note)
    _tell(command, desk, "case.opened", open_case(desk, order).value)


def _tell(command: Command, desk: Desk, code: str, case: str) -> None:
    row = case_row(desk, case)
    command.answer = {"id": row.id, "number": row.number, "due": row.due, "state": row.state}
    command.say(code, number=row.number, due=row.due)


def _list(command: Command) -> None:
    rows = case_list(command.signed_in(), only_open=not command.args.all)
    command.answer = {"cases": [asdict(row) for row in rows]}
    for row in rows:
        state = command.word(f"word.{row.pressure or row.outcome}")
        right = command.word(f"word.{row.right}")
        command.say("case.line", number=row.number, right=right, due=row.due, left=row.left, state=state)
    if not rows:
        command.say("case.none")


def _close(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    ground = CaseGround(args.ground) if args.ground else None
    done = answer_case(desk, args.case, CaseOutcome(args.outcome), ground, args.note).value
    _tell(command, desk, "case.closed", done)


def _reopen(command: Command) -> None:
    desk = command.signed_in()
    _tell(command, desk, "case.reopened", reopen_case(desk, command.args.case).value)


def _letter(command: Command) -> None:
    from desktop.services.rights_papers import print_case  # noqa: PLC0415 - reportlab, 400 ms

    target = pdf_target(command, command.args.out)
    written(command, print_case(command.signed_in(), command.args.case).value, target)


def written(command: Command, data: bytes, target: object) -> None:
    """Write a private file and say where it is."""
    path = command.target(str(target))
    write_whole(path, data, private=True)
    command.answer["file"] = str(path)
    command.say("rights.written", file=path)


def _report(command: Command) -> None:
    from desktop.services.subject_report import subject_report  # noqa: PLC0415 - reportlab, 400 ms

    args = command.args
    target = command.target(args.out)
    if not target.parent.is_dir():
        raise Refused("paths.cannot_create", path=str(target))
    written(
        command, subject_report(command.signed_in(), args.person, target.suffix, args.reason).value, target
    )


def _consents(command: Command) -> None:
    rows = consents_of(command.signed_in(), command.args.visit)
    command.answer = {"consents": [asdict(row) for row in rows]}
    for row in rows:
        state = command.word("consent.stands" if row.withdrawn_at is None else "consent.gone")
        purpose = command.word(f"consent.{row.purpose}")
        command.say("consent.line", purpose=purpose, version=row.text_version, state=state)
    if not rows:
        command.say("consent.nothing")


def _give(command: Command) -> None:
    args = command.args
    give_consent(command.signed_in(), args.visit, args.purpose, ConsentMethod(args.method))
    command.say("consent.given", purpose=command.word(f"consent.{args.purpose}"))


def _withdraw(command: Command) -> None:
    args = command.args
    withdraw_consent(command.signed_in(), args.visit, args.purpose)
    command.say("consent.withdrawn", purpose=command.word(f"consent.{args.purpose}"))


def _notice(command: Command) -> None:
    from desktop.services.rights_papers import print_notice  # noqa: PLC0415 - reportlab, 400 ms

    target = pdf_target(command, command.args.out)
    written(command, print_notice(command.signed_in()).value, target)
