"""The safe space: a window of its own over everything else, kept ready, that needs no vault."""

import time
from collections.abc import Callable
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QPaintEvent, QPalette, QShowEvent
from PySide6.QtWidgets import QStackedLayout, QWidget

from app.domain.choices import Choice
from app.ui.keys import COVERING, IN_THE_SAFE_SPACE, Act, KeyMap
from app.ui.preferences_holder import PreferencesHolder
from app.ui.safe_space.home import HomePage
from app.ui.safe_space.page import Exercise, HavenPage
from app.ui.safe_space.pages import make_page
from app.ui.safe_space.surroundings import HelpLines, Surroundings
from app.ui.safe_space.visit import Visit
from app.ui.theme import theme
from app.ui.widgets.focus_ring import FocusRing

if TYPE_CHECKING:
    from app.domain.journal import NewEntry
    from app.jobs import Jobs
    from app.ui.safe_space.breathing.screen import BreathingScreen
    from app.ui.safe_space.more_page import MorePage
    from app.workspace import Workspace


class HavenWindow(QWidget):
    """The first screen is built with the window; every other page when somebody first goes there."""

    appeared = Signal()
    left = Signal()
    asked = Signal(object)
    """A key that means the same everywhere was pressed here; to hide or to lock leads out, too."""

    def __init__(
        self,
        preferences: PreferencesHolder,
        help_lines: HelpLines,
        parent: QWidget | None = None,
        clock: Callable[[], float] = time.monotonic,
        open_plan: Path | None = None,
    ) -> None:
        super().__init__(parent, Qt.WindowType.Window)
        self.around = Surroundings(preferences, help_lines, self, clock, open_plan)
        self.around.outside.troubled.connect(self._tell)
        self.visit = Visit(self.around)
        self._pages: dict[Choice, HavenPage] = {}
        self._way: list[HavenPage] = []
        self._appearing = False
        self.setWindowModality(Qt.WindowModality.ApplicationModal)
        self.setWindowTitle("Alcove")
        self.setAttribute(Qt.WidgetAttribute.WA_QuitOnClose, False)
        self.setAccessibleName(self.tr("I need a moment"))
        self._stack = QStackedLayout(self)
        self.home = HomePage(self.around, self)
        self.home.more_wanted.connect(self._show_more)
        self._add(self.home)
        self._way = [self.home]
        self._ring = FocusRing(self)
        self.keys = KeyMap(self, IN_THE_SAFE_SPACE)
        self.keys.asked.connect(self._obey)
        self._told = QTimer(self)
        self._told.setSingleShot(True)
        self._told.timeout.connect(self.appeared)
        theme().changed.connect(self._recolour)
        cast(QGuiApplication, QGuiApplication.instance()).applicationStateChanged.connect(self._came_or_went)
        self._recolour()

    @property
    def page(self) -> HavenPage:
        """What is shown."""
        return self._way[-1]

    @property
    def breathing(self) -> "BreathingScreen":
        from app.ui.safe_space.breathing.screen import BreathingScreen

        page = self.page_of(Choice.BREATHE)
        assert isinstance(page, BreathingScreen)
        return page

    def page_of(self, choice: Choice) -> HavenPage:
        """The page of a choice, made on the first visit."""
        if choice not in self._pages:
            page = make_page(choice, self.around, self)
            self._add(page)
            self._pages[choice] = page
        return self._pages[choice]

    def begin(self) -> None:
        """The first screen. Where it stands already, nothing is done that could take time."""
        if self.around.own is None:
            self.home.begin()  # a copy of the plan may be there or gone by now
        if self._way != [self.home]:
            self._go_along([self.home])
        self.home.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def start_first(self) -> None:
        """What the large tile opens."""
        self.go_to(self.home.choices[0])

    def build_ahead(self) -> None:
        """What most people press next is there before they do."""
        self.page_of(self.home.choices[0])

    def go_to(self, choice: Choice) -> None:
        """Opens a choice from its beginning. Back leads to the first screen, or here where that was only to look."""
        page = self.page_of(choice)
        page.begin()
        if choice is not Choice.REACH and isinstance(page, Exercise):
            self._go_along([self.home, page])
        elif page is not self.page:
            self._show_over(page)

    def go_back(self) -> None:
        """One step back; from the first screen, out."""
        if self.page.step_back():
            return
        if len(self._way) > 1:
            self._go_along(self._way[:-1])
        else:
            self.leave()

    def leave(self) -> None:
        """Out at once, and nothing stands in the way; then is stored and noted what there is to store and to note."""
        self.hide()
        self.flush()
        self._rest()

    def take_in(self, own: "Workspace", jobs: "Jobs") -> None:
        """The journal is open: what is a person's own is there."""
        self.around.take_in(own, jobs)

    def let_go(self) -> None:
        """The journal closes: no page stays that shows anything out of it; a number of a help line stays in sight."""
        self.visit.end()
        self.around.let_go()
        way = [page for page in self._way if not page.personal]
        if way != self._way:
            self._go_along(way if self.page in way else [self.home])
        self._pages = {choice: page for choice, page in self._pages.items() if not page.personal}
        for page in self._all():
            if page.personal:
                self._forget(page)

    def flush(self) -> bool:
        """Stores what was written on any page; False if some of it could not be."""
        stored = [page.flush() for page in self._all()]
        return all(stored)

    def unsaved(self) -> "list[NewEntry]":
        """What was written here and is not stored."""
        return [entry for page in self._all() if (entry := page.unsaved())]

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.isAutoRepeat() or event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier or not self.page.quick_keys:
            return
        key = event.key()
        if key == Qt.Key.Key_P:
            self.go_to(Choice.REACH)
        elif Qt.Key.Key_1 <= key <= Qt.Key.Key_9:
            self.page.press_digit(key - Qt.Key.Key_1)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._appearing = True

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._appearing:
            self._appearing = False
            self._told.start(0)

    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.flush()
        self._rest()

    def _rest(self) -> None:
        self.left.emit()
        self.visit.end()
        self.begin()

    @cached_property
    def _more(self) -> "MorePage":
        from app.ui.safe_space.more_page import MorePage

        page = MorePage(self.around, self)
        page.getting_ready_wanted.connect(self.get_ready)
        self._add(page)
        return page

    def get_ready(self) -> None:
        """The calm side, while the journal is open."""
        from app.ui.safe_space.getting_ready import GettingReady

        if self.around.own is not None:
            self._show_over(GettingReady(self.around))

    def begin_calm(self) -> None:
        """The calm side alone: Back leads out, where somebody came from."""
        self.begin()
        self.get_ready()
        self._way = self._way[-1:]

    def _show_more(self) -> None:
        self._more.show_choices(few=self.home.has_few)
        self._show_over(self._more)

    def _add(self, page: HavenPage) -> None:
        self._stack.addWidget(page)
        page.back_wanted.connect(self.go_back)
        page.page_wanted.connect(self._show_over)
        page.choice_wanted.connect(self.go_to)
        if isinstance(page, Exercise):
            page.something_else.connect(self.begin)
            page.reach_someone.connect(self._reach_someone)
            page.onward.connect(self._go_further)

    def _show_over(self, page: HavenPage) -> None:
        """Goes to a page from which Back returns to the present one."""
        if self._stack.indexOf(page) < 0:
            self._add(page)
        self._go_along([*(one for one in self._way if one is not page), page])

    def _go_along(self, way: list[HavenPage]) -> None:
        """The last page of the way is shown; the ones before it are where Back leads.

        A page made for one visit stays, unseen, while the disk does not take what was written on it.
        """
        self._way = way
        self.visit.follow(self._choice_in_front())
        self._stack.setCurrentWidget(self.page)
        self.page.first.setFocus(Qt.FocusReason.OtherFocusReason)
        for page in self._all():
            if page not in way and page.flush() and page.passing:
                self._forget(page)

    def _choice_in_front(self) -> Choice | None:
        """The last choice on the way, below what may lie over it."""
        shown = {page: choice for choice, page in self._pages.items()}
        return next((shown[page] for page in reversed(self._way) if page in shown), None)

    def _forget(self, page: HavenPage) -> None:
        self._stack.removeWidget(page)
        page.hide()
        page.deleteLater()

    def _all(self) -> list[HavenPage]:
        return [
            page for number in range(self._stack.count()) if isinstance(page := self._stack.widget(number), HavenPage)
        ]

    def _reach_someone(self) -> None:
        self.go_to(Choice.REACH)

    def _go_further(self) -> None:
        page = self.page
        if not isinstance(page, Exercise) or page.go_further():
            return
        if self.visit.finish():
            self._ask_how_it_is()
        else:
            self.leave()

    def _ask_how_it_is(self) -> None:
        """From here Back and Esc lead out, as they do from the first screen."""
        from app.ui.safe_space.aftercare.how_now import HowNow

        page = HowNow(self.around, self.visit)
        self._add(page)
        self._go_along([page])

    def _tell(self, error: Exception) -> None:
        from app.ui.trouble_sheet import tell

        if self.isVisible():
            tell(error, self)

    def _came_or_went(self, state: Qt.ApplicationState) -> None:
        """Whoever wants words hidden while another window is in front wants that here too."""
        away = state != Qt.ApplicationState.ApplicationActive
        if away and self.around.preferences.value.hide_when_away and any(page.personal for page in self._way):
            self.begin()

    def _obey(self, act: Act) -> None:
        """What lies below is covered first, so that no word of it is seen on the way out."""
        self.asked.emit(act)
        if act in COVERING:
            self.leave()

    def _recolour(self) -> None:
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Window, theme().colour("haven"))
        palette.setColor(QPalette.ColorRole.WindowText, theme().colour("ink1"))
        self.setPalette(palette)
