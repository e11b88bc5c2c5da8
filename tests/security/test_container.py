"""The container of a backup: any change shows, and nothing in it can reach beside it (rows RES-01 to RES-03)."""

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.errors import Misconfigured, NotVerified, Refused, Unavailable
from desktop.ids import Ids
from desktop.security import keys
from desktop.security.container import (
    LONGEST_KEY_FILE,
    MAGIC,
    Container,
    Kind,
    Manifest,
    check,
    measured,
    open_container,
    seal,
    sealed_payload,
    write_container,
)
from desktop.security.keys import Secrets
from desktop.security.recovery import new_recovery_key

IDS = Ids.seeded(7)
SECRETS, KEY = Secrets(IDS.secret(), IDS.secret()), new_recovery_key(IDS)
KEY_FILE = keys.key_file_text(keys.wrap(SECRETS, KEY, IDS, mall="a" * 32))
PAYLOAD = IDS.secret(3000)


def opened(file: Path, key: str = KEY) -> Container:
    found = open_container(file, lambda content: keys.unwrap(content, key))
    check(found)
    return found


@pytest.fixture
def file(tmp_path: Path) -> Path:
    size, sha256 = measured(iter((PAYLOAD,)))
    manifest = Manifest(Kind.BASE, "a" * 32, "DPMPTSP", "WIB", 1, 9, {"visit": 2}, (), size, sha256)
    target = tmp_path / "x.pandu"
    write_container(target, manifest, KEY_FILE, SECRETS, lambda: iter((PAYLOAD,)))
    return target


def test_container_opens_with_the_recovery_key_alone(file: Path):
    found = opened(file)
    assert (found.manifest.office, found.manifest.counts) == ("DPMPTSP", {"visit": 2})
    assert file.read_bytes()[found.at :] == PAYLOAD
    assert b"DPMPTSP" not in file.read_bytes()
    assert [one.name for one in file.parent.iterdir()] == ["x.pandu"]


def test_res_01_other_recovery_key_opens_nothing(file: Path):
    with pytest.raises(Misconfigured) as caught:
        opened(file, new_recovery_key(IDS))
    assert caught.value.code == "key.wrong_recovery"


def test_res_01_one_bit_flipped_anywhere_is_noticed(file: Path):
    whole = file.read_bytes()
    for place in range(0, len(whole), 11):
        file.write_bytes(whole[:place] + bytes([whole[place] ^ 1]) + whole[place + 1 :])
        with pytest.raises((NotVerified, Refused, Misconfigured)):
            opened(file)


@pytest.mark.parametrize("change", [lambda b: b[:-1], lambda b: b + b"x", lambda b: b[:40], lambda b: b[:0]])
def test_res_01_container_that_is_cut_or_longer_is_refused(file: Path, change: Callable[[bytes], bytes]):
    file.write_bytes(change(file.read_bytes()))
    with pytest.raises((NotVerified, Refused)):
        opened(file)


def test_res_02_archive_with_names_that_lead_elsewhere_is_no_backup(file: Path):
    with zipfile.ZipFile(file, "w") as archive:
        for name in ("../pandu.db", "/etc/passwd", "C:\\x", "AUX", "key.json"):
            archive.writestr(name, "x")
    with pytest.raises(Refused) as caught:
        opened(file)
    assert caught.value.code == "backup.not_ours"
    assert [one.name for one in file.parent.iterdir()] == ["x.pandu"]


@pytest.mark.parametrize("length", [0, LONGEST_KEY_FILE + 1, 0xFFFFFFFF])
def test_res_03_lying_length_is_refused_before_anything_of_it_is_read(file: Path, length: int):
    file.write_bytes(MAGIC + length.to_bytes(4, "big") + b"{}")
    with pytest.raises(Refused) as caught:
        opened(file)
    assert caught.value.code == "backup.not_ours"


@pytest.mark.parametrize("text", [b"[]", b"x", b"[" * 9000])
def test_key_file_that_is_none_is_refused(file: Path, text: bytes):
    file.write_bytes(MAGIC + len(text).to_bytes(4, "big") + text + (1).to_bytes(4, "big") + b"x")
    with pytest.raises(Refused):
        opened(file)


def test_sto_10_disk_that_fails_while_it_is_written_leaves_no_file(file: Path):
    before = opened(file).manifest

    def failing():
        yield PAYLOAD[:100]
        raise OSError(28, "No space left on device")

    with pytest.raises(Unavailable) as caught:
        write_container(file, before, KEY_FILE, SECRETS, failing)
    assert caught.value.code == "store.full"
    assert [one.name for one in file.parent.iterdir()] == ["x.pandu"]
    assert opened(file).manifest == before


def test_what_was_read_back_and_is_not_what_was_written_takes_no_name(file: Path):
    manifest = opened(file).manifest
    with pytest.raises(NotVerified):
        write_container(
            file.with_name("y.pandu"), manifest, KEY_FILE, SECRETS, lambda: iter((PAYLOAD[::-1],))
        )
    assert [one.name for one in file.parent.iterdir()] == ["x.pandu"]


def test_sealed_payload_is_read_as_the_kind_that_its_container_says_and_no_other(tmp_path: Path):
    sealed = seal(b"told", SECRETS, Kind.TAIL.encode())
    size, sha256 = measured(iter((sealed,)))
    for kind in (Kind.TAIL, Kind.EMPTIED):
        manifest = Manifest(kind, "a" * 32, "DPMPTSP", "WIB", 1, 9, size=size, sha256=sha256)
        write_container(tmp_path / kind, manifest, KEY_FILE, SECRETS, lambda: iter((sealed,)))
    assert sealed_payload(opened(tmp_path / Kind.TAIL)) == b"told"
    with pytest.raises(NotVerified, match=r"backup\.changed"):
        sealed_payload(opened(tmp_path / Kind.EMPTIED))
