"""Shows pictures under the lines that name them: room is kept below such a line, and painted in."""

from collections import OrderedDict
from collections.abc import Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QImageReader, QPainter, QPixmap, QTextBlock, QTextCursor, QTextDocument

from app.domain.pictures import named_by_line
from app.storage.errors import StorageError
from app.storage.pictures import PictureStore

if TYPE_CHECKING:
    from app.ui.journal.editor import Editor

_TALLEST = 420
_ABOVE, _BELOW = 6, 12
_KEPT = 16


class InlinePictures(QObject):
    """Belongs to one editor. Only what is in sight is decoded."""

    def __init__(self, store: PictureStore, editor: "Editor") -> None:
        super().__init__(editor)
        self._store = store
        self._editor = editor
        self._sizes: dict[str, QSize | None] = {}
        self._pixmaps: OrderedDict[tuple[str, int, int], QPixmap] = OrderedDict()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(0)
        self._soon.timeout.connect(self._fit_quietly)

    def begin(self, document: QTextDocument) -> None:
        """Another text is there, with nothing to undo yet."""
        self._pixmaps.clear()
        if "(picture:" in self._editor.text():
            document.setUndoRedoEnabled(False)
            self._fit(joined=False)
            document.setUndoRedoEnabled(True)
        document.contentsChange.connect(self._note_change)

    def paint(self, painter: QPainter, blocks: Iterable[QTextBlock]) -> None:
        layout = self._editor.document().documentLayout()
        up = -self._editor.verticalScrollBar().value()
        for block in blocks:
            uid = named_by_line(block.text()) if "(picture:" in block.text() else None
            size = self._shown_size(uid) if uid else None
            if uid is None or size is None:
                continue
            place = layout.blockBoundingRect(block).translated(0, up)
            last = block.layout().lineAt(block.layout().lineCount() - 1)
            left = last.x() + place.left()
            below = place.top() + last.rect().bottom()
            target = QRectF(left, below + _ABOVE, size.width(), size.height())
            pixmap = self._pixmap(uid, size)
            if pixmap is not None:
                painter.drawPixmap(target.toRect(), pixmap)

    @Slot(int, int, int)
    def _note_change(self, place: int, _removed: int, added: int) -> None:
        if not self._soon.isActive() and (self._sizes or self._came(place, added)):
            self._soon.start()

    def _came(self, place: int, added: int) -> bool:
        """Whether what was put in names a picture."""
        block = self._editor.document().findBlock(place)
        while block.isValid() and block.position() <= place + added:
            if "(picture:" in block.text():
                return True
            block = block.next()
        return False

    @Slot()
    def _fit_quietly(self) -> None:
        """Room is part of the step that brought the line, so that one undo takes both."""
        self._fit(joined=True)

    def _fit(self, *, joined: bool) -> None:
        block = self._editor.document().begin()
        while block.isValid():
            uid = named_by_line(block.text()) if "(picture:" in block.text() else None
            size = self._shown_size(uid) if uid else None
            wanted = float(_ABOVE + size.height() + _BELOW) if size else 0.0
            if block.blockFormat().bottomMargin() != wanted:
                cursor = QTextCursor(block)
                if joined:
                    cursor.joinPreviousEditBlock()
                look = block.blockFormat()
                look.setBottomMargin(wanted)
                cursor.setBlockFormat(look)
                if joined:
                    cursor.endEditBlock()
            block = block.next()

    def _shown_size(self, uid: str) -> QSize | None:
        if uid not in self._sizes:
            try:
                size = self._store.size(uid)
            except StorageError:
                return None
            self._sizes[uid] = QSize(*size) if size else None
        size_there = self._sizes[uid]
        if size_there is None:
            return None
        room = QSize(max(40, self._editor.column()), _TALLEST)
        within = size_there.width() <= room.width() and size_there.height() <= room.height()
        return size_there if within else size_there.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)

    def forget_size(self, uid: str) -> None:
        """A picture came that was asked for in vain before."""
        self._sizes.pop(uid, None)

    def _pixmap(self, uid: str, size: QSize) -> QPixmap | None:
        ratio = self._editor.devicePixelRatioF()
        key = (uid, round(size.width() * ratio), round(size.height() * ratio))
        if key in self._pixmaps:
            self._pixmaps.move_to_end(key)
            return self._pixmaps[key]
        try:
            content = self._store.content(uid)
        except StorageError:
            return None
        if content is None:
            return None
        buffer = QBuffer()
        buffer.setData(QByteArray(content))
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        reader = QImageReader(buffer)
        reader.setScaledSize(QSize(key[1], key[2]))
        pixmap = QPixmap.fromImage(reader.read())
        if pixmap.isNull():
            return None
        pixmap.setDevicePixelRatio(ratio)
        self._pixmaps[key] = pixmap
        if len(self._pixmaps) > _KEPT:
            self._pixmaps.popitem(last=False)
        return pixmap
