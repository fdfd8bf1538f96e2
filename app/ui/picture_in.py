"""A picture from outside on its way in: looked at before it is decoded, made anew without anything but its dots."""

from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QImage, QImageReader, QImageWriter, QPainter

from app.domain.pictures import KINDS, LARGEST_FILE
from app.jobs import Working
from app.ui.picture_ends import was_cut_off

_MOST_DOTS = 200_000_000
_LONGEST_SIDE = 1_600
_QUALITY = 86
_KINDS = frozenset({b"jpeg", b"jpg", b"png", b"gif", b"bmp", b"webp", b"pbm", b"pgm", b"ppm", b"xbm", b"xpm", b"ico"})


class Unfit(Enum):
    NOT_A_PICTURE = auto()
    TOO_LARGE = auto()
    BROKEN = auto()
    UNREADABLE = auto()
    MOVES = auto()


class UnfitPicture(Exception):
    def __init__(self, reason: Unfit) -> None:
        super().__init__(reason)
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Prepared:
    """What goes into the vault; sizes in pixels."""

    kind: str
    width: int
    height: int
    content: bytes


class Prepare:
    """Work for a job: makes pictures out of files or of one image, all of them or none. Raises UnfitPicture."""

    def __init__(self, sources: "list[Path] | QImage") -> None:
        self._sources = sources

    def __call__(self, _job: Working) -> list[Prepared]:
        if isinstance(self._sources, QImage):
            return [prepare(self._sources)]
        return [prepare(decode(_read(path))) for path in self._sources]


def decode(data: bytes, *, only_still: bool = False) -> QImage:
    """The first picture in it, upright, no longer than it is shown. Raises UnfitPicture."""
    buffer = QBuffer()
    buffer.setData(QByteArray(data))
    buffer.open(QIODevice.OpenModeFlag.ReadOnly)
    if was_cut_off(data):
        raise UnfitPicture(Unfit.BROKEN)
    reader = QImageReader(buffer)
    reader.setDecideFormatFromContent(True)
    reader.setAutoTransform(True)
    if bytes(reader.format().data()).lower() not in _KINDS:
        raise UnfitPicture(Unfit.NOT_A_PICTURE)
    if only_still and _moves(reader, data):
        raise UnfitPicture(Unfit.MOVES)
    size = reader.size()
    if size.isValid():
        if size.width() * size.height() > _MOST_DOTS:
            raise UnfitPicture(Unfit.TOO_LARGE)
        if max(size.width(), size.height()) > _LONGEST_SIDE:
            reader.setScaledSize(size.scaled(QSize(_LONGEST_SIDE, _LONGEST_SIDE), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise UnfitPicture(Unfit.BROKEN)
    return image


def prepare(image: QImage) -> Prepared:
    """Made anew: what a camera or a program wrote beside the dots stays outside. Raises UnfitPicture."""
    if image.isNull():
        raise UnfitPicture(Unfit.BROKEN)
    if max(image.width(), image.height()) > _LONGEST_SIDE:
        size = QSize(_LONGEST_SIDE, _LONGEST_SIDE)
        image = image.scaled(size, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
    clear = image.hasAlphaChannel()
    bare = QImage(image.size(), QImage.Format.Format_ARGB32 if clear else QImage.Format.Format_RGB32)
    bare.fill(Qt.GlobalColor.transparent if clear else Qt.GlobalColor.white)
    painter = QPainter(bare)
    painter.drawImage(0, 0, image)
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    kind = "png" if clear else "jpeg"
    writer = QImageWriter(buffer, QByteArray(kind.encode()))
    writer.setQuality(-1 if clear else _QUALITY)
    if not writer.write(bare):
        raise UnfitPicture(Unfit.BROKEN)
    return Prepared(kind, bare.width(), bare.height(), bytes(buffer.data().data()))


def _moves(reader: QImageReader, data: bytes) -> bool:
    """Qt does not know that a PNG may move."""
    moving_png = data.startswith(KINDS["png"]) and 0 <= data.find(b"acTL") < data.find(b"IDAT")
    return moving_png or (reader.supportsAnimation() and reader.imageCount() > 1)


def _read(path: Path) -> bytes:
    try:
        if not path.is_file():
            raise UnfitPicture(Unfit.UNREADABLE)
        if path.stat().st_size > LARGEST_FILE:
            raise UnfitPicture(Unfit.TOO_LARGE)
        return path.read_bytes()
    except OSError:
        raise UnfitPicture(Unfit.UNREADABLE) from None
