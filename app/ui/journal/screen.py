"""The journal: what has been written on one side, the page being written on the other."""

from datetime import date, datetime

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from app.domain.journal import Hit
from app.domain.moods import Mood
from app.jobs import Jobs
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.journal.bin_panel import BinPanel
from app.ui.journal.entry_page import EntryPage
from app.ui.journal.formatting import BOLD, ITALIC
from app.ui.journal.hit_model import first_place
from app.ui.journal.importing import Importing
from app.ui.journal.list_column import ListColumn
from app.ui.journal.moment_sheets import DaySheet, MomentSheet
from app.ui.journal.two_sides import TwoSides
from app.ui.messages import sentence_for
from app.ui.preferences_holder import PreferencesHolder
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace


class JournalScreen(TwoSides):
    """Every deed of a person here is one method, from the press to what they see."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()

    def __init__(
        self, workspace: Workspace, jobs: Jobs, preferences: PreferencesHolder, parent: QWidget | None = None
    ) -> None:
        self._journal = workspace.journal
        self._hidden = False
        self._removed = ""
        super().__init__(ListColumn(workspace.journal), BinPanel(workspace.journal),
                         EntryPage(workspace.journal, preferences), parent)
        self.toasts = Toasts(self)
        self.importing = Importing(workspace, jobs, self.card, self)
        self._connect()
        workspace.changed.connect(self._follow)
        self._open(self.list.first_uid())
        QTimer.singleShot(0, self, self.bin.tidy)

    # What the window asks for

    @Slot()
    def new_entry(self, mood: Mood | None = None) -> None:
        """An empty page to write on; it is in the journal from its first letter on."""
        if self._hidden or not self.page.begin(mood):
            return
        self.show_list()
        self.list.show_current(None)
        self.show_page()
        self.page.begin_writing()

    def open_entry(self, uid: str, hit: Hit | None = None) -> bool:
        """Shows an entry, at the found words if a search led to it."""
        now_open = self.page.keeper.entry
        if now_open is None or now_open.uid != uid:
            entry = self._journal.get(uid)
            if entry is None or not self.page.open(entry):
                self.list.show_current(now_open)
                return False
        entry = self.page.keeper.entry
        self.list.show_current(entry)
        place = first_place(self.page.editor.text(), hit) if hit is not None else None
        if place is not None:
            self.page.editor.select_found(*place)
        return True

    def take_search(self) -> None:
        self.show_list()
        self.show_side()
        self.list.take_search()

    def toggle_bold(self) -> None:
        self._format(BOLD)

    def toggle_italic(self) -> None:
        self._format(ITALIC)

    @Slot()
    def go_to_date(self) -> None:
        entry = self.page.keeper.entry
        sheet = DaySheet(self, (entry.about if entry else datetime.now()).date())
        sheet.chosen.connect(self._go_to_day)
        sheet.open()

    def flush(self) -> bool:
        """Stores everything now; False if that could not be done, and then the words stay on the page."""
        return self.page.keeper.flush()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for part in (self.list, self.bin, self.page):
            part.hide_words(hidden)

    # What the parts ask for

    @Slot(str, object)
    def _arrive(self, uid: str, hit: Hit | None) -> None:
        self.open_entry(uid, hit)

    @Slot()
    def _enter(self) -> None:
        self.show_page()
        if not self._hidden:
            self.page.begin_writing()

    @Slot(str)
    def _remove(self, uid: str) -> None:
        """To the bin, with a way back. The entry that takes its place in the list opens."""
        if not self.flush():
            return
        entry = self.page.keeper.entry
        if entry is not None and entry.uid == uid:
            self._open(self.list.neighbour())
        try:
            self._journal.remove(uid)
        except StorageError as error:
            self._say_trouble(error)
            self.open_entry(uid)
            return
        self._removed = uid
        self.list.entry_gone(uid)
        self.toasts.show_message(self.tr("Entry moved to the bin"), self._put_back)

    def _put_back(self) -> None:
        self._restore(self._removed)

    @Slot(str)
    def _restore(self, uid: str) -> None:
        try:
            self._journal.restore(uid)
        except StorageError as error:
            self._say_trouble(error)
        else:
            self.open_entry(uid)
            self.toasts.show_message(self.tr("Entry put back"))

    @Slot(str)
    def _remove_for_good(self, uid: str) -> None:
        try:
            self._journal.remove_for_good(uid)
        except StorageError as error:
            self._say_trouble(error)

    @Slot()
    def _choose_moment(self) -> None:
        now = datetime.now()
        sheet = MomentSheet(self, self.page.keeper.about or now, now)
        sheet.chosen.connect(self._move)
        sheet.open()

    @Slot(object)
    def _move(self, about: datetime) -> None:
        if self.page.keeper.move_to(about):
            self.page.show_moment()
            self.list.refresh(None)
            self.list.show_current(self.page.keeper.entry)

    @Slot(object)
    def _go_to_day(self, day: date) -> None:
        uid = self.list.go_to_day(day)
        if uid is not None:
            self.open_entry(uid)
            self.show_side()
            self.list.take_focus()

    @Slot()
    def _say_too_long(self) -> None:
        self.toasts.show_message(self.tr("That is more than one entry can hold. Nothing was put in."))

    # What the vault says

    @Slot(object)
    def _follow(self, topic: Topic) -> None:
        """The editor and its cursor stay as they are, whatever was committed."""
        if topic is not Topic.JOURNAL or self.page.keeper.writing:
            return
        entry = self.page.keeper.entry
        is_there = entry is not None and self.list.holds(entry)
        self.list.refresh(entry if is_there else None)
        self.bin.refresh_if_open()
        if entry is not None and not is_there:
            self._open(self.list.first_uid())

    def _open(self, uid: str | None) -> None:
        """An entry, or an empty page where there is none."""
        if uid is None or not self.open_entry(uid):
            self.page.begin()
            self.list.show_current(None)

    def _format(self, mark: str) -> None:
        if not self._hidden:
            self.page.editor.toggle_around(mark)

    def _say_trouble(self, error: StorageError) -> None:
        message = sentence_for(error)
        self.toasts.show_message(f"{message.title}. {message.do}".strip())

    def _connect(self) -> None:
        self.list.arrived.connect(self._arrive)
        self.list.pressed.connect(self.show_page)
        self.list.entered.connect(self._enter)
        self.list.removal_wanted.connect(self._remove)
        self.list.header.new_wanted.connect(self.new_entry)
        self.list.header.day_wanted.connect(self.go_to_date)
        self.list.header.import_wanted.connect(self.importing.choose_file)
        self.list.header.bin_wanted.connect(self.show_bin)
        self.bin.back_wanted.connect(self.show_list)
        self.bin.restore_wanted.connect(self._restore)
        self.bin.removal_wanted.connect(self._remove_for_good)
        self.page.back_wanted.connect(self.go_back)
        self.page.moment_wanted.connect(self._choose_moment)
        self.page.too_long.connect(self._say_too_long)
        self.page.keeper.came.connect(self.list.entry_came)
        self.page.keeper.changed.connect(self.list.entry_changed)
        for part in (self.page, self.list.header):
            part.hide_toggled.connect(self.hide_toggled)
            part.lock_wanted.connect(self.lock_wanted)
