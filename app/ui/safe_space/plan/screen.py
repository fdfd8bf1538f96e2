"""What do I do, and who do I reach? The whole plan to read on one scroll, the emergency number always in sight."""

from PySide6.QtCore import QPoint
from PySide6.QtGui import QHideEvent, QShowEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from app.domain.choices import Choice, beyond, seven
from app.domain.help_lines import CountryHelp, HelpLine
from app.domain.plan import MOST_LINES
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.look import SIDE, scaled
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.plan.body import APART, PlanBody, View
from app.ui.safe_space.plan.empty import EmptyPlan
from app.ui.safe_space.plan.reading import read_plan
from app.ui.safe_space.reach.big_number import BigNumber, emergency_number
from app.ui.safe_space.reach.country import chosen_country, emergency_about
from app.ui.safe_space.reach.line_choice import line_choice
from app.ui.safe_space.reach.number_rows import EmergencyRow
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.vault_pictures import VaultPictures
from app.ui.theme import theme

_BIGGER = 1.5
_TWO_FROM = 880
_CLEAR = 8
_ABOVE = 4


class PlanScreen(ColumnPage):
    """While locked it shows the copy outside the lock, if there is one; Print and Edit are for when it is open."""

    widest = 1184

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My plan"), parent)
        self._around = around
        self._view: View | None = None
        self.bigger = self.add_tool(self.tr("Bigger"), "text")
        self.bigger.setCheckable(True)
        self.print = self.add_tool(self.tr("Print"), "print")
        self.edit = self.add_tool(self.tr("Edit"), "pen")
        self.plan: PlanBody | None = None
        self.two = False
        self._pictures = VaultPictures(around, self, kept=MOST_LINES)
        self._cover = QWidget(self)
        self._cover.setAutoFillBackground(True)
        self.emergency = EmergencyRow(self)
        self.empty = EmptyPlan(self)
        self.bigger.clicked.connect(self.begin)
        self.print.clicked.connect(self._show_paper)
        self.edit.clicked.connect(self._show_edit)
        self.emergency.clicked.connect(self._choose_emergency)
        self.empty.reach.clicked.connect(self._reach)
        self.empty.write.clicked.connect(self._show_edit)
        around.changed.connect(self._follow)
        around.preferences.changed.connect(self._follow)
        self.begin()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.emergency if self.plan else self.empty.first

    def begin(self) -> None:
        """The plan as it is now."""
        view = self._view_now()
        if view != self._view:
            self._view = view
            self.personal = self._around.own is not None or not view.reading.lines
            self._fill(view)
            self.arrange()

    def arrange(self) -> None:
        """In two columns the emergency number stands over the people; in one, over everything."""
        self.two = theme().effective_width(self.width()) / self._times >= _TWO_FROM
        across = PlanBody.right_width(min(scaled(self.widest), self.width() - 2 * SIDE))
        height = self.emergency.heightForWidth(across)
        if self.plan is not None and self.plan.lay_out(two=self.two, below=height + APART if self.two else 0):
            self._tab()
        self.pin(self.emergency if self.plan and not self.two else None)
        super().arrange()
        place = self.area.geometry()
        self.empty.setGeometry(0, place.top(), self.width(), place.height())
        self._cover.setVisible(self.plan is not None and self.two)
        if self.two:
            left = place.left() + min(scaled(self.widest), self.width() - 2 * SIDE) - across
            self._cover.setGeometry(left, place.top(), across, height + _ABOVE + APART // 2)
            self.emergency.setGeometry(left, place.top() + _ABOVE, across, height)

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._pictures.drop()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.begin()

    def bring_into_sight(self, widget: QWidget) -> None:
        """Seen, and not below the emergency number."""
        super().bring_into_sight(widget)
        hidden = self._cover.geometry().bottom() + _CLEAR - widget.mapTo(self, QPoint(0, 0)).y()
        if self.two and hidden > 0:
            bar = self.area.verticalScrollBar()
            bar.setValue(bar.value() - hidden)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Over the emergency number the wheel scrolls too."""
        QApplication.sendEvent(self.area.verticalScrollBar(), event)

    @property
    def _times(self) -> float:
        return _BIGGER if self.bigger.isChecked() else 1.0

    def _view_now(self) -> View:
        standing = self._around.standing()
        country = chosen_country(self._around)
        offered = frozenset((*seven(standing), *beyond(standing)))
        return View(read_plan(self._around), country, self._lines(country), offered, self._times)

    def _fill(self, view: View) -> None:
        if self.plan is not None:
            self.plan.hide()
            self.plan.deleteLater()
            self.plan = None
        if view.reading.lines:
            self.plan = PlanBody(view, self._pictures)
            self.plan.number_chosen.connect(self._show_number)
            self.plan.choice_chosen.connect(self.choice_wanted)
            self.body.addWidget(self.plan)
            self.plan.show()
            self.emergency.show_number(emergency_about(view.country), view.country.emergency[0])
        here, open_ = self.plan is not None, self._around.own is not None
        for part, shown in (
            (self.area, here),
            (self.emergency, here),
            (self._cover, here),
            (self.bigger, here),
            (self.print, here and open_),
            (self.edit, here and open_),
            (self.empty, not here),
        ):
            part.setVisible(shown)
        self.empty.show_words(view.reading.trouble, can_write=open_ and not view.reading.trouble)
        self._tab()

    def _tab(self) -> None:
        rows = self.plan.rows if self.plan else []
        tab_through(
            self.emergency, *rows, self.empty.reach, self.empty.write, self.bigger, self.print, self.edit, self.back
        )

    def _follow(self, _what: object) -> None:
        """Unseen, it waits until it is shown; but nothing out of the vault is kept longer than that is open."""
        if self.isVisible() or self._around.own is None:
            self.begin()

    def _choose_emergency(self) -> None:
        country = chosen_country(self._around)
        self._show_number(emergency_number(country, emergency_about(country)))

    def _show_number(self, number: BigNumber) -> None:
        from app.ui.safe_space.reach.number_page import NumberPage

        page = NumberPage()
        page.show_number(number)
        self.page_wanted.emit(page)

    def _reach(self) -> None:
        self.choice_wanted.emit(Choice.REACH)

    def _show_edit(self) -> None:
        from app.ui.safe_space.plan.edit_page import PlanEditPage

        if self._around.own is not None:
            self.page_wanted.emit(PlanEditPage(self._around))

    def _show_paper(self) -> None:
        from app.ui.safe_space.plan.paper_page import PaperPage

        if self._around.own is not None:
            self.page_wanted.emit(PaperPage(self._around))

    def _lines(self, country: CountryHelp) -> tuple[HelpLine, ...]:
        return line_choice(self._around, country.code).shown(country.lines)
