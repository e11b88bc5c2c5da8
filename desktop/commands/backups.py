"""`backup`, `restore`: copies that open with the recovery key alone, and the way back from them."""

from pathlib import Path

from desktop.commands.grammar import Grammar
from desktop.commands.run import Command, ask_secret
from desktop.desk import instant
from desktop.errors import CannotCreate, Exit, Misconfigured, NotAllowed, Refused, Unavailable
from desktop.paths import Paths, find
from desktop.queries.backups import age_words
from desktop.services.backup_places import add_place, drop_place
from desktop.services.backups import BackedUp, back_up
from desktop.services.drilling import drill, note_drill
from desktop.services.restoring import RestoreOrder, local_moment, restore, undo_restore


def add(grammar: Grammar) -> None:
    """Add the commands."""
    parser = grammar.command("backup", "mencadangkan data ke semua tempat cadangan", _backup)
    parser.add_argument("--to", metavar="FOLDER", help="hanya ke folder ini")
    parser.add_argument(
        "--drill", action="store_true", help="lalu mencoba memulihkannya dan memeriksa semuanya"
    )
    given = parser.add_mutually_exclusive_group()
    given.add_argument("--remember", action="store_true", help="folder --to menjadi tempat cadangan tetap")
    given.add_argument("--forget", action="store_true", help="folder --to bukan tempat cadangan lagi")
    parser = grammar.command("restore", "memulihkan data dari cadangan", _restore)
    parser.add_argument(
        "file", metavar="BERKAS", nargs="?", help="berkas cadangan, atau foldernya: yang terbaru"
    )
    parser.add_argument("--into", metavar="FOLDER", required=True, help="folder data yang diisi")
    parser.add_argument(
        "--office", metavar="NAMA", default="", help="nama kantor di cadangan, bila itu kantor lain"
    )
    parser.add_argument("--undo", action="store_true", help="kembali ke data sebelum pemulihan terakhir")


def _backup(command: Command) -> None:
    args = command.args
    if (args.remember or args.forget) and not args.to:
        raise Refused("backup.needs_to")
    desk = command.desk()
    if args.forget:
        left = drop_place(command.signed_in(), Path(args.to)).value
        command.answer = {"places": [str(place) for place in left]}
        command.say("backup.forgotten", place=args.to)
        return
    if args.to:
        _own_folder(Path(args.to))
    if args.remember:
        add_place(command.signed_in(), Path(args.to))
    done = back_up(desk, [Path(args.to).absolute()] if args.to else None)
    _tell(command, done)
    if args.drill:
        _drill(command, Path(args.to) if args.to else None)


def _own_folder(place: Path) -> None:
    """Make a folder where only the last part of its name is missing: a stick that is not there has no parent."""
    try:
        place.mkdir(mode=0o700, exist_ok=True)
    except OSError as error:
        raise CannotCreate("backup.no_place", place=str(place)) from error


def _tell(command: Command, done: BackedUp) -> None:
    """Answer what was made.

    Raises:
        Unavailable: a place does not have everything; the last good backup there, and its age, is named.
    """
    command.answer = {
        "made_at": instant(done.made_at).isoformat(),
        "backups": [
            {"place": m.place, "file": m.file, "kind": str(m.kind), "bytes": m.size, "new": m.fresh}
            for m in done.made
        ],
    }
    for made in done.made:
        code = f"backup.made_{made.kind}" if made.fresh else "backup.unchanged"
        command.say(code, file=str(Path(made.place) / made.file), mb=f"{made.size / 1e6:.1f}")
    for state in done.failed:
        good = state.good_at
        last = "backup.never" if good is None else "backup.last_good"
        age = "" if good is None else age_words(done.made_at, good).words(command.lang)
        raise Unavailable(
            "backup.failed",
            place=state.place,
            why=command.word(state.problem, place=state.place, path=state.place, folder=state.place),
            last=command.word(last, age=age, file=state.file),
        )


def _drill(command: Command, place: Path | None) -> None:
    desk = command.desk()
    drilled = drill(desk, place)
    note_drill(desk, drilled)
    faults = len(drilled.faults)
    command.answer["drill"] = {
        "file": drilled.file,
        "made_at": instant(drilled.made_at).isoformat(),
        "events": drilled.checked.events,
        "faults": faults,
        "differences": drilled.differences,
        "ok": not faults and not drilled.differences,
    }
    well = command.answer["drill"]["ok"]
    command.say("drill.good" if well else "drill.bad", file=drilled.file, events=drilled.checked.events)
    command.exit = Exit.OK if well else Exit.NOT_VERIFIED


def _restore(command: Command) -> None:
    args = command.args
    if bool(args.file) == args.undo:
        raise Refused("restore.file_or_undo")
    recovery_key = ask_secret("PANDU_RECOVERY_KEY", "prompt.recovery", command.lang)
    if recovery_key is None:
        raise Misconfigured("key.none")
    into = find(args.into)
    order = RestoreOrder(
        file=Path(args.file or "."), recovery_key=recovery_key, into=into, office=args.office,
        login=_login(command, into), password=_password(command, into),
    )  # fmt: skip
    if args.undo:
        parked = undo_restore(order)
        command.answer = {"data_dir": str(into.data), "parked": str(parked) if parked else None}
        command.say("restore.undone", path=into.data)
        return
    done = restore(order)
    said = done.said
    at = local_moment(said)
    command.answer = {
        "data_dir": str(into.data),
        "office": said.office,
        "made_at": instant(said.made_at).isoformat(),
        "counts": said.counts,
        "erased": done.erased,
        "parked": str(done.parked) if done.parked else None,
    }
    command.say("restore.done", path=into.data, office=said.office, at=at, zone=said.zone, **said.counts)
    if done.erased:
        command.say("restore.erased", count=done.erased)
    if done.parked:
        command.say("restore.parked", path=done.parked)
    command.say("restore.next")


def _holds_a_mall(into: Paths) -> bool:
    return into.database.exists() or into.key_file.exists()


def _login(command: Command, into: Paths) -> str:
    """Return who says that they may, where a mall would lose its place."""
    user = getattr(command.args, "user", None) or ""
    if _holds_a_mall(into) and not user:
        raise NotAllowed("restore.who")
    return str(user)


def _password(command: Command, into: Paths) -> str:
    if not _holds_a_mall(into):
        return ""
    password = ask_secret("PANDU_PASSWORD", "prompt.password", command.lang)
    if password is None:
        raise Misconfigured("sign_in.no_password")
    return password
