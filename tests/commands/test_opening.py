"""A line without a command: the plainest are read without the parser, and mean what the parser says they mean."""

import pytest

from desktop.commands.opening import read_plainly
from desktop.commands.parser import read


def opened(args: object) -> dict[str, object]:
    """Return the options of a line; that it opens something is known by its action."""
    found = dict(vars(args))
    assert found.pop("action").keywords == {}
    return found


@pytest.mark.parametrize("line", [[], ["--data-dir", "mpp"], ["--data-dir", "di sini"]])
def test_plain_line_means_what_the_parser_says(line: list[str]) -> None:
    plain = read_plainly(line, None)
    assert plain is not None
    assert opened(plain) == opened(read(line))


@pytest.mark.parametrize(
    "line",
    [
        ["--data-dir"],
        ["--data-dir", "--demo"],
        ["--data-dir", ""],
        ["--data-dir", "mpp\udcff"],
        ["--data-dir", "a", "ticket"],
        ["--data-di", "a"],
        ["--demo"],
        ["--display"],
        ["--version"],
        ["ticket", "list"],
        ["--help"],
    ],
)
def test_any_other_line_is_left_to_the_parser(line: list[str]) -> None:
    assert read_plainly(line, None) is None
