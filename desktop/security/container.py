"""The container of a backup: one file that opens with the recovery key alone, and shows any change of a bit.

    magic, length and bytes of key.json, length and bytes of the sealed manifest, payload

There are no names of files in it and nothing is packed: it can neither write elsewhere nor grow when it is
opened. The manifest is sealed under a key that comes from the database key, together with the bytes of key.json;
it says the payload's size and SHA-256. A base's payload is a copy of the encrypted file as it is; others are sealed.
"""

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from enum import StrEnum
from pathlib import Path
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from desktop.errors import DeskError, NoInput, NotVerified, Refused, explain_database_error
from desktop.ids import Ids
from desktop.paths import sync_folder
from desktop.security.keys import Secrets
from models.journal import Head

MAGIC = b"PANDUBK1"
ENDING = ".pandu"
LONGEST_KEY_FILE, LONGEST_MANIFEST = 16_384, 1 << 20
NONCE_BYTES, LENGTH_BYTES = 12, 4
CHUNK = 1 << 20
TEMPORARY = ".tmp"


class Kind(StrEnum):
    """What a container holds."""

    BASE = "base"
    """The whole encrypted file."""
    TAIL = "tail"
    """What is new since a base."""
    EMPTIED = "emptied"
    """What was destroyed: applied to any older backup before it is shown."""


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a container says of itself.

    Attributes:
        mall: id of the mall, as in key.json.
        office: name on the letterhead.
        zone: WIB, WITA or WIT.
        made_at: the moment that it is of, UTC milliseconds.
        schema: version of the file's schema.
        counts: how many events, visits, tickets, people and requests there were.
        heads: the ends of all chains: anchors for `verify`.
        size: bytes of the payload.
        sha256: of the payload, hex.
        base: SHA-256 of the base's payload that a tail goes on from, empty for others.
    """

    kind: Kind
    mall: str
    office: str
    zone: str
    made_at: int
    schema: int
    counts: dict[str, int] = field(default_factory=dict)
    heads: tuple[Head, ...] = ()
    size: int = 0
    sha256: str = ""
    base: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class Container:
    """A container whose manifest has been opened.

    Attributes:
        file: where it lies.
        manifest: what it says of itself.
        key_file: bytes of key.json.
        secrets: the keys that it opened with.
        at: where the payload begins.
    """

    file: Path
    manifest: Manifest
    key_file: bytes
    secrets: Secrets
    at: int


def write_container(
    target: Path,
    manifest: Manifest,
    key_file: bytes,
    secrets: Secrets,
    payload: Callable[[], Iterator[bytes]],
) -> None:
    """Write a container whole or not at all, read it back, and let it be durable when this returns.

    Args:
        target: taken in the last step, after everything has been read back.
        manifest: with the payload's size and SHA-256.
        key_file: bytes of key.json.
        secrets: the keys of the mall.
        payload: gives its parts from the beginning.

    Raises:
        Unavailable: the place is full or does not answer; nothing is left at `target`.
        NotVerified: what was read back is not what was written.
    """
    temporary = target.with_name(f".{target.name}.{os.getpid()}{TEMPORARY}")
    try:
        descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "wb") as file:
            file.write(_head(manifest, key_file, secrets))
            for part in payload():
                file.write(part)
            file.flush()
            os.fsync(file.fileno())
        check(open_container(temporary, lambda _: secrets))
        temporary.replace(target)
        sync_folder(target.parent)
    except OSError as error:
        _drop(temporary)
        known = explain_database_error(error)
        raise error if known is None else known from error
    except DeskError:
        _drop(temporary)
        raise


def _drop(temporary: Path) -> None:
    with suppress(OSError):
        temporary.unlink(missing_ok=True)


def _head(manifest: Manifest, key_file: bytes, secrets: Secrets) -> bytes:
    text = json.dumps(asdict(manifest), ensure_ascii=False, sort_keys=True).encode()
    sealed = seal(text, secrets, MAGIC + key_file)
    lengths = (len(part).to_bytes(LENGTH_BYTES, "big") for part in (key_file, sealed))
    return b"".join((MAGIC, next(lengths), key_file, next(lengths), sealed))


def seal(text: bytes, secrets: Secrets, about: bytes) -> bytes:
    """Return a text sealed under the mall's key of backups; `about` stands in clear beside it and is bound to it."""
    nonce = Ids().secret(NONCE_BYTES)
    return nonce + AESGCM(_backup_key(secrets)).encrypt(nonce, text, about)


def unseal(sealed: bytes, secrets: Secrets, about: bytes) -> bytes:
    """Return what `seal` was given.

    Raises:
        NotVerified: `backup.changed`.
    """
    try:
        return AESGCM(_backup_key(secrets)).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], about)
    except (InvalidTag, ValueError) as error:
        raise NotVerified("backup.changed") from error


def _backup_key(secrets: Secrets) -> bytes:
    return HKDF(SHA256(), 32, None, b"pandu backup").derive(secrets.database)


def open_container(file: Path, secrets_of: Callable[[dict[str, Any]], Secrets]) -> Container:
    """Return a container with its manifest, of which nothing was changed.

    Args:
        file: where it lies.
        secrets_of: returns the keys that a key.json holds.

    Raises:
        NoInput: it cannot be read.
        Refused: `backup.not_ours`: it is no backup of Pandu.
        NotVerified: `backup.changed`, `backup.cut`: it is not as it was written.
        Misconfigured: as `secrets_of` raises.
    """
    try:
        with file.open("rb") as stream:
            magic = stream.read(len(MAGIC))
            if magic != MAGIC:
                raise Refused("backup.not_ours", file=file.name)
            key_file = _part(stream, LONGEST_KEY_FILE, file)
            sealed = _part(stream, LONGEST_MANIFEST, file)
            at = stream.tell()
            size = os.fstat(stream.fileno()).st_size
    except OSError as error:
        raise NoInput("paths.no_input", path=str(file)) from error
    secrets = secrets_of(_json(key_file, file))
    manifest = _manifest(unseal(sealed, secrets, MAGIC + key_file))
    if size != at + manifest.size:
        raise NotVerified("backup.cut", file=file.name)
    return Container(file, manifest, key_file, secrets, at)


def _part(stream: Any, longest: int, file: Path) -> bytes:
    length = int.from_bytes(stream.read(LENGTH_BYTES), "big")
    part: bytes = stream.read(length) if 0 < length <= longest else b""
    if not part or len(part) != length:
        raise Refused("backup.not_ours", file=file.name)
    return part


def _json(text: bytes, file: Path) -> dict[str, Any]:
    try:
        found: Any = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise Refused("backup.not_ours", file=file.name) from error
    if not isinstance(found, dict):
        raise Refused("backup.not_ours", file=file.name)
    return found


def _manifest(text: bytes) -> Manifest:
    found = json.loads(text)
    heads = tuple(Head(**head) for head in found.pop("heads"))
    return Manifest(**{**found, "kind": Kind(found["kind"])}, heads=heads)


def parts_of(file: Path, at: int = 0) -> Iterator[bytes]:
    """Yield the bytes of a file from a place to its end, a megabyte at a time."""
    with file.open("rb") as stream:
        stream.seek(at)
        while part := stream.read(CHUNK):
            yield part


def measured(parts: Iterator[bytes]) -> tuple[int, str]:
    """Return size and SHA-256 (hex) of what is read."""
    size, digest = 0, hashlib.sha256()
    for part in parts:
        size += len(part)
        digest.update(part)
    return size, digest.hexdigest()


def check(container: Container) -> None:
    """Let a container pass whose whole payload is as it was written.

    Raises:
        NotVerified: `backup.changed`.
    """
    found = measured(parts_of(container.file, container.at))
    if found != (container.manifest.size, container.manifest.sha256):
        raise NotVerified("backup.changed")


def sealed_payload(container: Container) -> bytes:
    """Return the text of a sealed payload.

    Raises:
        NotVerified: `backup.changed`.
    """
    sealed = b"".join(parts_of(container.file, container.at))
    return unseal(sealed, container.secrets, container.manifest.kind.encode())
