"""`goal`, `blocker`, `commitment`: what the building aims at together, and what stands in its way."""

import argparse
from collections.abc import Iterable
from dataclasses import asdict
from datetime import timedelta
from decimal import Decimal, InvalidOperation
from enum import StrEnum

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.queries.goals import GoalRow, goal_board
from desktop.queries.sentences import tenths
from desktop.queries.together import MARK, blockers, commitment_rate, commitments
from desktop.services.goals import NewGoal, end_goal, freeze_months, set_goal
from desktop.services.together import (
    NewBlocker,
    close_blocker,
    hold_huddle,
    make_commitment,
    raise_blocker,
    settle_commitment,
)
from models.rules.bodies.goals import BlockerCause, Measure, Resolution, UnkeptReason

SINCE = timedelta(30)
"""With `--all`, so far back."""
LARGEST = 10**7
"""No value is larger, in tenths."""


def add(grammar: Grammar) -> None:
    """Add the commands."""
    _add_goals(grammar.group("goal", "tujuan bersama seluruh gedung"))
    _add_blockers(grammar.group("blocker", "hambatan lintas instansi"))
    _add_commitments(grammar.group("commitment", "komitmen dari briefing pagi"))


def _add_goals(goal: Grammar) -> None:
    parser = goal.command("set", "menetapkan tujuan bersama, atau mengubahnya", _set)
    _measure(parser)
    parser.add_argument("--target", required=True, type=_tenths, metavar="ANGKA", help="yang dituju")
    parser.add_argument(
        "--owners",
        required=True,
        nargs=2,
        type=catalogue_code,
        metavar="KODE",
        help="dua instansi yang menjaganya bersama",
    )
    parser.add_argument(
        "--baseline", type=_tenths, metavar="ANGKA", help="nilai awal; bawaan hasil bulan sebelumnya"
    )
    parser.add_argument("--from", dest="first", default="", metavar="BULAN", help="YYYY-MM; bawaan bulan ini")
    parser.add_argument("--to", dest="last", default="", metavar="BULAN", help="YYYY-MM; bawaan akhir tahun")
    parser = goal.command("list", "tujuan bersama dan capaiannya", _list)
    parser.add_argument("--month", default="", metavar="BULAN", help="YYYY-MM; bawaan bulan ini")
    _measure(goal.command("end", "mengakhiri satu tujuan bersama", _end))
    goal.command("freeze", "membekukan capaian bulan yang sudah lewat", _freeze)


def _measure(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "measure",
        choices=_stored(Measure),
        metavar="UKURAN",
        help="one_visit (selesai satu kunjungan, %%), wait_p90 (tunggu P90, menit), papers_returned (berkas "
        "kembali, %%), priority_over_15 (prioritas menunggu lebih dari 15 menit, tamu), promises_in_time (janji "
        "ditepati, %%), requests_in_time (permohonan tepat waktu, %%), contact_within_3 (disapa dalam 3 menit, "
        "%%), left_untold (pulang tanpa kejelasan, tamu)",
    )


def _add_blockers(blocker: Grammar) -> None:
    parser = blocker.command("add", "mencatat hambatan dan petugas yang menanganinya", _raise)
    parser.add_argument(
        "cause",
        choices=_stored(BlockerCause),
        metavar="SEBAB",
        help="blocker_system (sistem), blocker_forms (blangko habis), blocker_data (data belum sama), "
        "blocker_papers (berkas dari instansi lain), blocker_staff (petugas), blocker_rule (aturan berbeda), "
        "blocker_information (informasi keliru), blocker_place (tempat dan alat), blocker_other (lainnya)",
    )
    parser.add_argument("--owner", required=True, metavar="NAMA", help="petugas instansi lain yang menangani")
    parser.add_argument("--due", required=True, type=day, metavar="TANGGAL", help="paling lambat hari ini")
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang terhambat")
    parser.add_argument("--note", default="", metavar="CATATAN", help="apa yang menghambat")
    about = parser.add_mutually_exclusive_group()
    about.add_argument("--outage", metavar="TANDA", help="gangguan yang menyebabkannya")
    about.add_argument("--service", type=catalogue_code, metavar="KODE", help="layanan yang terhambat")
    parser = blocker.command("close", "mencatat hambatan yang selesai", _close)
    parser.add_argument("blocker", metavar="TANDA", help="tanda hambatan, dari blocker list")
    parser.add_argument(
        "--as",
        dest="resolution",
        default=str(Resolution.SOLVED),
        choices=_stored(Resolution),
        metavar="HASIL",
        help="blocker_solved (selesai, bawaan), blocker_around (ada jalan lain), blocker_withdrawn (dicabut)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="apa yang dilakukan")
    parser = blocker.command("list", "hambatan yang masih terbuka", _blockers)
    parser.add_argument("--all", action="store_true", help="juga yang selesai dalam 30 hari")


def _add_commitments(commitment: Grammar) -> None:
    parser = commitment.command("add", "mencatat komitmen seorang petugas", _commit)
    parser.add_argument("words", metavar="KOMITMEN", help="apa yang akan dilakukan")
    parser.add_argument("--who", required=True, metavar="NAMA", help="petugas yang melakukannya")
    parser.add_argument("--due", required=True, type=day, metavar="TANGGAL", help="paling lambat hari ini")
    parser = commitment.command("settle", "mencatat hasil komitmen", _settle)
    parser.add_argument("commitment", metavar="TANDA", help="tanda komitmen, dari commitment list")
    parser.add_argument(
        "--unkept",
        choices=_stored(UnkeptReason),
        metavar="ALASAN",
        help="tidak ditepati: unkept_time (kurang waktu), unkept_waiting (menunggu pihak lain), "
        "unkept_changed (keadaan berubah), unkept_other (lainnya)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="keterangan")
    parser = commitment.command("list", "komitmen yang masih terbuka", _commitments)
    parser.add_argument("--all", action="store_true", help="juga yang jatuh tempo dalam 30 hari terakhir")
    parser = commitment.command("huddle", "mencatat instansi yang hadir di briefing pagi", _huddle)
    parser.add_argument(
        "agencies", nargs="+", type=catalogue_code, metavar="KODE", help="instansi yang hadir"
    )


def _stored(kind: type[StrEnum]) -> list[str]:
    return [str(one) for one in kind]


def _tenths(words: str) -> int:
    """Return a typed value with at most one decimal, in tenths."""
    try:
        value = Decimal(words.replace(",", ".")) * 10
    except InvalidOperation:
        raise ValueError(words) from None
    if not value.is_finite() or value != value.to_integral_value() or not 0 <= value <= LARGEST:
        raise ValueError(words)
    return int(value)


def _set(command: Command) -> None:
    args = command.args
    order = NewGoal(
        Measure(args.measure), args.target, tuple(args.owners), args.first, args.last, args.baseline
    )
    measure = set_goal(command.signed_in(), order).value
    command.answer = {"measure": str(measure)}
    command.say("goal.is_set", measure=measure, target=tenths(order.target))


def _list(command: Command) -> None:
    rows = goal_board(command.signed_in(), command.args.month)
    command.answer = {"goals": [asdict(row) for row in rows]}
    for row in rows:
        _say_goal(command, row)
    if not rows:
        command.say("goal.nothing")


def _say_goal(command: Command, row: GoalRow) -> None:
    command.say(
        "goal.row",
        measure=row.measure,
        baseline=tenths(row.baseline),
        actual=tenths(row.actual),
        target=tenths(row.target),
        owners=", ".join(row.owners),
    )


def _end(command: Command) -> None:
    measure = end_goal(command.signed_in(), Measure(command.args.measure)).value
    command.answer = {"measure": str(measure)}
    command.say("goal.is_over", measure=measure)


def _freeze(command: Command) -> None:
    months = freeze_months(command.signed_in()).value
    command.answer = {"months": list(months)}
    if months:
        command.say("goal.frozen", months=", ".join(months))
    else:
        command.say("goal.nothing_to_freeze")


def _raise(command: Command) -> None:
    args = command.args
    order = NewBlocker(
        cause=BlockerCause(args.cause),
        owner=args.owner,
        due=args.due,
        words=args.note,
        agency=args.agency,
        outage=args.outage,
        service=args.service,
    )
    _tell(command, "blocker.added", raise_blocker(command.signed_in(), order).value)


def _close(command: Command) -> None:
    args = command.args
    closed = close_blocker(command.signed_in(), args.blocker, Resolution(args.resolution), args.note).value
    _tell(command, "blocker.is_closed", closed)


def _tell(command: Command, code: str, made: str) -> None:
    command.answer = {"id": made}
    command.say(code, mark=made[-MARK:])


def _blockers(command: Command) -> None:
    desk = command.signed_in()
    rows = blockers(desk, closed_from=desk.today() - SINCE if command.args.all else None)
    command.answer = {"blockers": [_plain(asdict(row)) for row in rows]}
    for row in rows:
        command.say(
            "blocker.row",
            mark=row.mark,
            due=row.due,
            cause=row.cause,
            words=row.words or "-",
            owner=" ".join(_filled((row.owner_agency, row.owner))),
            affected="-" if row.affected is None else row.affected,
        )
    if not rows:
        command.say("blocker.none")


def _commit(command: Command) -> None:
    args = command.args
    made = make_commitment(command.signed_in(), args.words, args.who, args.due).value
    _tell(command, "commitment.added", made)


def _settle(command: Command) -> None:
    args = command.args
    unkept = None if args.unkept is None else UnkeptReason(args.unkept)
    settled = settle_commitment(command.signed_in(), args.commitment, unkept, args.note).value
    _tell(command, "commitment.settled", settled)


def _commitments(command: Command) -> None:
    desk = command.signed_in()
    since = desk.today() - SINCE
    rows = commitments(desk, ended_from=since if command.args.all else None)
    rate = commitment_rate(desk, since, desk.today())
    command.answer = {"commitments": [_plain(asdict(row)) for row in rows], "rate": asdict(rate)}
    for row in rows:
        command.say(
            "commitment.row", mark=row.mark, due=row.due, state=row.state, who=row.who, words=row.words or "-"
        )
    if not rows:
        command.say("commitment.none")
    command.say("commitment.rate", kept=rate.kept, unkept=rate.unkept, open=rate.open)


def _huddle(command: Command) -> None:
    agencies = tuple(command.args.agencies)
    command.answer = {"day": hold_huddle(command.signed_in(), agencies).value}
    command.say("huddle.held", count=len(set(agencies)))


def _filled(words: Iterable[str]) -> list[str]:
    return [one for one in words if one]


def _plain(row: dict[str, object]) -> dict[str, object]:
    """Return a row as JSON has it: days as text."""
    return {key: str(value) if key in ("due", "raised") else value for key, value in row.items()}
