"""The board of the queue: a column for each agency, a card for each ticket."""
