"""The first schema: journal, fold tables, local tables, name search."""

AT = "at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL"
FLAG = "INTEGER NOT NULL CHECK ({0} IN (0, 1))"
LIST = "TEXT NOT NULL CHECK (json_valid({0}))"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"


def _flag(name: str) -> str:
    return f"{name} {FLAG.format(name)}"


def _list(name: str) -> str:
    return f"{name} {LIST.format(name)}"


ERASABLE = "20, 21, 30, 90"

STATEMENTS = (
    """CREATE TABLE journal (
        origin BLOB NOT NULL CHECK (length(origin) = 16), seq INTEGER NOT NULL CHECK (seq > 0),
        hlc INTEGER NOT NULL, subject INTEGER NOT NULL, subject_id BLOB NOT NULL, kind INTEGER NOT NULL,
        v INTEGER NOT NULL, occurred_at INTEGER NOT NULL, officer BLOB CHECK (length(officer) = 16),
        source INTEGER NOT NULL,
        salt BLOB, body TEXT, digest BLOB NOT NULL CHECK (length(digest) = 32),
        h BLOB NOT NULL CHECK (length(h) = 32), CHECK ((salt IS NULL) = (body IS NULL)),
        PRIMARY KEY (origin, seq)) STRICT, WITHOUT ROWID""",
    "CREATE INDEX journal_subject ON journal (subject_id)",
    """CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
        BEGIN SELECT RAISE(ABORT, 'journal: events are never deleted'); END""",
    """CREATE TRIGGER journal_no_replace BEFORE INSERT ON journal
        WHEN EXISTS (SELECT 1 FROM journal WHERE origin = NEW.origin AND seq = NEW.seq)
        BEGIN SELECT RAISE(ABORT, 'journal: this event is there already'); END""",
    f"""CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
        WHEN NOT (NEW.salt IS NULL AND NEW.body IS NULL AND OLD.kind IN ({ERASABLE})
            AND NEW.origin IS OLD.origin AND NEW.seq IS OLD.seq AND NEW.hlc IS OLD.hlc
            AND NEW.subject IS OLD.subject AND NEW.subject_id IS OLD.subject_id AND NEW.kind IS OLD.kind
            AND NEW.v IS OLD.v AND NEW.occurred_at IS OLD.occurred_at AND NEW.officer IS OLD.officer
            AND NEW.source IS OLD.source AND NEW.digest IS OLD.digest AND NEW.h IS OLD.h)
        BEGIN SELECT RAISE(ABORT, 'journal: only an erasable body can be emptied'); END""",
    f"CREATE TABLE setting (id TEXT PRIMARY KEY, {AT}, {_list('value')}) STRICT",
    f"""CREATE TABLE agency (id TEXT PRIMARY KEY, {AT}, name TEXT NOT NULL, kind TEXT NOT NULL
        CHECK (kind IN ('LOC', 'PRV', 'MIN', 'AGC', 'PUB', 'SOE', 'LSOE', 'NGO')), hours TEXT,
        {_flag("archived")}, {_list("names")}) STRICT""",
    f"""CREATE TABLE counter (id TEXT PRIMARY KEY, {AT}, agency TEXT NOT NULL REFERENCES agency (id) {DEFERRED},
        name TEXT NOT NULL, floor INTEGER NOT NULL, {_list("services")}, {_flag("archived")}) STRICT""",
    f"""CREATE TABLE service (id TEXT PRIMARY KEY, {AT}, agency TEXT NOT NULL REFERENCES agency (id) {DEFERRED},
        letters TEXT NOT NULL, name TEXT NOT NULL, minutes INTEGER NOT NULL CHECK (minutes >= 0),
        standard_time TEXT NOT NULL, sla_value INTEGER, sla_unit TEXT
        CHECK (sla_unit IN ('minutes', 'working_hours', 'working_days', 'days')),
        fee TEXT NOT NULL, quota INTEGER, {_list("requires")}, {_list("produces")}, {_list("synonyms")},
        site TEXT NOT NULL CHECK (site IN ('here', 'elsewhere')), note TEXT NOT NULL, {_flag("example")},
        {_flag("archived")}, {_list("names")}, CHECK ((sla_value IS NULL) = (sla_unit IS NULL))) STRICT""",
    f"""CREATE TABLE document_type (id TEXT PRIMARY KEY, {AT}, name TEXT NOT NULL, {_flag("external")},
        {_flag("archived")}) STRICT""",
    f"""CREATE TABLE life_event (id TEXT PRIMARY KEY, {AT}, name TEXT NOT NULL, {_list("starts_with")},
        {_list("legs")}, note TEXT NOT NULL, {_flag("archived")}) STRICT""",
    f"""CREATE TABLE holiday (id TEXT PRIMARY KEY, {AT}, name TEXT NOT NULL, kind TEXT NOT NULL
        CHECK (kind IN ('national', 'collective_leave', 'local'))) STRICT""",
    f"""CREATE TABLE desk (id TEXT PRIMARY KEY, {AT}, name TEXT NOT NULL,
        lane INTEGER NOT NULL CHECK (lane BETWEEN 1 AND 99), suffix TEXT NOT NULL,
        clock_confirmed_at TEXT) STRICT""",
    f"""CREATE TABLE officer (id TEXT PRIMARY KEY, {AT}, login TEXT NOT NULL, name TEXT NOT NULL,
        title TEXT NOT NULL, nip TEXT NOT NULL,
        role TEXT NOT NULL CHECK (role IN ('officer', 'counter', 'supervisor', 'administrator')),
        agency TEXT REFERENCES agency (id) {DEFERRED}, secret TEXT NOT NULL, {_flag("once")},
        {_flag("disabled")}) STRICT""",
    "CREATE INDEX officer_login ON officer (login)",
    f"""CREATE TABLE person (n INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, {AT}, name TEXT NOT NULL,
        call_name TEXT NOT NULL,
        id_type TEXT NOT NULL CHECK (id_type IN ('nik', 'passport', 'itas', 'itap', 'none')),
        id_number TEXT NOT NULL, no_id_reason TEXT NOT NULL, phone TEXT NOT NULL, birth TEXT NOT NULL,
        sex TEXT NOT NULL CHECK (sex IN ('L', 'P', '')), village TEXT NOT NULL, search_key TEXT NOT NULL,
        {_flag("erased")}) STRICT""",
    "CREATE INDEX person_id_number ON person (id_number) WHERE id_number <> ''",
    "CREATE INDEX person_phone ON person (phone) WHERE phone <> ''",
    """CREATE VIRTUAL TABLE person_name USING fts5 (name, search_key, content='person', content_rowid='n',
        tokenize='unicode61 remove_diacritics 2', prefix='1 2 3')""",
    "INSERT INTO person_name (person_name, rank) VALUES ('secure-delete', 1)",
    """CREATE TRIGGER person_name_in AFTER INSERT ON person BEGIN
        INSERT INTO person_name (rowid, name, search_key) VALUES (NEW.n, NEW.name, NEW.search_key); END""",
    """CREATE TRIGGER person_name_out AFTER DELETE ON person BEGIN
        INSERT INTO person_name (person_name, rowid, name, search_key)
        VALUES ('delete', OLD.n, OLD.name, OLD.search_key); END""",
    """CREATE TRIGGER person_name_change AFTER UPDATE ON person BEGIN
        INSERT INTO person_name (person_name, rowid, name, search_key)
        VALUES ('delete', OLD.n, OLD.name, OLD.search_key);
        INSERT INTO person_name (rowid, name, search_key) VALUES (NEW.n, NEW.name, NEW.search_key); END""",
    f"""CREATE TABLE visit (id TEXT PRIMARY KEY, {AT}, code TEXT NOT NULL, day TEXT NOT NULL, lane TEXT NOT NULL,
        count INTEGER NOT NULL, arrived_at TEXT NOT NULL, source INTEGER NOT NULL,
        person TEXT REFERENCES person (id) {DEFERRED},
        channel TEXT NOT NULL CHECK (channel IN ('direct', 'electronic', 'self_service', 'mobile')),
        party INTEGER NOT NULL CHECK (party > 0), {_flag("information_only")}, paper TEXT,
        first_contact_at TEXT, {_list("priority")}, told_by TEXT NOT NULL, {_list("needs")},
        {_list("consents")}, {_list("documents")}) STRICT""",
    "CREATE INDEX visit_series ON visit (day, lane, count)",
    "CREATE INDEX visit_code ON visit (code)",
    "CREATE INDEX visit_person ON visit (person)",
    "CREATE INDEX visit_paper ON visit (day, paper) WHERE paper IS NOT NULL",
    f"""CREATE TABLE ticket (id TEXT PRIMARY KEY, {AT}, number TEXT NOT NULL,
        visit TEXT NOT NULL REFERENCES visit (id) {DEFERRED},
        service TEXT NOT NULL REFERENCES service (id) {DEFERRED}, day TEXT NOT NULL, lane TEXT NOT NULL,
        count INTEGER NOT NULL, leg INTEGER NOT NULL, issued_at TEXT NOT NULL, queued_at TEXT NOT NULL,
        source INTEGER NOT NULL, after TEXT, referred_from TEXT, {_list("missing")}, {_flag("unblocked")},
        round INTEGER NOT NULL, for_counter TEXT, {_list("calls")}, ended_unasked TEXT,
        ended_as TEXT NOT NULL, down_at TEXT, state TEXT NOT NULL CHECK (state IN (
            'blocked', 'waiting', 'called', 'serving', 'held', 'done', 'returned_incomplete', 'rejected',
            'referred', 'system_down', 'no_show', 'cancelled', 'expired')),
        counter TEXT, call TEXT, first_called_at TEXT, called_at TEXT, started_at TEXT, finished_at TEXT,
        service_ms INTEGER, {_flag("estimated")}, {_list("conflicts")}) STRICT""",
    "CREATE INDEX ticket_series ON ticket (service, day, lane, count)",
    "CREATE INDEX ticket_queue ON ticket (day, state, service, queued_at)",
    "CREATE INDEX ticket_number ON ticket (number, day)",
    "CREATE INDEX ticket_visit ON ticket (visit)",
    "CREATE INDEX ticket_counter ON ticket (counter, day) WHERE counter IS NOT NULL",
    f"""CREATE TABLE shift (id TEXT PRIMARY KEY, {AT}, counter TEXT NOT NULL REFERENCES counter (id) {DEFERRED},
        day TEXT NOT NULL, officer TEXT REFERENCES officer (id) {DEFERRED}, opened_at TEXT NOT NULL,
        state TEXT NOT NULL CHECK (state IN ('open', 'paused', 'closed')), reason TEXT NOT NULL,
        since TEXT NOT NULL, paused_ms INTEGER NOT NULL, closed_at TEXT) STRICT""",
    "CREATE INDEX shift_counter ON shift (day, counter)",
    f"""CREATE TABLE outage (id TEXT PRIMARY KEY, {AT}, system TEXT NOT NULL, day TEXT NOT NULL,
        scope TEXT NOT NULL CHECK (scope IN ('agency', 'service', 'building', 'power', 'network')),
        started_at TEXT NOT NULL, agency TEXT REFERENCES agency (id) {DEFERRED},
        service TEXT REFERENCES service (id) {DEFERRED}, ended_at TEXT) STRICT""",
    "CREATE INDEX outage_day ON outage (day)",
    f"""CREATE TABLE note (id TEXT PRIMARY KEY, {AT}, about INTEGER NOT NULL, about_id TEXT NOT NULL,
        purpose TEXT NOT NULL, text TEXT NOT NULL, written_at TEXT NOT NULL, officer TEXT) STRICT""",
    "CREATE INDEX note_about ON note (about_id)",
    f"""CREATE TABLE day (id TEXT PRIMARY KEY, {AT}, closed_at TEXT, closed_by TEXT,
        revision INTEGER NOT NULL) STRICT""",
    f"""CREATE TABLE paper (id TEXT PRIMARY KEY, {AT}, paper TEXT NOT NULL, about_id TEXT NOT NULL,
        copy INTEGER NOT NULL, sha256 TEXT NOT NULL, drawn_at TEXT NOT NULL, officer TEXT) STRICT""",
    "CREATE INDEX paper_about ON paper (about_id, paper)",
    "CREATE TABLE print_input (paper TEXT PRIMARY KEY, kind TEXT NOT NULL, input TEXT NOT NULL) STRICT",
    "CREATE TABLE local (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
)
