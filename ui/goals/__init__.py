"""The board of shared goals, blockers and commitments: its pieces and its questions."""
