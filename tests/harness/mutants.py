"""`make mutate`: change one thing in a rule, and see whether a test notices; a table of how many were noticed.

Called with module names all their mutants are run, with `--sample N` at most N of each, drawn by a fixed seed.
Beside the table stand the mutants that nothing noticed, to be shown by `mutmut show NAME`.
"""

import argparse
import json
import math
import random
import shutil
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from mutmut import __main__ as mutmut
from mutmut.configuration import config

GUARDS = {
    "models/rules": ["tests/rules"],
    "desktop/security": [
        "tests/security",
        "tests/services/test_signing_in.py",
        "tests/services/test_accounts.py",
        "tests/services/test_examining.py",
        "tests/services/test_officers.py",
        "tests/services/test_no_default_accounts.py",
        "tests/queries/test_session.py",
    ],
}
"""What guards each part; only these tests are run, so that a mutant takes about a second."""
SEED = 2026
SURVIVED, NO_TEST = {0}, {5, 33}
NOTICED_BY_CLOCK = {36, 24, -24, 152, 255}
"""Exit codes of a mutant that ran for ever: a test that does not end has noticed it."""


@dataclass(frozen=True, slots=True)
class Rate:
    """How many mutants a module has, how many were run, and which of them nothing noticed."""

    module: str
    mutants: int
    run: int
    missed: tuple[str, ...]

    @property
    def share(self) -> float:
        """Return the share of the run ones that was noticed, 0 to 1."""
        return 1 - len(self.missed) / self.run


def main(words: Sequence[str] | None = None) -> None:
    """Run mutants of one part and print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--part", choices=GUARDS, default="models/rules")
    parser.add_argument("--sample", type=int, help="at most so many mutants of each module")
    parser.add_argument("modules", nargs="*", help="as models.rules.due; all of the part without any")
    args = parser.parse_args(words)
    settings = config()
    settings.only_mutate = [f"{args.part}/*"]
    settings.pytest_add_cli_args_test_selection = GUARDS[args.part]
    drawn = {
        module: draw(names, args.sample, module)
        for module, names in mutants_of(args.part)
        if not args.modules or module in args.modules
    }
    mutmut._run([name for names in drawn.values() for name in names], 1)
    report([rate for module, names in drawn.items() if (rate := rate_of(module, names))])


def draw(names: list[str], most: int | None, module: str) -> list[str]:
    """Return at most `most` of a module's mutants, the same ones each time; all without `most`."""
    if most is None or len(names) <= most:
        return names
    return sorted(random.Random(f"{SEED} {module}").sample(names, most))


def mutants_of(part: str) -> Iterator[tuple[str, list[str]]]:
    """Make the mutants and return each module that has any with their names.

    Always anew: mutmut takes a file that it copied for another part for one that it has mutated.
    """
    shutil.rmtree("mutants", ignore_errors=True)
    Path("mutants").mkdir()
    mutmut.set_mutant_under_test("mutant_generation")
    mutmut.copy_src_dir()
    mutmut.copy_also_copy_files()
    mutmut.setup_source_paths()
    mutmut.create_mutants(1)
    for file in sorted(Path("mutants", part).rglob("*.py.meta")):
        names = sorted(json.loads(file.read_text())["exit_code_by_key"])
        if names:
            yield module_of(file), names


def module_of(file: Path) -> str:
    """Return the module that a file of results is about."""
    return ".".join(file.relative_to("mutants").with_suffix("").with_suffix("").parts)


def rate_of(module: str, names: list[str]) -> Rate | None:
    """Return what became of a module's drawn mutants; None where none was run."""
    file = Path("mutants", *module.split(".")).with_suffix(".py.meta")
    codes = json.loads(file.read_text())["exit_code_by_key"]
    run = [name for name in names if codes[name] is not None]
    missed = tuple(name for name in run if codes[name] in SURVIVED | NO_TEST)
    return Rate(module, len(codes), len(run), missed) if run else None


def report(rates: list[Rate]) -> None:
    """Print a row a module, the share over all mutants with its interval, and what nothing noticed."""
    print("\n| module | mutants | run | noticed |\n|---|---:|---:|---:|")
    for rate in sorted(rates, key=lambda rate: rate.share):
        print(f"| `{rate.module}` | {rate.mutants} | {rate.run} | {100 * rate.share:.0f} % |")
    share, margin = over_all(rates)
    total, run = sum(rate.mutants for rate in rates), sum(rate.run for rate in rates)
    print(f"| together | {total} | {run} | {100 * share:.1f} % ± {100 * margin:.1f} |\n")
    for name in (name for rate in rates for name in rate.missed):
        print(name)


def over_all(rates: list[Rate]) -> tuple[float, float]:
    """Return the share noticed over all mutants and half of its 95 % interval; modules weigh by their size."""
    total = sum(rate.mutants for rate in rates)
    share = sum(rate.share * rate.mutants for rate in rates) / total
    variance = sum(
        (rate.mutants / total) ** 2 * rate.share * (1 - rate.share) / rate.run * (1 - rate.run / rate.mutants)
        for rate in rates
    )
    return share, 1.96 * math.sqrt(variance)


if __name__ == "__main__":
    main()
