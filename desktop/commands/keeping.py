"""`verify`, `salvage`, `rebuild`, `doctor`: whether what is stored is what was written."""

import json
import platform
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.errors import Exit, Refused
from desktop.paths import read_input
from desktop.services import keeping
from desktop.services.examining import examine
from desktop.services.quarantine import set_aside
from desktop.services.salvage import salvage
from models.journal import Fault, Head

DAMAGED = {"file.pages", "file.structure"}
"""Faults after which a copy of the file is set aside."""


def add(grammar: Grammar) -> None:
    """Add the commands."""
    parser = grammar.command("verify", "memeriksa berkas data dan rantai jurnal", _verify)
    parser.add_argument(
        "--anchor", metavar="BERKAS", help="laporan harian JSON atau jawaban verify --json lama"
    )
    parser = grammar.command(
        "salvage",
        "mengambil catatan yang masih terbukti dari berkas rusak ke data yang sudah dipulihkan",
        _salvage,
    )
    parser.add_argument("file", metavar="BERKAS", help="pandu.db yang rusak, atau folder salinannya")
    parser.add_argument("--dry-run", action="store_true", help="hanya periksa, tidak menyimpan")
    parser = grammar.command("rebuild", "membuat ulang semua baris dari jurnal", _rebuild)
    parser.add_argument("--check", action="store_true", help="hanya membandingkan")
    grammar.command("doctor", "keadaan program dan datanya", _doctor)


def _verify(command: Command) -> None:
    anchors = _anchors(command.args.anchor) if command.args.anchor else []
    desk = command.desk()
    checked = keeping.verify(desk, (*anchors, *keeping.last_written(desk, command.paths())))
    command.answer = {
        "ok": not checked.faults,
        "events": checked.events,
        "heads": [{"origin": head.origin, "seq": head.seq, "h": head.h} for head in checked.heads],
        "faults": [_place(fault) for fault in checked.faults],
        "first_bad": None if checked.first_bad is None else _place(checked.first_bad),
        "anchors": [{"origin": one.origin, "seq": one.seq} for one in checked.anchored],
    }
    if checked.first_bad is not None:
        command.say("verify.first_bad", origin=checked.first_bad.origin[:8], seq=checked.first_bad.seq)
    for fault in checked.faults:
        command.say(fault.code, origin=fault.origin[:8], seq=fault.seq)
    for anchor in checked.anchored:
        command.say("verify.anchor_holds", origin=anchor.origin[:8], seq=anchor.seq)
    if not anchors:
        command.say("verify.without_anchor")
    if any(fault.code in DAMAGED for fault in checked.faults):
        kept = set_aside(command.paths())
        command.answer["set_aside"] = None if kept is None else str(kept)
        if kept is not None:
            command.say("verify.set_aside", kept=kept)
    command.say("verify.bad" if checked.faults else "verify.good", events=checked.events)
    command.exit = Exit.NOT_VERIFIED if checked.faults else Exit.OK


def _place(fault: Fault) -> dict[str, object]:
    return {"code": fault.code, "origin": fault.origin, "seq": fault.seq}


def _salvage(command: Command) -> None:
    file = Path(command.args.file)
    found = salvage(command.signed_in(), file, trial=command.args.dry_run).value
    command.answer = {
        "proved": found.proved,
        "taken": found.taken,
        "chains": [
            {
                "origin": run.last.origin,
                "after": run.after.seq,
                "last": run.last.seq,
                "whole": run.whole,
            }
            for run in found.runs
        ],
    }
    for run in found.runs:
        if run.events or not run.whole:
            facts = {"origin": run.last.origin[:8], "after": run.after.seq, "last": run.last.seq}
            command.say("salvage.chain" if run.whole else "salvage.chain_cut", count=run.events, **facts)
    command.say("salvage.trial" if command.args.dry_run else "salvage.done", count=found.proved)


def _anchors(file: str) -> list[Head]:
    """Return every chain head in a JSON file, wherever it stands.

    Raises:
        NoInput: there is no such file.
        Refused: it holds no head, or one that no journal can have.
    """
    try:
        data: Any = json.loads(read_input(file).decode("utf-8-sig"))
    except (ValueError, RecursionError) as error:
        raise Refused("file.no_json", file=file) from error
    try:
        found = list(_heads_in(data))
    except (ValueError, RecursionError) as error:
        raise Refused("verify.no_anchor", file=file) from error
    if not found:
        raise Refused("verify.no_anchor", file=file)
    return found


def _heads_in(data: Any) -> Iterator[Head]:
    if isinstance(data, dict) and {"origin", "seq", "h"} <= data.keys():
        yield _head(data["origin"], data["seq"], data["h"])
    for part in data.values() if isinstance(data, dict) else data if isinstance(data, list) else ():
        yield from _heads_in(part)


def _head(origin: Any, seq: Any, h: Any) -> Head:
    """Return a head: 32 and 64 hex digits, and a number that fits the file.

    Raises:
        ValueError: no journal can have it; left out, it would prove nothing without a word.
    """
    digits = all(re.fullmatch(f"[0-9a-fA-F]{{{n}}}", str(words)) for words, n in ((origin, 32), (h, 64)))
    if not digits or type(seq) is not int or not 0 <= seq < 1 << 63:
        raise ValueError("no head of a journal")
    return Head(str(origin), seq, str(h), 0)


def _rebuild(command: Command) -> None:
    desk = command.desk()
    if command.args.check:
        found = keeping.check_rows(desk)
        command.answer = {
            "ok": not found,
            "differences": [{"subject": d.subject, "id": d.subject_id, "what": d.what} for d in found],
        }
        for difference in found[:20]:
            command.say("rebuild.difference", subject=difference.subject, id=difference.subject_id)
        command.say("rebuild.differs" if found else "rebuild.clean", count=len(found))
        command.exit = Exit.NOT_VERIFIED if found else Exit.OK
        return
    command.answer = {"ok": True, "rows": keeping.rebuild_rows(desk)}
    command.say("rebuild.done", rows=command.answer["rows"])


def _doctor(command: Command) -> None:
    command.answer = parts(command)
    findings = examine(command.desk(), command.paths())
    command.answer["findings"] = [{"code": one.code, "ok": one.ok, "value": one.value} for one in findings]
    command.answer["ok"] = all(one.ok for one in findings)
    for one in findings:
        command.say(
            f"doctor.{one.code}",
            value=one.value,
            verdict=command.word("doctor.good" if one.ok else "doctor.bad"),
        )
        if not one.ok:
            command.say(f"advice.{one.code}")


def parts(command: Command) -> dict[str, Any]:
    """Return the versions of the parts and where things lie."""
    paths = command.paths()
    return {
        "python": platform.python_version(),
        **keeping.library_versions(),
        "data_dir": str(paths.data),
        "state_dir": str(paths.state),
    }
