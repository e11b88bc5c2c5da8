"""The third schema: referrals from one agency's counter to another's."""

STATEMENTS = (
    """CREATE TABLE referral (id TEXT PRIMARY KEY,
        at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL,
        visit TEXT NOT NULL REFERENCES visit (id) DEFERRABLE INITIALLY DEFERRED,
        ticket TEXT NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
        sent TEXT NOT NULL REFERENCES ticket (id) DEFERRABLE INITIALLY DEFERRED,
        service TEXT NOT NULL REFERENCES service (id) DEFERRABLE INITIALLY DEFERRED,
        day TEXT NOT NULL, counter TEXT, documents TEXT NOT NULL CHECK (json_valid(documents)),
        reason TEXT NOT NULL
            CHECK (reason IN ('next_step', 'paper_needed', 'not_ours', 'verification', 'other')),
        come_back INTEGER NOT NULL CHECK (come_back IN (0, 1)), made_at TEXT NOT NULL, made_by TEXT,
        state TEXT NOT NULL CHECK (state IN ('made', 'accepted', 'sent_back')),
        accepted_at TEXT, accepted_by TEXT, accepted_counter TEXT,
        returned_at TEXT, returned_by TEXT, returned_counter TEXT,
        return_reason TEXT CHECK (
            return_reason IN ('papers_short', 'not_ours', 'served_before', 'visitor_declined', 'other')),
        back TEXT, back_after TEXT, conflicts TEXT NOT NULL CHECK (json_valid(conflicts)),
        CHECK ((returned_at IS NULL) = (return_reason IS NULL)),
        CHECK ((returned_at IS NOT NULL) = (state = 'sent_back')),
        CHECK ((back IS NULL) = (back_after IS NULL))) STRICT""",
    "CREATE INDEX referral_day ON referral (day, made_at)",
    "CREATE INDEX referral_ticket ON referral (ticket)",
    "CREATE INDEX referral_sent ON referral (sent)",
    "CREATE INDEX referral_back ON referral (back) WHERE back IS NOT NULL",
)
