"""Files of released versions, kept for ever."""
