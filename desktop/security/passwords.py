"""Passwords: argon2id hashes, checked in the same time whether the account exists or not."""

from functools import lru_cache
from typing import TYPE_CHECKING

from desktop.errors import Refused
from desktop.ids import Ids

if TYPE_CHECKING:
    from argon2 import PasswordHasher

SHORTEST = 8
LONGEST = 200
NOBODY = "$argon2id$v=19$m=65536,t=3,p=4$cGFuZHUgaGFzIG5vYm9keQ$IywuZj9/q/AMSaGEJ7bwQEVzsm0GzIsQnXX8Sbj1h5w"
"""Hash that is checked where there is no account, so that the answer takes as long."""


def hashed(password: str, ids: Ids, *, demo: bool = False) -> str:
    """Return the hash of a password in PHC form, salted from the desk's random source.

    Raises:
        Refused: `password.short` or `password.long`.
    """
    if len(password) < SHORTEST:
        raise Refused("password.short", least=SHORTEST)
    if len(password) > LONGEST:
        raise Refused("password.long", most=LONGEST)
    return _hasher(demo=demo).hash(password, salt=ids.salt())


def matches(secret: str | None, password: str) -> bool:
    """Return whether the password is right; takes as long when there is no such account."""
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    try:
        right = _hasher().verify(secret or NOBODY, password)
    except (VerificationError, InvalidHashError):
        return False
    return right and bool(secret)


@lru_cache
def _hasher(*, demo: bool = False) -> "PasswordHasher":
    """Return what hashes: argon2id by RFC 9106's low-memory choice, 64 MiB, 3 passes, 4 lanes; a demo's is cheap."""
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher(time_cost=1, memory_cost=8192, parallelism=1) if demo else PasswordHasher()
