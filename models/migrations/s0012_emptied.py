"""What was emptied is found without reading the whole journal: each backup lists it."""

STATEMENTS = (
    "CREATE INDEX journal_emptied ON journal (origin, seq) WHERE body IS NULL",
    "CREATE INDEX print_input_emptied ON print_input (paper) WHERE input = ''",
)
