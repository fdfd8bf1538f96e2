"""A small picture beside its words."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainterPath, QPaintEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget

from app.ui.safe_space.look import scaled
from app.ui.safe_space.vault_pictures import VaultPictures, paint_over
from app.ui.theme import theme
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.themed import Themed, smooth_painter

_SIZE = QSize(112, 84)


class Thumb(Themed, QLabel):
    """Shows an icon until the picture came, and where there is none."""

    def __init__(self, pictures: VaultPictures, uid: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._uid = uid
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        pictures.came.connect(self._follow)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(min(scaled(_SIZE.width()), 168), min(scaled(_SIZE.height()), 126))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        pixmap = self._pictures.want(self._uid, self.size(), self.devicePixelRatioF(), cover=True)
        paint_box(painter, self.rect(), RADIUS, theme().colour("haven"), theme().colour("havenLine"))
        if pixmap is None:
            side = theme().drawing(24)
            square = QRectF((self.width() - side) / 2, (self.height() - side) / 2, side, side)
            paint_icon(painter, "picture", square, theme().colour("ink2"))
            return
        clip = QPainterPath()
        clip.addRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        painter.setClipPath(clip, Qt.ClipOperation.ReplaceClip)
        paint_over(painter, pixmap, QRectF(self.rect()))

    def _follow(self, uid: str) -> None:
        if uid == self._uid:
            self.update()
