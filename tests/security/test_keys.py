"""The two keys of a mall: wrapped on paper's word, kept by real keyrings alone, never lost to an error."""

import base64
import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from keyring.backends import fail, null
from keyring.backends.chainer import ChainerBackend
from keyring.errors import KeyringError, KeyringLocked

from desktop.errors import Misconfigured
from desktop.ids import Ids
from desktop.security import keys
from desktop.security.keys import REAL_KEYRINGS, SERVICE, Secrets
from desktop.security.recovery import new_recovery_key
from models.rules.numbering import BASE32
from tests.security.malls import REAL, make_real_mall, ring_of

SECRETS = Secrets(b"d" * 32, b"m" * 32)
MALL = "0" * 32
RECOVERY = new_recovery_key(Ids.seeded(1))


def wrapped(**more) -> dict:
    return keys.wrap(SECRETS, RECOVERY, Ids(), mall=MALL, **more)


def code_of(content: dict, key: str = RECOVERY) -> str:
    with pytest.raises(Misconfigured) as caught:
        keys.unwrap(content, key)
    return caught.value.code


def test_keys_come_back_by_the_recovery_key():
    assert keys.unwrap(wrapped(), RECOVERY) == SECRETS
    assert keys.unwrap(json.loads(keys.key_file_text(wrapped(demo=True))), RECOVERY) == SECRETS


def test_recovery_key_has_eight_groups_and_no_letter_that_reads_as_a_digit():
    assert [len(group) for group in RECOVERY.split("-")] == [4] * 8
    assert set(RECOVERY) <= set(BASE32) | {"-"}
    assert new_recovery_key(Ids()) != new_recovery_key(Ids())


def test_recovery_key_carries_all_of_its_160_bits():
    for number in (0, 1, 2**160 - 1, 2**159):
        text = new_recovery_key(Ids(lambda size, n=number: n.to_bytes(size, "big"))).replace("-", "")
        assert sum(BASE32.index(char) << 5 * place for place, char in enumerate(text)) == number


@pytest.mark.parametrize(
    "typed",
    [
        RECOVERY.lower(),
        RECOVERY.replace("-", ""),
        RECOVERY.replace("-", " "),
        f"  {RECOVERY}\r\n",
        RECOVERY.replace("-", "–"),
        RECOVERY.replace("-", " - "),
        RECOVERY.replace("0", "O").replace("1", "l"),
        RECOVERY.replace("0", "o").replace("1", "I"),
    ],
)
def test_recovery_key_is_read_however_it_was_typed(typed: str):
    assert keys.unwrap(wrapped(), typed) == SECRETS


def test_recovery_key_of_this_test_has_a_nought_and_a_one():
    assert {"0", "1"} <= set(RECOVERY)


@given(place=st.integers(0, 38), char=st.sampled_from(BASE32))
def test_recovery_key_with_one_other_character_is_wrong(place: int, char: str):
    other = RECOVERY[:place] + char + RECOVERY[place + 1 :]
    if RECOVERY[place] not in ("-", char):
        assert code_of(CONTENT, other) == "key.wrong_recovery"


CONTENT = keys.wrap(SECRETS, RECOVERY, Ids(), mall=MALL)


@pytest.mark.parametrize("typed", ["", "-", "0000", RECOVERY[:-1], RECOVERY + "0"])
def test_recovery_key_that_is_not_whole_is_wrong(typed: str):
    assert code_of(wrapped(), typed) == "key.wrong_recovery"


@pytest.mark.parametrize("name", ["salt", "nonce", "sealed"])
def test_one_changed_byte_of_the_key_file_opens_nothing(name: str):
    content = wrapped()
    data = bytearray(base64.b64decode(content[name]))
    for place in (0, len(data) - 1):
        changed = bytearray(data)
        changed[place] ^= 1
        assert code_of(content | {name: base64.b64encode(changed).decode()}) == "key.wrong_recovery"


@pytest.mark.parametrize(("name", "value"), [("mall", "1" * 32), ("demo", True)])
def test_what_stands_in_clear_in_the_key_file_is_sealed_too(name: str, value: object):
    assert code_of(wrapped() | {name: value}) == "key.wrong_recovery"


@pytest.mark.parametrize(
    "harm",
    [
        {"salt": None}, {"salt": "*"}, {"nonce": 7}, {"sealed": "é"}, {"format": 2}, {"format": None},
    ],
)  # fmt: skip
def test_damaged_key_file_is_named_as_such(harm: dict):
    assert code_of(wrapped() | harm) == "key.file_damaged"
    name = next(iter(harm))
    assert code_of({key: value for key, value in wrapped().items() if key != name}) == "key.file_damaged"


def test_key_file_holds_no_key_in_clear():
    text = keys.key_file_text(wrapped())
    for secret in (SECRETS.database, SECRETS.mall, RECOVERY.encode()):
        for shape in (secret, base64.b64encode(secret), secret.hex().encode()):
            assert shape not in text


def test_secrets_do_not_show_in_a_trace():
    assert "dddd" not in repr(SECRETS)
    assert (b"d" * 4).hex() not in repr(SECRETS)


@pytest.mark.parametrize("module", REAL_KEYRINGS)
def test_real_keyring_is_used(use_ring, module: str):
    ring = use_ring(ring_of(module))
    assert keys.remember(MALL, SECRETS)
    assert ring.held == {(SERVICE, MALL): (SECRETS.database + SECRETS.mall).hex()}
    assert keys.recall(MALL) == SECRETS
    assert keys.recall("1" * 32) is None


@pytest.mark.parametrize(
    "ring",
    [
        fail.Keyring(),
        null.Keyring(),
        ring_of("keyrings.alt.file"),
        ring_of("keyring.backends.SecretServiceLookalike"),
        ring_of("keyring.backends.Windows.evil"),
        ring_of("evil.keyring.backends.SecretService"),
        ring_of("keyring.backends"),
    ],
    ids=lambda ring: type(ring).__module__,
)
def test_keyring_that_does_not_protect_counts_as_none(use_ring, ring):
    use_ring(ring)
    assert keys.real_keyring() is None
    assert not keys.remember(MALL, SECRETS)
    assert keys.recall(MALL) is None
    assert not getattr(ring, "asked", [])


def test_real_keyring_is_found_in_a_chain(use_ring, monkeypatch):
    plain, real = ring_of("keyrings.alt.file"), ring_of(REAL)
    monkeypatch.setattr(ChainerBackend, "backends", [plain, real])
    use_ring(ChainerBackend())
    assert keys.real_keyring() is real


def test_keyring_that_cannot_be_loaded_counts_as_none(monkeypatch):
    import keyring.core

    monkeypatch.setattr(keyring.core, "_keyring_backend", None)
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "no.such.module.Keyring")
    assert keys.real_keyring() is None


@pytest.mark.parametrize(
    "error", [KeyringLocked("x"), KeyringError("x"), OSError("no bus"), RuntimeError("?")]
)
def test_locked_keyring_knows_nothing_and_nothing_in_it_is_replaced(use_ring, error: Exception):
    ring = use_ring(ring_of(REAL))
    ring.held[SERVICE, MALL] = "the key of this mall"
    ring.trouble["get"] = error
    assert keys.recall(MALL) is None
    assert not keys.remember(MALL, SECRETS)
    assert ring.held == {(SERVICE, MALL): "the key of this mall"}
    assert set(ring.asked) == {"get"}


def test_keyring_that_cannot_write_is_no_place_for_a_key(use_ring):
    ring = use_ring(ring_of(REAL))
    ring.trouble["set"] = KeyringError("read only")
    assert not keys.remember(MALL, SECRETS)


def test_keyring_that_forgets_at_once_is_no_place_for_a_key(use_ring):
    ring = use_ring(ring_of(REAL))
    ring.get_password = lambda *_: None
    assert not keys.remember(MALL, SECRETS)


@pytest.mark.parametrize("text", ["", "xx", "00" * 63, "00" * 65, "the key of another program"])
def test_entry_that_is_no_key_is_not_used_and_not_replaced(use_ring, text: str):
    ring = use_ring(ring_of(REAL))
    ring.held[SERVICE, MALL] = text
    assert keys.recall(MALL) is None
    assert not keys.remember(MALL, SECRETS)
    assert ring.held[SERVICE, MALL] == text


def test_mall_opens_by_its_keyring_without_the_recovery_key(use_ring, tmp_path):
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    assert len(ring.held) == 1
    mall.recovery_key = None
    mall.open().store.close()
    ring.held.clear()
    with pytest.raises(Misconfigured, match=r"key\.none"):
        mall.open()


def test_mall_opens_by_the_recovery_key_while_the_keyring_is_locked_and_leaves_it_alone(use_ring, tmp_path):
    ring = use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    held, ring.trouble["get"] = dict(ring.held), KeyringLocked("x")
    ring.asked.clear()
    mall.open().store.close()
    assert (ring.held, set(ring.asked)) == (held, {"get"})


def test_keyring_learns_the_keys_that_the_recovery_key_opened(use_ring, tmp_path):
    mall = make_real_mall(tmp_path)
    ring = use_ring(ring_of(REAL))
    mall.open().store.close()
    mall.recovery_key = None
    mall.open().store.close()
    assert len(ring.held) == 1


def test_made_up_mall_never_asks_a_keyring(use_ring, mall):
    ring = use_ring(ring_of(REAL))
    mall.reopened().store.close()
    assert ring.asked == []


def test_real_mall_is_not_opened_as_a_made_up_one(use_ring, tmp_path):
    """Its writes would not be durable then."""
    use_ring(ring_of(REAL))
    mall = make_real_mall(tmp_path)
    content = json.loads(mall.paths.key_file.read_text())
    mall.paths.key_file.write_text(json.dumps(content | {"demo": True}))
    with pytest.raises(Misconfigured, match=r"key\.wrong_recovery"):
        mall.open()
    mall.paths.key_file.write_text(json.dumps(content))
    desk = mall.open()
    desk.store.execute_sql("INSERT INTO local VALUES ('demo', '1')")
    desk.store.close()
    with pytest.raises(Misconfigured, match=r"key\.file_damaged"):
        mall.open()
