"""Outage mode in the window: declaring one, asking those who wait, and the band while it lasts."""
