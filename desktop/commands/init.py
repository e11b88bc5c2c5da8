"""`init`: make a data dir."""

import argparse
import json
from typing import Any

from desktop.commands.grammar import Grammar
from desktop.commands.run import Command, ask_secret
from desktop.disks import network_disk
from desktop.errors import BadRows, Misconfigured, RowProblem
from desktop.paths import read_input
from desktop.services.mall import NewMall, make_mall
from resources import read_bytes

SAMPLE = "catalogue/sample.json"


def add(grammar: Grammar) -> None:
    """Add the command."""
    parser = grammar.command("init", "membuat folder data MPP yang baru", _init)
    parser.add_argument("--office", required=True, metavar="NAMA", help="nama kantor pengelola")
    parser.add_argument("--timezone", required=True, choices=("WIB", "WITA", "WIT"), help="zona waktu")
    parser.add_argument("--admin", required=True, metavar="NAMA", help="nama masuk administrator pertama")
    parser.add_argument("--desk", default="Meja 1", metavar="NAMA", help="nama meja ini")
    parser.add_argument("--lane", type=int, default=1, metavar="N", help="lajur nomor meja ini, 1 sampai 99")
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--catalogue", metavar="BERKAS", help="katalog instansi dan layanan (JSON)")
    given.add_argument("--sample-catalogue", action="store_true", help="katalog contoh")


def _init(command: Command) -> None:
    args: argparse.Namespace = command.args
    password = ask_secret("PANDU_PASSWORD", "prompt.new_password", command.lang)
    if password is None:
        raise Misconfigured("sign_in.no_password")
    made = make_mall(
        command.paths(),
        NewMall(
            office=args.office,
            zone=args.timezone,
            admin=args.admin,
            password=password,
            desk=args.desk,
            lane=args.lane,
            catalogue=catalogue_of(args),
        ),
    )
    made.desk.store.close()
    network = network_disk(command.paths().data)
    command.answer = {
        "data_dir": str(command.paths().data),
        "recovery_key": made.recovery_key,
        "keyring": made.in_keyring,
        "network_disk": network,
    }
    command.say("init.made", path=command.paths().data)
    if network is not None:
        command.say("init.network", path=command.paths().data, kind=network)
    command.say("init.recovery", key=made.recovery_key)
    command.say("init.keyring" if made.in_keyring else "init.no_keyring")
    command.say("init.next")


def catalogue_of(args: argparse.Namespace) -> object:
    """Return the JSON of the catalogue that the command line names, None for none."""
    if args.sample_catalogue:
        return json.loads(read_bytes(SAMPLE))
    return read_json(args.catalogue) if args.catalogue else None


def read_json(file: str) -> Any:
    """Return the JSON of a file that somebody named.

    Raises:
        NoInput: it is not there.
        BadRows: it is no JSON.
    """
    data = read_input(file)
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise BadRows("file.no_json", [RowProblem(line, "", "file.no_json_here")], file=file) from error
