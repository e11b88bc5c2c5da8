"""The fifth schema: appointments that were made elsewhere."""

STATEMENTS = (
    """CREATE TABLE booking (id TEXT PRIMARY KEY, at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL,
        at_seq INTEGER NOT NULL, code TEXT NOT NULL,
        service TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED, day TEXT NOT NULL,
        booked_at TEXT NOT NULL, person TEXT REFERENCES person (id) DEFERRABLE INITIALLY DEFERRED,
        visit TEXT, ticket TEXT, missed INTEGER NOT NULL CHECK (missed IN (0, 1)),
        cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
        state TEXT NOT NULL CHECK (state IN ('booked', 'checked_in', 'missed', 'cancelled'))) STRICT""",
    "CREATE INDEX booking_day ON booking (day, booked_at)",
    "CREATE INDEX booking_code ON booking (code)",
    "CREATE INDEX booking_person ON booking (person)",
)
