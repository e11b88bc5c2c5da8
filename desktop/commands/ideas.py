"""`suggestion` and `compliment`: what the public proposes and is glad of."""

from dataclasses import asdict

from desktop.commands.arguments import catalogue_code
from desktop.commands.complaints import CHANNELS, CONDUCTS, choice
from desktop.commands.grammar import Grammar
from desktop.commands.papers import out_option, pdf_target, print_to
from desktop.commands.run import Command
from desktop.queries.ideas import compliment_list, suggestion_list
from desktop.queries.marks import MARK
from desktop.queries.sentences import sentence
from desktop.services import ideas as services
from desktop.services.ideas import NewCompliment, NewSuggestion
from models.rules.bodies.ideas import SuggestionSource, Theme
from models.rules.folds.ideas import SuggestionState

SOURCES = {
    "desk": SuggestionSource.DESK,
    "box": SuggestionSource.BOX,
    "forum": SuggestionSource.FORUM,
    "survey": SuggestionSource.SURVEY,
}
THEMES = {str(one).removeprefix("theme_"): one for one in Theme}
STATES = {str(one).removeprefix("suggestion_"): one for one in SuggestionState}


def add(grammar: Grammar) -> None:
    """Add the commands."""
    group = grammar.group("suggestion", "usulan masyarakat, tanpa nama")
    parser = group.command("add", "mencatat usulan", _add)
    parser.add_argument("words", metavar="ISI", help="apa yang diusulkan")
    choice(parser, "--source", SOURCES, "DARI", "dari mana; bawaan desk (meja)", default="desk")
    choice(parser, "--theme", THEMES, "TENTANG", "tentang apa; bawaan other (lain-lain)", default="other")
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang dimaksud")
    parser = group.command("list", "usulan, yang belum diputuskan dahulu", _list)
    choice(parser, "--state", STATES, "KEADAAN", "hanya yang keadaannya begini")
    parser.add_argument("--text", default="", metavar="KATA", help="hanya yang memuat kata ini")
    parser = group.command("decide", "menerima atau menolak usulan dengan alasannya", _decide)
    parser.add_argument("suggestion", metavar="TANDA", help="tanda usulan, dari suggestion list")
    way = parser.add_mutually_exclusive_group(required=True)
    way.add_argument("--accept", action="store_true", help="diterima")
    way.add_argument("--decline", action="store_true", help="tidak diterima")
    parser.add_argument("--reason", required=True, metavar="ALASAN", help="alasannya")
    parser = group.command("publish", "menerbitkan usulan di poster bulan ini", _publish)
    parser.add_argument("suggestion", metavar="TANDA", help="tanda usulan, dari suggestion list")
    parser.add_argument("--heard", required=True, metavar="KATA", help="usulannya, dipersingkat")
    parser.add_argument("--done", required=True, metavar="KATA", help="apa yang dilakukan")
    for name, told, work in (
        ("done", "mencatat usulan yang sudah dilakukan", _done),
        ("undo", "menarik kembali langkah terakhir", _undo),
    ):
        parser = group.command(name, told, work)
        parser.add_argument("suggestion", metavar="TANDA", help="tanda usulan, dari suggestion list")
    parser = group.command("poster", "poster Kami dengar, kami lakukan", _poster)
    parser.add_argument("--month", default="", metavar="BULAN", help="2026-11; bawaan bulan ini")
    parser.add_argument("--paper", choices=("a3", "a4"), default="a4", metavar="KERTAS", help="a3 atau a4")
    out_option(parser)
    group = grammar.group("compliment", "apresiasi masyarakat, untuk instansi")
    parser = group.command("add", "mencatat apresiasi", _praise)
    parser.add_argument("words", metavar="ISI", help="kata warga")
    choice(
        parser, "--conduct", CONDUCTS, "PERILAKU", "perilaku pelaksana (UU 25/2009 Pasal 34)", required=True
    )
    choice(parser, "--channel", CHANNELS, "LEWAT", "lewat mana; bawaan desk (meja)", default="desk")
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang dimaksud")
    group.command("list", "apresiasi, yang terbaru dahulu", _compliments)


def _add(command: Command) -> None:
    args = command.args
    order = NewSuggestion(args.words, SOURCES[args.source], THEMES[args.theme], args.agency)
    _tell(command, services.suggest(command.signed_in(), order).value, "suggestion.added")


def _tell(command: Command, made: str, code: str = "suggestion.decided") -> None:
    command.answer = {"id": made}
    command.say(code, mark=made[-MARK:])


def _list(command: Command) -> None:
    args = command.args
    state = "" if args.state is None else str(STATES[args.state])
    page = suggestion_list(command.signed_in(), text=args.text, state=state)
    command.answer = {"suggestions": [asdict(row) for row in page.rows], "more": page.more, "new": page.new}
    for row in page.rows:
        command.say(
            "suggestion.row",
            mark=row.mark,
            day=row.made,
            state=row.state,
            theme=sentence(f"word.{row.theme}"),
            words=row.words or "-",
        )
    if not page.rows:
        command.say("suggestion.none")


def _decide(command: Command) -> None:
    args = command.args
    done = services.decide_suggestion(
        command.signed_in(), args.suggestion, accepted=args.accept, reason=args.reason
    )
    _tell(command, done.value)


def _publish(command: Command) -> None:
    args = command.args
    done = services.publish_suggestion(command.signed_in(), args.suggestion, args.heard, args.done)
    _tell(command, done.value)


def _done(command: Command) -> None:
    _tell(command, services.fulfil_suggestion(command.signed_in(), command.args.suggestion).value)


def _undo(command: Command) -> None:
    _tell(command, services.undo_suggestion(command.signed_in(), command.args.suggestion).value)


def _poster(command: Command) -> None:
    args = command.args
    target = pdf_target(command, args.out)
    month = args.month or f"{command.signed_in().today():%Y-%m}"
    print_to(command, "voice_poster", month, target, args.paper)


def _praise(command: Command) -> None:
    args = command.args
    order = NewCompliment(args.words, CONDUCTS[args.conduct], CHANNELS[args.channel], args.agency)
    _tell(command, services.praise(command.signed_in(), order).value, "compliment.added")


def _compliments(command: Command) -> None:
    page = compliment_list(command.signed_in())
    command.answer = {
        "compliments": [asdict(row) for row in page.rows],
        "by_conduct": {str(conduct): count for conduct, count in page.by_conduct},
    }
    for row in page.rows:
        command.say(
            "compliment.row",
            mark=row.mark,
            day=row.given,
            conduct=sentence(f"word.{row.conduct}"),
            agency=row.agency or sentence("complaint.house"),
            words=row.words or "-",
        )
