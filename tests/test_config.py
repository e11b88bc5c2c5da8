"""The computer's own settings: defaults, what is wrong with the file, and that it is never lost (CRA-10)."""

import tomllib

import pytest

from desktop.config import TEMPLATE, Config, read_config, write_template
from desktop.paths import Paths


@pytest.fixture
def paths(tmp_path):
    paths = Paths(tmp_path / "data", tmp_path / "state")
    paths.data.mkdir()
    return paths


def told(config: Config) -> list[str]:
    return [notice.code for notice in config.notices]


def test_no_file_means_the_defaults(paths):
    assert read_config(paths) == Config("id", "warning", ())
    assert read_config(Paths(paths.data / "none", paths.state)) == Config()


def test_template_says_nothing_but_comments_and_all_that_it_offers_is_understood(paths):
    write_template(paths)
    assert read_config(paths) == Config()
    assert tomllib.loads(TEMPLATE) == {"log": {}}
    offered = TEMPLATE.replace("# language", "language").replace("# level", "level")
    paths.config.write_text(
        offered.replace('"id"\n', '"en"\n', 1).replace("warning", "info"), encoding="utf-8"
    )
    assert read_config(paths).notices == ()


def test_template_never_takes_the_place_of_a_file(paths):
    paths.config.write_text('language = "en"')
    write_template(paths)
    assert read_config(paths) == Config(language="en")


def test_settings_are_read_also_behind_a_byte_order_mark(paths):
    paths.config.write_bytes(b'\xef\xbb\xbflanguage = "en"\r\n[log]\r\nlevel = "debug"\r\n')
    assert read_config(paths) == Config("en", "debug")


@pytest.mark.parametrize(
    "broken",
    [
        b"language = ",
        b"\xff\xfe\x00",
        b"\x00" * 50,
        b"language = 7",
        b'language = "fr"',
        b"language = [1]",
        b"log = 3",
        b'log = "info"',
        b"[log]\nlevel = true",
        b'[log]\nlevel = "loud"',
        b"[log]\nlevel = {}",
        b'language = "id"\nlanguage = "en"',
        b"x = " + b"[" * 20_000,
    ],
)
def test_cra_10_broken_file_is_kept_aside_and_the_defaults_hold(paths, broken):
    paths.config.write_bytes(broken)
    config = read_config(paths)
    assert (config.language, config.log_level, told(config)) == ("id", "warning", ["config.broken"])
    assert paths.data.joinpath("config.toml.bad").read_bytes() == broken
    assert read_config(paths) == Config()
    assert paths.config.read_text(encoding="utf-8") == TEMPLATE
    assert paths.owns(paths.data / "config.toml.bad")


def test_cra_10_unknown_keys_are_named_and_the_rest_holds(paths):
    text = 'language = "en"\ntema = "gelap"\n[log]\nlevel = "info"\nsize = 3\n[printer]\na = 1\n'
    paths.config.write_text(text)
    config = read_config(paths)
    assert (config.language, config.log_level, told(config)) == ("en", "info", ["config.unknown"])
    assert config.notices[0].facts["keys"] == "tema, printer, log.size"
    assert paths.config.read_text() == text


def test_config_that_cannot_be_read_is_left_alone(paths):
    paths.config.mkdir()
    assert told(read_config(paths)) == ["config.unreadable"]
    assert paths.config.is_dir()
