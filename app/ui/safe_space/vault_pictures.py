"""Pictures out of the vault, decoded off the GUI thread no larger than they are shown, and let go of with the page."""

from collections import OrderedDict
from dataclasses import dataclass

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter, QPixmap

from app.jobs import Working
from app.storage.errors import StorageError
from app.ui.safe_space.surroundings import Surroundings

_KEPT = 4
_FIT = Qt.AspectRatioMode.KeepAspectRatio
_COVER = Qt.AspectRatioMode.KeepAspectRatioByExpanding


@dataclass(frozen=True, slots=True)
class Wanted:
    """A picture and how many dots of it are needed."""

    uid: str
    dots: QSize
    mode: Qt.AspectRatioMode = _FIT


class Decode:
    """Work for a job: the dots of a picture, never more than it has itself."""

    def __init__(self, wanted: Wanted, content: bytes) -> None:
        self._wanted = wanted
        self._content = content

    def __call__(self, _job: Working) -> tuple[Wanted, QImage]:
        buffer = QBuffer()
        buffer.setData(QByteArray(self._content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        size = reader.size().scaled(self._wanted.dots, self._wanted.mode)
        if size.width() < reader.size().width():
            reader.setScaledSize(size)
        image = reader.read()
        clear = image.hasAlphaChannel()
        kind = QImage.Format.Format_ARGB32_Premultiplied if clear else QImage.Format.Format_RGB32
        return self._wanted, image.convertToFormat(kind) if not image.isNull() else image


class VaultPictures(QObject):
    """`came` says that a picture can be painted now. The last few are kept, until `drop`."""

    came = Signal(str)

    def __init__(self, around: Surroundings, parent: QObject, kept: int = _KEPT) -> None:
        super().__init__(parent)
        self._around = around
        self._kept = kept
        self._shown: OrderedDict[str, tuple[Wanted, QPixmap]] = OrderedDict()
        self._waiting: dict[str, Wanted] = {}

    @property
    def count(self) -> int:
        """How many are held."""
        return len(self._shown)

    def drop(self) -> None:
        """Nothing that was decoded stays, and what is still being decoded is not taken in."""
        self._shown.clear()
        self._waiting.clear()

    def want(self, uid: str, size: QSize, ratio: float, *, cover: bool = False) -> QPixmap | None:
        """The picture, perhaps from before at another size; None until it came, or where there is none."""
        wanted = Wanted(uid, size * ratio, _COVER if cover else _FIT)
        if uid in self._shown:
            self._shown.move_to_end(uid)
        known = self._shown.get(uid)
        if not size.isEmpty() and wanted not in (self._waiting.get(uid), known and known[0]):
            self._ask(wanted)
        return known[1] if known and not known[1].isNull() else None

    def is_unreadable(self, uid: str) -> bool:
        """Whether it was asked for in vain."""
        return uid in self._shown and self._shown[uid][1].isNull()

    def _ask(self, wanted: Wanted) -> None:
        own, jobs = self._around.own, self._around.jobs
        if own is None or jobs is None:
            return
        self._waiting[wanted.uid] = wanted
        try:
            content = own.pictures.content(wanted.uid)
        except StorageError:
            content = None
        jobs.run_at_once(Decode(wanted, content or b""), self._take_in)

    def _take_in(self, decoded: tuple[Wanted, QImage]) -> None:
        wanted, image = decoded
        if self._waiting.get(wanted.uid) != wanted:
            return
        del self._waiting[wanted.uid]
        self._shown[wanted.uid] = (wanted, QPixmap.fromImage(image))
        self._shown.move_to_end(wanted.uid)
        while len(self._shown) > self._kept:
            self._shown.popitem(last=False)
        self.came.emit(wanted.uid)


def paint_whole(painter: QPainter, pixmap: QPixmap, room: QRectF) -> QRectF:
    """Paints a picture as large as it fits, at most three times as large as it is; says where."""
    size = pixmap.deviceIndependentSize()
    factor = min(room.width() / size.width(), room.height() / size.height(), 3.0 / painter.device().devicePixelRatio())
    place = QRectF(0, 0, size.width() * factor, size.height() * factor)
    place.moveCenter(room.center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(place, pixmap, QRectF(pixmap.rect()))
    return place


def paint_over(painter: QPainter, pixmap: QPixmap, room: QRectF) -> None:
    """Covers a place with a picture, whose edges may lie outside."""
    size = QRectF(pixmap.rect()).size()
    factor = max(room.width() / size.width(), room.height() / size.height())
    part = QRectF(0, 0, room.width() / factor, room.height() / factor)
    part.moveCenter(QRectF(pixmap.rect()).center())
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.drawPixmap(room, pixmap, part)
