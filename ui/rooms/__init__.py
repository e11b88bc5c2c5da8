"""The rooms before and around work: start, first-run wizard, recovery key, sign-in, lock."""
