"""What each process does once it knows its data dir: reads the computer's settings, keeps a log, shuts its files."""

from collections.abc import Callable

from desktop import log
from desktop.config import Config, Notice, read_config
from desktop.paths import Paths
from desktop.security.modes import close_to_others


def begin(paths: Paths, tell: Callable[[Notice], None]) -> Config:
    """Return the computer's settings, with the log begun and files that others could read shut.

    Args:
        paths: of the mall, which may not be there yet.
        tell: shows a person what they should know; called on any thread.
    """
    config = read_config(paths)
    log.keep(paths.log, config.log_level, lambda: tell(Notice("log.unwritable", {"path": str(paths.log)})))
    for notice in config.notices:
        log.PANDU.warning("%s", notice.code)
        tell(notice)
    mended, left = close_to_others(paths)
    if mended or left:
        log.PANDU.warning("modes mended=%d left=%d", mended, len(left))
    return config
