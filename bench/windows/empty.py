"""An empty window of PySide6: `python -m bench.windows.empty`."""

from PySide6.QtWidgets import QApplication, QMainWindow

from bench.windows.painted import EndWhenPainted

app = QApplication([])
window = QMainWindow()
window.resize(1366, 768)
window.show()
end = EndWhenPainted(window.windowHandle().isExposed)
app.exec()
