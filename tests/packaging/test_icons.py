"""The icon files of Windows and macOS hold the mark in every size, as Qt reads them."""

import pytest
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImageReader
from PySide6.QtWidgets import QApplication

from app.paths import resources
from app.ui import theme
from tests.packaging.loading import load


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> None:
    theme.install(qapp, resources() / "theme" / "tokens.json", scheme="light")


def sizes_in(data: bytes, kind: str) -> set[int]:
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    reader = QImageReader(buffer, QByteArray(kind.encode()))
    found = set()
    for number in range(reader.imageCount()):
        assert reader.jumpToImage(number)
        image = reader.read()
        middle = image.pixelColor(image.width() // 2, round(image.height() * 0.66))
        assert middle.alpha() == 255, "the lamp is not there"
        found.add(image.width())
    return found


def test_windows_finds_every_size() -> None:
    icons = load("icons")
    assert sizes_in(icons.ico(), "ico") == set(icons.ICO_SIZES)


def test_macos_finds_every_size() -> None:
    icons = load("icons")
    assert sizes_in(icons.icns(), "icns") == set(icons.ICNS_SIZES.values())
