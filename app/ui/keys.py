"""The table of keys: what makes the shortcuts is also what the list of keys shows, so the two cannot differ."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QWidget

from app.settings import TEXT_SIZES


class Act(Enum):
    """What a key of the main window asks for."""

    TODAY = auto()
    JOURNAL = auto()
    GOALS = auto()
    SETTINGS = auto()
    NEXT_PANE = auto()
    PREVIOUS_PANE = auto()
    BACK = auto()
    NEW_ENTRY = auto()
    SEARCH = auto()
    HIDE = auto()
    LOCK = auto()
    LARGER = auto()
    SMALLER = auto()
    USUAL_SIZE = auto()
    LIST_OF_KEYS = auto()


_WHILE_LOCKED = frozenset({Act.LARGER, Act.SMALLER, Act.USUAL_SIZE, Act.LIST_OF_KEYS, Act.LOCK})
COVERING = frozenset({Act.HIDE, Act.LOCK})
"""For when somebody comes in."""
IN_THE_SAFE_SPACE = COVERING | {Act.LARGER, Act.SMALLER, Act.USUAL_SIZE}


@dataclass(frozen=True, slots=True)
class Key:
    """One row of the list. Without an act the place where it works listens itself."""

    sequence: str
    act: Act | None
    words: str
    also: str = ""
    until: str = ""


def text_size_after(act: Act, size: float) -> float:
    """The next larger or smaller size of the text, or the usual one."""
    at = TEXT_SIZES.index(size)
    wanted = {Act.LARGER: at + 1, Act.SMALLER: at - 1, Act.USUAL_SIZE: 0}[act]
    return TEXT_SIZES[max(0, min(wanted, len(TEXT_SIZES) - 1))]


class KeyMap(QObject):
    """The shortcuts of a window, all or some; one signal says what was asked for."""

    asked = Signal(object)

    def __init__(self, window: QWidget, acts: frozenset[Act] = frozenset(Act)) -> None:
        super().__init__(window)
        self._group = QActionGroup(self)
        self._group.setExclusionPolicy(QActionGroup.ExclusionPolicy.None_)
        self._group.triggered.connect(self._say)
        for _, keys in self.table():
            for key in keys:
                if key.act in acts:
                    self._add(window, key, key.act)

    def table(self) -> tuple[tuple[str, tuple[Key, ...]], ...]:
        """Every key of the main window, in the order a person would look for them."""
        return (
            (
                self.tr("Going places"),
                (
                    Key("Ctrl+1", Act.TODAY, self.tr("Today")),
                    Key("Ctrl+2", Act.JOURNAL, self.tr("Journal")),
                    Key("Ctrl+3", Act.GOALS, self.tr("Goals")),
                    Key("Ctrl+,", Act.SETTINGS, self.tr("Settings")),
                    Key("F6", Act.NEXT_PANE, self.tr("Next part of the window")),
                    Key("Shift+F6", Act.PREVIOUS_PANE, self.tr("Previous part of the window")),
                    Key("Alt+Left", Act.BACK, self.tr("Back")),
                    Key("Ctrl+/", Act.LIST_OF_KEYS, self.tr("This list")),
                ),
            ),
            (
                self.tr("Writing"),
                (
                    Key("Ctrl+N", Act.NEW_ENTRY, self.tr("New entry")),
                    Key("Ctrl+F", Act.SEARCH, self.tr("Search the journal")),
                    Key("Ctrl+G", None, self.tr("Go to a date")),
                    Key("Ctrl+Shift+F", None, self.tr("Find in the open entry")),
                    Key("Ctrl+P", None, self.tr("A sentence to begin from")),
                    Key("Ctrl+D", None, self.tr("Keep the line, or what is selected")),
                    Key("F7", None, self.tr("Next word the dictionary does not know")),
                    Key("F11", None, self.tr("Only the page, and back")),
                    Key("Ctrl+B", None, self.tr("Bold")),
                    Key("Ctrl+I", None, self.tr("Italic")),
                    Key("1", None, self.tr("Choose a mood, where nothing is being typed"), until="5"),
                ),
            ),
            (
                self.tr("Keeping it private"),
                (
                    Key("Ctrl+Shift+H", Act.HIDE, self.tr("Hide the words, or show them again")),
                    Key("Ctrl+L", Act.LOCK, self.tr("Lock now; twice: lock and put the window away")),
                ),
            ),
            (
                self.tr("Size of the text"),
                (
                    Key("Ctrl++", Act.LARGER, self.tr("Larger"), also="Ctrl+="),
                    Key("Ctrl+-", Act.SMALLER, self.tr("Smaller")),
                    Key("Ctrl+0", Act.USUAL_SIZE, self.tr("As it was at first")),
                ),
            ),
        )

    def in_the_safe_space(self, help_key: str) -> tuple[tuple[str, str], ...]:
        """Its keys, as they are written, and what each does; it is a window of its own and listens itself."""
        tiles = Key("1", None, self.tr("A tile, from the large one on"), until="7")
        rest = Key("Space", None, self.tr("Pause and go on, or tick the next one"))
        people = Key("P", None, self.tr("Reach someone"))
        back = Key("Esc", None, self.tr("Back; from the first screen, out"))
        hide = Key("Ctrl+Shift+H", Act.HIDE, self.tr("Out, and hide the words"))
        lock = Key("Ctrl+L", Act.LOCK, self.tr("Out, and lock"))
        again = self.tr("{key} again").format(key=help_key), self.tr("Start the large tile")
        return (again, *((self.shown(key), key.words) for key in (tiles, rest, people, back, hide, lock)))

    def shown(self, key: Key) -> str:
        """The keys of a row as this system writes them."""
        first = QKeySequence(key.sequence).toString(QKeySequence.SequenceFormat.NativeText)
        return self.tr("{first} to {last}").format(first=first, last=key.until) if key.until else first

    def set_locked(self, locked: bool) -> None:
        """While locked only the keys that touch nothing personal work."""
        for action in self._group.actions():
            action.setEnabled(not locked or action.data() in _WHILE_LOCKED)

    def _add(self, window: QWidget, key: Key, act: Act) -> None:
        action = QAction(key.words, self._group)
        action.setShortcuts([QKeySequence(sequence) for sequence in (key.sequence, key.also) if sequence])
        action.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        action.setAutoRepeat(False)
        action.setData(act)
        window.addAction(action)

    def _say(self, action: QAction) -> None:
        self.asked.emit(action.data())
