"""What `doctor` sees: libraries, keyring, files, disk, clock; and that it says nothing secret."""

import os
import re
from pathlib import Path

import keyring.core
import pytest
from keyring.backends import null
from keyring.backends.chainer import ChainerBackend

from desktop.beginning import begin
from desktop.log import let_go
from desktop.security.keys import REAL_KEYRINGS
from desktop.services import examining
from desktop.services.examining import Finding, examine, sqlite_is_sound
from desktop.services.renewing import renew_recovery_key
from tests.conftest import Mall
from tests.security.malls import REAL, make_real_mall, ring_of


def seen(desk, paths) -> dict[str, Finding]:
    return {one.code: one for one in examine(desk, paths)}


@pytest.fixture
def use_ring(monkeypatch):
    def use(ring):
        monkeypatch.setattr(keyring.core, "_keyring_backend", ring)
        return ring

    return use


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ("3.40.1", False),
        ("3.51.2", False),
        ("3.51.3", True),
        ("3.53.4", True),
        ("4.0", True),
        ("3.9.9", False),
    ],
)
def test_sto_15_sqlite_that_loses_pages_is_named(version: str, sound: bool):
    assert sqlite_is_sound(version) is sound


def test_sto_15_sqlite_of_this_program_is_sound(mall: Mall):
    assert seen(mall.desk, mall.paths)["sqlite"].ok


@pytest.mark.parametrize("module", REAL_KEYRINGS)
def test_keyring_that_protects_is_named(mall: Mall, use_ring, monkeypatch, module: str):
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    use_ring(ring_of(module))
    found = seen(mall.desk, mall.paths)
    assert found["keyring"] == Finding("keyring", ok=True, value=module)
    assert not {"keyring_unsafe", "keyring_choice"} & found.keys()


@pytest.mark.parametrize(
    "ring", [null.Keyring(), ring_of("keyrings.alt.file"), ring_of("keyrings.cryptfile")]
)
def test_keyring_that_does_not_protect_is_warned_of(mall: Mall, use_ring, ring):
    use_ring(ring)
    found = seen(mall.desk, mall.paths)
    assert not found["keyring"].ok
    assert found["keyring_unsafe"] == Finding("keyring_unsafe", ok=False, value=type(ring).__module__)


def test_chain_with_one_that_writes_in_clear_is_warned_of_though_the_other_is_used(
    mall: Mall, use_ring, monkeypatch
):
    monkeypatch.setattr(ChainerBackend, "backends", [ring_of("keyrings.alt.file"), ring_of(REAL)])
    use_ring(ChainerBackend())
    found = seen(mall.desk, mall.paths)
    assert found["keyring"] == Finding("keyring", ok=True, value=REAL)
    assert found["keyring_unsafe"].value == "keyrings.alt.file"


@pytest.mark.parametrize(
    "chosen",
    [
        ("keyring.backends.null.Keyring", False),
        ("keyrings.alt.file.PlaintextKeyring", False),
        ("keyring.backends.chainer.ChainerBackend", False),
        ("keyring.backends.SecretService.Keyring", True),
        ("", False),
    ],
)
@pytest.mark.parametrize("place", ["variable", "file"])
def test_keyring_chosen_from_outside_is_named(mall: Mall, monkeypatch, tmp_path, place, chosen):
    named, ok = chosen
    monkeypatch.setattr(keyring.core, "_keyring_backend", ring_of(REAL))
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    if place == "variable":
        monkeypatch.setenv("PYTHON_KEYRING_BACKEND", named)
    else:
        file = tmp_path / "config" / "python_keyring" / "keyringrc.cfg"
        file.parent.mkdir(parents=True)
        file.write_text(f"[backend]\ndefault-keyring={named}\n")
    found = seen(mall.desk, mall.paths).get("keyring_choice")
    if place == "file" and not named:
        assert found is None
    else:
        assert found is not None
        assert (found.ok, found.value.endswith(f" = {named}")) == (ok, True)


@pytest.mark.parametrize(
    ("text", "named"),
    [
        (
            "[backend]\ndefault-keyring=keyring.backends.SecretService.Keyring\nkeyring-path=rings/mine\n",
            "rings/mine",
        ),
        ("no section", "?"),
        ("\x00", "?"),
    ],
)
def test_settings_of_the_keyring_that_could_load_anything_are_warned_of(
    mall: Mall, monkeypatch, tmp_path, text: str, named: str
):
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    (tmp_path / "python_keyring").mkdir()
    (tmp_path / "python_keyring" / "keyringrc.cfg").write_text(text)
    found = seen(mall.desk, mall.paths)["keyring_choice"]
    assert not found.ok
    assert found.value.endswith(f" = {named}")


def test_sto_17_missing_key_in_a_real_keyring_is_named(use_ring, tmp_path):
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    desk = mall.open()
    assert seen(desk, mall.paths)["key"].ok
    ring.held.clear()
    assert not seen(desk, mall.paths)["key"].ok
    desk.store.close()


def test_recovery_key_that_was_cut_off_is_named_until_another_is_made(mall: Mall):
    assert seen(mall.desk, mall.paths)["recovery"].ok
    renew_recovery_key(mall.desk, mall.paths)
    assert not seen(mall.desk, mall.paths)["recovery"].ok
    renew_recovery_key(mall.desk, mall.paths).settle()
    assert seen(mall.desk, mall.paths)["recovery"].ok


@pytest.mark.skipif(os.name != "posix", reason="modes are POSIX's")
def test_sto_20_modes_that_could_not_be_mended_are_named(mall: Mall, monkeypatch):
    mall.paths.key_file.chmod(0o644)
    found = seen(mall.desk, mall.paths)["private"]
    assert (found.ok, found.value) == (False, str(mall.paths.key_file))
    begin(mall.paths, lambda _: None)
    let_go()
    assert seen(mall.desk, mall.paths)["private"].ok


def test_clock_far_from_the_last_event_is_named(mall: Mall):
    found = seen(mall.desk, mall.paths)["clock"]
    assert (found.ok, found.value) == (True, "24/11/2026 08.00 WIB")
    mall.clock.forward(minutes=-60)
    assert not seen(mall.desk, mall.paths)["clock"].ok


def test_disk_that_is_nearly_full_is_named(mall: Mall, monkeypatch):
    assert re.fullmatch(r"\d+ MB", seen(mall.desk, mall.paths)["disk"].value)
    monkeypatch.setattr(examining, "LEAST_FREE_MB", 10**12)
    assert not seen(mall.desk, mall.paths)["disk"].ok


def test_sto_14_log_that_cannot_be_written_is_named(mall: Mall):
    assert seen(mall.desk, mall.paths)["log"].ok
    assert not mall.paths.log.exists()
    mall.paths.log.mkdir(parents=True)
    assert not seen(mall.desk, mall.paths)["log"].ok


def test_cra_10_settings_that_were_put_aside_are_named_until_somebody_looked(mall: Mall):
    assert seen(mall.desk, mall.paths)["config"].ok
    mall.paths.config.write_text("= broken")
    assert not seen(mall.desk, mall.paths)["config"].ok
    assert not seen(mall.desk, mall.paths)["config"].ok
    Path(f"{mall.paths.config}.bad").unlink()
    assert seen(mall.desk, mall.paths)["config"].ok


def test_doctor_says_nothing_secret(mall: Mall):
    said = str(examine(mall.desk, mall.paths))
    for secret in (mall.recovery_key, mall.desk.store.key.hex(), mall.desk.mall_key.hex()):
        assert secret[:9] not in said
