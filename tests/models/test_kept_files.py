"""Files of every released schema open, upgrade and rebuild clean, for ever."""

import re
import shutil
from pathlib import Path

import pytest

from models import folding, journal
from models.migrations import STEPS
from models.schema import expected_shape, shape, upgrade
from models.store import SQLITE_MAGIC, Store, identify, opened
from models.tables import FOLD_TABLES
from tests.files.make import KEY, make

FILES = sorted((Path(__file__).parents[1] / "files").glob("v*.db"))
HEADS = {
    "v0001.db": "ad6c89cf491e9d6d6d13e3ce6eb91fb7c690d03ea63924afc0e49c9a60823343",
    "v0002.db": "aa2e17f635efd3fc079aa34e2efcc403bc2951cebd135840da39f1d282c50e99",
    "v0003.db": "73f4edb990199fb14b9f75ae5dd363a85c3260890b2ebf5bf6663038d770144c",
    "v0004.db": "be6fc30a6c3a1c7a4a554ec19b14e0436b2ef859f044f588960161e014c9f26f",
    "v0005.db": "d52fd655d30d71df3d65e03cd11a858880b64bb3e7e650ffcbec2752b41d1a60",
    "v0006.db": "0db30072071c3598be24384c6f4701e856006b2b1daa72683750b110a6e9b4b7",
    "v0007.db": "94dbb8be3831cd871fd5fdcc0b0f1060ee0310e6c9c4ed865df35ac2506cf89c",
    "v0008.db": "e1aff8f4394537ac8ebbe90bcbc7a0d32cfa113894a85d80a3a9452d676ee8b8",
    "v0009.db": "e1aff8f4394537ac8ebbe90bcbc7a0d32cfa113894a85d80a3a9452d676ee8b8",
    "v0010.db": "cacbec4508b17d356a5194aad0326333f39360fec1d4893e87b8b014e393a60d",
    "v0011.db": "3dc62ef95f5d95a9da52b791cef7f89fbe64d1e39564c510b832744b3a19490c",
    "v0012.db": "3dc62ef95f5d95a9da52b791cef7f89fbe64d1e39564c510b832744b3a19490c",
    "v0013.db": "092fae1e7932d98b836e8e58f694ed8dca3c0a3f9f72f20b2443e06a1f0868ed",
    "v0014.db": "092fae1e7932d98b836e8e58f694ed8dca3c0a3f9f72f20b2443e06a1f0868ed",
    "v0015.db": "6cfe97d7e8413613b99c507219afd3637d8d6a51e0b630a1b4bc6f8941d4f488",
    "v0016.db": "0fdfa104fe8e881152d231318cfe4a8617ae3cbf21bd2094e81d017e380188cf",
}
"""What was the end of each file's chain on its day."""
SINCE = (
    {"referral": 3, "booking": 5, "request": 7, "promise": 8, "next_step": 8}
    | dict.fromkeys(("rights_case", "destruction", "breach"), 10)
    | dict.fromkeys(("survey_answer", "survey_plan"), 13)
    | dict.fromkeys(("goal", "blocker", "commitment", "huddle"), 15)
    | dict.fromkeys(
        (
            "complaint",
            "suggestion",
            "compliment",
            "forum",
            "forum_action",
            "partner",
            "assignment",
            "outreach",
        ),
        16,
    )
)
"""Tables that are younger than the first schema: the older files have nothing for them."""


@pytest.fixture(params=FILES, ids=lambda path: path.name)
def kept(request, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(request.param, tmp_path / request.param.name))


def test_there_is_a_file_for_every_schema():
    assert [path.name for path in FILES] == [f"v{number:04d}.db" for number in range(1, len(STEPS) + 1)]


def test_sto_08_kept_file_opens_upgrades_and_keeps_its_events_and_rows(kept: Path):
    assert kept.read_bytes()[:16] != SQLITE_MAGIC
    with opened(Store(kept, KEY)) as store:
        assert identify(store) == int(re.findall(r"\d+", kept.name)[0])
        (events,) = store.execute_sql("SELECT count(*) FROM journal").fetchone()
        upgrade(store)
        folding.refresh(store)
        assert shape(store) == expected_shape(lambda: Store.in_memory(KEY))
        assert list(journal.verify(store, journal.heads(store))) == []
        assert [head.h for head in journal.heads(store)] == [HEADS[kept.name]]
        assert store.execute_sql("SELECT count(*) FROM journal").fetchone() == (events,)
        assert list(folding.differences(store)) == []
        before = rows(store)
        with store.atomic("IMMEDIATE"):
            folding.rebuild(store)
        assert rows(store) == before
        assert store.execute_sql("PRAGMA foreign_key_check").fetchall() == []


def test_upgrade_keeps_drafts_and_print_jobs(kept: Path):
    with opened(Store(kept, KEY)) as store:
        upgrade(store)
        found = [
            store.execute_sql(f"SELECT {what}").fetchall()
            for what in ("body FROM draft", "state FROM print_job")
        ]
    first = kept.name == "v0001.db"  # which knew neither
    assert found == ([[], []] if first else [[('{"note":"menunggu fotokopi"}',)], [("failed",)]])


def rows(store: Store) -> list[list]:
    return [sorted(store.execute_sql(table.select_sql()).fetchall()) for table in FOLD_TABLES.values()]


def test_kept_file_has_a_row_in_every_table(kept: Path):
    with opened(Store(kept, KEY)) as store:
        of_its_day = identify(store)
        upgrade(store)
        empty = {
            table.table_name()
            for table in FOLD_TABLES.values()
            if not store.execute_sql(f'SELECT 1 FROM "{table.table_name()}"').fetchone()
        }
    assert empty == {table for table, since in SINCE.items() if since > of_its_day}


def test_maker_of_kept_files_still_makes_the_newest(tmp_path: Path):
    made, kept = tmp_path / "made.db", Path(shutil.copyfile(FILES[-1], tmp_path / "kept.db"))
    make(made)
    with opened(Store(made, KEY)) as new, opened(Store(kept, KEY)) as old:
        assert shape(new) == shape(old)
