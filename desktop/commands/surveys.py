"""`survey`: the satisfaction survey, sheets from paper, figures, plans."""

import argparse
from datetime import date
from enum import StrEnum

from desktop.commands.arguments import catalogue_code, day
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from desktop.errors import Refused
from desktop.queries.sentences import our_day
from desktop.queries.settings import survey_method
from desktop.queries.survey_figures import SurveyScope, survey_figures
from desktop.queries.survey_form import typed_today
from desktop.queries.survey_plans import MARK
from desktop.services.surveys import (
    NewAnswer,
    NewPlan,
    Respondent,
    empty_box,
    finish_plan,
    plan_improvement,
    take_back_plan,
    type_answer,
)
from models.rules.bodies.surveys import AgeBand, Education, Occupation, Sex, TimeBand
from models.rules.codec import build
from models.rules.skm import Element, Numbering, SampleMethod, Weight, numbered
from reports.skm_figures import SkmFigures, to_json

BANDS = {"morning": TimeBand.MORNING, "afternoon": TimeBand.AFTERNOON}
ABOUT: dict[str, tuple[type[StrEnum], str]] = {
    "sex": (Sex, "jenis kelamin responden"),
    "age": (AgeBand, "umur responden"),
    "education": (Education, "pendidikan responden"),
    "occupation": (Occupation, "pekerjaan responden"),
}


def add(grammar: Grammar) -> None:
    """Add the commands."""
    survey = grammar.group("survey", "survei kepuasan masyarakat (SKM)")
    parser = survey.command("add", "memasukkan satu lembar isian dari kertas", _add)
    parser.add_argument(
        "--scores",
        required=True,
        metavar="NILAI",
        help="nilai 1-4 per unsur, seperti U1=4,U2=3 atau requirements=4; yang dilewati tidak ditulis",
    )
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="instansi yang melayani")
    parser.add_argument("--service", type=catalogue_code, metavar="KODE", help="layanan yang diterima")
    parser.add_argument("--date", type=day, metavar="TANGGAL", help="tanggal pada lembar; bawaan hari ini")
    parser.add_argument(
        "--band",
        choices=list(BANDS),
        help="morning (08.00-12.00) atau afternoon (13.00-17.00); bawaan sekarang",
    )
    for name, (values, words) in ABOUT.items():
        parser.add_argument(f"--{name}", choices=[str(one) for one in values], help=words)
    parser = survey.command("list", "nilai, mutu, unsur terendah, dan rencana satu masa", _list)
    _about(parser)
    parser.add_argument("--service", type=catalogue_code, metavar="KODE", help="hanya layanan ini")
    parser = survey.command("plan", "merencanakan perbaikan satu unsur", _plan)
    parser.add_argument("element", metavar="UNSUR", help="unsur, seperti U3 atau completion_time")
    parser.add_argument("words", metavar="RENCANA", help="apa yang akan dilakukan")
    parser.add_argument("--due", required=True, type=day, metavar="TANGGAL", help="paling lambat hari ini")
    parser.add_argument(
        "--owner",
        type=catalogue_code,
        metavar="KODE",
        help="instansi yang melakukan; bawaan pengelola MPP",
    )
    _about(parser)
    _named(survey.command("done", "mencatat rencana yang selesai", _done))
    _named(survey.command("reopen", "menarik kembali catatan terakhir tentang satu rencana", _reopen))


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--period",
        default="",
        metavar="MASA",
        help="2026-11, 2026-Q4, 2026-H2 atau 2026; bawaan triwulan ini",
    )
    parser.add_argument("--agency", type=catalogue_code, metavar="KODE", help="hanya instansi ini")


def _named(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("plan", metavar="TANDA", help="tanda rencana, dari survey list")


def _add(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    _, numbering = survey_method(desk.store)
    said = {name: value for name in ABOUT if (value := getattr(args, name))}
    order = NewAnswer(
        scores=_scores(args.scores, numbering),
        agency=args.agency,
        service=args.service,
        day=args.date,
        band=BANDS.get(args.band),
        respondent=build(Respondent, said),
    )
    sheet = type_answer(desk, order).value
    count = typed_today(desk)
    command.answer = {"id": sheet, "typed_today": count}
    command.say("survey.added", count=count)


def _scores(words: str, numbering: Numbering) -> dict[Element, int]:
    """Return the scores of `U1=4,requirements=3`; each element once."""
    found: dict[Element, int] = {}
    for part in filter(None, (one.strip() for one in words.split(","))):
        name, _, score = part.partition("=")
        element = _element(name, numbering)
        if element in found:
            raise _unknown(name, numbering)
        if not (score.strip().isascii() and score.strip().isdigit()):
            raise Refused("survey.score", element=name.strip(), score=score.strip() or "-")
        found[element] = int(score)
    return found


def _element(name: str, numbering: Numbering) -> Element:
    by_number = numbered(numbering)
    plain = name.strip()
    if plain.upper() in by_number:
        return by_number[plain.upper()]
    if plain.lower() in list(Element):
        return Element(plain.lower())
    raise _unknown(name, numbering)


def _unknown(name: str, numbering: Numbering) -> Refused:
    known = ", ".join(f"{number} {element}" for number, element in numbered(numbering).items())
    return Refused("survey.element", named=name.strip() or "-", known=known)


def _list(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    empty_box(desk)
    figures = survey_figures(desk, SurveyScope(args.period, args.agency, args.service))
    command.answer = to_json(figures)
    _tell(command, figures)


def _tell(command: Command, figures: SkmFigures) -> None:
    about = " ".join(filter(None, (figures.service_name, figures.agency_name))) or "MPP"
    command.say(
        "survey.head",
        period=figures.period,
        about=about,
        sheets=figures.sheets,
        population=figures.population,
    )
    if figures.index is None:
        command.say("survey.no_index")
    else:
        command.say(
            "survey.index", index=_decimal(figures.index, 2), band=figures.band, weight=Weight(figures.weight)
        )
    names = {one.element: one.name for one in figures.elements}
    for one in figures.elements:
        command.say(
            "survey.element_row",
            number=one.number,
            mean=_decimal(one.mean, 3),
            weighted=_decimal(one.weighted, 3),
            answers=one.answers,
            name=one.name,
        )
    if figures.lowest:
        command.say("survey.lowest", names="; ".join(names[one] for one in figures.lowest))
    for sample in figures.samples:
        command.say(
            "survey.sample", method=SampleMethod(sample.method), needed=sample.needed, sheets=figures.sheets
        )
    for plan in figures.plans:
        command.say(
            "survey.plan_row",
            mark=plan.mark,
            due=our_day(plan.due.isoformat()),
            owner=plan.owner or "MPP",
            words=plan.words or "-",
        )


def _decimal(value: float | None, places: int) -> str:
    return "-" if value is None else f"{value:.{places}f}".replace(".", ",")


def _plan(command: Command) -> None:
    args, desk = command.args, command.signed_in()
    _, numbering = survey_method(desk.store)
    due: date = args.due
    order = NewPlan(_element(args.element, numbering), args.words, due, args.owner, args.agency, args.period)
    plan = plan_improvement(desk, order).value
    command.answer = {"id": plan, "mark": plan[-MARK:]}
    command.say("survey.planned", mark=plan[-MARK:])


def _done(command: Command) -> None:
    plan = finish_plan(command.signed_in(), command.args.plan).value
    command.answer = {"id": plan, "done": True}
    command.say("survey.done", mark=plan[-MARK:])


def _reopen(command: Command) -> None:
    plan = take_back_plan(command.signed_in(), command.args.plan).value
    command.answer = {"id": plan, "done": False}
    command.say("survey.taken_back", mark=plan[-MARK:])
