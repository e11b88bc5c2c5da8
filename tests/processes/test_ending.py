"""CRA-08, CRA-09: ended from outside with a half form, the window goes at once, and the form comes back to its officer alone."""

import signal

import pytest

from desktop.queries.drafts import drafts
from desktop.queries.enums import DraftKind
from desktop.services.officers import NewOfficer, add_officer
from desktop.services.signing_in import sign_in
from models.rules.bodies.officers import Role
from tests.harness.left_window import TEN_NS, TYPED
from tests.harness.program import PASSWORD, Program

pytestmark = pytest.mark.process

DAY_MS = 24 * 3600 * 1000


def ended(program: Program, job: str, how: signal.Signals) -> int:
    """Return the exit code of a window that was ended by a signal once its job was done."""
    command = ["-m", "tests.harness.left_window", str(program.data), str(program.paths.state), job]
    env = {"QT_QPA_PLATFORM": "offscreen"}
    with program.start(command, env=env) as window:
        try:
            assert window.stdout is not None
            assert window.stdout.readline() == "ready\n", window.communicate()
            window.send_signal(how)
            _, err = window.communicate(timeout=60)  # only so that what hangs fails
            assert "Traceback" not in err
        finally:
            window.kill()
    return window.returncode


@pytest.mark.parametrize("job", ["half", "stuck"])
def test_cra_08_window_that_is_ended_goes_and_keeps_the_half_form_even_beside_a_stuck_printer(
    program: Program, job: str
) -> None:
    assert ended(program, job, signal.SIGTERM) == 0
    desk = program.opened()
    desk.clock = lambda: TEN_NS // 1_000_000
    (kept,) = drafts(desk, DraftKind.INTAKE)
    assert TYPED in str(kept.body)
    add_officer(desk, NewOfficer("budi", PASSWORD, role=Role.OFFICER))
    assert drafts(desk.signed_in(sign_in(desk, "budi", PASSWORD)), DraftKind.INTAKE) == []
    desk.clock = lambda: kept.saved_at + DAY_MS
    assert drafts(desk, DraftKind.INTAKE) == []
    desk.store.close()
    assert not list(program.paths.crashes.glob("*"))


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_cra_08_window_that_sleeps_hears_every_signal(program: Program, how: signal.Signals) -> None:
    assert ended(program, "idle", how) == 0
