"""When a password was given, so that a one-time one ends; and wrong passwords in a row, so that guessing waits."""

STATEMENTS = (
    "ALTER TABLE officer ADD COLUMN secret_at TEXT",
    """CREATE TABLE wrong_guess (account TEXT PRIMARY KEY, known INTEGER NOT NULL CHECK (known IN (0, 1)),
        wrong INTEGER NOT NULL CHECK (wrong > 0), boot TEXT NOT NULL, seconds REAL NOT NULL) STRICT""",
)
