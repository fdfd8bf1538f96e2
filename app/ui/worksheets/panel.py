"""Worksheets: the list of them, one being filled in, or those of one kind that were filled in before."""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from PySide6.QtCore import QLocale, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.journal import NewEntry
from app.domain.sheets import Sheet
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.phrase_offer import PhraseOffer
from app.ui.trouble_sheet import tell, telling
from app.ui.worksheets.feelings_offered import feelings_offered
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.history_view import HistoryView
from app.ui.worksheets.keeper import SheetKeeper
from app.ui.worksheets.list_view import ListView
from app.ui.worksheets.options import Options
from app.ui.worksheets.sheet_view import SheetView
from app.worksheet_files import Book, worksheets
from app.workspace import Workspace


class WorksheetsPanel(QWidget):
    """One of three views at a time; the others are not there meanwhile."""

    homework_wanted = Signal(object)
    safe_space_wanted = Signal()

    def __init__(
        self,
        workspace: Workspace,
        parent: QWidget | None = None,
        *,
        now: Callable[[], datetime] = datetime.now,
        book: Book | None = None,
    ) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._now = now
        self._book = book if book is not None else worksheets(QLocale().name())
        self._hidden = False
        self._stale = True
        self.list_view = ListView(workspace, self._book.sheets, self._today, self)
        self.sheet_view: SheetView | None = None
        self.history_view: HistoryView | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.addWidget(self.list_view)
        self._column.addStretch(1)
        self.list_view.sheet_wanted.connect(self.open_sheet)
        self.list_view.begin_wanted.connect(self.begin)
        self.list_view.earlier_wanted.connect(self.open_earlier)
        workspace.changed.connect(self._follow)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._refresh()

    def flush(self) -> bool:
        return self.sheet_view is None or self.sheet_view.flush()

    def unsaved(self) -> NewEntry | None:
        return self.sheet_view.unsaved() if self.sheet_view is not None else None

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for view in (self.list_view, self.sheet_view, self.history_view):
            if view is not None:
                view.hide_words(hidden)

    def take_focus(self) -> None:
        if self.sheet_view is not None:
            self.sheet_view.take_focus()
        elif self.history_view is not None:
            self.history_view.take_focus()
        else:
            self.list_view.take_focus()

    def go_back(self) -> bool:
        """A page back, or back to the list; False when there is nowhere to go."""
        if self.sheet_view is not None:
            self.sheet_view.go_back()
        elif self.history_view is not None:
            self.show_list()
        else:
            return False
        return True

    @Slot(str)
    def open_worksheet(self, name: str) -> None:
        """Goes on with a sheet that was begun today, or begins one; asked for again, an empty one stays."""
        view = self.sheet_view
        if view is not None and view.keeper.filling.worksheet.name == name and not view.keeper.uid:
            return
        with telling(self):
            begun = [
                one for one in self._workspace.sheets.unfinished() if (one.worksheet, one.day) == (name, self._today())
            ]
            if begun:
                self.open_sheet(begun[0])
            else:
                self.begin(name)

    @Slot(str)
    def begin(self, name: str) -> None:
        """A new sheet; it is in the vault only once something is answered."""
        worksheet = self._book.get(name)
        if worksheet is not None and self.flush():
            self._show_sheet(SheetKeeper(self._workspace.sheets, worksheet, self, self._now))

    @Slot(object)
    def open_sheet(self, sheet: Sheet) -> None:
        """Goes on with a sheet, or looks at a filled one."""
        worksheet = self._book.get(sheet.worksheet)
        if worksheet is None or not self.flush():
            return
        with telling(self):
            answers = self._workspace.sheets.answers(sheet.uid)
            keeper = SheetKeeper(self._workspace.sheets, worksheet, self, self._now)
            keeper.take_up(sheet, answers)
            self._show_sheet(keeper)

    @Slot(str)
    def open_earlier(self, name: str) -> None:
        """Those of one worksheet that were filled in."""
        worksheet = self._book.get(name)
        if worksheet is None or not self.flush():
            return
        with telling(self):
            view = HistoryView(self._workspace.sheets, worksheet, self._today(), self._hidden)
            view.left.connect(self.show_list)
            view.sheet_wanted.connect(self.open_sheet)
            self._clear()
            self.history_view = view
            self._column.insertWidget(0, view)
            view.show()
            view.take_focus()

    @Slot()
    def show_list(self) -> None:
        """Back to all of them."""
        if not self.flush():
            return
        self._clear()
        self._stale = True
        self.list_view.show()
        self._refresh()
        self.list_view.take_focus()

    def _show_sheet(self, keeper: SheetKeeper) -> None:
        self._clear()
        offer = PhraseOffer(self._workspace.wishes, self._workspace.plan)
        view = SheetView(keeper, self._around(keeper), offer, self._hidden)
        view.left.connect(self.show_list)
        view.homework_wanted.connect(self.homework_wanted)
        view.worksheet_wanted.connect(self.begin)
        view.safe_space_wanted.connect(self.safe_space_wanted)
        self.sheet_view = view
        self._column.insertWidget(0, view)
        view.show()
        view.take_focus()

    def _clear(self) -> None:
        self.list_view.hide()
        for view in (self.sheet_view, self.history_view):
            if view is not None:
                self._column.removeWidget(view)
                view.hide()
                view.deleteLater()
        self.sheet_view = self.history_view = None

    def _around(self, keeper: SheetKeeper) -> Around:
        return Around(self._today(), Options(self._workspace.sheets, keeper).of, self._feelings)

    def _today(self) -> date:
        return self._now().date()

    def _feelings(self) -> Sequence[str]:
        return feelings_offered(self._workspace.feelings)

    @Slot(object)
    def _follow(self, topic: Topic) -> None:
        """Something was written somewhere; the list is read again when it is seen."""
        if topic in (Topic.SHEETS, Topic.WISHES):
            self._stale = True

    def _refresh(self) -> None:
        if not self._stale or self.list_view.isHidden():
            return
        try:
            self.list_view.refresh()
            self._stale = False
        except StorageError as error:
            tell(error, self.window())
