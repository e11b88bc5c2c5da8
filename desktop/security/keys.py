"""The two keys of a mall: of the encrypted file, and of the codes on paper. Where they are kept, and how recovered.

Both lie in the keyring of the operating system, and wrapped by the recovery key in `key.json`. The recovery
key is 160 random bits, shown once; as it cannot be guessed, a slow derivation would add nothing.
"""

import base64
import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import Misconfigured
from desktop.ids import Ids
from desktop.security.recovery import read_recovery_key

FORMAT = 1
SERVICE = "id.mpp.Pandu"
REAL_KEYRINGS = (
    "keyring.backends.SecretService",
    "keyring.backends.libsecret",
    "keyring.backends.kwallet",
    "keyring.backends.Windows",
    "keyring.backends.macOS",
)
"""Keyrings that really protect; one that writes in clear, or forgets, is treated as none."""


@dataclass(frozen=True, slots=True, repr=False)
class Secrets:
    """The keys of one mall, 32 bytes each."""

    database: bytes
    mall: bytes


def wrap(
    secrets: Secrets, recovery_key: str, ids: Ids, *, mall: str, demo: bool = False, key: str = ""
) -> dict[str, Any]:
    """Return the content of `key.json`: both keys under the recovery key.

    Args:
        secrets: the keys.
        recovery_key: as shown.
        ids: source of salt and nonces.
        mall: id under which the keyring knows the keys.
        demo: a made-up mall; its keys never go to a keyring.
        key: name of the database key, once it is not the mall's first.
    """
    salt, nonce = ids.secret(16), ids.secret(12)
    sealed = AESGCM(_wrapping_key(recovery_key, salt)).encrypt(
        nonce, secrets.database + secrets.mall, _about(mall, key, demo=demo)
    )
    content: dict[str, Any] = {"format": FORMAT, "mall": mall, "demo": demo} | ({"key": key} if key else {})
    for name, value in (("salt", salt), ("nonce", nonce), ("sealed", sealed)):
        content[name] = base64.b64encode(value).decode()
    return content


def envelopes(content: Mapping[str, Any]) -> tuple[dict[str, Any], ...]:
    """Return what `key.json` holds: one pair of keys; two while they are being changed, the new one last."""
    current, following = dict(content), content.get("next")
    current.pop("next", None)
    return (current, dict(following)) if isinstance(following, dict) else (current,)


def unwrap(
    content: Mapping[str, Any], recovery_key: str, fits: Callable[[Secrets], bool] = lambda _: True
) -> Secrets:
    """Return the keys that `key.json` holds.

    Args:
        content: of the file.
        recovery_key: as typed.
        fits: tells keys that open the mall's file from others, where `key.json` holds two pairs.

    Raises:
        Misconfigured: `key.wrong_recovery` or `key.file_damaged`.
    """
    return open_envelope(content, recovery_key, fits)[1]


def open_envelope(
    content: Mapping[str, Any], recovery_key: str, fits: Callable[[Secrets], bool] = lambda _: True
) -> tuple[dict[str, Any], Secrets]:
    """Return the envelope of `key.json` that this recovery key opens, and the keys in it; as `unwrap`.

    Raises:
        Misconfigured: `key.wrong_recovery` or `key.file_damaged`.
    """
    for envelope in (written := envelopes(content)):
        secrets = _unwrap(envelope, recovery_key)
        if secrets is not None and (len(written) == 1 or fits(secrets)):
            return envelope, secrets
    raise Misconfigured("key.wrong_recovery")


def _unwrap(envelope: Mapping[str, Any], recovery_key: str) -> Secrets | None:
    """Return the keys of one envelope, None where the recovery key is another's."""
    try:
        salt, nonce, sealed = (
            base64.b64decode(envelope[name], validate=True) for name in ("salt", "nonce", "sealed")
        )
        about = _about(envelope["mall"], envelope.get("key", ""), demo=envelope["demo"])
        if envelope["format"] != FORMAT:
            raise ValueError(envelope["format"])
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise Misconfigured("key.file_damaged") from error
    try:
        plain = AESGCM(_wrapping_key(read_recovery_key(recovery_key), salt)).decrypt(nonce, sealed, about)
    except (InvalidTag, ValueError):
        return None
    return Secrets(plain[:32], plain[32:])


def name_of(database_key: bytes) -> str:
    """Return the name of a database key, which says nothing about it: 16 hex digits."""
    return hashlib.sha256(b"pandu key name" + database_key).hexdigest()[:16]


def account_of(envelope: Mapping[str, Any]) -> str:
    """Return under which account the keyring holds the keys of an envelope.

    Each key has its own, so that none is ever replaced there: not by a failed change, not by a restored file.
    """
    mall, key = str(envelope.get("mall", "")), envelope.get("key")
    return f"{mall}.{key}" if key else mall


def _wrapping_key(recovery_key: str, salt: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt, b"pandu key.json").derive(recovery_key.encode())


def _about(mall: str, key: str, *, demo: bool) -> bytes:
    """Return what stands in clear in `key.json` and must not be changed there."""
    return json.dumps([FORMAT, mall, demo, *([key] if key else [])]).encode()


def real_keyring() -> Any:
    """Return the keyring of the operating system, None where there is none that protects."""
    import keyring  # noqa: PLC0415 - 130 ms
    from keyring.backends.chainer import ChainerBackend  # noqa: PLC0415

    try:
        chosen = keyring.get_keyring()
    except Exception:  # noqa: BLE001 - a backend named in the environment may raise anything
        return None
    backends = chosen.backends if isinstance(chosen, ChainerBackend) else [chosen]
    return next((one for one in backends if type(one).__module__ in REAL_KEYRINGS), None)


def remember(account: str, secrets: Secrets) -> bool:
    """Put the keys into the keyring; False where there is none, it is locked, or it knows others.

    What the keyring holds already is never replaced: an error while reading proves nothing about it.
    """
    ring, text = real_keyring(), (secrets.database + secrets.mall).hex()
    if ring is None:
        return False
    try:
        if ring.get_password(SERVICE, account) is None:
            ring.set_password(SERVICE, account, text)
        return bool(ring.get_password(SERVICE, account) == text)
    except Exception:  # noqa: BLE001 - each backend passes on what its own service raises
        return False


def recall(account: str) -> Secrets | None:
    """Return the keys from the keyring; None where there is none, it is locked, or it does not know them."""
    ring = real_keyring()
    if ring is None:
        return None
    try:
        plain = bytes.fromhex(ring.get_password(SERVICE, account) or "")
    except Exception:  # noqa: BLE001 - as above; what is no key is none
        return None
    return Secrets(plain[:32], plain[32:]) if len(plain) == 64 else None  # noqa: PLR2004 - two keys


def forget(account: str) -> bool:
    """Take keys that open nothing any more out of the keyring; False where it does not let go of them."""
    ring = real_keyring()
    try:
        if ring is not None and ring.get_password(SERVICE, account) is not None:
            ring.delete_password(SERVICE, account)
    except Exception:  # noqa: BLE001 - as above
        return False
    return True


def key_file_text(content: dict[str, Any]) -> bytes:
    """Return `key.json` as it is written."""
    return (json.dumps(content, indent=1) + "\n").encode()
