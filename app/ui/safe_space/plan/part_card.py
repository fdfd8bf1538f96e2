"""One part of the plan to read: its number, its heading, and its lines, some of which can be pressed."""

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from app.domain.plan import PlanLine
from app.ui.safe_space.look import haven_font, scaled
from app.ui.safe_space.reach.number_rows import NumberRow
from app.ui.safe_space.sized_label import SizedLabel
from app.ui.safe_space.thumb import Thumb
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.theme import theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.themed import Themed, smooth_painter

_LEFT = 26
_TOP = 12
_WORDS_LEFT = 66
_NUMBER = 1.875
_PICTURE = QSize(136, 102)
WORDS = 1.1875


class LineRow(NumberRow):
    """A line that can be pressed, in the column of the words."""

    least_height = 48
    room_around = 10

    def __init__(self, name: str, about: str, number: str, times: float) -> None:
        self.times = times
        super().__init__(name, about, number)

    def restyle(self) -> None:
        self.begin = words_left(self.times)
        super().restyle()


class PlanPicture(Thumb):
    """A little larger than where pictures are chosen."""

    def __init__(self, pictures: VaultPictures, uid: str, name: str, times: float) -> None:
        self._times = times
        super().__init__(pictures, uid, name)

    def sizeHint(self) -> QSize:
        return QSize(scaled(_PICTURE.width() * self._times), scaled(_PICTURE.height() * self._times))


class PartCard(Themed, QFrame):
    """Each line with the row that it is, or as plain words where there is nothing to press."""

    def __init__(
        self,
        number: int,
        title: str,
        lines: Sequence[tuple[PlanLine, LineRow | None]],
        times: float,
        pictures: VaultPictures,
    ) -> None:
        super().__init__()
        self._pictures = pictures
        self._number = number
        self._times = times
        self.setAccessibleName(f"{number}, {title}")
        self._box = QVBoxLayout(self)
        self._box.setSpacing(0)
        self._inset: list[QVBoxLayout] = []
        self._add(SizedLabel(title, times, "ink2"))
        for line, row in lines:
            if row is None:
                self._add_words(line)
            else:
                self._box.addWidget(row)
        self.follow_theme()

    def restyle(self) -> None:
        self._box.setContentsMargins(0, _TOP, 0, _TOP)
        for layout in self._inset:
            layout.setContentsMargins(words_left(self._times), 0, _LEFT, 0)
        super().restyle()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), 16, theme().colour("havenTile"), theme().colour("havenLine"))
        font = haven_font(_NUMBER * self._times, bold=True, tabular=True)
        painter.setFont(font)
        painter.setPen(theme().colour("lampInk"))
        place = QRectF(0, _TOP, words_left(self._times), font.pixelSize() * 1.2)
        painter.drawText(place.adjusted(_LEFT, 0, 0, 0), Qt.AlignmentFlag.AlignVCenter, str(self._number))

    def _add_words(self, line: PlanLine) -> None:
        """The number of somebody stays with their name, also where nobody can be rung by it."""
        words = line.words.strip() or line.phone.strip()
        if line.picture:
            self._add_picture(line.picture, words)
        elif words:
            self._add(SizedLabel(words, WORDS * self._times))
        if line.note.strip():
            self._add(SizedLabel(line.note.strip(), self._times, "ink2"))

    def _add_picture(self, uid: str, words: str) -> None:
        """Beside its words; it says them again to those who hear it."""
        name = self.tr("Your picture: {words}").format(words=words) if words else self.tr("Your picture")
        row = QHBoxLayout()
        row.setContentsMargins(0, 6, 0, 6)
        row.setSpacing(16)
        row.addWidget(SizedLabel(words, WORDS * self._times), 1, Qt.AlignmentFlag.AlignTop)
        row.addWidget(PlanPicture(self._pictures, uid, name, self._times))
        self._inset_around(row)

    def _add(self, label: QWidget) -> None:
        inset = QVBoxLayout()
        inset.addWidget(label)
        self._inset_around(inset)

    def _inset_around(self, layout: QBoxLayout) -> None:
        inset = QVBoxLayout()
        inset.addLayout(layout)
        self._inset.append(inset)
        self._box.addLayout(inset)


def words_left(times: float) -> int:
    """Where the words of a part begin, right of its number."""
    return scaled(_WORDS_LEFT * times)
