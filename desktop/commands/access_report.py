"""`report access`: who looked at whose data, for a span of days or for one person."""

from collections.abc import Callable
from datetime import date

from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.queries.access_figures import access_of_person, access_report
from reports.access_figures import AccessReport


def write_access_report(command: Command) -> None:
    """Write the report that the arguments name: `--person`, else `--from` and `--to`, this month by default."""
    args = command.args
    target = command.target(args.out)
    draw = _drawing(target.suffix)
    desk = command.signed_in()
    if args.person:
        report = access_of_person(desk, args.person)
    else:
        last: date = args.to_day or args.date or desk.today()
        first = args.from_day or args.date or last.replace(day=1)
        report = access_report(desk, first, last)
    written = command.put(target, draw(report), private=True)
    figures = report.figures
    command.answer = {
        "file": str(written),
        "from": figures.first.isoformat(),
        "to": figures.last.isoformat(),
        "looks": figures.looks,
        "unusual": len(figures.unusual),
    }
    command.say("report.access_made", file=written, looks=figures.looks, unusual=len(figures.unusual))


def _drawing(ending: str) -> Callable[[AccessReport], bytes]:
    """Return what draws the report in the form of a file's ending.

    Raises:
        Refused: no report has this form.
    """
    from reports import access  # noqa: PLC0415 - reportlab and xlsxwriter, 400 ms

    forms = {
        ".pdf": access.access_pdf,
        ".xlsx": access.access_xlsx,
        ".csv": access.access_csv,
        ".json": access.access_json,
    }
    if ending.lower() not in forms:
        raise Refused("file.ending", ending=ending, known=", ".join(forms))
    return forms[ending.lower()]
