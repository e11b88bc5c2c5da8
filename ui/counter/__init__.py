"""The parts of the counter's page: who is served, the visit, the keys, who waits, and where to send on."""
