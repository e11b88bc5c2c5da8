"""The keys beside a real Secret Service: open, locked, denied, absent; the paper always opens, nothing is in clear."""

import json
from pathlib import Path

import pytest

from tests.harness.program import ADMIN, PASSWORD, Program, quiet_zone
from tests.harness.secret_service import held, missing, with_service

pytestmark = [
    pytest.mark.process,
    pytest.mark.skipif(
        bool(missing()), reason=f"packaging/apt/test-keyring.txt is not installed: {missing()}"
    ),
]

INIT = ("init", "--office", "X", "--admin", ADMIN, "--json", "--timezone")
NO_PAPER = {"PANDU_RECOVERY_KEY": ""}


def secret_of(program: Program) -> bytes:
    """Return the database key of a mall, by its recovery key."""
    desk = program.opened()
    desk.store.close()
    return bytes(desk.store.key)


def in_clear(program: Program) -> list[Path]:
    """Return the files in which a key or the recovery key can be read."""
    key, paper = secret_of(program), program.env["PANDU_RECOVERY_KEY"]
    words = [key, key.hex().encode(), paper.encode(), paper.replace("-", "").encode()]
    files = [file for file in program.home.rglob("*") if file.is_file()]
    return [file for file in files if any(word in file.read_bytes() for word in words)]


@pytest.fixture
def kept(bare: Program) -> Program:
    """A mall whose keys a Secret Service keeps."""
    bare.env["PANDU_PASSWORD"] = PASSWORD
    made = with_service(bare, *INIT, quiet_zone())
    assert made.code == 0, made
    assert made.answer["keyring"] is True, made
    bare.env["PANDU_RECOVERY_KEY"] = made.answer["recovery_key"]
    return bare


def test_sto_17_open_keyring_opens_the_mall_without_the_paper(kept: Program) -> None:
    assert with_service(kept, "verify", env=NO_PAPER).code == 0
    doctor = with_service(kept, "doctor", "--json", env=NO_PAPER)
    found = {one["code"]: one for one in doctor.answer["findings"]}
    assert found["keyring"] == {"code": "keyring", "ok": True, "value": "keyring.backends.SecretService"}
    assert found["key"]["ok"]
    assert in_clear(kept) == []


def test_sto_17_locked_keyring_leaves_the_paper_and_keeps_its_key(kept: Program) -> None:
    shut = with_service(kept, "verify", "--json", password="another", env=NO_PAPER)
    assert (shut.code, shut.error["code"]) == (78, "key.none")
    assert with_service(kept, "verify", password="another").code == 0
    assert with_service(kept, "verify", env=NO_PAPER).code == 0
    assert in_clear(kept) == []


@pytest.mark.parametrize("service", ["denied", "absent"])
def test_sto_17_no_keyring_means_the_paper_and_no_key_in_clear(bare: Program, service: str) -> None:
    def run(*line: object, **more):
        if service == "denied":  # the bus starts the daemon, which may ask nobody
            return with_service(bare, *line, password=None, **more)
        return bare.pandu(*line, env={"PYTHON_KEYRING_BACKEND": "", **more.get("env", {})})

    bare.env["PANDU_PASSWORD"] = PASSWORD
    made = run(*INIT, quiet_zone())
    assert made.answer["keyring"] is False, made
    bare.env["PANDU_RECOVERY_KEY"] = made.answer["recovery_key"]
    shut = run("verify", "--json", env=NO_PAPER)
    assert (shut.code, shut.error["code"]) == (78, "key.none")
    assert run("verify").code == 0
    assert in_clear(bare) == []


def test_aut_13_copy_at_another_user_wants_the_paper(kept: Program, tmp_path: Path) -> None:
    other = kept.copied(tmp_path / "other")
    rings = list(other.home.rglob("*.keyring"))
    assert rings
    for ring in rings:
        ring.unlink()
    shut = with_service(other, "verify", "--json", env=NO_PAPER)
    assert (shut.code, shut.error["code"]) == (78, "key.none")
    assert with_service(other, "verify").code == 0
    assert with_service(other, "verify", env=NO_PAPER).code == 0  # its own keyring knows by now


def test_rotated_key_is_the_one_in_the_keyring_and_the_only_one(kept: Program) -> None:
    before = secret_of(kept)
    done = with_service(kept, "key", "rotate", "--user", ADMIN, "--json")
    assert done.answer["keyring"] is True, done
    assert with_service(kept, "verify", env=NO_PAPER).code == 0
    content = json.loads(kept.paths.key_file.read_text())
    first, second = held(kept, content["mall"], f"{content['mall']}.{content['key']}")
    assert first == "None"
    assert second[:64] == secret_of(kept).hex() != before.hex()
