"""Opening a mall for the public display: to be read only, whoever else works on it meanwhile."""

from collections.abc import Callable

from desktop.desk import Desk, Identity, system_clock
from desktop.errors import Misconfigured
from desktop.paths import Paths
from desktop.queries.settings import calendar_of
from desktop.security import nonce
from desktop.services.mall import closed_on_failure, going_on, key_file, unlock
from models.migrations import STEPS
from models.store import Store, check_encrypted, identify


def open_display(
    paths: Paths, recovery_key: Callable[[], str | None], *, clock_of: Callable[[], int] = system_clock
) -> Desk:
    """Open a mall to be read only and return its desk, connected, with nobody signed in.

    Nothing is upgraded, no row is made again, no nonce is compared, no key goes into the keyring; every use
    case that writes fails.

    Args:
        paths: where.
        recovery_key: asked when the keyring does not know the key; None: nobody can say it.
        clock_of: the computer's clock.

    Raises:
        Misconfigured: there is no mall, no key, the wrong key, or the file is another program's, a newer or
            an older one's.
    """
    content = key_file(paths)
    secrets = unlock(paths, content, recovery_key, remember=False)
    store = Store(paths.database, secrets.database, read_only=True)
    with closed_on_failure(store):
        store.connect()
        version = identify(store)
        check_encrypted(store)
        if version > len(STEPS):
            raise Misconfigured("store.newer", version=version, known=len(STEPS))
        if version < len(STEPS):
            raise Misconfigured("store.older")
    desk = Desk(
        store=store,
        identity=Identity(nonce.get_local(store, "origin") or "", ""),
        mall_key=secrets.mall,
        calendar_of=calendar_of,
        clock=clock_of,
    )
    if content.get("demo"):
        desk.clock = going_on(store, clock_of)
    return desk
