"""Passwords: argon2id hashes as dear as this computer bears, checked as long where there is no account."""

import time
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING

from desktop.errors import Refused
from desktop.ids import Ids

if TYPE_CHECKING:
    from argon2 import Parameters, PasswordHasher

SHORTEST = 10
LONGEST = 200
ONCE_LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
"""What one-time passwords are made of: nothing that is misread on paper or by telephone."""
ONCE_GROUPS, ONCE_GROUP = 4, 4
AIM_S = 0.25
MOST_PASSES = 24
MOST_KIB = 1024 * 1024
"""A hash that asks for more was never ours, and checking it would stop the computer."""


@dataclass(frozen=True, slots=True)
class Cost:
    """What argon2id spends on one hash: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


FLOOR = Cost(65536, 3, 4)
"""RFC 9106, section 4, the choice for little memory: no hash of a real mall is cheaper."""
DEMO = Cost(8192, 1, 1)
"""Of a made-up mall, whose hashes must be the same on every computer."""


def normal(password: str) -> bytes:
    """Return a password as it is hashed: NFC, whole, blanks kept; an é is one letter on every keyboard."""
    return unicodedata.normalize("NFC", password).encode("utf-8", "surrogatepass")


def check_length(password: str) -> None:
    """Let a password pass that is neither too short nor too long, counted in characters of NFC.

    Raises:
        Refused: `password.short` or `password.long`.
    """
    length = len(unicodedata.normalize("NFC", password))
    if length < SHORTEST:
        raise Refused("password.short", least=SHORTEST)
    if length > LONGEST:
        raise Refused("password.long", most=LONGEST)


def hashed(password: str, ids: Ids, cost: Cost) -> str:
    """Return the hash of a password in PHC form, salted from the desk's random source."""
    return _hasher(cost).hash(normal(password), salt=ids.salt())


def matches(secret: str | None, password: str, cost: Cost, least: Cost = FLOOR) -> bool:
    """Return whether the password is right; takes as long when there is no such account.

    A hash below `least` is never right, whatever the password: it was not made here, and would be cheap to guess.

    Args:
        secret: hash in PHC form; None or empty: there is none.
        password: as typed.
        cost: of this mall's hashes, which one that is made up takes too.
        least: below it no hash counts.
    """
    from argon2.exceptions import InvalidHashError, VerificationError  # noqa: PLC0415

    sound = bool(secret) and _counts(secret or "", least)
    try:
        right = _hasher(cost).verify(secret if sound and secret else nobody(cost), normal(password))
    except (VerificationError, InvalidHashError):
        return False
    return right and sound


def is_outdated(secret: str, cost: Cost) -> bool:
    """Return whether a hash that counts was made more cheaply than this mall's are by now."""
    known = _parameters(secret)
    return known is not None and (known.memory_cost < cost.memory_kib or known.time_cost < cost.passes)


def nobody(cost: Cost) -> str:
    """Return a hash that is checked where there is no account, so that the answer takes as long."""
    parts = f"m={cost.memory_kib},t={cost.passes},p={cost.lanes}"
    return f"$argon2id$v=19${parts}$cGFuZHUgaGFzIG5vYm9keQ$IywuZj9/q/AMSaGEJ7bwQEVzsm0GzIsQnXX8Sbj1h5w"


def new_once(ids: Ids) -> str:
    """Return a random one-time password to be read out or written down: 16 characters, 79 bits."""
    groups = ("".join(_letter(ids) for _ in range(ONCE_GROUP)) for _ in range(ONCE_GROUPS))
    return "-".join(groups)


def _letter(ids: Ids) -> str:
    """Return one letter, each as likely as any other."""
    while True:
        place: int = ids.secret(1)[0] & 31
        if place < len(ONCE_LETTERS):
            return ONCE_LETTERS[place]


def calibrated() -> Cost:
    """Return what a hash of about a quarter of a second costs on this computer, never below the floor."""
    hasher = _hasher(FLOOR)
    taken: list[float] = []
    for _ in range(2):  # the first one also finds the memory
        begun = time.perf_counter()
        hasher.hash(b"as long as this takes", salt=bytes(16))
        taken.append(time.perf_counter() - begun)
    return cost_for(min(taken))


def cost_for(floor_s: float) -> Cost:
    """Return the cost where a hash at the floor took so many seconds: more passes over the same memory."""
    passes = round(AIM_S * FLOOR.passes / max(floor_s, 1e-3))
    return Cost(FLOOR.memory_kib, min(max(passes, FLOOR.passes), MOST_PASSES), FLOOR.lanes)


def _counts(secret: str, least: Cost) -> bool:
    from argon2 import Type  # noqa: PLC0415

    known = _parameters(secret)
    return (
        known is not None
        and known.type is Type.ID
        and least.memory_kib <= known.memory_cost <= MOST_KIB
        and least.passes <= known.time_cost <= MOST_PASSES
    )


def _parameters(secret: str) -> "Parameters | None":
    from argon2 import extract_parameters  # noqa: PLC0415
    from argon2.exceptions import InvalidHashError  # noqa: PLC0415

    try:
        return extract_parameters(secret)
    except (InvalidHashError, ValueError):
        return None


def _hasher(cost: Cost) -> "PasswordHasher":
    from argon2 import PasswordHasher  # noqa: PLC0415

    return PasswordHasher(time_cost=cost.passes, memory_cost=cost.memory_kib, parallelism=cost.lanes)
