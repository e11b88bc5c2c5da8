"""`report`: figures as PDF, XLSX, CSV or JSON."""

from argparse import Namespace
from collections.abc import Callable
from datetime import date

from desktop.commands.arguments import count, day, out_file
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.printing.periods import REPORTS as PERIOD_REPORTS
from desktop.printing.periods import drawn, known_form, period_report, person_report
from desktop.queries.daily_prints import kept_report
from desktop.queries.day_figures import daily_report
from desktop.queries.periods import month_of, quarter_of
from reports.access_figures import AccessFigures
from reports.arrangement import Period
from reports.figures import DailyReport


def add(grammar: Grammar) -> None:
    """Add the command."""
    parser = grammar.command("report", "laporan; akhiran berkas menentukan bentuknya", _report)
    parser.add_argument(
        "name",
        choices=tuple(REPORTS),
        metavar="NAMA",
        help="daily (hari); dari rentang hari: monthly (tiket per instansi, layanan dan tanggal), waits (waktu tunggu "
        "dan layanan), sla (janji permohonan), inclusion (layanan prioritas), returned (berkas dikembalikan), "
        "referrals (rujukan), outages (gangguan), outputs (produk terbit dan belum diambil), skm (survei kepuasan, "
        "bawaan triwulan), booths (utilisasi gerai), goals (tujuan bersama), briefing (briefing pagi satu hari), "
        "access (siapa melihat data siapa; juga --person)",
    )
    parser.add_argument(
        "--date", type=day, metavar="TANGGAL", help="hari, atau bulan yang memuatnya; bawaan hari ini"
    )
    for bound in ("--from", "--to"):
        parser.add_argument(
            bound,
            dest=f"{bound[2:]}_day",
            type=day,
            metavar="TANGGAL",
            help="rentang, keduanya termasuk; bawaan bulan ini",
        )
    parser.add_argument(
        "--number",
        type=count(99_999),
        metavar="N",
        help="nomor urut laporan dari buku agenda; bawaan diisi tangan",
    )
    parser.add_argument(
        "--revision",
        type=count(99_999, least=0),
        metavar="N",
        help="daily: revisi yang pernah dicetak, dari angka yang disimpan waktu itu; 0 adalah yang pertama",
    )
    parser.add_argument("--person", metavar="ORANG", help="access: satu orang saja, dari visit find --json")
    parser.add_argument(
        "--agency",
        metavar="KODE",
        help="lembar satu instansi (monthly, waits, sla, returned, skm); petugas loket selalu instansinya sendiri",
    )
    out_file(parser, ".pdf, .xlsx, .csv atau .json")


def drawing(ending: str) -> Callable[[DailyReport], bytes]:
    """Return what draws the daily report in the form of a file's ending.

    Raises:
        Refused: no report has this form.
    """
    from reports import daily  # noqa: PLC0415 - reportlab and xlsxwriter, 400 ms

    known_form(ending)
    return {
        ".pdf": daily.daily_pdf,
        ".xlsx": daily.daily_xlsx,
        ".csv": daily.daily_csv,
        ".json": daily.daily_json,
    }[ending.lower()]


def _report(command: Command) -> None:
    REPORTS[command.args.name](command)


def _daily(command: Command) -> None:
    target = command.target(command.args.out)
    draw = drawing(target.suffix)
    desk = command.signed_in()
    wanted = command.args.date or desk.today()
    chosen = command.args.revision
    report = daily_report(desk, wanted) if chosen is None else kept_report(desk, wanted, chosen)
    written = command.put(target, draw(report))
    command.answer = {"file": str(written), "date": wanted.isoformat(), "revision": report.figures.revision}
    code = "report.made_revised" if report.figures.revision else "report.made"
    command.say(code, file=written, revision=report.figures.revision)


def _of_period(command: Command) -> None:
    """Write a report of a span of days, of this month by default; `access` also of one person."""
    args = command.args
    target = command.target(args.out)
    known_form(target.suffix)
    desk = command.signed_in()
    looked = args.name == "access"
    if looked and args.person:
        report = person_report(desk, args.person)
    else:
        by_day = looked or args.name == "briefing"
        period = _period(args, desk.today(), by_day=by_day)
        report = period_report(desk, args.name, period, args.number, args.agency)
    written = command.put(target, drawn(report, target.suffix), private=looked)
    arranged = report.arrangement
    command.answer = {
        "file": str(written),
        "from": arranged.first.isoformat(),
        "to": arranged.last.isoformat(),
    }
    if isinstance(arranged.figures, AccessFigures):
        found = {"looks": arranged.figures.looks, "unusual": len(arranged.figures.unusual)}
        command.answer |= found
        command.say("report.access_made", file=written, **found)
    else:
        command.answer["number"] = report.frame.number
        command.say("report.made", file=written)


def _period(args: Namespace, today: date, *, by_day: bool) -> Period:
    """Return the span that is meant: `--from` and `--to`, else the month of `--date`, or that day alone."""
    if by_day and args.date and not (args.from_day or args.to_day):
        return Period(args.date, args.date)
    if args.name == "skm" and not (args.from_day or args.to_day):
        return quarter_of(args.date or today)
    month = month_of(args.date or args.to_day or args.from_day or today)
    last = min(month.last, today) if by_day else month.last
    return Period(args.from_day or month.first, args.to_day or last)


REPORTS: dict[str, Callable[[Command], None]] = {"daily": _daily, **dict.fromkeys(PERIOD_REPORTS, _of_period)}
"""What writes each report."""
