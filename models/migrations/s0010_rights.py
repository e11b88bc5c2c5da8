"""Citizens' rights over their data: cases, restricted people, legal holds, destructions, breaches.

A file of the version before knows none of it; its people are folded again when it is next opened.
"""

AT = "at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
COUNTS = ", ".join(
    f"{name} INTEGER NOT NULL" for name in ("people", "reduced", "bodies", "notes", "prints", "drafts")
)

STATEMENTS = (
    "ALTER TABLE person ADD COLUMN restricted INTEGER NOT NULL DEFAULT 0 CHECK (restricted IN (0, 1))",
    "ALTER TABLE person ADD COLUMN held INTEGER NOT NULL DEFAULT 0 CHECK (held IN (0, 1))",
    f"""CREATE TABLE rights_case (id TEXT PRIMARY KEY, {AT},
        "right" TEXT NOT NULL CHECK ("right" IN ('access', 'correction', 'restriction', 'withdrawal', 'erasure',
            'objection')),
        received_at TEXT NOT NULL, person TEXT REFERENCES person (id) {DEFERRED},
        proof TEXT NOT NULL CHECK (proof IN ('proof_seen', 'proof_known', 'proof_proxy', 'proof_letter')),
        opened_by TEXT, state TEXT NOT NULL CHECK (state IN ('case_open', 'case_answered')),
        outcome TEXT CHECK (outcome IN ('case_granted', 'case_partly', 'case_refused', 'case_taken_back')),
        ground TEXT CHECK (ground IN ('ground_archive', 'ground_legal', 'ground_not_proved', 'ground_not_ours',
            'ground_other')),
        answered_at TEXT, answered_by TEXT,
        CHECK ((answered_at IS NULL) = (state = 'case_open')), CHECK ((outcome IS NULL) = (state = 'case_open'))
        ) STRICT""",
    "CREATE INDEX rights_case_open ON rights_case (received_at) WHERE state = 'case_open'",
    "CREATE INDEX rights_case_person ON rights_case (person) WHERE person IS NOT NULL",
    f"""CREATE TABLE destruction (id TEXT PRIMARY KEY, {AT},
        basis TEXT NOT NULL CHECK (basis IN ('basis_request', 'basis_retention')), {COUNTS},
        sha256 TEXT NOT NULL, done_at TEXT NOT NULL, officer TEXT) STRICT""",
    f"""CREATE TABLE breach (id TEXT PRIMARY KEY, {AT},
        what TEXT NOT NULL CHECK (what IN ('breach_confidentiality', 'breach_integrity', 'breach_availability')),
        known_at TEXT NOT NULL, from_at TEXT NOT NULL, to_at TEXT NOT NULL,
        data TEXT NOT NULL CHECK (json_valid(data)), desks TEXT NOT NULL CHECK (json_valid(desks)),
        agencies TEXT NOT NULL CHECK (json_valid(agencies)), opened_by TEXT,
        notified TEXT NOT NULL CHECK (json_valid(notified)), closed_at TEXT) STRICT""",
    "CREATE INDEX request_collector ON request (collector) WHERE collector IS NOT NULL",
    "CREATE INDEX promise_request ON promise (request) WHERE request IS NOT NULL",
    "CREATE INDEX referral_visit ON referral (visit)",
    "CREATE INDEX breach_open ON breach (known_at) WHERE closed_at IS NULL",
)
