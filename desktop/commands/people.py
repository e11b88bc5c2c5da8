"""`person`: entries that may be one person, merged, separated, told apart."""

from desktop.commands.arguments import count
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.queries.duplicates import comparison, duplicates
from desktop.services.people import merge_people, separate_person, tell_apart
from models.rules.bodies.people import MergeReason, SeparateReason

MOST = 100


def add(grammar: Grammar) -> None:
    """Add the commands."""
    person = grammar.group("person", "orang di buku tamu: satu, atau dua")
    parser = person.command("duplicates", "data yang mungkin orang yang sama, tersamar", _duplicates)
    parser.add_argument("--limit", type=count(MOST), default=20, metavar="N", help="paling banyak, bawaan 20")
    parser = person.command("merge", "menyatakan dua data satu orang; dapat dipisahkan lagi", _merge)
    parser.add_argument("keep", metavar="ORANG", help="data yang dipertahankan, dari person duplicates")
    parser.add_argument("other", metavar="ORANG_LAIN", help="data yang sejak sekarang ditemukan di bawahnya")
    parser.add_argument(
        "--reason",
        required=True,
        choices=[str(one) for one in MergeReason],
        metavar="ALASAN",
        help="document_seen (dokumen dilihat), person_said (dibenarkan orangnya), typing_error (salah ketik), "
        "other (lainnya, dengan --note)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="penjelasan")
    parser = person.command("split", "memisahkan lagi data yang pernah digabung", _split)
    parser.add_argument("person", metavar="ORANG", help="data yang digabung ke data lain")
    parser.add_argument(
        "--reason",
        choices=[str(one) for one in SeparateReason],
        default=str(SeparateReason.MISTAKE),
        metavar="ALASAN",
        help="mistake (keliru, bawaan) atau two_people (dua orang; tidak diusulkan lagi)",
    )
    parser.add_argument("--note", default="", metavar="CATATAN", help="penjelasan")
    parser = person.command("apart", "menyatakan dua data yang mirip dua orang", _apart)
    parser.add_argument("one", metavar="ORANG", help="data yang satu, dari person duplicates")
    parser.add_argument("other", metavar="ORANG_LAIN", help="data yang lain")


def _duplicates(command: Command) -> None:
    desk = command.signed_in()
    pairs = duplicates(desk, command.args.limit)
    command.answer = {
        "pairs": [
            {"one": pair.one, "other": pair.other, "score": pair.likeness.score, **_matches(pair.likeness)}
            for pair in pairs
        ]
    }
    for pair in pairs:
        sides = comparison(desk, pair.one, pair.other)
        named = [f"{side.id} {side.name or '-'}" for side in (sides.one, sides.other)]
        command.say("person.pair", score=pair.likeness.score, one=named[0], other=named[1])
        words = {name: command.word(f"word.{match}") for name, match in _matches(pair.likeness).items()}
        command.say("person.pair_why", **words)
    if not pairs:
        command.say("person.no_pairs")


def _matches(likeness: object) -> dict[str, str]:
    return {name: str(getattr(likeness, name)) for name in ("name", "number", "birth", "phone")}


def _merge(command: Command) -> None:
    args = command.args
    done = merge_people(command.signed_in(), args.keep, args.other, MergeReason(args.reason), args.note).value
    command.answer = {"kept": done.kept, "other": done.other}
    command.say("person.merged", kept=done.kept, other=done.other)


def _split(command: Command) -> None:
    args = command.args
    done = separate_person(command.signed_in(), args.person, SeparateReason(args.reason), args.note).value
    command.answer = {"kept": done.kept, "other": done.other}
    command.say("person.separated", other=done.other)


def _apart(command: Command) -> None:
    done = tell_apart(command.signed_in(), command.args.one, command.args.other).value
    command.answer = {"one": done.kept, "other": done.other}
    command.say("person.apart", one=done.kept, other=done.other)
