"""The journal: what has been written on one side, the page being written on the other."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QWidget

from app.domain.journal import Hit, NewEntry
from app.domain.labels import Label
from app.domain.moods import Mood
from app.jobs import Jobs
from app.storage.errors import StorageError
from app.storage.topics import Topic
from app.ui.journal.describing import Describing
from app.ui.journal.entry_deeds import EntryDeeds
from app.ui.journal.entry_page import EntryPage
from app.ui.journal.formatting import BOLD, ITALIC
from app.ui.journal.hit_model import first_place
from app.ui.journal.list_column import ListColumn
from app.ui.journal.marking import Marking
from app.ui.journal.moments import Moments
from app.ui.journal.picking import Picking
from app.ui.journal.picturing import Picturing
from app.ui.journal.removing import Removing
from app.ui.journal.two_sides import TwoSides
from app.ui.journal.typed_finding import typed_label
from app.ui.preferences_holder import PreferencesHolder
from app.ui.trouble_sheet import telling
from app.ui.widgets.dialog import Sheet
from app.ui.widgets.toast import Toasts
from app.workspace import Workspace

if TYPE_CHECKING:
    from app.ui.journal.bin_panel import BinPanel
    from app.ui.journal.exporting import Exporting
    from app.ui.journal.importing import Importing
    from app.ui.journal.timed_writing import TimedWriting


class JournalScreen(TwoSides):
    """What a person does here, each deed one method from the press to what they see."""

    hide_toggled = Signal(bool)
    lock_wanted = Signal()
    opening_wanted = Signal(str)
    closing_wanted = Signal(str)
    proof_wanted = Signal()
    help_wanted = Signal()

    def __init__(
        self, workspace: Workspace, jobs: Jobs, preferences: PreferencesHolder, parent: QWidget | None = None
    ) -> None:
        journal = workspace.journal
        super().__init__(ListColumn(workspace), EntryPage(workspace, preferences), parent)
        self._journal = journal
        self._hidden = False
        self.toasts = Toasts(self)
        self.removing = Removing(journal, self)
        self.moments = Moments(journal, self)
        self.picking = Picking(workspace, self)
        self.deeds = EntryDeeds(workspace, self)
        self.picturing = Picturing(workspace, jobs, self)
        self.marking = Marking(workspace, jobs, preferences, self)
        self.describing = Describing(self)
        self._workspace = workspace
        self._jobs = jobs
        self._connect()
        workspace.changed.connect(self._follow)
        self.open(self.list.entries.first_uid())

    @cached_property
    def importing(self) -> "Importing":
        from app.ui.journal.importing import Importing

        return Importing(self._workspace, self._jobs, self.card, self)

    @cached_property
    def timed(self) -> "TimedWriting":
        from app.ui.journal.timed_writing import TimedWriting

        return TimedWriting(self._workspace, self)

    @cached_property
    def exporting(self) -> "Exporting":
        from app.ui.journal.exporting import Exporting

        return Exporting(self._workspace, self._jobs, self.card, self)

    def make_bin(self) -> "BinPanel":
        from app.ui.journal.bin_panel import BinPanel

        made = BinPanel(self._journal)
        made.back_wanted.connect(self.go_back)
        made.restore_wanted.connect(self.removing.restore)
        made.removal_wanted.connect(self.removing.remove_for_good)
        return made

    @Slot()
    def show_bin(self) -> None:
        self.bin.hide_words(self._hidden)
        with telling(self):
            super().show_bin()

    # What the window asks for

    @Slot()
    def new_entry(self, mood: Mood | None = None) -> None:
        """An empty page to write on; it is in the journal from its first letter on."""
        if self._hidden:
            self._say_hidden()
        elif self.page.begin(mood):
            self.show_list()
            self.list.entries.show_current(None)
            self.show_page()
            self.page.begin_writing()
            self.show_marks()

    def open_entry(self, uid: str, hit: Hit | None = None) -> bool:
        """Shows an entry, at the found words if a search led to it; False if it cannot be shown now."""
        before = self.page.keeper.entry
        if before is None or before.uid != uid:
            entry = None
            with telling(self):
                entry = self._journal.get(uid)
            if entry is None or not self.page.open(entry):
                self.list.entries.show_current(before)
                return False
        self.list.entries.show_current(self.page.keeper.entry)
        self.show_marks()
        place = first_place(self.page.editor.text(), hit) if hit is not None else None
        if place is not None:
            self.page.editor.select_found(*place)
        return True

    def open(self, uid: str | None) -> None:
        """Shows an entry, or an empty page where there is none."""
        if (uid is None or not self.open_entry(uid)) and self.page.begin():
            self.list.entries.show_current(None)

    def take_search(self) -> None:
        self.show_list()
        self.show_side()
        self.list.take_search()

    def toggle_bold(self) -> None:
        self._format(BOLD)

    def toggle_italic(self) -> None:
        self._format(ITALIC)

    @Slot()
    def show_marks(self) -> None:
        """What the menu of the page offers depends on what the entry has."""
        entry = self.page.keeper.entry
        try:
            marked = entry is not None and bool(self._workspace.topics.of(entry.uid))
        except StorageError:
            marked = False
        self.page.menu.show_entry(entry, marked=marked, covered=self.page.covered or self._hidden)

    def hideEvent(self, event: QHideEvent) -> None:
        """Another page is in front: an entry that is kept closed closes again behind it."""
        super().hideEvent(event)
        entry = self.page.keeper.entry
        if entry is not None and entry.closed and not self.page.covered and not self.reopen(entry.uid):
            self.page.set_covered(True)  # its words could not be stored just now: they stay, under the cover

    def reopen(self, uid: str) -> bool:
        """Shows an entry anew, as it is in the vault now; False when that could not be."""
        try:
            entry = self._journal.get(uid)
        except StorageError:
            return False
        if entry is None or not self.page.open(entry):
            return False
        self.list.entries.show_current(entry)
        self.show_marks()
        return True

    def show_opened(self, uid: str) -> None:
        """The password of an entry that is kept closed was given."""
        entry = None
        with telling(self):
            entry = self._journal.opened(uid)
        if entry is not None and self.page.open(entry, proven=True):
            self.show_marks()
            self.page.begin_writing()

    def flush(self) -> bool:
        """Stores everything now; False if that could not be done, and then the words stay on the page."""
        self.page.marks.finish()
        return self.page.keeper.flush()

    def unsaved(self) -> NewEntry | None:
        """The page as it stands, as long as it is not stored."""
        return self.page.keeper.unsaved()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        if hidden:
            for sheet in self.findChildren(Sheet):
                sheet.reject()
        for part in (self.list, self.page, self.moments):
            part.hide_words(hidden)
        if self.bin_is_open:
            self.bin.hide_words(hidden)
        if "timed" in self.__dict__:
            self.timed.hide_words(hidden)
        self.list.header.new_button.set_not_yet(self._show_first() if hidden else None)
        self.show_marks()

    # What the parts ask for

    @Slot(str)
    def _open_linked(self, uid: str) -> None:
        self.open_entry(uid)

    @Slot(object)
    def _show_label(self, label: Label) -> None:
        """Every entry with this tag or person."""
        self.show_list()
        self.show_side()
        self.list.search_for(typed_label(label))

    @Slot()
    def _bring_in(self) -> None:
        self.importing.choose_file()

    @Slot()
    def _bring_in_folder(self) -> None:
        self.importing.choose_folder()

    @Slot()
    def _show_offer(self) -> None:
        self.list.header.offer_action.setChecked(self.page.offer.is_on())

    @Slot()
    def _write_timed(self) -> None:
        self.timed.ask()

    @Slot(bool)
    def _turn_offer(self, on: bool) -> None:
        self.page.offer.switch(on)

    @Slot()
    def _take_out(self) -> None:
        self.exporting.ask()

    @Slot(str, object)
    def _arrive(self, uid: str, hit: Hit | None) -> None:
        self.open_entry(uid, hit)

    @Slot()
    def _enter(self) -> None:
        self.show_page()
        if not self._hidden:
            self.page.begin_writing()

    @Slot()
    def _say_too_long(self) -> None:
        self.toasts.show_message(self.tr("That is more than one entry can hold. Nothing was put in."))

    @Slot()
    def _say_hidden(self) -> None:
        self.toasts.show_message(self._show_first())

    def _show_first(self) -> str:
        return self.tr("Your words are hidden. Show them, then write.")

    def _format(self, mark: str) -> None:
        if not self._hidden:
            self.page.editor.toggle_around(mark)

    # What the vault says

    @Slot(object)
    def _follow(self, topic: Topic) -> None:
        """The editor and its cursor stay as they are, whatever was committed."""
        if topic is Topic.JOURNAL and not self.page.keeper.writing:
            with telling(self):
                self._look_again()

    def _look_again(self) -> None:
        entry = self.page.keeper.entry
        is_there = entry is not None and self.list.entries.holds(entry)
        self.list.refresh(entry if is_there else None)
        if self.bin_is_open:
            self.bin.refresh_if_open()
        if entry is not None and not is_there:
            self.open(self.list.entries.first_uid())

    def _connect(self) -> None:
        header, page = self.list.header, self.page
        self.list.arrived.connect(self._arrive)
        self.list.pressed.connect(self.show_page)
        self.list.entered.connect(self._enter)
        self.list.removal_wanted.connect(self.removing.remove)
        header.new_wanted.connect(self.new_entry)
        header.new_button.not_yet_pressed.connect(self._say_hidden)
        self.addAction(header.day_action)
        header.day_wanted.connect(self.moments.choose_day)
        header.import_wanted.connect(self._bring_in)
        header.folder_wanted.connect(self._bring_in_folder)
        header.export_wanted.connect(self._take_out)
        header.menu_opening.connect(self._show_offer)
        header.offer_turned.connect(self._turn_offer)
        header.bin_wanted.connect(self.show_bin)
        page.back_wanted.connect(self.go_back)
        page.moment_wanted.connect(self.moments.choose_moment)
        page.too_long.connect(self._say_too_long)
        page.keeper.came.connect(self.list.entry_came)
        page.keeper.came.connect(self.show_marks)
        page.keeper.changed.connect(self.list.entry_changed)
        page.marks.label_wanted.connect(self._show_label)
        page.help_wanted.connect(self.help_wanted)
        page.menu.picture_wanted.connect(self.picturing.choose)
        page.editor.pictures_came.connect(self.picturing.add)
        page.menu.word_wanted.connect(self.marking.go_to_next)
        page.menu.description_wanted.connect(self.describing.ask)
        page.editor.describing_wanted.connect(self.describing.ask_about)
        page.menu.link_wanted.connect(page.marks.link)
        page.marks.entry_wanted.connect(self._open_linked)
        page.marks.trouble.connect(self.toasts.show_message)
        page.saved.keep_line.clicked.connect(self.picking.keep_line)
        page.saved.prompt.clicked.connect(self.deeds.offer_prompt)
        page.menu.timed_wanted.connect(self._write_timed)
        page.menu.focus_wanted.connect(self.turn_only_page)
        page.menu.bring_wanted.connect(self.picking.toggle_bring)
        page.menu.versions_wanted.connect(self.deeds.show_versions)
        page.menu.count_wanted.connect(self.deeds.count_words)
        page.menu.print_wanted.connect(self.deeds.print_entry)
        page.menu.closing_wanted.connect(self.deeds.turn_closing)
        page.opening_wanted.connect(self.deeds.ask_to_open)
        for part in (page, header):
            part.hide_toggled.connect(self.hide_toggled)
            part.lock_wanted.connect(self.lock_wanted)
