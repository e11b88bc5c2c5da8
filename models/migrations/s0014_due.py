"""Requests are found by when their promise falls due, whether answered or not: for the report on promises."""

STATEMENTS = ("CREATE INDEX request_due ON request (due_at) WHERE due_at IS NOT NULL",)
