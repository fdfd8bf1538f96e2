"""Looks words up while somebody writes, and never makes them wait: what is not known yet is not marked yet."""

from collections import OrderedDict
from contextlib import suppress
from dataclasses import dataclass

from PySide6.QtCore import QLocale, QObject, QTimer, Signal, Slot

from app import dictionaries
from app.domain.spelling import LEARNT, LIKE_SYSTEM, OFF, best_tags, takes_names, words_in
from app.jobs import Jobs, Working
from app.storage.errors import StorageError
from app.storage.wishes import WishStore
from app.ui.journal.plain_text import in_qt_units
from app.ui.preferences_holder import PreferencesHolder

_PAUSE_MS = 300
_AT_ONCE = 2_000
_LINES_KEPT = 200
_LONGEST_LINE = 10_000

Place = tuple[int, int]
Found = tuple[tuple[str, ...], dict[str, bool]]


@dataclass(frozen=True, slots=True)
class LookUp:
    """Slow work: which of these words the dictionaries of the wanted languages know."""

    wanted: tuple[str, ...]
    words: tuple[str, ...]

    def __call__(self, _job: Working) -> Found:
        tags = best_tags(self.wanted, dictionaries.tags())
        return tags, {word: dictionaries.knows(tags, word) for word in self.words}


@dataclass(frozen=True, slots=True)
class Suggest:
    """Slow work: words that look like this one."""

    tags: tuple[str, ...]
    word: str

    def __call__(self, _job: Working) -> tuple[str, tuple[str, ...]]:
        return self.word, dictionaries.suggestions(self.tags, self.word)


class Spelling(QObject):
    """Belongs to one journal. `changed` says that other words are known than before."""

    changed = Signal()
    suggested = Signal(str, object)

    def __init__(
        self, preferences: PreferencesHolder, wishes: WishStore, jobs: Jobs, parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self._wishes = wishes
        self._jobs = jobs
        self._tags: tuple[str, ...] = ()
        self._own: frozenset[str] | None = None
        self._verdicts: dict[str, bool] = {}
        self._lines: OrderedDict[str, tuple[Place, ...]] = OrderedDict()
        self._to_ask: dict[str, None] = {}
        self._asking = False
        self._chosen = preferences.value.spelling
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(_PAUSE_MS)
        self._soon.timeout.connect(self._ask)
        preferences.changed.connect(self._follow)

    def is_on(self) -> bool:
        return self._chosen != OFF

    @property
    def chosen(self) -> str:
        """The tag of a dictionary, or `OFF`, or `LIKE_SYSTEM`."""
        return self._chosen

    def unknown_in(self, line: str, typing_at: int = -1) -> tuple[Place, ...]:
        """Where words stand that no dictionary knows, in Qt's counting; what is not known yet is asked about.

        The word at `typing_at` is not finished, so it is left alone.
        """
        if not self.is_on() or len(line) > _LONGEST_LINE:
            return ()
        if line in self._lines:
            self._lines.move_to_end(line)
            return self._lines[line]
        places: list[Place] = []
        complete = True
        for start, word in words_in(in_qt_units(line), names=takes_names(self._tags)):
            if start <= typing_at <= start + len(word):
                complete = False
                continue
            known = self._verdict(word)
            if known is None:
                complete = False
                self._to_ask[_plain(word)] = None
            elif not known:
                places.append((start, len(word)))
        if self._to_ask and not self._soon.isActive():
            self._soon.start()
        if not complete:
            return tuple(places)
        self._lines[line] = tuple(places)
        if len(self._lines) > _LINES_KEPT:
            self._lines.popitem(last=False)
        return self._lines[line]

    def all_asked(self, line: str) -> bool:
        """Whether everything in a line has been looked up."""
        self.unknown_in(line)
        return not self.is_on() or len(line) > _LONGEST_LINE or line in self._lines

    def suggest(self, word: str) -> None:
        """`suggested` comes with words that look alike."""
        self._jobs.run_apart(Suggest(self._tags, word), on_done=self._take_suggestions)

    def is_own(self, word: str) -> bool:
        """Whether the person taught it."""
        return _plain(word) in self._own_words()

    def learn(self, word: str) -> None:
        """Knows a word from now on; it is kept in the vault. Raises StorageError."""
        self._keep_own(self._own_words() | {_plain(word)})

    def unlearn(self, word: str) -> None:
        """Takes a word back that was taught. Raises StorageError."""
        self._keep_own(self._own_words() - {_plain(word)})

    def choose(self, spelling: str) -> None:
        """Another dictionary, all the system's languages, or none."""
        self._preferences.change(spelling=spelling)

    def _verdict(self, word: str) -> bool | None:
        plain, own = _plain(word), self._own_words()
        return True if plain in own or plain.lower() in own else self._verdicts.get(plain)

    def _keep_own(self, words: frozenset[str]) -> None:
        self._wishes.keep(LEARNT, words)
        self._own = words
        self._forget_lines()

    def _own_words(self) -> frozenset[str]:
        if self._own is None:
            self._own = frozenset()
            with suppress(StorageError):
                self._own = self._wishes.words(LEARNT)
        return self._own

    @Slot()
    def _ask(self) -> None:
        if self._asking or not self._to_ask or not self.is_on():
            return
        asked = tuple(self._to_ask)[:_AT_ONCE]
        for word in asked:
            del self._to_ask[word]
        self._asking = True
        self._jobs.run_apart(LookUp(self._wanted(), asked), on_done=self._take, on_failed=self._give_up)

    def _wanted(self) -> tuple[str, ...]:
        return tuple(QLocale.system().uiLanguages()) if self._chosen == LIKE_SYSTEM else (self._chosen,)

    @Slot(object)
    def _take(self, found: Found) -> None:
        self._asking = False
        tags, verdicts = found
        if tags != self._tags:
            self._tags = tags
            self._verdicts.clear()
        self._verdicts.update(verdicts)
        self._forget_lines()
        if self._to_ask:
            self._soon.start()

    @Slot(object)
    def _give_up(self, _error: Exception) -> None:
        """A dictionary that does not answer marks nothing."""
        self._asking = False

    @Slot(object)
    def _take_suggestions(self, found: tuple[str, tuple[str, ...]]) -> None:
        self.suggested.emit(*found)

    @Slot()
    def _follow(self) -> None:
        if self._chosen == self._preferences.value.spelling:
            return
        self._chosen = self._preferences.value.spelling
        self._to_ask.clear()
        self._verdicts.clear()
        self._forget_lines()

    def _forget_lines(self) -> None:
        self._lines.clear()
        self.changed.emit()


def _plain(word: str) -> str:
    return word.replace("\u2019", "'")
