"""The mark of Alcove as the icon file of Windows or macOS, drawn by the code that draws it in the window."""

import os
import struct
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.ui import theme
from app.ui.window_icon import picture

ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def write_icon(folder: Path) -> Path:
    """Writes alcove.icns on macOS, elsewhere alcove.ico, into the folder; returns where."""
    application = QApplication.instance() or QApplication(["alcove"])
    assert isinstance(application, QApplication)
    theme.install(application, resources() / "theme" / "tokens.json", scheme="light")
    folder.mkdir(parents=True, exist_ok=True)
    on_mac = sys.platform == "darwin"
    path = folder / ("alcove.icns" if on_mac else "alcove.ico")
    path.write_bytes(icns() if on_mac else ico())
    return path


def ico() -> bytes:
    """The icon of Windows: a table of sizes, then a PNG for each."""
    pictures = [(size, png(size)) for size in ICO_SIZES]
    place = 6 + 16 * len(pictures)
    table, content = struct.pack("<HHH", 0, 1, len(pictures)), b""
    for size, data in pictures:
        table += struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, len(data), place + len(content))
        content += data
    return table + content


def icns() -> bytes:
    """The icon of macOS: a named PNG for each size."""
    content = b"".join(
        name + struct.pack(">I", len(data) + 8) + data for name, size in ICNS_SIZES.items() if (data := png(size))
    )
    return b"icns" + struct.pack(">I", len(content) + 8) + content


def png(size: int) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    picture(size).toImage().save(buffer, "PNG")
    return bytes(data.data())
