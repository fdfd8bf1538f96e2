"""Pictures as files have them: whole, moving, cut off."""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QColor, QImage, QImageWriter


def image(width: int = 300, height: int = 200, *, clear: bool = False) -> QImage:
    """One colour, see-through or not."""
    made = QImage(width, height, QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    made.fill(QColor(10, 120, 90, 120 if clear else 255))
    return made


def encoded(made: QImage, kind: bytes) -> bytes:
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    assert QImageWriter(buffer, QByteArray(kind.lower())).write(made)
    return bytes(buffer.data().data())


def gif(frames: int) -> bytes:
    """Four by four dots; it moves when it has more than one frame. Qt writes none."""
    frame = b"\x21\xf9\x04\0\x0a\0\0\0\x2c\0\0\0\0\4\0\4\0\0\2\5\x84\x8f\xa9\xcb\x5d\0"
    return b"GIF89a\4\0\4\0\x91\0\0\0\0\0\xff\xff\xff\xff\0\0\0\xff\0" + frame * frames + b";"


def moving_png() -> bytes:
    """A PNG with the mark of one that moves before its dots."""
    still = encoded(image(8, 8), b"PNG")
    at = still.index(b"IDAT") - 4
    return still[:at] + b"\0\0\0\x08acTL\0\0\0\2\0\0\0\0\xf3\x8d\x93\x70" + still[at:]


def put(path: Path, content: bytes) -> Path:
    """The file, with folders above it as needed."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
    return path
