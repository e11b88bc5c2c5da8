"""One window for each data dir: a second start asks the first one to come to the front; another user is refused."""

from PySide6.QtCore import QLockFile, QObject, Signal

from desktop.paths import Paths, private_folder

RAISE_TIMEOUT_MS = 1000


class OneWindow(QObject):
    """Keeps one window for each data dir.

    Signals:
        asked: a second start asks this window to come to the front.
    """

    asked = Signal()

    def __init__(self, paths: Paths) -> None:
        super().__init__()
        self._paths = paths
        self._name = f"pandu-{paths.nonce.name}"
        private_folder(paths.state)
        self._lock = QLockFile(str(paths.state / f"{self._name}.lock"))
        self._data_lock = QLockFile(str(paths.window_lock))
        self._data_lock.setStaleLockTime(0)
        self._lock.setStaleLockTime(0)

    def first(self) -> bool:
        """Return whether this is the first window."""
        return self._lock.tryLock(0)

    def release(self) -> None:
        """Let another process be the first window."""
        self._lock.unlock()
        self._data_lock.unlock()

    def held_elsewhere(self) -> str | None:
        """Return the name of the computer whose window has this data dir open, as another user; None: ours has it now.

        Where nothing may be written into the data dir, opening it will say so.
        """
        if not self._paths.data.is_dir():
            return None
        if self._data_lock.tryLock(0) or self._data_lock.error() is not QLockFile.LockError.LockFailedError:
            return None
        _, computer, _ = self._data_lock.getLockInfo()
        return str(computer) or "-"

    def listen(self) -> None:
        """Hear from now on what a second start asks; called once the first room is shown."""
        from PySide6.QtNetwork import QLocalServer  # noqa: PLC0415

        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.newConnection.connect(self._on_connection)
        self._server.listen(self._name)

    def ask_first(self) -> None:
        """Ask the first window to come to the front."""
        from PySide6.QtNetwork import QLocalSocket  # noqa: PLC0415

        socket = QLocalSocket()
        socket.connectToServer(self._name)
        socket.waitForConnected(RAISE_TIMEOUT_MS)
        socket.disconnectFromServer()

    def _on_connection(self) -> None:
        self._server.nextPendingConnection().deleteLater()
        self.asked.emit()
