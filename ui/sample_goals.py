"""States of the page Sasaran for the gallery."""

from desktop.desk import Desk
from desktop.queries.goals import goal_board
from desktop.services.goals import end_goal
from ui.shell import Shell


def nothing_yet(desk: Desk) -> None:
    """Let the building have no goals."""
    for row in goal_board(desk):
        end_goal(desk, row.measure)


def parts(shell: Shell) -> None:
    """Show who carries which part of a goal."""
    _do(shell, "goals.parts")


def set_one(shell: Shell) -> None:
    """Ask for a goal."""
    _do(shell, "goals.new")


def block(shell: Shell) -> None:
    """Ask for a blocker."""
    _do(shell, "goals.blocker")


def commit(shell: Shell) -> None:
    """Ask for a commitment."""
    _do(shell, "goals.commit")


def settle(shell: Shell) -> None:
    """Ask how a commitment ended."""
    _do(shell, "goals.settle")


def attend(shell: Shell) -> None:
    """Ask who came in the morning."""
    _do(shell, "goals.huddle")


def brief(shell: Shell) -> None:
    """Show the sheet of the morning briefing."""
    _do(shell, "goals.briefing")


def _do(shell: Shell, command: str) -> None:
    if shell.workbench is not None:
        shell.workbench.actions_.trigger(command)
