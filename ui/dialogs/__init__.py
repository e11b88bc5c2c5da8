"""Dialogs: few, each for what must be looked at or confirmed."""
