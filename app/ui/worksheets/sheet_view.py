"""A worksheet being filled in: one page at a time, back and on, and left at any place."""

from PySide6.QtCore import QObject, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QScrollArea, QVBoxLayout, QWidget

from app.domain.journal import NewEntry
from app.domain.worksheets import Offer, OfferKind, WorksheetPage
from app.ui.phrase_offer import PhraseOffer
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import PrimaryButton, QuietButton, SecondaryButton
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.quiet_row import at_start
from app.ui.widgets.tab_order import tab_as_seen
from app.ui.widgets.text import Label
from app.ui.worksheets.day_line import DayLine
from app.ui.worksheets.end_view import EndView
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.keeper import SheetKeeper
from app.ui.worksheets.page_view import PageView

_SETTLED_MS = 50


class SheetView(QWidget):
    """Only the page that is shown is made. `left` says that somebody went away from it, with everything stored."""

    left = Signal()
    homework_wanted = Signal(object)
    worksheet_wanted = Signal(str)
    safe_space_wanted = Signal()

    def __init__(
        self, keeper: SheetKeeper, around: Around, offer: PhraseOffer, hidden: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.offer = offer
        self.keeper = keeper
        keeper.setParent(self)
        self._before_end: WorksheetPage | None = None
        self._around = around
        self._hidden = hidden
        self.page_view: PageView | None = None
        self.end_view: EndView | None = None
        worksheet, sheet = keeper.filling.worksheet, keeper.filling.sheet
        self.leave_button = QuietButton(self.tr("Leave it here"), "back")
        self.title_label = Label(worksheet.title, Role.H2, wrap=True)
        self.step_label = Label("", Role.SMALL, "ink2", wrap=True)
        self.caution_label = Label(worksheet.caution, colour_token="ink2", wrap=True)
        self.day_line = DayLine(sheet.day, keeper.today, worksheet.morning)
        self.back_button = SecondaryButton(self.tr("Back"))
        self.next_button = PrimaryButton("")
        self.now_button = SecondaryButton(self.tr("Go on now"))
        self.saved_label = Label(
            self.tr("Saved on this computer as you go. Leave out what you like."), Role.SMALL, "ink3", wrap=True
        )
        self._place = QVBoxLayout()
        self._foot = QWidget()
        self._lay_out()
        self.leave_button.clicked.connect(self.leave)
        self.back_button.clicked.connect(self.go_back)
        self.next_button.clicked.connect(self.go_on)
        self.now_button.clicked.connect(self._go_on_now)
        self.day_line.chosen.connect(keeper.be_about)
        keeper.kept_words.connect(offer.look_at)
        offer.help_wanted.connect(self.safe_space_wanted)
        self._look = QTimer(self)
        self._look.setSingleShot(True)
        self._look.setInterval(_SETTLED_MS)
        self._look.timeout.connect(self._show_focus)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.focusChanged.connect(self._follow_focus)
        keeper.changed.connect(self._show_steps)
        self._show_page(self._resumed())

    @property
    def page(self) -> WorksheetPage:
        """The page that is shown."""
        return self.keeper.filling.worksheet.pages[self.keeper.filling.sheet.page]

    def take_focus(self) -> None:
        if self.page_view is not None:
            self.page_view.take_focus()
        elif self.end_view is not None:
            self.end_view.leave_button.setFocus(Qt.FocusReason.OtherFocusReason)

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        if self.page_view is not None:
            self.page_view.hide_words(hidden)

    def flush(self) -> bool:
        return self.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        return self.keeper.unsaved()

    @Slot()
    def leave(self) -> None:
        """Away from it; not while something could not be stored."""
        if self.flush():
            self.left.emit()

    @Slot()
    def go_back(self) -> None:
        """To the page before, and from the first one away."""
        before = self._neighbour(-1)
        if self.end_view is not None and self._before_end is not None:
            self._show_page(self._before_end)
        elif before is None:
            self.leave()
        else:
            self._show_page(before)

    @Slot()
    def go_on(self) -> None:
        """To the next page. Before one for another time, and after the last, it says what can follow."""
        after = self._neighbour(1)
        if after is None:
            with telling(self):
                if self.keeper.finish():
                    self._show_end(later=False)
        elif after.later and not self.page.later:
            if self.flush():
                self._show_end(later=True)
                self.keeper.turn_to(self._number(after))
                self.flush()
        else:
            self._show_page(after)

    @Slot()
    def _go_on_now(self) -> None:
        after = self._neighbour(1)
        if after is not None:
            self._show_page(after)

    def _lay_out(self) -> None:
        head = QVBoxLayout()
        head.setSpacing(2)
        head.addLayout(at_start(self.leave_button))
        for part in (self.title_label, self.step_label, self.caution_label, self.day_line):
            head.addWidget(part)
        foot = FlowLayout(self._foot, gap=12, row_gap=8)
        for button in (self.back_button, self.next_button, self.now_button):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(head)
        column.addLayout(self._place)
        column.addWidget(self.offer)
        column.addWidget(self._foot)
        column.addWidget(self.saved_label)

    def _resumed(self) -> WorksheetPage:
        """Where it was left, or the last page before that there is now; of a filled sheet the first one."""
        pages = self.keeper.filling.pages()
        sheet = self.keeper.filling.sheet
        number = 0 if sheet.is_finished else sheet.page
        near = [page for page in pages if self._number(page) <= number]
        return near[-1] if near else pages[0] if pages else self.keeper.filling.worksheet.pages[0]

    def _show_page(self, page: WorksheetPage) -> None:
        self._take_away()
        self.keeper.turn_to(self._number(page))
        self.page_view = PageView(page, self.keeper, self._around, self._hidden, self)
        self.page_view.help_wanted.connect(self.safe_space_wanted)
        self.page_view.grown.connect(self._order_tabs)
        self._place.addWidget(self.page_view)
        self.page_view.show()
        for part in (self.leave_button, self._foot, self.saved_label, self.day_line, self.step_label):
            part.show()
        first = self._neighbour(-1) is None
        self.caution_label.setVisible(first and bool(self.caution_label.text()))
        self.day_line.setVisible(first)
        self.back_button.setVisible(not first)
        self._show_steps()
        self._to_top()
        self._order_tabs()
        if self.isVisible():
            self.page_view.take_focus()

    def _show_end(self, *, later: bool) -> None:
        filling = self.keeper.filling
        self._before_end = self.page
        self._take_away()
        self.end_view = EndView(filling.offers(), later, self)
        self.end_view.left.connect(self.leave)
        self.end_view.taken.connect(self._follow_offer)
        self._place.addWidget(self.end_view)
        self.end_view.show()
        parts = (self.leave_button, self._foot, self.saved_label, self.day_line, self.step_label, self.caution_label)
        for part in parts:
            part.hide()
        self._to_top()
        self._order_tabs()
        self.take_focus()

    def _take_away(self) -> None:
        for part in (self.page_view, self.end_view):
            if part is not None:
                self._place.removeWidget(part)
                part.hide()
                part.deleteLater()
        if self.page_view is not None:
            self.keeper.changed.disconnect(self.page_view.follow)
        self.page_view = self.end_view = None

    @Slot()
    def _show_steps(self) -> None:
        """How far it is; pages come and go with the answers."""
        pages = self.keeper.filling.pages()
        after = self._neighbour(1)
        place = pages.index(self.page) + 1 if self.page in pages else 1
        self.step_label.setText(self.tr("{number} of {count}").format(number=place, count=max(len(pages), 1)))
        self.step_label.setVisible(len(pages) > 1 and self.end_view is None)
        pause = after is not None and after.later and not self.page.later
        self.now_button.setVisible(pause)
        if pause:
            self.next_button.setText(self.tr("The rest another time"))
        else:
            self.next_button.setText(self.tr("Done") if after is None else self.tr("Next"))

    def _neighbour(self, way: int) -> WorksheetPage | None:
        here = self.keeper.filling.sheet.page
        pages = self.keeper.filling.pages()
        if way > 0:
            return next((page for page in pages if self._number(page) > here), None)
        return next((page for page in reversed(pages) if self._number(page) < here), None)

    def _number(self, page: WorksheetPage) -> int:
        return self.keeper.filling.worksheet.pages.index(page)

    @Slot()
    def _order_tabs(self) -> None:
        tab_as_seen(self)

    def _area(self) -> QScrollArea | None:
        """What this scrolls in."""
        around: QObject | None = self.parent()
        while around is not None and not isinstance(around, QScrollArea):
            around = around.parent()
        return around

    def _to_top(self) -> None:
        area = self._area()
        if area is not None:
            area.verticalScrollBar().setValue(0)

    @Slot(QWidget, QWidget)
    def _follow_focus(self, _before: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self.isAncestorOf(now):
            self._look.start()

    @Slot()
    def _show_focus(self) -> None:
        """Nobody types where it cannot be seen, once everything has its place."""
        area, focused = self._area(), QApplication.focusWidget()
        if area is not None and focused is not None and self.isAncestorOf(focused):
            area.ensureWidgetVisible(focused, 0, 24)

    @Slot(object)
    def _follow_offer(self, offer: Offer) -> None:
        if offer.kind is OfferKind.HOMEWORK:
            self.homework_wanted.emit(self.keeper.filling.homework(offer))
        elif offer.kind is OfferKind.WORKSHEET:
            self.worksheet_wanted.emit(offer.worksheet)
        else:
            self.safe_space_wanted.emit()
