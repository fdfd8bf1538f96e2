"""A sheet being filled in: what is said, what of that is stored, and the vault it goes to."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from app.domain.filling import Filling, is_empty
from app.domain.journal import NewEntry
from app.domain.sheets import Answer, Sheet, Value
from app.domain.worksheets import Field, Worksheet
from app.storage.sheets import SheetStore
from app.ui.keep_soon import KeepSoon
from app.ui.worksheets.answer_words import answer_words


class SheetKeeper(QObject):
    """Begins a sheet with the first answer: one that was only looked at leaves nothing behind.

    `kept_words` tells words that were just stored.
    """

    changed = Signal()
    kept_words = Signal(str)

    def __init__(
        self,
        store: SheetStore,
        worksheet: Worksheet,
        part: QWidget,
        now: Callable[[], datetime],
        goal: str | None = None,
    ) -> None:
        super().__init__(part)
        self._store = store
        self._now = now
        self._owed: dict[tuple[str, int], tuple[Value, bool]] = {}
        self._owed_page: int | None = None
        self._owed_day: date | None = None
        self.filling = Filling(worksheet, Sheet("", worksheet.name, now().date(), goal), {}, {})
        self._soon = KeepSoon(self._keep, part)
        self._soon.setParent(self)

    def take_up(self, sheet: Sheet, answers: Sequence[Answer]) -> None:
        """Goes on with a sheet that was begun before."""
        self.filling = Filling.of(self.filling.worksheet, sheet, answers)

    @property
    def uid(self) -> str:
        """Empty until something was answered."""
        return self.filling.sheet.uid

    @property
    def today(self) -> date:
        return self._now().date()

    def answers(self) -> dict[tuple[str, int], Value]:
        """Every answer, by question and line."""
        return {(key, line): value for key, lines in self.filling.said.items() for line, value in lines.items()}

    def say(self, field: Field, line: int, value: Value | None) -> None:
        """Somebody answered, or took an answer back."""
        before = self.filling.value(field.key, line)
        marked = self.filling.marks_change(field, line)
        earlier = self._owed.get((field.key, line))
        if marked and earlier is not None and not earlier[1]:
            # What was foretold is stored before it gives way, or nobody could say later what stood there first.
            self._soon.flush()
        self.filling = self.filling.with_answer(field.key, value, line)
        if marked and (field.key, line) not in self.filling.changed and before != value:
            self.filling = replace(self.filling, changed={**self.filling.changed, (field.key, line): before})
        self._owed[field.key, line] = (value, marked or (earlier is not None and earlier[1]))
        self._soon.touch()
        self.changed.emit()

    def be_about(self, day: date) -> None:
        """The sheet is about another day."""
        self.filling = self.filling.about(day)
        self._owed_day = day
        self._soon.touch()
        self.changed.emit()

    def turn_to(self, page: int) -> None:
        """Where somebody is now, to come back to."""
        if self.filling.sheet.page != page:
            self.filling = replace(self.filling, sheet=replace(self.filling.sheet, page=page))
            self._owed_page = page
            self._soon.touch()

    def remove_line(self, group: str, line: int) -> list[Answer]:
        """Takes a line out with everything that was said about it, and gives that. Raises StorageError."""
        self._soon.flush()
        keys = self.filling.belongs_to_lines(group)
        gone = self._store.remove_line(self.uid, keys, line) if self.uid else []
        self._read_again()
        return gone

    def put_back_line(self, group: str, line: int, answers: Sequence[Answer]) -> None:
        """Puts a line back where it was. Raises StorageError."""
        self._soon.flush()
        if self.uid:
            self._store.put_back_line(self.uid, self.filling.belongs_to_lines(group), line, answers)
        self._read_again()

    def finish(self) -> bool:
        """Puts the sheet down as done; False when its words are not stored yet. Raises StorageError."""
        if not self.flush():
            return False
        if self.uid:
            self._store.finish(self.uid)
        return True

    def flush(self) -> bool:
        return self._soon.flush()

    def unsaved(self) -> NewEntry | None:
        """What was written and is not stored, as a page for the journal."""
        worksheet = self.filling.worksheet
        parts = []
        for (key, _line), (value, _marked) in self._owed.items():
            field = worksheet.field(key)
            if field is not None and not is_empty(value):
                parts.append(f"{field.words}\n{answer_words(field, value, self.today)}")
        return NewEntry(self._now(), worksheet.title, "\n\n".join(parts)) if parts else None

    def _keep(self) -> None:
        if not self.uid:
            if all(is_empty(value) for value, _marked in self._owed.values()):
                return
            self._begin()
        for (key, line), (value, marked) in list(self._owed.items()):
            self._store.keep(self.uid, key, value, line, mark_change=marked)
            if self._owed.get((key, line)) == (value, marked):
                del self._owed[key, line]
            if isinstance(value, str):
                self.kept_words.emit(value)
        if self._owed_page is not None:
            self._store.set_page(self.uid, self._owed_page)
            self._owed_page = None
        if self._owed_day is not None:
            self._store.set_day(self.uid, self._owed_day)
            self._owed_day = None

    def _begin(self) -> None:
        sheet = self.filling.sheet
        begun = self._store.begin(sheet.worksheet, sheet.day, sheet.goal)
        self.filling = replace(self.filling, sheet=replace(begun, page=sheet.page))
        self._owed_page = sheet.page or None
        self._owed_day = None

    def _read_again(self) -> None:
        if self.uid:
            self.filling = Filling.of(self.filling.worksheet, self.filling.sheet, self._store.answers(self.uid))
        self.changed.emit()
