"""The voice of the public at the window: the satisfaction survey, its kiosk and its sheets."""
