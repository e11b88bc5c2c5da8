"""The made-up mall's public speaks each day, the same for the same seed, and the mall goes on with what was said."""

from models.rules.folds.voice import ComplaintState
from tests.demo.conftest import made, opened


def test_days_bring_complaints_suggestions_and_compliments_and_some_are_taken_further(tmp_path):
    summary = made(tmp_path / "out", days=6, visits=160, seed=5)
    desk = opened(tmp_path / "out")
    counted = {
        table: desk.store.execute_sql(f"SELECT count(*) FROM {table}").fetchone()[0]
        for table in ("complaint", "suggestion", "compliment", "partner", "forum", "outreach")
    }
    assert all(counted.values())
    states = {state for (state,) in desk.store.execute_sql("SELECT DISTINCT state FROM complaint").fetchall()}
    assert states - {ComplaintState.RECEIVED.value}
    today = desk.store.execute_sql("SELECT count(*) FROM complaint WHERE day = '2026-11-23'").fetchone()[0]
    assert summary["complaints"]["in"] == today


def test_what_the_public_says_comes_from_the_seed(tmp_path):
    said = []
    for name, seed in (("one", 5), ("two", 5), ("three", 6)):
        made(tmp_path / name, days=2, visits=160, seed=seed)
        rows = opened(tmp_path / name).store.execute_sql(
            "SELECT text FROM note WHERE purpose IN ('complaint', 'suggestion', 'compliment') ORDER BY id"
        )
        said.append([text for (text,) in rows.fetchall()])
    assert said[0] == said[1] != said[2]
