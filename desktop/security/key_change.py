"""A change of keys on its way: `key.json` names both pairs until it is known which one counts.

Written before the file is touched, the second pair makes every moment of a change one that can be opened
again; whoever next opens the mall finishes the change, or drops it.
"""

import json
from collections.abc import Callable, Mapping
from typing import Any

from desktop.desk import Desk
from desktop.errors import Misconfigured
from desktop.paths import Paths, write_whole
from desktop.security import keys, nonce
from desktop.security.keys import Secrets
from desktop.security.recovery_tries import RecoveryTries
from models.rules.bodies.places import KeyRotated

LOCAL = "key"
"""Name of the key that the journal last told of, among the values of this desk alone."""


def read_pair(paths: Paths) -> Mapping[str, Any]:
    """Return what `key.json` holds now.

    Raises:
        Misconfigured: it cannot be read.
    """
    try:
        content: Any = json.loads(paths.key_file.read_text())
    except (OSError, ValueError, RecursionError) as error:
        raise Misconfigured("key.file_damaged") from error
    if not isinstance(content, dict):
        raise Misconfigured("key.file_damaged")
    return content


def open_by_paper(
    paths: Paths, content: Mapping[str, Any], typed: str, fits: Callable[[Secrets], bool]
) -> tuple[dict[str, Any], Secrets]:
    """Return the envelope that a typed recovery key opens, and the keys in it; wrong ones make the next wait.

    Args:
        paths: of the mall on this computer.
        content: of `key.json`.
        typed: the recovery key.
        fits: tells keys that open the file, where there are two pairs.

    Raises:
        Misconfigured: `key.wrong_recovery`, `key.file_damaged`, or `key.wait`.
    """
    tries = RecoveryTries(paths, str(content.get("mall", "")))
    tries.let_try()
    try:
        found = keys.open_envelope(content, typed, fits)
    except Misconfigured as error:
        if error.code == "key.wrong_recovery":
            tries.note_wrong()
        raise
    tries.forget()
    return found


def write_pair(paths: Paths, current: Mapping[str, Any], following: Mapping[str, Any] | None = None) -> None:
    """Write `key.json`, whole and durable: the keys that count, and those that may soon."""
    content = dict(current) if following is None else {**current, "next": dict(following)}
    write_whole(paths.key_file, keys.key_file_text(content), private=True)


def settle(desk: Desk, paths: Paths) -> None:
    """Finish a change of the database key that was cut off, or drop it; the opened file tells which.

    Another recovery key of the same database key stays beside the one before it: nobody knows whether it was
    read before the power went. Making one again settles that.
    """
    written = keys.envelopes(read_pair(paths))
    if len(written) == 1:
        return
    current, following = written
    if current.get("key") == following.get("key"):
        return
    if following.get("key") == keys.name_of(desk.store.key):
        finish(desk, paths, current, following)
    else:
        write_pair(paths, current)
        _let_go(following)


def finish(desk: Desk, paths: Paths, former: Mapping[str, Any], current: Mapping[str, Any]) -> None:
    """Journal that the file lies under its new key, once; then forget the key before it."""
    name = str(current["key"])
    with desk.writing() as write:
        if nonce.get_local(desk.store, LOCAL) != name:
            write.append(KeyRotated(name), desk.origin)
            nonce.set_local(desk.store, LOCAL, name)
    write_pair(paths, current)
    _let_go(former)


def _let_go(envelope: Mapping[str, Any]) -> None:
    if not envelope.get("demo"):
        keys.forget(keys.account_of(envelope))
