"""Random values of a desk: identities, salts, ids of calls. A made-up mall draws them from its seed."""

import random
import secrets
from collections.abc import Callable

RandomBytes = Callable[[int], bytes]


class Ids:
    """Makes ids from one source of random bytes."""

    def __init__(self, random_bytes: RandomBytes = secrets.token_bytes) -> None:
        self.random_bytes = random_bytes

    @classmethod
    def seeded(cls, seed: int) -> "Ids":
        """Return a source that always gives the same values; for made-up malls and tests alone."""
        return cls(random.Random(seed).randbytes)

    def new(self, now_ms: int) -> str:
        """Return a UUIDv7 (RFC 9562) of this instant as 32 hex digits."""
        value = int.from_bytes(now_ms.to_bytes(6, "big") + self.random_bytes(10), "big")
        value = value & ~(0xF << 76) | 0x7 << 76
        value = value & ~(0x3 << 62) | 0x2 << 62
        return f"{value:032x}"

    def salt(self) -> bytes:
        """Return the 16 random bytes that keep a body's digest from being guessed."""
        return self.random_bytes(16)

    def call(self) -> str:
        """Return the id of a call, 8 hex digits, unique within its ticket."""
        return self.random_bytes(4).hex()

    def secret(self, size: int = 32) -> bytes:
        """Return a secret of that many bytes."""
        return self.random_bytes(size)
