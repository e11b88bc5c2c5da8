"""The page Suara publik: what the public says, section by section."""
