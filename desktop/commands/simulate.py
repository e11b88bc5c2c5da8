"""`simulate`: what-if, the same made-up visitors under two ways of queueing."""

import sys
from collections.abc import Sequence
from dataclasses import asdict, replace
from typing import Any

from desktop.commands.arguments import count
from desktop.commands.grammar import Grammar
from desktop.commands.run import Command
from models.rules.policy import PolicyName

MOST_DAYS, MOST_VISITS = 500, 3000


def add(grammar: Grammar) -> None:
    """Add the command."""
    parser = grammar.command("simulate", "tamu rekaan yang sama di bawah dua kebijakan antrean", _simulate)
    names = [*map(str, PolicyName), "balanced-planned"]
    parser.add_argument("--policy", choices=names, help="kebijakan yang dicoba; bawaan semuanya")
    parser.add_argument(
        "--against", choices=names, default="sequential", help="pembanding, bawaan sequential"
    )
    parser.add_argument("--days", type=count(MOST_DAYS), default=20, metavar="N", help="hari, bawaan 20")
    parser.add_argument("--seed", type=int, default=1, metavar="S", help="benih hari pertama, bawaan 1")
    parser.add_argument(
        "--visits", type=count(MOST_VISITS), default=800, metavar="N", help="kunjungan per hari, bawaan 800"
    )


def _simulate(command: Command) -> None:
    from tqdm import tqdm  # noqa: PLC0415 - only this command and `demo` pay for it and for the simulation

    from desktop.simulation.study import WAYS, study  # noqa: PLC0415

    args = command.args
    seeds = range(args.seed, args.seed + args.days)
    against = next(way for way in WAYS if way.name == args.against)
    tried = [way for way in WAYS if args.policy in (None, way.name)]
    tried += [replace(way, checked=True) for way in tried]
    total = len(seeds) * len({against, *tried})
    with tqdm(total=total, unit="hari", file=sys.stderr, disable=not sys.stderr.isatty()) as bar:
        found = study(tried, against, seeds, args.visits, bar.update)
    command.answer = {
        "days": args.days,
        "seed": args.seed,
        "visits": args.visits,
        "against": args.against,
        "ways": [asdict(way) for way in found],
    }
    _say(command, seeds, found)


def _say(command: Command, seeds: Sequence[int], found: Sequence[Any]) -> None:
    args = command.args
    command.say(
        "simulate.head",
        days=args.days,
        visits=args.visits,
        first=seeds[0],
        last=seeds[-1],
        against=args.against,
    )
    for way in found:
        command.lines.append(way.name + (command.word("simulate.checked") if way.checked else ""))
        for group in way.groups:
            command.say(
                "simulate.group",
                group=command.word(f"simulate.{group.group}"),
                p50=f"{group.p50:.0f}",
                p90=f"{group.p90:.0f}",
                **_interval("50", group.ratio_p50),
                **_interval("90", group.ratio_p90),
            )
        for one in way.classes:
            command.say(
                "simulate.class",
                group=command.word(f"word.{one.basis}"),
                mean=f"{one.mean:.0f}",
                ratio=f"{one.ratio.value:.2f}",
                low=f"{one.ratio.low:.2f}",
                high=f"{one.ratio.high:.2f}",
            )
        command.say(
            "simulate.rest",
            returned=f"{way.returned:.0f}",
            ratio=f"{way.returned_ratio.value:.2f}",
            longest=f"{way.longest:.0f}",
            passed=f"{way.passed:.1f}",
        )
        _say_forecast(command, "simulate.forecast", way.forecast)
        _say_forecast(command, "simulate.visit_forecast", way.visit_forecast)


def _say_forecast(command: Command, code: str, found: Any) -> None:
    command.say(
        code,
        within=f"{100 * found.within:.0f}",
        waited=f"{100 * found.waited_within:.0f}",
        width=f"{found.width:.0f}",
        error=f"{found.error:.1f}",
        last=f"{found.last_error:.1f}",
    )


def _interval(end: str, ratio: Any) -> dict[str, str]:
    return {f"r{end}": f"{ratio.value:.3f}", f"l{end}": f"{ratio.low:.3f}", f"h{end}": f"{ratio.high:.3f}"}
