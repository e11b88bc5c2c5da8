"""The modules of all commands, in the order of the help."""

from desktop.commands import (
    accounts,
    catalogue,
    counters,
    days,
    demo,
    init,
    intake,
    keeping,
    outages,
    records,
    referrals,
    reports,
    requests,
    showing,
    simulate,
    tickets,
)

MODULES = (
    init,
    catalogue,
    intake,
    tickets,
    referrals,
    requests,
    showing,
    counters,
    outages,
    days,
    records,
    reports,
    accounts,
    keeping,
    demo,
    simulate,
)
