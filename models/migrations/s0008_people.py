"""People who are two, or one; promises to visitors; what those who leave without a result are to do next.

A file of the version before knows none of it; its people are folded again when it is next opened.
"""

AT = "at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
ALONE = "merged_into IS NULL AND erased = 0"

STATEMENTS = (
    f"ALTER TABLE person ADD COLUMN merged_into TEXT REFERENCES person (id) {DEFERRED}",
    "ALTER TABLE person ADD COLUMN apart TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(apart))",
    "ALTER TABLE person ADD COLUMN block TEXT NOT NULL DEFAULT ''",
    "CREATE INDEX person_merged ON person (merged_into) WHERE merged_into IS NOT NULL",
    f"CREATE INDEX person_block ON person (block) WHERE block <> '' AND {ALONE}",
    f"CREATE INDEX person_same_number ON person (id_number, id_type) WHERE id_number <> '' AND {ALONE}",
    f"CREATE INDEX person_same_phone ON person (phone) WHERE phone <> '' AND {ALONE}",
    f"""CREATE TABLE promise (id TEXT PRIMARY KEY, {AT}, due_at TEXT NOT NULL, made_at TEXT NOT NULL, made_by TEXT,
        agency TEXT REFERENCES agency (id) {DEFERRED}, owner TEXT REFERENCES officer (id) {DEFERRED},
        visit TEXT REFERENCES visit (id) {DEFERRED}, ticket TEXT REFERENCES ticket (id) {DEFERRED}, request TEXT,
        state TEXT NOT NULL CHECK (state IN ('promised', 'promise_kept', 'promise_broken')),
        ended_at TEXT, ended_by TEXT,
        reason TEXT CHECK (reason IN ('forgotten', 'not_reached', 'not_ready', 'system_failed', 'other')),
        conflicts TEXT NOT NULL CHECK (json_valid(conflicts)),
        CHECK ((ended_at IS NULL) = (state = 'promised')),
        CHECK ((reason IS NOT NULL) = (state = 'promise_broken'))) STRICT""",
    "CREATE INDEX promise_open ON promise (due_at) WHERE state = 'promised'",
    "CREATE INDEX promise_due ON promise (due_at)",
    "CREATE INDEX promise_visit ON promise (visit) WHERE visit IS NOT NULL",
    f"""CREATE TABLE next_step (id TEXT PRIMARY KEY REFERENCES ticket (id) {DEFERRED}, {AT},
        visit TEXT NOT NULL REFERENCES visit (id) {DEFERRED}, day TEXT NOT NULL,
        reason TEXT NOT NULL CHECK (reason IN ('papers_short', 'not_eligible', 'data_wrong', 'system_failed',
            'not_ours', 'visitor_left', 'other')),
        said_at TEXT NOT NULL, said_by TEXT,
        action TEXT CHECK (action IN ('bring_papers', 'come_back', 'go_elsewhere', 'wait_for_call', 'fix_data',
            'apply_online')),
        service TEXT REFERENCES service (id) {DEFERRED}, "on" TEXT NOT NULL,
        ask TEXT CHECK (ask IN ('ask_counter', 'ask_desk', 'ask_complaints')),
        counter TEXT,
        skipped TEXT CHECK (skipped IN ('visitor_gone', 'told_aloud', 'nothing_more')),
        CHECK ((action IS NULL) = (skipped IS NOT NULL)), CHECK ((action IS NULL) = (ask IS NULL))) STRICT""",
    "CREATE INDEX next_step_day ON next_step (day)",
    "CREATE INDEX next_step_visit ON next_step (visit)",
)
