"""What an entry has besides its words: feelings, tags and people, as chips beside the mood."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date
from itertools import pairwise

from PySide6.QtCore import QObject, QPoint, Signal, Slot
from PySide6.QtWidgets import QMenu, QWidget

from app.domain.feelings import Feeling, FeelingWord
from app.domain.labels import Label, LabelKind, label_of
from app.domain.links import Link
from app.storage.errors import StorageError
from app.ui.journal import feeling_words
from app.ui.journal.keeper import Keeper
from app.ui.journal.label_field import LabelField
from app.ui.journal.mood_line import MoodLine
from app.ui.messages import sentence_for
from app.ui.widgets.chips import AddChip, WordChip
from app.ui.widgets.date_words import short_day_words
from app.workspace import Workspace

_LONGEST_TITLE = 32


class Marks(QObject):
    """Belongs to one page. What is chosen here is in the vault at once, with the page if it was not there yet."""

    trouble = Signal(str)
    label_wanted = Signal(object)
    entry_wanted = Signal(str)
    changed = Signal()

    def __init__(self, workspace: Workspace, keeper: Keeper, line: MoodLine, page: QWidget) -> None:
        super().__init__(page)
        self._workspace = workspace
        self._keeper = keeper
        self._line = line
        self._page = page
        self._hidden = self._covered = False
        self._feelings: tuple[Feeling, ...] = ()
        self._labels: tuple[Label, ...] = ()
        self._links: tuple[Link, ...] = ()
        self._chips: list[WordChip] = []
        self._field: LabelField | None = None
        self.add_feeling = AddChip(self.tr("Feeling"), page)
        self.add_tag = AddChip(self.tr("Tag"), page)
        self.add_person = AddChip(self.tr("Person"), page)
        self.add_feeling.clicked.connect(self.choose_feelings)
        self.add_tag.clicked.connect(self._type_tag)
        self.add_person.clicked.connect(self._type_person)
        self._show()

    def parts(self) -> list[QWidget]:
        """In the order of the Tab key."""
        items = [self._line.chips.itemAt(number) for number in range(1, self._line.chips.count())]
        return [widget for item in items if item is not None and (widget := item.widget()) is not None]

    def read(self, *, covered: bool = False) -> None:
        """Shows what the entry of the page has; while it is covered nothing, not even to a screen reader."""
        self._covered = covered
        entry = None if covered else self._keeper.entry
        try:
            self._feelings = self._workspace.feelings.of(entry.uid) if entry else ()
            self._labels = self._workspace.labels.of(entry.uid) if entry else ()
            self._links = self._workspace.links.of(entry.uid) if entry else ()
        except StorageError:
            self._feelings, self._labels, self._links = (), (), ()
        self._show()

    def finish(self) -> None:
        """A tag or name that is still being typed is taken as it stands."""
        if self._field is not None:
            self._field.finish()

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for chip in self._chips:
            chip.hide_words(hidden)
        for add in (self.add_feeling, self.add_tag, self.add_person):
            add.setEnabled(not hidden)

    @Slot()
    def choose_feelings(self) -> None:
        """The sheet to choose from, with what was chosen before."""
        from app.ui.journal.feeling_sheet import FeelingSheet

        try:
            sheet = FeelingSheet(self._page, self._workspace.feelings, self._feelings)
        except StorageError as error:
            self.trouble.emit(sentence_for(error).title)
            return
        sheet.chosen.connect(self._give_feelings)
        sheet.open()

    @Slot(object)
    def _give_feelings(self, feelings: tuple[Feeling, ...]) -> None:
        if self._covered:
            return
        entry = self._keeper.settle()
        try:
            if entry is not None:
                self._workspace.feelings.give(entry.uid, feelings)
                self._feelings = feelings
        except StorageError as error:
            self.trouble.emit(sentence_for(error).title)
        self._show()
        self.add_feeling.setFocus()
        self.changed.emit()

    def _give_labels(self, labels: Sequence[Label]) -> None:
        if self._covered:
            return
        entry = self._keeper.settle()
        try:
            if entry is not None:
                self._workspace.labels.give(entry.uid, labels)
                self._labels = self._workspace.labels.of(entry.uid)
        except StorageError as error:
            self.trouble.emit(sentence_for(error).title)
        except ValueError:
            self.trouble.emit(self.tr("That is as many tags and people as one entry can have."))
        self._show()
        self.changed.emit()

    @Slot()
    def _type_tag(self) -> None:
        self._type(LabelKind.TAG, self.add_tag, self.tr("A tag"))

    @Slot()
    def _type_person(self) -> None:
        self._type(LabelKind.PERSON, self.add_person, self.tr("A name"))

    def _type(self, kind: LabelKind, add: AddChip, name: str) -> None:
        self._stop_typing()
        field = LabelField(self._workspace.labels, kind, name, self._page)
        field.setProperty("kind", kind)
        field.entered.connect(self._add_typed)
        field.left.connect(self._stop_typing)
        self._field = field
        add.hide()
        self._show()
        field.setFocus()

    @Slot(str)
    def _add_typed(self, typed: str) -> None:
        kind = LabelKind(self._field.property("kind")) if self._field is not None else LabelKind.TAG
        label = label_of(kind, typed)
        if label is not None and all(label.folded != one.folded or label.kind != one.kind for one in self._labels):
            self._give_labels([*self._labels, label])

    @Slot()
    def _stop_typing(self) -> None:
        if self._field is None:
            return
        field, self._field = self._field, None
        had_focus = field.hasFocus()
        add = self.add_tag if LabelKind(field.property("kind")) is LabelKind.TAG else self.add_person
        field.hide()
        field.deleteLater()
        self._show()
        if had_focus:
            add.setFocus()

    def _show(self) -> None:
        """Lays all chips out anew behind the one of the mood."""
        flow = self._line.chips
        while flow.count() > 1:
            flow.takeAt(1)
        for chip in self._chips:
            chip.hide()
            chip.deleteLater()
        self._chips = [*self._feeling_chips(), *self._label_chips(), *self._link_chips()]
        felt = len(self._feelings)
        parts: list[QWidget] = [*self._chips[:felt], self.add_feeling, *self._chips[felt:]]
        if self._field is not None:
            parts.append(self._field)
        parts += [self.add_tag, self.add_person]
        for part in parts:
            flow.addWidget(part)
            part.show()
        for before, after in pairwise([self._line.clear_button, *parts]):
            QWidget.setTabOrder(before, after)
        self.hide_words(self._hidden)

    def _feeling_chips(self) -> list[WordChip]:
        words: dict[str, FeelingWord] = {}
        with suppress(StorageError):
            words = feeling_words.words_by_key(self._workspace.feelings) if self._feelings else {}
        chips = []
        for feeling in self._feelings:
            word = words[feeling.key].word if feeling.key in words else feeling.key
            shown = word if feeling.strength is None else f"{word} {feeling.strength}"
            chip = WordChip(shown[:1].upper() + shown[1:], self._page)
            chip.clicked.connect(self.choose_feelings)
            chips.append(chip)
        return chips

    def _label_chips(self) -> list[WordChip]:
        chips = []
        for number, label in enumerate(self._labels):
            mark = "#" if label.kind is LabelKind.TAG else "@"
            chip = WordChip(f"{mark}{label.name}", self._page)
            chip.setProperty("number", number)
            chip.clicked.connect(self._open_menu)
            chips.append(chip)
        return chips

    @Slot()
    def _open_menu(self) -> None:
        chip = self.sender()
        assert isinstance(chip, WordChip)
        menu = QMenu(self._page)
        menu.addAction(self.tr("Show all with this"), self._want_label)
        menu.addAction(self.tr("Take away"), self._take_away)
        menu.aboutToHide.connect(menu.deleteLater)
        self._asked_about = int(chip.property("number"))
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    def _link_chips(self) -> list[WordChip]:
        chips = []
        for number, link in enumerate(self._links):
            title = link.title or short_day_words(link.about.date(), date.today())
            arrow = "\u2190" if link.back else "\u2192"
            chip = WordChip(f"{arrow} {title[:_LONGEST_TITLE]}", self._page)
            chip.setProperty("number", number)
            chip.clicked.connect(self._open_link_menu)
            chips.append(chip)
        return chips

    @Slot()
    def link(self) -> None:
        """Asks for another entry to link this one with."""
        from app.ui.journal.link_sheet import LinkSheet

        entry = self._keeper.settle()
        if entry is not None:
            sheet = LinkSheet(self._page, self._workspace.journal, entry.uid)
            sheet.chosen.connect(self._add_link)
            sheet.open()

    @Slot(str)
    def _add_link(self, target: str) -> None:
        self._change_links(target, added=True)

    @Slot()
    def _open_link_menu(self) -> None:
        chip = self.sender()
        assert isinstance(chip, WordChip)
        self._asked_about = int(chip.property("number"))
        menu = QMenu(self._page)
        menu.addAction(self.tr("Open it"), self._want_entry)
        menu.addAction(self.tr("Take the link away"), self._take_link_away)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(chip.mapToGlobal(QPoint(0, chip.height())))

    @Slot()
    def _want_entry(self) -> None:
        self.entry_wanted.emit(self._links[self._asked_about].uid)

    @Slot()
    def _take_link_away(self) -> None:
        self._change_links(self._links[self._asked_about].uid, added=False)

    def _change_links(self, target: str, *, added: bool) -> None:
        entry = self._keeper.entry
        if entry is None:
            return
        links = self._workspace.links
        try:
            (links.add if added else links.remove)(entry.uid, target)
        except StorageError as error:
            self.trouble.emit(sentence_for(error).title)
        self.read()

    @Slot()
    def _want_label(self) -> None:
        self.label_wanted.emit(self._labels[self._asked_about])

    @Slot()
    def _take_away(self) -> None:
        self._give_labels([label for number, label in enumerate(self._labels) if number != self._asked_about])
