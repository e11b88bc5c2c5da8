"""Bugs that come again and again bury nobody: one dialog, then a number."""

from ui.alarm import MANY, QUIET_S, Alarm, Sight


def test_first_bug_is_a_dialog_and_more_are_counted_in_it():
    alarm = Alarm()
    assert alarm.take("a", 0) is Sight.DIALOG
    assert [alarm.take("a", 1), alarm.take("b", 1)] == [Sight.COUNTED, Sight.COUNTED]
    assert alarm.total == 3


def test_bug_that_an_officer_has_seen_opens_no_second_dialog():
    alarm = Alarm()
    alarm.take("a", 0)
    alarm.close(1)
    assert alarm.take("a", 1 + 10 * QUIET_S) is Sight.SILENT


def test_another_bug_waits_until_the_officer_had_some_quiet():
    alarm = Alarm()
    alarm.take("a", 0)
    alarm.close(10)
    assert alarm.take("b", 10 + QUIET_S - 1) is Sight.SILENT
    assert alarm.take("c", 10 + QUIET_S) is Sight.DIALOG


def test_place_is_written_down_once():
    alarm = Alarm()
    alarm.take("a", 0)
    assert alarm.first("a")
    alarm.take("a", 0)
    assert not alarm.first("a")


def test_many_bugs_call_for_a_new_start():
    alarm = Alarm()
    for _ in range(MANY - 1):
        alarm.take("a", 0)
    assert not alarm.many
    alarm.take("a", 0)
    assert alarm.many
