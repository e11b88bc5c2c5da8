"""A plain window of PySide6 with nothing but a field to type in: `python -m bench.windows.empty`."""

from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow

from bench.windows.painted import EndWhenUsable

app = QApplication([])
window = QMainWindow()
field = QLineEdit(objectName="field")
window.setCentralWidget(field)
window.resize(1366, 768)
window.show()
field.setFocus()
end = EndWhenUsable("field")
app.exec()
