"""The second schema: drafts of forms, and how far each print has come."""

STATEMENTS = (
    """CREATE TABLE draft (id TEXT PRIMARY KEY, officer TEXT NOT NULL, kind TEXT NOT NULL CHECK (kind <> ''),
        body TEXT NOT NULL CHECK (json_valid(body)), saved_at TEXT NOT NULL) STRICT""",
    "CREATE INDEX draft_officer ON draft (officer, saved_at)",
    """CREATE TABLE print_job (paper TEXT PRIMARY KEY,
        state TEXT NOT NULL CHECK (state IN ('queued', 'sent', 'failed')), at TEXT NOT NULL) STRICT""",
    "CREATE INDEX print_job_open ON print_job (at) WHERE state <> 'sent'",
)
