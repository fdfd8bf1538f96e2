"""The least a PySide6 program can be: one empty main window."""

import sys

from PySide6.QtWidgets import QApplication, QMainWindow

from bench.children.probe import FirstPaint

app = QApplication(sys.argv)
window = QMainWindow()
window.resize(1280, 800)
probe = FirstPaint()
window.installEventFilter(probe)
window.show()
sys.exit(app.exec())
