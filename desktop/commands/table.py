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
    needs,
    outages,
    records,
    referrals,
    reports,
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
    showing,
    needs,
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
