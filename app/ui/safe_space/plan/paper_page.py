"""The plan on one page: looked at here as it will be, then printed or saved."""

from dataclasses import replace
from datetime import date

from PySide6.QtCore import QLocale, QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QPageSize, QPaintEvent
from PySide6.QtWidgets import QBoxLayout, QButtonGroup, QLabel, QVBoxLayout, QWidget

from app.storage.errors import StorageError
from app.ui.messages import sentence_for
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.look import scaled
from app.ui.safe_space.options import RadioOption, stop_once
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.plan.paper import Paper, paper_of
from app.ui.safe_space.plan.paper_draw import MARGIN_MM, PaperDrawing, inner_size, left_out_words
from app.ui.safe_space.plan.paper_out import PaperOut
from app.ui.safe_space.reach.country import chosen_country
from app.ui.safe_space.reach.line_choice import line_choice
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role, theme
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, SecondaryButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_TWO_FROM = 880
_MOST_LINES = 3
_WIDE, _NARROW = 460, 640


class Preview(Themed, QLabel):
    """The page itself, drawn smaller."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.drawing: PaperDrawing | None = None
        self._size = QPageSize.PageSizeId.A4
        self.setAccessibleName(self.tr("The page as it will be"))
        self.follow_theme()

    def show_paper(self, paper: Paper, size: QPageSize.PageSizeId) -> None:
        self._size = size
        self.drawing = PaperDrawing(paper, inner_size(size))
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(_WIDE, self.height_at(_WIDE))

    def height_at(self, width: int) -> int:
        page = QPageSize(self._size).size(QPageSize.Unit.Millimeter)
        return round(width * page.height() / page.width())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), 6, theme().colour("paper"), theme().colour("havenLineStrong"))
        if self.drawing is None:
            return
        page = QPageSize(self._size).size(QPageSize.Unit.Millimeter)
        per_mm = min(self.width() / page.width(), self.height() / page.height())
        painter.translate(MARGIN_MM * per_mm, MARGIN_MM * per_mm)
        inside = inner_size(self._size)
        factor = (page.width() - 2 * MARGIN_MM) * per_mm / inside.width()
        painter.scale(factor, factor)
        painter.setClipRect(QRectF(0, 0, inside.width(), inside.height()))
        self.drawing.paint(painter)


class PaperPage(ColumnPage):
    """Paper and files are outside the lock, and that is said before anything goes there."""

    personal = True
    passing = True
    widest = 1100

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("On one page"), parent)
        self._around = around
        self.out = PaperOut(self)
        self.preview = Preview()
        self.print_button = PrimaryButton(self.tr("Print"), "print")
        self.save_button = SecondaryButton(self.tr("Save as PDF"), "save")
        self.left_out = Label("", Role.BODY, "plum", wrap=True)
        self.said = Label("", Role.BODY, wrap=True)
        self.papers = [RadioOption("A4", "A4"), RadioOption("Letter", "Letter")]
        self._group = QButtonGroup(self)
        for number, option in enumerate(self.papers):
            self._group.addButton(option, number)
        self.papers[QLocale.system().measurementSystem() == QLocale.MeasurementSystem.ImperialUSSystem].setChecked(True)
        stop_once(self.papers)
        self._lay_out()
        self.show_paper()
        self._group.idClicked.connect(self.show_paper)
        self.print_button.clicked.connect(self._print)
        self.save_button.clicked.connect(self._save)
        self.out.went.connect(self._note)
        self.out.troubled.connect(self._say)
        tab_through(self.print_button, self.save_button, *self.papers, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.print_button

    @property
    def size_id(self) -> QPageSize.PageSizeId:
        return QPageSize.PageSizeId.Letter if self.papers[1].isChecked() else QPageSize.PageSizeId.A4

    def show_paper(self) -> None:
        """The page as it is with this plan, on this paper."""
        paper = self._paper()
        if paper is not None:
            self.preview.show_paper(paper, self.size_id)
            assert self.preview.drawing is not None
            words = left_out_words(self.preview.drawing.fitted)
            more = self.tr("Shorter or hidden lines make room.")
            self.left_out.setText(f"{words}. {more}" if words else "")
        self.left_out.setVisible(bool(self.left_out.text()))
        self.arrange()

    def arrange(self) -> None:
        wide = theme().effective_width(self.width()) >= _TWO_FROM
        self._across.setDirection(QBoxLayout.Direction.LeftToRight if wide else QBoxLayout.Direction.TopToBottom)
        width = min(scaled(_WIDE), self.width() // 2 - 60) if wide else min(scaled(_NARROW), self.width() - 80)
        self.preview.setFixedSize(width, self.preview.height_at(width))
        super().arrange()

    def _lay_out(self) -> None:
        words = self.tr(
            "Paper and files are outside the lock: whoever finds them can read them. A PDF saved here is not locked."
        )
        side = QVBoxLayout()
        side.setSpacing(16)
        side.addWidget(Label(words, Role.BODY, wrap=True))
        buttons = FlowLayout(gap=10)
        buttons.addWidget(self.print_button)
        buttons.addWidget(self.save_button)
        side.addLayout(buttons)
        card = HavenCard(self.tr("Paper"), spacing=2)
        for option in self.papers:
            card.body.addWidget(option)
        side.addWidget(card)
        side.addWidget(self.left_out)
        side.addWidget(self.said)
        side.addStretch(1)
        self._across = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._across.setSpacing(32)
        self._across.addLayout(side, 1)
        self._across.addWidget(self.preview, 0, Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignHCenter)
        self.body.addLayout(self._across)

    def _paper(self) -> Paper | None:
        own = self._around.own
        if own is None:
            return None
        try:
            lines, about = own.plan.all(), own.plan.about()
        except StorageError as error:
            self._say(sentence_for(error).whole)
            return None
        country = chosen_country(self._around)
        shown = line_choice(self._around, country.code).shown(country.likely)
        return paper_of(lines, about.made_with, country, shown[:_MOST_LINES], date.today())

    def _print(self) -> None:
        paper = self._paper()
        if paper is not None:
            self.out.print_page(paper, self.size_id)

    def _save(self) -> None:
        paper = self._paper()
        if paper is not None:
            self.out.save_page(paper, self.size_id)

    def _note(self, words: str) -> None:
        self._say(words)
        own = self._around.own
        if own is not None:
            with telling(self):
                own.plan.note(replace(own.plan.about(), printed=date.today()))

    def _say(self, words: str) -> None:
        self.said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.said, words))
