"""Backups from the press to what is seen, wherever they were asked for: settings, lock, first run, or trouble."""

from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QFileDialog, QWidget

from app.access import Access, Unlocked
from app.safekeeping import Backup, FoundBackup, Older, Safekeeping
from app.ui.backups.words import day_words, entries_words
from app.ui.messages import sentence_for
from app.ui.widgets.dialog import Question

if TYPE_CHECKING:
    from app.ui.backups.list_sheet import BackupsSheet
    from app.ui.backups.restore_sheet import RestoreSheet


class AskingWindow(Protocol):
    """What is asked of backups in the window, and where Today is while the journal is open."""

    backups_wanted: Any
    backup_file_wanted: Any
    restore_wanted: Any

    @property
    def shell(self) -> Any: ...


class BackupsFlow(QObject):
    """Belongs to a window. One sheet of each kind at a time."""

    def __init__(self, safekeeping: Safekeeping, access: Access, window: QWidget) -> None:
        super().__init__(window)
        self._keeping = safekeeping
        self._access = access
        self._window = window
        self._list: BackupsSheet | None = None
        self._step: RestoreSheet | None = None
        self._folder: Path | None = None
        self._asked = False
        safekeeping.changed.connect(self._refresh)
        safekeeping.made.connect(self._say_made)
        safekeeping.not_made.connect(self._say_not_made)
        safekeeping.stopped.connect(self._say_stopped)
        safekeeping.progressed.connect(self._show_progress)
        safekeeping.looked.connect(self._ask_for_secret)
        safekeeping.not_looked.connect(self._say_unfit)
        safekeeping.opened.connect(self._show_inside)
        safekeeping.not_opened.connect(self._show_problem)
        safekeeping.restored.connect(self._finish)
        safekeeping.not_restored.connect(self._show_problem)
        access.about_to_lock.connect(self._leave_list)
        self._asking: AskingWindow | None = None
        safekeeping.found_older.connect(self.tell_older)
        if safekeeping.older is not None:
            self.tell_older(safekeeping.older)

    def listen(self, window: AskingWindow) -> None:
        """Answers what is asked in this window from now on."""
        self._asking = window
        window.backups_wanted.connect(self.show_list)
        window.backup_file_wanted.connect(self.choose_file)
        window.restore_wanted.connect(self.look_at)
        self._keeping.changed.connect(self._remind)
        self._remind()

    @Slot()
    def _remind(self) -> None:
        if self._asking is not None and self._asking.shell is not None:
            self._asking.shell.offer_copy(self._keeping.external_due)

    @Slot()
    def show_list(self) -> None:
        """Which backups there are."""
        from app.ui.backups.list_sheet import BackupsSheet

        if self._list is not None:
            return
        sheet = BackupsSheet(self._window, can_make=isinstance(self._access.state, Unlocked))
        sheet.now_wanted.connect(self._back_up)
        sheet.elsewhere_wanted.connect(self._choose_folder)
        sheet.file_wanted.connect(self.choose_file)
        sheet.restore_wanted.connect(self.look_at)
        sheet.stop_wanted.connect(self._keeping.stop)
        sheet.finished.connect(self._forget_list)
        self._list = sheet
        self._refresh()
        sheet.open()

    @Slot()
    def choose_file(self) -> None:
        """Asks for a backup with the system's own dialog."""
        dialog = QFileDialog(self._window, self.tr("Open a backup file"))
        dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
        dialog.setNameFilters([self.tr("Backups of Alcove (*.vaultbackup)"), self.tr("All files (*)")])
        dialog.fileSelected.connect(self.look)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def look(self, path: str) -> None:
        """Reads what the file says of itself, then asks for what opens it."""
        if self._step is not None:
            self._step.reject()
        self._keeping.look(Path(path))

    @Slot(object)
    def tell_older(self, older: Older) -> None:
        """A journal that had come further before is there in an older state."""
        text = self.tr(
            "When it was used here last, on {day}, it had {before}. Now it has {now}. A backup or another "
            "copy of the folder may have been put back. Alcove has changed nothing."
        )
        question = Question(
            self._window,
            self.tr("This journal is from an earlier day"),
            text.format(
                day=day_words(older.used_at.astimezone().date()),
                before=entries_words(older.entries_before),
                now=entries_words(older.entries),
            ),
            self.tr("Show the backups"),
            self.tr("It is the right one"),
        )
        question.accepted.connect(self._keeping.accept_older)
        question.safe_button.clicked.connect(self.show_list)
        question.open()

    # The list

    @Slot()
    def _refresh(self) -> None:
        if self._list is not None:
            backups = self._keeping.backups()
            self._list.show_backups(backups, openable_elsewhere=self._keeping.openable_elsewhere)
            if self._keeping.trouble is not None:
                self._list.notice.say_problem(sentence_for(self._keeping.trouble).whole)

    @Slot()
    def _back_up(self) -> None:
        self._begin_making()
        self._keeping.back_up()

    @Slot()
    def _choose_folder(self) -> None:
        dialog = QFileDialog(self._window, self.tr("Back up to another place"))
        dialog.setFileMode(QFileDialog.FileMode.Directory)
        dialog.setOption(QFileDialog.Option.ShowDirsOnly)
        dialog.fileSelected.connect(self.consider_folder)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()

    @Slot(str)
    def consider_folder(self, name: str) -> None:
        """A folder that is copied to somebody else's computers is allowed, with open eyes."""
        self._folder = Path(name)
        service = self._keeping.is_synced(self._folder)
        if not service:
            self._back_up_to_folder()
            return
        text = self.tr(
            "This folder is copied to {service}. The backup is locked, but the file, its size and its times are there "
            "for others to see, and it stays there when you remove it here."
        )
        question = Question(
            self._window,
            self.tr("Put it there all the same?"),
            text.format(service=service),
            self.tr("Choose another"),
            self.tr("Put it there"),
        )
        question.accepted.connect(self._back_up_to_folder)
        question.rejected.connect(self._choose_folder)
        question.open()

    @Slot()
    def _back_up_to_folder(self) -> None:
        if self._folder is not None:
            self._begin_making()
            self._keeping.back_up_to(self._folder)

    def _begin_making(self) -> None:
        self._asked = True
        if self._list is not None:
            self._list.notice.clear()
            self._list.show_progress((0, 0))

    @Slot(object, object)
    def _show_progress(self, done: int, total: int) -> None:
        if self._step is not None:
            self._step.show_progress(done, total)
        elif self._list is not None:
            self._list.show_progress((done, total))

    @Slot(object)
    def _say_made(self, backup: Backup) -> None:
        if self._list is None:
            return
        self._list.show_progress(None)
        self._asked = False
        words = self.tr("The backup is made, with {entries}. It was opened and looked over.")
        self._list.notice.say(words.format(entries=entries_words(backup.entries)))

    @Slot()
    def _say_stopped(self) -> None:
        self._asked = False
        if self._step is not None:
            self._step.say_stopped()
        elif self._list is not None:
            self._list.show_progress(None)
            self._list.notice.say(self.tr("Stopped. No backup was made, and the earlier ones are as they were."))

    @Slot(object)
    def _say_not_made(self, error: Exception) -> None:
        """Who asked for it hears of it, also after closing the list."""
        asked, self._asked = self._asked, False
        if self._list is None:
            if asked:
                self._say_unfit(error)
            return
        self._list.show_progress(None)
        self._list.notice.say_problem(sentence_for(error).whole)

    @Slot()
    def _forget_list(self) -> None:
        self._list = None

    @Slot()
    def _leave_list(self) -> None:
        """The journal closes; going back to a backup closes it too, and that sheet stays."""
        if self._list is not None:
            self._list.reject()

    # Going back

    @Slot(object)
    def look_at(self, backup: Backup) -> None:
        self.look(str(backup.path))

    @Slot(object)
    def _ask_for_secret(self, found: FoundBackup) -> None:
        from app.ui.backups.restore_sheet import RestoreSheet

        here = self._keeping.opens_here(found)
        replaces = self._access.profile.vault.exists()
        sheet = RestoreSheet(found, self._window, replaces=replaces, asks=not here)
        sheet.first_keep_this = self._would_lock_out(found)
        sheet.password_given.connect(self._keeping.open_with_passphrase)
        sheet.code_given.connect(self._keeping.open_with_recovery_code)
        sheet.go_wanted.connect(self._restore)
        sheet.rejected.connect(self._keeping.forget)
        sheet.finished.connect(self._forget_step)
        self._step = sheet
        sheet.open()
        if here:
            self._keeping.open_here()

    def _would_lock_out(self, found: FoundBackup) -> bool:
        """Whether what is here now is another journal, and only the key store opens it."""
        keys, open_now = self._access.keys, isinstance(self._access.state, Unlocked)
        other = keys is not None and keys.vault_id != found.header.vault_id
        return open_now and other and not self._keeping.openable_elsewhere

    @Slot()
    def _restore(self) -> None:
        """Words that are on the page come first."""
        shell = self._asking.shell if self._asking is not None else None
        if shell is not None and not shell.flush():
            if self._step is not None:
                self._step.say_unsaved()
            return
        self._keeping.restore()

    @Slot(object)
    def _say_unfit(self, error: Exception) -> None:
        from app.ui.trouble_sheet import tell

        tell(error, self._window)

    @Slot(object)
    def _show_inside(self, found: FoundBackup) -> None:
        if self._step is not None:
            self._step.show_opened(found)

    @Slot(object)
    def _show_problem(self, error: Exception) -> None:
        if self._step is not None:
            self._step.show_problem(error)

    @Slot()
    def _finish(self) -> None:
        """The journal of the backup opens by itself, or asks for its password."""
        if self._step is not None:
            self._step.accept()
        if self._list is not None:
            self._list.accept()

    @Slot()
    def _forget_step(self) -> None:
        self._step = None
