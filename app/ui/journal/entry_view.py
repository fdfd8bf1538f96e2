"""The list of entries: a real list for screen readers, with a row height that follows the text."""

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPalette, QResizeEvent
from PySide6.QtWidgets import QListView, QWidget

from app.ui.journal.entry_delegate import EntryDelegate
from app.ui.widgets.scroll import use_quiet_bars
from app.ui.widgets.themed import Themed

_BY_KEYBOARD = (
    Qt.FocusReason.TabFocusReason,
    Qt.FocusReason.BacktabFocusReason,
    Qt.FocusReason.ShortcutFocusReason,
    Qt.FocusReason.OtherFocusReason,
)


class EntryView(Themed, QListView):
    """Says where somebody is (`arrived`), that they want to write there (`entered`) or to remove it."""

    arrived = Signal(object)
    entered = Signal(object)
    removal_wanted = Signal(object)
    top_changed = Signal()

    def __init__(self, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._delegate = EntryDelegate(self)
        self._quiet = False
        self.setAccessibleName(name)
        self.setItemDelegate(self._delegate)
        self.setUniformItemSizes(True)
        self.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSelectionMode(QListView.SelectionMode.SingleSelection)
        self.setEditTriggers(QListView.EditTrigger.NoEditTriggers)
        self.setMouseTracking(True)
        use_quiet_bars(self)
        self.setProperty("own_focus", True)
        self.viewport().setAutoFillBackground(False)
        self.verticalScrollBar().valueChanged.connect(self._note_scroll)
        self.verticalScrollBar().installEventFilter(self)
        self.follow_theme()

    def go_to(self, row: int, *, at_top: bool = False) -> None:
        """Makes a row the current one without saying so, and brings it into sight."""
        index = self.model().index(row, 0)
        self._quiet = True
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self._quiet = False
        hint = QListView.ScrollHint.PositionAtTop if at_top else QListView.ScrollHint.EnsureVisible
        if index.isValid():
            self.scrollTo(index, hint)

    def forget_current(self) -> None:
        """No row is the current one."""
        self._quiet = True
        self.selectionModel().clear()
        self._quiet = False

    def top_row(self) -> int:
        """The first row in sight; -1 in an empty list."""
        return self.indexAt(self.viewport().rect().topLeft()).row()

    def shift_rows(self, rows: int) -> None:
        """Rows came above what is in sight, or went: what was in sight stays."""
        self.executeDelayedItemsLayout()
        bar = self.verticalScrollBar()
        bar.setValue(bar.value() + rows * self._delegate.row_height())

    def hide_words(self, hidden: bool) -> None:
        self._delegate.hidden = hidden
        self.viewport().update()

    def restyle(self) -> None:
        self._delegate.restyle()
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        self.setPalette(palette)
        self.verticalScrollBar().setSingleStep(self._delegate.row_height() // 2)
        self.scheduleDelayedItemsLayout()
        super().restyle()

    def currentChanged(
        self, current: QModelIndex | QPersistentModelIndex, previous: QModelIndex | QPersistentModelIndex
    ) -> None:
        super().currentChanged(current, previous)
        if not self._quiet and current.isValid():
            self.arrived.emit(current)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._show_focus(False)
        super().mousePressEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        self._show_focus(True)
        current = self.currentIndex()
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and current.isValid():
            self.entered.emit(current)
        elif event.key() == Qt.Key.Key_Delete and current.isValid():
            self.removal_wanted.emit(current)
        else:
            super().keyPressEvent(event)

    def keyboardSearch(self, search: str) -> None:
        """Qt would read the whole journal for a letter; there is a field for searching."""

    def focusInEvent(self, event: QFocusEvent) -> None:
        self._show_focus(event.reason() in _BY_KEYBOARD)
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self.model().rowCount():
            self.go_to(max(self.top_row(), 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._delegate.column = self.width()
        self._lie_under_bar()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is self.verticalScrollBar() and event.type() in (QEvent.Type.Show, QEvent.Type.Hide):
            self._lie_under_bar()
        return super().eventFilter(watched, event)

    def _show_focus(self, shown: bool) -> None:
        """A row wears the ring while it is the keyboard that goes through the list."""
        if shown != self._delegate.focus_inside:
            self._delegate.focus_inside = shown
            self.viewport().update()

    @Slot(int)
    def _note_scroll(self, value: int) -> None:
        """Also asks for more near the end, which Qt does only for a scroll bar of its own."""
        model, root = self.model(), self.rootIndex()
        if value >= self.verticalScrollBar().maximum() - self.height() and model.canFetchMore(root):
            model.fetchMore(root)
        self.top_changed.emit()

    def _lie_under_bar(self) -> None:
        """Rows go on under the scroll bar, so that a selected one reaches the edge."""
        bar = self.verticalScrollBar()
        self.setViewportMargins(0, 0, 0 if bar.isHidden() else -bar.sizeHint().width(), 0)
        holder = bar.parentWidget()
        if holder is not None:
            holder.raise_()
