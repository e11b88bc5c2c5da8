"""Running one command: reads the command line, opens the mall, signs in, answers; every error is one line."""

import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from desktop.commands import output
from desktop.errors import BadRows, CannotCreate, DeskError, Exit, Misconfigured, NotAllowed, known_error
from desktop.paths import Paths, find, write_new, write_whole
from resources import text
from resources.undrawn import code_of, facts, noting

if TYPE_CHECKING:  # the window waits for none of it
    from desktop.config import Config, Notice
    from desktop.desk import Desk


@dataclass(slots=True)
class Command:
    """One command at work: its arguments, its words, and the mall once it is open.

    Attributes:
        args: as the parser read them.
        answer: what `--json` prints.
        lines: what a person reads.
        exit: how it ends when nothing is raised.
        once_told: what is done when the answer has been printed, and only then.
    """

    args: Any
    answer: dict[str, Any] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    exit: Exit = Exit.OK
    once_told: Callable[[], None] = lambda: None
    _desk: "Desk | None" = None
    _entered: bool = False
    _config: "Config | None" = None

    @property
    def lang(self) -> str:
        """Return the language of the sentences, `id` or `en`."""
        return getattr(self.args, "lang", None) or self.config().language

    def config(self) -> "Config":
        """Return the computer's settings; the first call begins the log. No home folder: no settings, no log."""
        if self._config is None:
            from desktop.beginning import begin  # noqa: PLC0415
            from desktop.config import Config  # noqa: PLC0415

            self._config = Config()  # for what is said while the file is being read
            with suppress(DeskError):
                self._config = begin(self.paths(), self._tell)
        return self._config

    def _tell(self, notice: "Notice") -> None:
        output.complain(text(notice.code, self.lang, **notice.facts))

    def paths(self) -> Paths:
        """Return the paths of the mall that is meant."""
        return find(getattr(self.args, "data_dir", None))

    def target(self, file: str) -> Path:
        """Return where a file that somebody named shall go.

        Raises:
            CannotCreate: that place is one of the program's own files, such as the keys.
        """
        if self.paths().owns(Path(file)):
            raise CannotCreate("paths.own_file", path=file)
        return Path(file)

    def put(self, target: Path, data: bytes, *, private: bool = False) -> Path:
        """Write what a command made, and return where: beside a file that is there, unless it may be replaced.

        Raises:
            CannotCreate: the place cannot be written.
        """
        if getattr(self.args, "overwrite", False):
            write_whole(target, data, private=private)
            return target
        written = write_new(target, data, private=private)
        if written != target:
            self.say("paths.other_name", path=target, file=written)
        return written

    def say(self, code: str, /, **facts: object) -> None:
        """Add a sentence to what a person reads."""
        self.lines.append(text(code, self.lang, **facts))

    def tell_undrawn(self, undrawn: set[str]) -> None:
        """Say which characters stand on the paper as codes, where there are any: on stderr, or in the object."""
        if not undrawn:
            return
        if getattr(self.args, "json", False):
            self.answer["undrawn"] = [code_of(character) for character in sorted(undrawn)]
        else:
            output.complain(text("paper.undrawn", self.lang, **facts(undrawn)))

    def word(self, code: str, /, **facts: object) -> str:
        """Return words for use inside a sentence."""
        return text(code, self.lang, **facts)

    def zone(self) -> str:
        """Return the label of the mall's zone, `WIB`, `WITA` or `WIT`."""
        return self.desk().calendar().zone

    def desk(self) -> "Desk":
        """Return the mall's desk, opened, with nobody signed in."""
        from desktop.services.mall import open_mall  # noqa: PLC0415

        if self._desk is None:
            self.config()
            self._desk = open_mall(
                self.paths(), lambda: ask_secret("PANDU_RECOVERY_KEY", "prompt.recovery", self.lang)
            )
        return self._desk

    def signed_in(self, *, to_change: bool = False) -> "Desk":
        """Return the mall's desk with the officer of `--user` signed in.

        Args:
            to_change: the password is about to be changed, so that a one-time one will do.

        Raises:
            Misconfigured: no user or no password was given.
            NotAllowed: they are wrong, too many were, or the password is a one-time one.
        """
        from desktop.services.signing_in import sign_in  # noqa: PLC0415

        if self._entered:  # a command that prints what it has stored asks twice; a password is dear to check
            return self.desk()
        user = getattr(self.args, "user", None)
        if not user:
            raise Misconfigured("sign_in.no_user")
        desk = self.desk()
        password = ask_secret("PANDU_PASSWORD", "prompt.password", self.lang)
        if password is None:
            raise Misconfigured("sign_in.no_password")
        desk.session = sign_in(desk, user, password)
        if desk.session.must_change and not to_change:
            raise NotAllowed("sign_in.must_change")
        self._entered = True
        return desk

    def close(self) -> None:
        """Close what was opened."""
        if self._desk is not None:
            self._desk.store.close()
        if self._config is not None:
            from desktop.log import let_go  # noqa: PLC0415

            let_go()


def ask_secret(variable: str, prompt: str, lang: str) -> str | None:
    """Return a secret from the environment, else typed at the terminal; None where there is neither."""
    given = os.environ.get(variable)
    if given:
        if not output.is_text(given):
            raise Misconfigured("prompt.not_text", variable=variable)
        return given
    if sys.stdin is None or not sys.stdin.isatty():  # None where stdin was closed, or Windows gave no console
        return None
    import getpass  # noqa: PLC0415 - the window asks in a room of its own

    return getpass.getpass(text(prompt, lang)) or None


def run(read: Callable[[Sequence[str]], Any], argv: Sequence[str]) -> int:
    """Run one command line and return its exit code; stdout holds the answer, stderr one line of an error.

    Args:
        read: returns what a line means: its options, and under `action` what is to be done.
        argv: the line.
    """
    os.umask(0o077)
    output.prepare()
    args = read(argv)
    command = Command(args)
    try:
        with noting() as undrawn:
            args.action(command)
        command.tell_undrawn(undrawn)
        _print_answer(command)
        command.once_told()
        return int(command.exit)
    except KeyboardInterrupt:
        output.complain(text("interrupted", command.lang))
        return int(Exit.INTERRUPTED)
    except Exception as error:  # noqa: BLE001 - the last resort: a report instead of a traceback
        known = known_error(error)
        _log(command, error, known)
        return _fail(command, known) if known else _bug(command, error)
    finally:
        command.close()


def _log(command: Command, error: Exception, known: DeskError | None) -> None:
    from desktop.log import note  # noqa: PLC0415

    command.config()
    action = command.args.action
    note(
        error, known, f"{action.__module__}.{action.__qualname__}" if hasattr(action, "__qualname__") else ""
    )


def _print_answer(command: Command) -> None:
    if getattr(command.args, "json", False):
        output.answer_json(command.answer)
    else:
        output.answer(command.lines)


def _fail(command: Command, error: DeskError) -> int:
    message = output.one_line(text(error.code, command.lang, **error.facts))
    rows = error.rows if isinstance(error, BadRows) else ()
    told = [
        {"row": row.row, "column": row.column, "message": text(row.code, command.lang, **dict(row.facts))}
        for row in rows
    ]
    if getattr(command.args, "json", False) and error.code != "output.failed":
        answer: dict[str, Any] = {"code": error.code, "message": message}
        if rows:
            answer["rows"] = told
        output.answer_json({"error": answer})
    else:
        shown = "; ".join(
            text("row.where", command.lang, row=one["row"], column=one["column"]) + f" {one['message']}"
            for one in told[:3]
        )
        more = text("row.more", command.lang, count=len(told) - 3) if len(told) > 3 else ""  # noqa: PLR2004
        output.complain(" ".join(part for part in (message, shown, more) if part))
    return int(error.exit)


def _bug(command: Command, error: Exception) -> int:
    """Keep a report about a bug, without values of variables, and name it in one line."""
    from desktop.bug_report import describe, keep  # noqa: PLC0415 - where there is no bug nothing waits for it

    try:
        where = keep(command.paths().crashes, describe(error, "command"))
    except DeskError:  # no home folder
        where = "-"
    bug = DeskError("bug", kind=type(error).__name__, report=where)
    if os.environ.get("PANDU_TRACEBACK"):  # for who mends it
        import traceback  # noqa: PLC0415

        traceback.print_exception(error)
    return _fail(command, bug)
