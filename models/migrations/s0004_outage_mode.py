"""The fourth schema: what an outage does to new numbers, and what those who waited chose.

A file of the version before knows neither; its rows are folded again when it is next opened.
"""

STATEMENTS = (
    """ALTER TABLE outage ADD COLUMN mode TEXT NOT NULL DEFAULT 'noted'
        CHECK (mode IN ('noted', 'stop', 'take_files'))""",
    "ALTER TABLE ticket ADD COLUMN choices TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(choices))",
    "CREATE INDEX outage_running ON outage (started_at) WHERE ended_at IS NULL",
)
