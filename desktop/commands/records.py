"""`import visits` and `export`: records that come in and go out as files."""

from pathlib import Path

from desktop.commands.arguments import day, out_file
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.paths import read_input
from desktop.reading.tabular import read_lines
from desktop.services.paper_days import import_visits
from models.rules.bodies.notes import ExportPurpose

REGISTERS = {"visits": "daftar kunjungan", "tickets": "daftar tiket", "requests": "daftar permohonan"}


def add(grammar: Grammar) -> None:
    """Add the commands."""
    imports = grammar.group("import", "mengambil data dari berkas")
    parser = imports.command(
        "visits", "hari kertas: kunjungan yang ditulis tangan saat listrik padam", _visits
    )
    parser.add_argument("file", metavar="BERKAS", help="CSV atau XLSX; kolomnya ada di docs/formats.md")
    parser.add_argument("--dry-run", action="store_true", help="hanya periksa, tidak menyimpan")
    exports = grammar.group("export", "menulis catatan ke berkas")
    for name, words in REGISTERS.items():
        parser = exports.command(name, words, _export)
        parser.set_defaults(register=name)
        for bound in ("--from", "--to"):
            parser.add_argument(
                bound,
                dest=f"{bound[2:]}_day",
                type=day,
                metavar="TANGGAL",
                help="24/11/2026 atau 2026-11-24; bawaan hari ini",
            )
        out_file(parser, ".csv atau .xlsx")
        parser.add_argument("--reveal", action="store_true", help="tanpa samaran; tercatat per orang")
        parser.add_argument("--reason", default="", metavar="ALASAN", help="wajib dengan --reveal")
        parser.add_argument(
            "--purpose",
            choices=[str(one) for one in ExportPurpose],
            default=str(ExportPurpose.FIGURES),
            metavar="UNTUK",
            help="figures (angka, bawaan), agency_asked (diminta instansi), citizen_asked (diminta warga), "
            "audit, other (lainnya, dengan --reason)",
        )


def _visits(command: Command) -> None:
    args = command.args
    file = Path(args.file).name
    lines = read_lines(read_input(args.file), file)
    done = import_visits(command.signed_in(), lines, file=file, dry_run=args.dry_run).value
    command.answer = {"added": done.added, "skipped": done.skipped, "visits": done.visits}
    command.say("paper.would_import" if args.dry_run else "paper.imported", **command.answer)


def _export(command: Command) -> None:
    from desktop.services.exporting import ExportOrder, export_register  # noqa: PLC0415 - xlsxwriter

    args = command.args
    target = command.target(args.out)
    desk = command.signed_in()
    last = args.to_day or desk.today()
    first = args.from_day or last
    order = ExportOrder(
        args.register, first, last, target.suffix, args.reveal, args.reason, ExportPurpose(args.purpose)
    )
    made = export_register(desk, order).value
    written = command.put(target, made.data, private=True)
    command.answer = {"file": str(written), "rows": made.rows, "revealed": made.people}
    command.say("export.made", file=written, rows=made.rows)
