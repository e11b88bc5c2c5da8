"""Attempts to reach the applicants of requests, and the orders in which a day's follow-up is found.

Each index holds all that its group of the day asks for, and what is the same in all its rows too: only then does
SQLite count in the index alone.
"""

STATEMENTS = (
    "ALTER TABLE request ADD COLUMN contacts INTEGER NOT NULL DEFAULT 0",
    "ALTER TABLE request ADD COLUMN contacted_at TEXT",
    "ALTER TABLE request ADD COLUMN contacted_on TEXT",
    "ALTER TABLE request ADD COLUMN contacted_by TEXT",
    """ALTER TABLE request ADD COLUMN contact_way TEXT
        CHECK (contact_way IN ('phone', 'whatsapp', 'sms', 'letter', 'in_person'))""",
    """ALTER TABLE request ADD COLUMN contact_result TEXT
        CHECK (contact_result IN ('reached', 'no_answer', 'message_left', 'wrong_number'))""",
    "ALTER TABLE request ADD COLUMN again_on TEXT",
    """CREATE INDEX request_again ON request (again_on, agency, state, due_at, closed_at)
        WHERE closed_at IS NULL AND again_on IS NOT NULL""",
    """CREATE INDEX request_papers_late ON request (complete_by, agency, state, again_on, contacted_on, closed_at)
        WHERE closed_at IS NULL AND complete_by IS NOT NULL""",
    """CREATE INDEX request_uncollected ON request (answered_at, agency, again_on, contacted_on, state)
        WHERE state = 'ready'""",
)
