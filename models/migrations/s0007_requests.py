"""The seventh schema: service requests, and the orders in which they are listed."""

DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
PERSON = f"TEXT REFERENCES person (id) {DEFERRED}"

TURN = "CASE WHEN state = 'in_process' AND due_at IS NOT NULL THEN due_at ELSE '9' || opened_at END"
"""Place in the list of what is open: whose clock runs by its due time, then the others by their age."""

STATEMENTS = (
    f"""CREATE TABLE request (id TEXT PRIMARY KEY,
        at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL,
        code TEXT NOT NULL, day TEXT NOT NULL, lane TEXT NOT NULL, count INTEGER NOT NULL,
        agency TEXT NOT NULL REFERENCES agency (id) {DEFERRED},
        service TEXT NOT NULL REFERENCES service (id) {DEFERRED},
        opened_at TEXT NOT NULL, opened_by TEXT,
        visit TEXT REFERENCES visit (id) {DEFERRED}, ticket TEXT REFERENCES ticket (id) {DEFERRED},
        person {PERSON}, proxy {PERSON}, mandate TEXT, company {PERSON},
        state TEXT NOT NULL CHECK (state IN ('draft', 'received', 'incomplete', 'in_process', 'waiting_payment',
            'waiting_applicant', 'ready', 'picked_up', 'rejected', 'withdrawn', 'referred')),
        received TEXT NOT NULL CHECK (json_valid(received)), missing TEXT NOT NULL CHECK (json_valid(missing)),
        complete_by TEXT, system TEXT CHECK (system IN ('oss', 'm_paspor', 'sicantik', 'other_system')),
        reference TEXT NOT NULL, complete_at TEXT, sla_value INTEGER,
        sla_unit TEXT CHECK (sla_unit IN ('minutes', 'working_hours', 'working_days', 'days')),
        due_at TEXT, dues TEXT NOT NULL CHECK (json_valid(dues)),
        stands TEXT NOT NULL CHECK (json_valid(stands)), product TEXT,
        decision TEXT CHECK (decision IN ('granted', 'partly')),
        reject_reason TEXT CHECK (reject_reason IN ('not_eligible', 'papers_invalid', 'never_completed', 'other')),
        referred_to TEXT, answered_at TEXT, collected_at TEXT, collector {PERSON},
        proof TEXT CHECK (proof IN ('receipt', 'id_card', 'power_of_attorney', 'post', 'electronic')),
        closed_at TEXT, conflicts TEXT NOT NULL CHECK (json_valid(conflicts)),
        CHECK ((closed_at IS NOT NULL) = (state IN ('picked_up', 'rejected', 'withdrawn', 'referred'))),
        CHECK ((answered_at IS NOT NULL) =
            (state IN ('ready', 'picked_up', 'rejected', 'withdrawn', 'referred')))) STRICT""",
    "CREATE INDEX request_series ON request (day, lane, count)",
    "CREATE INDEX request_code ON request (code)",
    "CREATE INDEX request_reference ON request (reference) WHERE reference <> ''",
    "CREATE INDEX request_visit ON request (visit) WHERE visit IS NOT NULL",
    "CREATE INDEX request_ticket ON request (ticket) WHERE ticket IS NOT NULL",
    "CREATE INDEX request_person ON request (person) WHERE person IS NOT NULL",
    "CREATE INDEX request_proxy ON request (proxy) WHERE proxy IS NOT NULL",
    "CREATE INDEX request_company ON request (company) WHERE company IS NOT NULL",
    f"CREATE INDEX request_open ON request (({TURN}), state) WHERE closed_at IS NULL",
    f"CREATE INDEX request_open_agency ON request (agency, ({TURN}), state) WHERE closed_at IS NULL",
    "CREATE INDEX request_closed ON request (state, closed_at) WHERE closed_at IS NOT NULL",
    "CREATE INDEX request_closed_agency ON request (agency, state, closed_at) WHERE closed_at IS NOT NULL",
    "CREATE INDEX request_answered ON request (answered_at) WHERE answered_at IS NOT NULL",
)
