"""Goals that the building shares, what stands in their way, and what was agreed in the morning."""

AT = "at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"

STATEMENTS = (
    f"""CREATE TABLE goal (id TEXT PRIMARY KEY, {AT}, target INTEGER NOT NULL, baseline INTEGER,
        owners TEXT NOT NULL CHECK (json_valid(owners)), first TEXT NOT NULL, last TEXT NOT NULL,
        set_at TEXT NOT NULL, set_by TEXT, ended_at TEXT, months TEXT NOT NULL CHECK (json_valid(months))) STRICT""",
    f"""CREATE TABLE blocker (id TEXT PRIMARY KEY, {AT},
        cause TEXT NOT NULL CHECK (cause IN ('blocker_system', 'blocker_forms', 'blocker_data', 'blocker_papers',
            'blocker_staff', 'blocker_rule', 'blocker_information', 'blocker_place', 'blocker_other')),
        agency TEXT REFERENCES agency (id) {DEFERRED}, owner TEXT NOT NULL REFERENCES officer (id) {DEFERRED},
        due TEXT NOT NULL, outage TEXT REFERENCES outage (id) {DEFERRED},
        service TEXT REFERENCES service (id) {DEFERRED}, raised_at TEXT NOT NULL, raised_by TEXT,
        resolution TEXT CHECK (resolution IN ('blocker_solved', 'blocker_around', 'blocker_withdrawn')),
        closed_at TEXT, closed_by TEXT, CHECK ((closed_at IS NULL) = (resolution IS NULL))) STRICT""",
    "CREATE INDEX blocker_open ON blocker (due) WHERE closed_at IS NULL",
    f"""CREATE TABLE commitment (id TEXT PRIMARY KEY, {AT},
        who TEXT NOT NULL REFERENCES officer (id) {DEFERRED}, due TEXT NOT NULL,
        made_at TEXT NOT NULL, made_by TEXT,
        state TEXT NOT NULL CHECK (state IN ('committed', 'commitment_kept', 'commitment_unkept')),
        settled_at TEXT, settled_by TEXT,
        reason TEXT CHECK (reason IN ('unkept_time', 'unkept_waiting', 'unkept_changed', 'unkept_other')),
        CHECK ((settled_at IS NULL) = (state = 'committed')),
        CHECK ((reason IS NOT NULL) = (state = 'commitment_unkept'))) STRICT""",
    "CREATE INDEX commitment_due ON commitment (due)",
    f"""CREATE TABLE huddle (id TEXT PRIMARY KEY, {AT},
        agencies TEXT NOT NULL CHECK (json_valid(agencies)), held_at TEXT NOT NULL, noted_by TEXT) STRICT""",
)
