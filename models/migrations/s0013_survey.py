"""The satisfaction survey: answer sheets, the box in which the kiosk's wait, plans; who was served, counted fast.

The box keeps no order of arrival: its rows stand by a random key.
"""

AT = "at_hlc INTEGER NOT NULL, at_origin TEXT NOT NULL, at_seq INTEGER NOT NULL"
DEFERRED = "DEFERRABLE INITIALLY DEFERRED"
ELEMENTS = (
    "requirements", "procedure", "completion_time", "cost", "product", "competence", "conduct", "facilities",
    "complaint_handling",
)  # fmt: skip
SCORES = ", ".join(f"{name} INTEGER CHECK ({name} BETWEEN 1 AND 4)" for name in ELEMENTS)

STATEMENTS = (
    f"""CREATE TABLE survey_answer (id TEXT PRIMARY KEY, {AT}, day TEXT NOT NULL,
        band TEXT NOT NULL CHECK (band IN ('band_morning', 'band_afternoon')),
        way TEXT NOT NULL CHECK (way IN ('survey_kiosk', 'survey_paper')),
        agency TEXT REFERENCES agency (id) {DEFERRED}, service TEXT REFERENCES service (id) {DEFERRED}, {SCORES},
        sex TEXT CHECK (sex IN ('sex_male', 'sex_female')),
        age TEXT CHECK (age IN ('age_to_19', 'age_20_29', 'age_30_39', 'age_40_49', 'age_50_59', 'age_from_60')),
        education TEXT CHECK (education IN ('edu_sd', 'edu_smp', 'edu_sma', 'edu_diploma', 'edu_s1', 'edu_s2',
            'edu_s3')),
        occupation TEXT CHECK (occupation IN ('job_civil', 'job_army', 'job_police', 'job_employee', 'job_own',
            'job_other'))) STRICT""",
    "CREATE INDEX survey_answer_day ON survey_answer (day, agency, service)",
    "CREATE INDEX survey_answer_typed ON survey_answer (at_hlc) WHERE way = 'survey_paper'",
    f"""CREATE TABLE survey_plan (id TEXT PRIMARY KEY, {AT}, element TEXT NOT NULL, period TEXT NOT NULL,
        due TEXT NOT NULL, agency TEXT REFERENCES agency (id) {DEFERRED},
        owner TEXT REFERENCES agency (id) {DEFERRED}, planned_at TEXT NOT NULL, planned_by TEXT,
        done_at TEXT, done_by TEXT) STRICT""",
    "CREATE INDEX survey_plan_period ON survey_plan (period)",
    "CREATE INDEX survey_plan_open ON survey_plan (due) WHERE done_at IS NULL",
    "CREATE TABLE survey_box (id TEXT PRIMARY KEY, body TEXT NOT NULL CHECK (json_valid(body))) STRICT, WITHOUT ROWID",
    """CREATE INDEX ticket_served ON ticket (day, visit, service)
        WHERE state IN ('done', 'returned_incomplete', 'rejected', 'referred', 'system_down')""",
)
