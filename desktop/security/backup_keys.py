"""Which keys open a backup: those of its own time, while the mall's may have been changed since, once or twice."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.errors import Misconfigured
from desktop.queries.backups import moment_of
from desktop.security import container, keys
from desktop.security.container import Container
from desktop.security.keys import Secrets
from desktop.security.recovery import typed_keys

SecretsOf = Callable[[dict[str, Any]], Secrets]
"""Returns the keys that a key.json holds; raises Misconfigured `key.wrong_recovery` where it cannot."""


def fitting_paper(content: dict[str, Any], typed: str) -> str:
    """Return which of the recovery keys that were typed one after the other opens a key.json.

    Raises:
        Misconfigured: `key.wrong_recovery`, or the file is damaged.
    """
    for one in typed_keys(typed):
        try:
            keys.unwrap(content, one)
        except Misconfigured as error:
            if error.code != "key.wrong_recovery":
                raise
        else:
            return one
    raise Misconfigured("key.wrong_recovery")


def paper_of(backup: Container, typed: str) -> str:
    """Return which of the recovery keys typed opens the mall that is restored from this part of a backup."""
    return fitting_paper(json.loads(backup.key_file), typed)


def secrets_by_paper(typed: str) -> SecretsOf:
    """Return what opens a key.json by any of the recovery keys typed."""
    return lambda content: keys.unwrap(content, fitting_paper(content, typed))


def open_backup(file: Path, secrets_of: SecretsOf) -> Container:
    """Return a backup that these keys open; errors as `open_container`, but for the paper.

    Raises:
        Misconfigured: `restore.other_paper`: it is of another time than the backup, or mistyped.
    """
    try:
        return container.open_container(file, secrets_of)
    except Misconfigured as error:
        if error.code != "key.wrong_recovery":
            raise
        made = moment_of(file)
        of = file.name if made is None else f"{made.astimezone():%d/%m/%Y}"
        raise Misconfigured("restore.other_paper", of=of) from error


def open_list(file: Path, of_backup: Secrets, secrets_of: SecretsOf) -> Container:
    """Return the list of what was destroyed, beside a backup that may be older than the key of the list.

    Raises:
        Misconfigured: `restore.newer_paper`: neither the backup's keys nor this computer's keyring nor what was
            typed open it.
    """

    def by_any(content: dict[str, Any]) -> Secrets:
        envelope = keys.envelopes(content)[0]
        if envelope.get("key", "") in ("", keys.name_of(of_backup.database)):
            return of_backup
        return keys.recall(keys.account_of(envelope)) or secrets_of(content)

    try:
        return container.open_container(file, by_any)
    except Misconfigured as error:
        if error.code != "key.wrong_recovery":
            raise
        raise Misconfigured("restore.newer_paper") from error
