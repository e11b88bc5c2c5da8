"""`key`: another key for the encrypted file, another recovery key for the paper."""

from desktop.commands.grammar import Grammar
from desktop.commands.run import Command, ask_secret
from desktop.errors import Misconfigured
from desktop.services.renewing import renew_recovery_key, rotate_key


def add(grammar: Grammar) -> None:
    """Add the commands."""
    key = grammar.group("key", "kunci data dan kunci pemulihan")
    key.command("rotate", "mengenkripsi ulang data dengan kunci baru; perlu kunci pemulihan", _rotate)
    key.command("recovery", "membuat kunci pemulihan baru, ditampilkan sekali", _recovery)


def _rotate(command: Command) -> None:
    desk = command.signed_in()
    typed = ask_secret("PANDU_RECOVERY_KEY", "prompt.recovery", command.lang)
    if typed is None:
        raise Misconfigured("key.none")
    done = rotate_key(desk, command.paths(), typed)
    command.answer = {"rotated": True, "key": done.key, "keyring": done.in_keyring}
    command.say("key.rotated")
    if not done.in_keyring:
        command.say("key.rotated_no_keyring")


def _recovery(command: Command) -> None:
    done = renew_recovery_key(command.signed_in(), command.paths())
    command.answer = {"recovery_key": done.recovery_key}
    command.say("key.recovery", key=done.recovery_key)
    command.say("key.recovery_next")
    command.once_told = done.settle
