"""Wrong passwords at this desk: how often in a row for each name, and how long that name has to wait now.

Known by a keyed digest of what was typed as the name, so that a name without an account waits like any other,
and what somebody typed there by mistake, a password perhaps, stands nowhere.
"""

import hashlib
import hmac

from desktop.desk import Desk, Write
from desktop.errors import NotAllowed
from models.rules.guessing import Guesses, Uptime, guessed_wrong, wait_after, wait_left

UNKNOWN_KEPT = 500
"""Names without an account that are remembered; those with one are all."""


def account_of(desk: Desk, login: str) -> str:
    """Return by what a name is known here: 32 hex digits."""
    name = b"sign-in " + login.strip().casefold().encode("utf-8", "surrogatepass")
    return hmac.new(desk.mall_key, name, hashlib.sha256).hexdigest()[:32]


def guesses_at(desk: Desk, account: str) -> Guesses:
    """Return the wrong guesses in a row at an account."""
    row = desk.store.execute_sql(
        "SELECT wrong, boot, seconds FROM wrong_guess WHERE account = ?", (account,)
    ).fetchone()
    return Guesses() if row is None else Guesses(row[0], Uptime(row[1], row[2]))


def let_try(desk: Desk, account: str) -> None:
    """Let a try pass, unless the account has to wait.

    Raises:
        NotAllowed: `sign_in.wait`, with the seconds that are left; nothing was tried.
    """
    left = wait_left(guesses_at(desk, account), desk.uptime())
    if left:
        raise NotAllowed("sign_in.wait", seconds=left)


def note_wrong(write: Write, account: str, *, known: bool) -> int:
    """Keep one more wrong guess, inside the caller's transaction, and return the seconds to wait from now."""
    kept = guessed_wrong(guesses_at(write.desk, account), write.desk.uptime())
    write.db.execute_sql(
        "INSERT OR REPLACE INTO wrong_guess (account, known, wrong, boot, seconds) VALUES (?, ?, ?, ?, ?)",
        (account, known, kept.wrong, kept.last.boot, kept.last.seconds),
    )
    if not known:
        write.db.execute_sql(
            "DELETE FROM wrong_guess WHERE known = 0 AND rowid NOT IN "
            "(SELECT rowid FROM wrong_guess WHERE known = 0 ORDER BY rowid DESC LIMIT ?)",
            (UNKNOWN_KEPT,),
        )
    return wait_after(kept.wrong)


def drop(write: Write, login: str) -> None:
    """Begin to count anew for a login, inside the caller's transaction."""
    write.db.execute_sql("DELETE FROM wrong_guess WHERE account = ?", (account_of(write.desk, login),))
