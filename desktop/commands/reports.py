"""`report`: figures as PDF, XLSX, CSV or JSON."""

from collections.abc import Callable

from desktop.commands.access_report import write_access_report
from desktop.commands.arguments import count, day, out_file
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.printing.periods import REPORTS as PERIOD_REPORTS
from desktop.printing.periods import drawn, known_form, period_report
from desktop.queries.day_figures import daily_report
from desktop.queries.periods import month_of
from reports.arrangement import Period
from reports.figures import DailyReport


def add(grammar: Grammar) -> None:
    """Add the command."""
    parser = grammar.command("report", "laporan; akhiran berkas menentukan bentuknya", _report)
    parser.add_argument(
        "name",
        choices=tuple(REPORTS),
        metavar="NAMA",
        help="daily (hari); dari rentang hari, bawaan sebulan: monthly (instansi dan layanan per tanggal), "
        "access (siapa melihat data siapa; juga --person)",
    )
    parser.add_argument(
        "--date", type=day, metavar="TANGGAL", help="24/11/2026 atau 2026-11-24; bawaan hari ini"
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
    parser.add_argument("--person", metavar="ORANG", help="access: satu orang saja, dari visit find --json")
    out_file(parser, ".pdf, .xlsx, .csv atau .json")


def drawing(ending: str) -> Callable[[DailyReport], bytes]:
    """Return what draws the daily report in the form of a file's ending.

    Raises:
        Refused: no report has this form.
    """
    from reports import daily  # noqa: PLC0415 - reportlab and xlsxwriter, 400 ms

    forms = {
        ".pdf": daily.daily_pdf,
        ".xlsx": daily.daily_xlsx,
        ".csv": daily.daily_csv,
        ".json": daily.daily_json,
    }
    if ending.lower() not in forms:
        raise Refused("file.ending", ending=ending, known=", ".join(forms))
    return forms[ending.lower()]


def _report(command: Command) -> None:
    REPORTS[command.args.name](command)


def _daily(command: Command) -> None:
    target = command.target(command.args.out)
    draw = drawing(target.suffix)
    desk = command.signed_in()
    wanted = command.args.date or desk.today()
    report = daily_report(desk, wanted)
    written = command.put(target, draw(report))
    command.answer = {"file": str(written), "date": wanted.isoformat(), "revision": report.figures.revision}
    code = "report.made_revised" if report.figures.revision else "report.made"
    command.say(code, file=written, revision=report.figures.revision)


def _of_period(command: Command) -> None:
    """Write a report of a span of days: `--from` and `--to`, else the month of `--date`, else this month."""
    args = command.args
    target = command.target(args.out)
    known_form(target.suffix)
    desk = command.signed_in()
    month = month_of(args.date or args.to_day or args.from_day or desk.today())
    period = Period(args.from_day or month.first, args.to_day or month.last)
    report = period_report(desk, args.name, period, args.number)
    written = command.put(target, drawn(report, target.suffix))
    command.answer = {
        "file": str(written),
        "from": period.first.isoformat(),
        "to": period.last.isoformat(),
        "number": report.frame.number,
    }
    command.say("report.made", file=written)


REPORTS: dict[str, Callable[[Command], None]] = {
    "daily": _daily,
    "access": write_access_report,
    **dict.fromkeys(PERIOD_REPORTS, _of_period),
}
"""What writes each report."""
