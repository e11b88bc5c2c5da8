"""The store: tables, the journal, migrations; pure rules in `models.rules`."""
