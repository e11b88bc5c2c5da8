"""`import bookings` and `booking`: appointments made elsewhere."""

from dataclasses import asdict
from pathlib import Path

from desktop.commands.arguments import day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.paths import read_input
from desktop.queries.bookings import booking_list
from desktop.reading.tabular import read_lines
from desktop.services.bookings import cancel_booking, import_bookings
from models.rules.bodies.bookings import BookingCancelReason


def add(grammar: Grammar) -> None:
    """Add the commands."""
    imports = grammar.group("import", "mengambil data dari berkas")
    parser = imports.command("bookings", "daftar booking dari M-Paspor atau aplikasi instansi", _import)
    parser.add_argument("file", metavar="BERKAS", help="CSV atau XLSX; kolomnya ada di docs/formats.md")
    parser.add_argument("--dry-run", action="store_true", help="hanya periksa, tidak menyimpan")
    booking = grammar.group("booking", "booking yang dibuat di tempat lain")
    parser = booking.command("list", "booking satu hari, menurut jam", _list)
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="bawaan hari ini")
    parser = booking.command("cancel", "mencoret booking yang belum datang", _cancel)
    parser.add_argument("code", metavar="KODE", help="kode booking")
    parser.add_argument(
        "--reason",
        choices=[str(reason) for reason in BookingCancelReason],
        default="visitor",
        metavar="ALASAN",
        help="visitor (pemohon, bawaan), agency (instansi), mistake (salah)",
    )


def _import(command: Command) -> None:
    args = command.args
    file = Path(args.file).name
    lines = read_lines(read_input(args.file), file)
    done = import_bookings(command.signed_in(), lines, file=file, dry_run=args.dry_run).value
    command.answer = {"added": done.added, "skipped": done.skipped}
    command.say("booking.would_import" if args.dry_run else "booking.imported", **command.answer)


def _list(command: Command) -> None:
    rows = booking_list(command.signed_in(), command.args.date)
    listed = []
    for row in rows:
        told = asdict(row)
        for name in ("standing", "person", "usable"):
            del told[name]
        listed.append(told)
        command.say(
            "booking.row",
            time=row.time,
            code=row.code,
            service=row.service_name,
            who=row.who or "-",
            standing=row.standing.words(command.lang),
            number=row.number,
        )
    command.answer = {"bookings": listed}
    if not rows:
        command.say("booking.nobody")


def _cancel(command: Command) -> None:
    args = command.args
    done = cancel_booking(command.signed_in(), args.code, BookingCancelReason(args.reason))
    command.answer = {"code": done.value, "state": "cancelled"}
    command.say("booking.was_cancelled", code=done.value)
