"""Where is it calm enough? One's own place, a step at a time, with the picture of it all around."""

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QHideEvent, QPaintEvent
from PySide6.QtWidgets import QWidget

from app.domain.calm_places import CalmPlace
from app.domain.choices import Choice
from app.storage.errors import StorageError
from app.ui.safe_space.look import between, roominess, side_margin
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.place.ground import paint_hills
from app.ui.safe_space.place.place_stage import PlaceStage
from app.ui.safe_space.place.steps import Step, practice, way_through
from app.ui.safe_space.steps_page import StepsPage
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.vault_pictures import VaultPictures, paint_over
from app.ui.theme import theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.themed import smooth_painter

_NAMED = 1
_RADIUS = 24
_KEPT = 3
_APART = 22
_UNDER = 10
_BELOW_CORNER = 12


class PlaceScreen(StepsPage):
    """The first place that is not spoiled; leaving lets go of what was decoded. Nothing is kept of a visit."""

    personal = True
    under_sentence = (20, 46)
    over_sentence = (0, 0)

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        self.words = PlaceStage()
        self.panel = QRect()
        self._behind = ""
        self._places: list[CalmPlace] = []
        self._steps: tuple[Step, ...] = (Step("", ""),)
        self._practising = False
        super().__init__(self.words, parent)
        self._around = around
        self.pictures = VaultPictures(around, self, _KEPT)
        self.pictures.came.connect(self._follow_picture)
        self.stage.clicked.connect(self._press)
        self.another = self.add_tool(self.tr("Another place"), "place")
        self.practise = self.add_tool(self.tr("Practise"), "undo")
        self.not_good = self.add_tool(self.tr("This is not good now"), "close")
        self.another.clicked.connect(self._go_to_another)
        self.practise.clicked.connect(self._practise)
        self.not_good.clicked.connect(self._go_to_now)
        tab_through(self.stage, *self.places, self.not_good, self.another, self.practise, self.back)
        self.begin()
        self.follow_theme()

    @property
    def count(self) -> int:
        return len(self._steps)

    @property
    def place(self) -> CalmPlace | None:
        """Where this visit goes."""
        return self._places[0] if self._places else None

    def begin(self) -> None:
        try:
            self._places = self._around.own.calm_places.offered() if self._around.own is not None else []
        except StorageError:
            self._places = []
            words, sentence = (
                self.tr("Your place cannot be read just now"),
                self.tr("Everything else works without it."),
            )
        else:
            words, sentence = (
                self.tr("No place is here yet"),
                self.tr("On a calm day you can make one: More, then Get it ready."),
            )
        self._behind = ""
        self._go_through(way_through(self._places[0]) if self._places else (Step(words, sentence),), 0)

    def show_stage(self, number: int) -> None:
        step = self._steps[number]
        self.words.show_step(step)
        self.sentence.setText(step.sentence)
        self.another.setVisible(len(self._places) > 1 and number <= _NAMED and not self._practising)
        self.practise.setVisible(bool(self._places) and self.at_end and not self._practising)
        self.not_good.setVisible(bool(self._places))
        self.dots.setVisible(len(self._steps) > 1)
        self._want_pictures()
        self.update()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pictures.drop()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        behind = self._behind
        ratio = self.devicePixelRatioF()
        pixmap = self.pictures.want(behind, self.size(), ratio, cover=True) if behind else None
        if pixmap is not None:
            paint_over(painter, pixmap, QRectF(self.rect()))
        else:
            paint_hills(painter, QRectF(self.rect()))
        ground, edge = theme().colour("havenTile"), theme().colour("havenLine")
        for tool in (self.back, *(tool for tool in self.tools if not tool.isHidden())):
            paint_box(painter, tool.geometry().adjusted(-4, -2, 8, 2), 14, ground, edge)
        paint_box(painter, self.panel, _RADIUS, ground, edge)

    def arrange_stage(self, stage: QRect) -> None:
        """The panel reaches from the three places as far up as its words need."""
        below = self._place_tools()
        room = roominess(self.height())
        side = side_margin(self.width())
        pad = between(12, 26, room)
        inner = QRect(side + pad, 0, self.width() - 2 * (side + pad), 0)
        dots = self.dots.sizeHint().height() if not self.dots.isHidden() else 0
        self.dots.setGeometry(inner.left(), stage.bottom() + 1 - dots, inner.width(), dots)
        gap = between(6, 14, room)
        most = self.dots.y() - gap - pad - below
        height = self.words.height_at(inner.width(), most)
        inner.setRect(inner.left(), self.dots.y() - gap - height, inner.width(), height)
        self.stage.setGeometry(inner)
        bottom = self.sentence.geometry().bottom() + between(8, 20, room)
        self.panel = QRect(side, inner.top() - pad, self.width() - 2 * side, bottom - inner.top() + pad)

    def _place_tools(self) -> int:
        """Apart from each other; under each other where they do not fit beside Back. Says where the corners end."""
        shown = [tool for tool in self.tools if not tool.isHidden()]
        beside = self.back.geometry().right() + _APART
        end = left = self.width() - self.back.x()
        top = self.back.y()
        for number, tool in enumerate(reversed(shown)):
            if number and left - tool.width() < beside:
                left, top = end, top + tool.height() + _UNDER
            tool.move(left - tool.width(), top)
            left = tool.x() - _APART
        return top + self.back.height() + _BELOW_CORNER

    def _go_through(self, steps: tuple[Step, ...], number: int) -> None:
        self._practising = False
        self._steps = steps
        self.show_step(number)

    def _press(self) -> None:
        self.go_by(1)

    def _go_to_another(self) -> None:
        """The others in their order, round and round."""
        self._places = [*self._places[1:], self._places[0]]
        self._behind = ""
        self._go_through(way_through(self._places[0]), _NAMED)
        self.stage.setFocus(Qt.FocusReason.OtherFocusReason)

    def _practise(self) -> None:
        self._practising = True
        self._steps = (*self._steps, *practice(self._places[0]))
        self.go_by(1)

    def _go_to_now(self) -> None:
        """Out of it at once, to this room and this day."""
        self.choice_wanted.emit(Choice.NOW)

    def _picture(self, number: int) -> str:
        """Which picture belongs to a step."""
        shown = self._places[0].pictures if self._places else ()
        return shown[number % len(shown)] if shown else ""

    def _want_pictures(self) -> None:
        """One picture stays until the next is decoded."""
        wanted = self._picture(self.number)
        self._behind = self._behind or wanted
        if self.isVisible():
            for uid in filter(None, (wanted, self._picture(self.number + 1))):
                there = self.pictures.want(uid, self.size(), self.devicePixelRatioF(), cover=True)
                if uid == wanted and there is not None:
                    self._behind = uid

    def _follow_picture(self, uid: str) -> None:
        if uid == self._picture(self.number):
            self._behind = uid
            self.update()
