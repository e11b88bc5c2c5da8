"""`make fuzzlong`: Atheris looks for inputs of one target that reach new code, and stops at the first that breaks.

Begins with the kept corpus; what it finds worth keeping goes to `build/fuzz/TARGET`, an input that broke
something to `build/fuzz/TARGET-crash-...`, from where a small form of it goes into `tests/corpus/TARGET`.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

import atheris

ROOT = Path(__file__).parents[2]
INSTRUMENTED = [
    "models.rules",
    "desktop.reading",
    "desktop.queries",
    "desktop.services",
    "reports.text",
    "resources.characters",
    "openpyxl",
]
LONGEST = 4096
"""Bytes of an input: a few rows; what is too large is refused by its size, which other tests look at."""


def main(words: Sequence[str] | None = None) -> None:
    """Search for some minutes; ends with libFuzzer's figures, and with its exit code."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("target")
    parser.add_argument("--minutes", type=float, default=10)
    args = parser.parse_args(words)
    os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"
    with atheris.instrument_imports(include=INSTRUMENTED):
        from tests.conftest import make_template, open_template
        from tests.fuzz.stage import stage_of
        from tests.fuzz.targets import TARGETS
    found = ROOT / "build" / "fuzz"
    (found / args.target).mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix="pandu-fuzz-"))
    stage, target = stage_of(open_template(make_template(folder)).desk, folder), TARGETS[args.target]
    options = [
        sys.argv[0],
        str(found / args.target),
        str(ROOT / "tests" / "corpus" / args.target),
        f"-max_total_time={round(args.minutes * 60)}",
        f"-max_len={LONGEST}",
        f"-artifact_prefix={found / args.target}-",
        f"-dict={Path(__file__).parent / 'words.dict'}",
        "-timeout=20",
        "-rss_limit_mb=3000",
        "-print_final_stats=1",
    ]
    atheris.Setup(options, lambda data: target(stage, data))
    atheris.Fuzz()


if __name__ == "__main__":
    main()
