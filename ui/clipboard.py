"""What is copied of a person: out of the clipboard again after half a minute, and in no history of it."""

from PySide6.QtCore import QCoreApplication, QMimeData, QObject, QTimer
from PySide6.QtGui import QGuiApplication

CLEAR_MS = 30_000
"""For so long a copied number may be pasted."""
_KEPT_OUT = {
    'application/x-qt-windows-mime;value="ExcludeClipboardContentFromMonitorProcessing"': b"\x01\x00\x00\x00",
    "x-kde-passwordManagerHint": b"secret",
}
"""What tells the histories of Windows and of KDE to leave a text out."""


class BriefClipboard(QObject):
    """Copies a text for half a minute. What somebody else copied meanwhile stays."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._copied = ""
        self._timer = QTimer(self, singleShot=True, interval=CLEAR_MS)
        self._timer.timeout.connect(self.clear)
        application = QCoreApplication.instance()
        if application is not None:
            application.aboutToQuit.connect(self.clear)

    def copy(self, text: str) -> None:
        """Copy a text; the half minute begins."""
        mime = QMimeData()
        mime.setText(text)
        for kind, value in _KEPT_OUT.items():
            mime.setData(kind, value)
        self._copied = text
        QGuiApplication.clipboard().setMimeData(mime)
        self._timer.start()

    def clear(self) -> None:
        """Take the text out of the clipboard, where it is still there."""
        self._timer.stop()
        if self._copied and QGuiApplication.clipboard().text() == self._copied:
            QGuiApplication.clipboard().clear()
        self._copied = ""
