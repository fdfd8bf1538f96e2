"""Many ordinary calls in a row: PySide6 6.12.0 ends CPython 3.11 after some thousand of them, 6.11 does not."""

import os
import subprocess
import sys

SOAK = """
from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QApplication, QLabel, QWidget

class Source(QObject):
    said = Signal(object)

app = QApplication(["alcove"])
window = QWidget()
label = QLabel(window)
source = Source()
source.said.connect(label.setText)
for number in range(200_000):
    label.setText("one")
    label.setAccessibleName(None)
    if number % 100 == 0:
        source.said.emit("two")
print(label.text())
"""


def test_two_hundred_thousand_calls_are_nothing_special() -> None:
    outcome = subprocess.run(
        [sys.executable, "-c", SOAK], capture_output=True, text=True, check=False, env=dict(os.environ)
    )
    assert outcome.returncode == 0, outcome.stderr
    assert outcome.stdout == "one\n"
