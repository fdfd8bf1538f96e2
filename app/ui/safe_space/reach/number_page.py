"""The page of one number."""

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget

from app.ui.private_copy import LENT_FOR_S, private_copy
from app.ui.safe_space.look import SIDE, between, roominess, scaled
from app.ui.safe_space.page import HavenPage
from app.ui.safe_space.reach.big_number import BigNumber, BigWords
from app.ui.safe_space.reach.qr_code import QrCode
from app.ui.safe_space.tiles import Tile
from app.ui.theme import Role, theme
from app.ui.widgets.text import Label
from app.ui.widgets.text_lines import beginning

_CODE = 216
_COLUMN = 1000
_LONGEST_NAME = 2
_LEAST_NUMBER = 26


class NumberPage(HavenPage):
    """The number, a code for a phone's camera, and Copy."""

    passing = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._number: BigNumber | None = None
        self._name = Label("", Role.H1, wrap=True, parent=self)
        self._how = Label("", Role.H2, "ink2", parent=self)
        self.big = BigWords(self)
        self._about = Label("", Role.BODY, "ink2", wrap=True, parent=self)
        self.code = QrCode(self)
        self._hint = Label("", Role.BODY, "ink2", wrap=True, parent=self)
        self.copy = Tile(self.tr("Copy"), self, icon="copy")
        self.copy.clicked.connect(self._copy)
        for label in (self._name, self._how, self._about):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setTabOrder(self.copy, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.copy

    @property
    def hint(self) -> str:
        return self._hint.text()

    @property
    def how(self) -> str:
        return self._how.text()

    @property
    def about(self) -> str:
        return self._about.text()

    def show_number(self, number: BigNumber) -> None:
        """Another number takes the page."""
        self._number = number
        self.personal = number.personal
        self._how.setText(number.how)
        self._how.setVisible(bool(number.how))
        self.big.setText(number.number)
        self.big.setAccessibleName(f"{number.how} {number.number}".strip())
        self.code.show_link(number.link)
        self.code.setAccessibleName(self.tr("A code to scan with a phone: {number}").format(number=number.number))
        self._hint.setText(number.hint)
        self.arrange()

    def arrange(self) -> None:
        super().arrange()
        side = SIDE if self.width() >= scaled(880) else 24
        width = min(scaled(_COLUMN), self.width() - 2 * side)
        left = (self.width() - width) // 2
        room = roominess(self.height())
        foot = self._arrange_foot(left, width, between(16, 56, room))
        top = self.back.geometry().bottom() + 4
        space = foot - between(4, 24, room) - top
        gap = between(0, 8, room)
        self._shorten(width, space - _LEAST_NUMBER - 3 * gap)
        shown: list[QLabel] = [label for label in (self._name, self._how, self.big, self._about) if label.text()]
        words = sum(label.heightForWidth(width) + gap for label in shown if label is not self.big)
        number = self.big.height_at(width, space - words)
        y = top + max(0, (space - words - number) // 2)
        for label in shown:
            height = number if label is self.big else label.heightForWidth(width)
            label.setGeometry(left, y, width, height)
            y += height + gap

    def _shorten(self, width: int, room: int) -> None:
        """What a person wrote may be longer than the page: the number is what has to be seen."""
        if self._number is None:
            return
        room -= self._how.heightForWidth(width) if self._how.text() else 0
        for label, role, words in (
            (self._name, Role.H1, self._number.name),
            (self._about, Role.BODY, self._number.about),
        ):
            most = _LONGEST_NAME if role is Role.H1 else room
            lines = max(0, min(room // theme().line_height(role), most))
            label.setText(beginning(words, theme().font(role), width, lines))
            label.setVisible(bool(label.text()))
            room -= label.heightForWidth(width) if label.text() else 0

    def _arrange_foot(self, left: int, width: int, below: int) -> int:
        """The code on the left, Copy and its words beside it; says where this begins."""
        code = between(132, _CODE, roominess(self.height())) if self._number and self._number.link else 0
        gap = 28 if code else 0
        beside = min(width - code - gap, scaled(400))
        copy_height = self.copy.height_at(beside)
        hint_height = self._hint.heightForWidth(beside)
        height = max(code, copy_height + 12 + hint_height)
        top = self.height() - below - height
        start = left + (width - code - gap - beside) // 2
        self.code.setGeometry(QRect(start, top + (height - code) // 2, code, code))
        y = top + (height - copy_height - 12 - hint_height) // 2
        self.copy.setGeometry(start + code + gap, y, beside, copy_height)
        self._hint.setGeometry(start + code + gap, y + copy_height + 12, beside, hint_height)
        return top

    def _copy(self) -> None:
        if self._number is None:
            return
        QGuiApplication.clipboard().setMimeData(private_copy(self._number.copied))
        words = self.tr("Copied. The clipboard is emptied after {seconds} seconds.").format(seconds=LENT_FOR_S)
        self._hint.setText(words)
        self.arrange()
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.copy, words))
