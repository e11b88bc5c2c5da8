"""What the public says: complaints, suggestions, compliments, and the orders in which they are listed and counted."""

AT = "at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
CHANNELS = "('voice_desk', 'voice_box', 'phone', 'whatsapp', 'email', 'lapor')"
CONDUCTS = (
    "('conduct_fair', 'conduct_careful', 'conduct_polite', 'conduct_firm', 'conduct_professional', "
    "'conduct_helpful', 'conduct_accountable', 'conduct_discreet', 'conduct_impartial', 'conduct_truthful')"
)

STATEMENTS = (
    f"""CREATE TABLE complaint (id TEXT PRIMARY KEY, {AT},
        code TEXT NOT NULL, day TEXT NOT NULL, lane TEXT NOT NULL, count INTEGER NOT NULL,
        channel TEXT NOT NULL CHECK (channel IN {CHANNELS}),
        classed TEXT NOT NULL CHECK (classed IN ('information_request', 'aspiration', 'non_oversight', 'oversight')),
        came_at TEXT NOT NULL, due_at TEXT NOT NULL, days INTEGER NOT NULL,
        agency TEXT REFERENCES agency (id) {DEFERRED}, person TEXT REFERENCES person (id) {DEFERRED},
        conduct TEXT CHECK (conduct IN {CONDUCTS}), tracking TEXT NOT NULL,
        taken_at TEXT NOT NULL, taken_by TEXT,
        state TEXT NOT NULL CHECK (state IN ('complaint_received', 'verified', 'in_process', 'answered',
            'complaint_closed', 'complaint_withdrawn', 'forwarded')),
        outcome TEXT CHECK (outcome IN ('complaint_founded', 'complaint_partly', 'complaint_unfounded',
            'complaint_explained')),
        answered_at TEXT, answered_by TEXT, closed_at TEXT, conflicts TEXT NOT NULL CHECK (json_valid(conflicts)),
        CHECK ((closed_at IS NOT NULL) = (state IN ('complaint_closed', 'complaint_withdrawn', 'forwarded')))) STRICT""",
    "CREATE INDEX complaint_series ON complaint (day, lane, count)",
    "CREATE INDEX complaint_code ON complaint (code)",
    "CREATE INDEX complaint_person ON complaint (person) WHERE person IS NOT NULL",
    """CREATE INDEX complaint_owed ON complaint (due_at, agency)
        WHERE state IN ('complaint_received', 'verified', 'in_process')""",
    "CREATE INDEX complaint_open ON complaint (came_at, agency) WHERE closed_at IS NULL",
    "CREATE INDEX complaint_closed ON complaint (closed_at, agency) WHERE closed_at IS NOT NULL",
    f"""CREATE TABLE suggestion (id TEXT PRIMARY KEY, {AT},
        source TEXT NOT NULL CHECK (source IN ('voice_desk', 'voice_box', 'source_forum', 'source_survey')),
        theme TEXT NOT NULL CHECK (theme IN ('theme_waiting', 'theme_information', 'theme_papers', 'theme_procedure',
            'theme_facilities', 'theme_staff', 'theme_inclusion', 'theme_digital', 'theme_other')),
        agency TEXT REFERENCES agency (id) {DEFERRED}, made_at TEXT NOT NULL, made_by TEXT,
        state TEXT NOT NULL CHECK (state IN ('suggestion_new', 'suggestion_accepted', 'suggestion_declined',
            'suggestion_done')),
        decided_at TEXT, decided_by TEXT, published_at TEXT, done_at TEXT) STRICT""",
    "CREATE INDEX suggestion_turn ON suggestion ((state <> 'suggestion_new'), made_at DESC, id)",
    "CREATE INDEX suggestion_published ON suggestion (published_at) WHERE published_at IS NOT NULL",
    f"""CREATE TABLE compliment (id TEXT PRIMARY KEY, {AT},
        conduct TEXT NOT NULL CHECK (conduct IN {CONDUCTS}), channel TEXT NOT NULL CHECK (channel IN {CHANNELS}),
        agency TEXT REFERENCES agency (id) {DEFERRED}, given_at TEXT NOT NULL, taken_by TEXT) STRICT""",
    "CREATE INDEX compliment_given ON compliment (given_at DESC, id)",
    "CREATE INDEX compliment_conduct ON compliment (conduct, agency)",
)
