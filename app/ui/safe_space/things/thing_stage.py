"""One thing as large as it gets: a picture, a line, or the name of a sound."""

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.large_words import LargeWords, fitting
from app.ui.safe_space.look import scaled
from app.ui.safe_space.stage import Stage
from app.ui.safe_space.vault_pictures import VaultPictures, paint_whole
from app.ui.theme import Role
from app.ui.widgets.themed import smooth_painter


class ThingStage(Stage):
    """Where a picture is not there yet, nothing is; where it cannot be shown, its words are."""

    def __init__(self, pictures: VaultPictures, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._picture = ""
        pictures.came.connect(self._follow)
        self.follow_theme()

    @property
    def picture(self) -> str:
        """The name of the picture that is shown; empty for words."""
        return self._picture

    def show_words(self, words: str, said: str) -> None:
        """Large words; `said` is what is heard."""
        self._show(words, "", said)

    def show_picture(self, uid: str, said: str) -> None:
        self._show("", uid, said)

    def sizeHint(self) -> QSize:
        return QSize(scaled(600), scaled(300))

    @property
    def places(self) -> list[QRectF]:
        """Where the words stand."""
        words = self._words()
        return [words.place_in(QRectF(self.rect()))] if words else []

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        place = QRectF(self.rect())
        words = self._words()
        if words is not None:
            words.paint(painter, place, "ink1")
            return
        pixmap = self._pictures.want(self._picture, self.size(), self.devicePixelRatioF())
        if pixmap is not None:
            paint_whole(painter, pixmap, place)

    def _words(self) -> LargeWords | None:
        words = self.text()
        if self._picture and self._pictures.is_unreadable(self._picture):
            words = self.tr("This picture cannot be shown just now")
        return fitting(words, Role.PACER, self.width(), self.height()) if words else None

    def _show(self, words: str, picture: str, said: str) -> None:
        self._picture = picture
        self.setText(words)
        self.setAccessibleName(said)
        self.update()

    def _follow(self, uid: str) -> None:
        if uid == self._picture:
            self.update()
