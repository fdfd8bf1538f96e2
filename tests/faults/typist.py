"""Somebody who types at the real window, and says aloud what the page called saved.

python -m tests.faults.typist FOLDER MODE [UNSAFE]: `steady` types until it is ended, or `steady:40` until so much is
saved; `obeying` does what it reads, one command a line. Each answer is one line of JSON on the standard output.
"""

import json
import os
import random
import sys
import time
from dataclasses import replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.journal import Entry
from app.main import App, build, make_application
from app.storage import connection
from app.storage.journal import JournalStore
from app.ui.journal import keeper
from app.ui.journal.entry_page import EntryPage
from app.ui.journal.keeper import Keeper, Kept
from app.ui.shell import Place as Page
from tests.faults.forked import Say, speak
from tests.faults.place import Place, page, tie_to_parent
from tests.support.robot import Robot

_WORDS = ("heron", "river", "lantern", "quiet", "bread", "morning", "window", "letter", "harbour", "walnut", "tired")
_rewrite = JournalStore.rewrite
_SETTLED = (Kept.SAVED, Kept.NOT_SAVED, Kept.NOTHING_YET)
# What the safeguards prevent, for the proof that the checks find it.
_UNSAFE = {
    "off": {"synchronous": ("OFF", "0")},
    "delete": {"synchronous": ("FULL", "2"), "journal_mode": ("DELETE", "delete")},
}


class Typist(QObject):
    """Writes a word, waits for the page to say that it is saved, says so, and writes the next."""

    def __init__(self, app: App, page: EntryPage, say: Say, chance: random.Random, most: int | None) -> None:
        super().__init__()
        self._app, self._page, self._say, self._chance, self._most = app, page, say, chance, most
        self._marker = f"{chance.getrandbits(48):012x}"
        self._pages = self._saved = 0
        page.keeper.state_changed.connect(self._look)

    @Slot()
    def begin(self) -> None:
        """A page of its own begins with words that no other has."""
        window = QApplication.focusWidget()
        assert window is not None
        QTest.keyClicks(window, f"{self._marker}x{self._pages} ")
        self._pages += 1

    @Slot()
    def _look(self) -> None:
        if self._page.keeper.state is Kept.SAVED:
            entry = self._page.keeper.entry
            assert entry is not None
            self._say({"uid": entry.uid, "body": self._page.editor.text()})
            self._saved += 1
            QTimer.singleShot(0, self, self._end if self._saved == self._most else self._go_on)

    @Slot()
    def _go_on(self) -> None:
        if self._chance.random() < 0.2:
            self._app.window.shell.page(Page.JOURNAL).new_entry()  # type: ignore[union-attr]
            self.begin()
            return
        focus = QApplication.focusWidget()
        assert focus is not None
        QTest.keyClicks(focus, " ".join(self._chance.choices(_WORDS, k=self._chance.randint(1, 6))) + " ")

    @Slot()
    def _end(self) -> None:
        """Leaves without a further word, as after a power cut: what counts is only what was said."""
        os._exit(0)


def sit_down(place: Place, pause_ms: int = 3) -> tuple[App, Robot, EntryPage]:
    """The real app over a profile, at an empty page of the journal. The pause before saving is made short."""
    vars(keeper)["_PAUSE_MS"] = pause_ms
    app = build(place.profile, keychain=place.keychain)
    assert not app.is_open_elsewhere(), "somebody else has this profile"
    app.begin()
    robot = Robot(app.window)
    robot.wait(lambda: app.window.shell is not None and app.entrance is not None, "the journal did not open")
    robot.keys("Ctrl+N")
    assert app.window.shell is not None
    return app, robot, app.window.shell.page(Page.JOURNAL).page


def type_steadily(place: Place, say: Say, seed: int, most: int | None = None) -> None:
    """Types until this process is ended, or until so much was saved."""
    application = make_application()
    app, _robot, page = sit_down(place)
    typist = Typist(app, page, say, random.Random(seed), most)
    QTimer.singleShot(0, typist, typist.begin)
    application.exec()


def obey(place: Place, say: Say) -> None:
    """Does what is asked for, and says how the page stands after it."""
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    app, robot, page = sit_down(place)
    say(_standing(page, 0.0))
    for line in sys.stdin:
        asked = json.loads(line)
        began = time.perf_counter()
        if asked["do"] == "new":
            robot.keys("Ctrl+N")
        elif asked["do"] == "again":
            robot.press("Try again")
        elif asked["do"] == "type":
            page.begin_writing()
            robot.type(asked["text"])
        elif asked["do"] == "leave":
            break
        robot.wait(lambda: app.window.shell is None or page.keeper.state in _SETTLED, "the page never settled")
        if app.window.shell is None:
            say({"state": "CLOSED"})
            break
        say(_standing(page, time.perf_counter() - began))
    app.end()


def _standing(page: EntryPage, seconds: float) -> dict[str, Any]:
    entry = page.keeper.entry
    return {
        "state": page.keeper.state.name,
        "bar": page.saved.words.text(),
        "bar_seen": page.saved.isVisible(),
        "text": page.editor.text(),
        "uid": entry.uid if entry else None,
        "error": type(page.keeper.error).__name__ if page.keeper.error else None,
        "seconds": round(seconds, 3),
    }


def be_unsafe(how: str) -> None:
    """Takes safeguards away in this process, or plants a fault, for the proof that the checks find it."""
    if how == "forgetful":
        JournalStore.rewrite = _rewrite_sometimes  # type: ignore[method-assign]
    elif how == "deaf":
        Keeper._not_saved = _say_saved  # type: ignore[method-assign, assignment]
    else:
        changed = _UNSAFE[how]
        kept = connection._SAFEGUARDS
        vars(connection)["_SAFEGUARDS"] = tuple((name, *changed.get(name, rest)) for name, *rest in kept)


def _rewrite_sometimes(self: JournalStore, uid: str, **given: Any) -> Entry | None:
    """Says of every second change that it was stored, and stores nothing."""
    before = self.opened(uid)
    if before is None or before.body == given["body"] or len(given["body"]) % 2:
        return _rewrite(self, uid, **given)
    return replace(before, body=given["body"])


def _say_saved(self: Keeper, _error: Exception) -> None:
    self._entry = self._entry or self._journal.get(self._uid) or page(self._uid, "")
    self._show(Kept.SAVED)


if __name__ == "__main__":
    tie_to_parent()
    if sys.argv[3:]:
        be_unsafe(sys.argv[3])
    mode, _, number = sys.argv[2].partition(":")
    here = Place(Path(sys.argv[1]))
    if mode == "steady":
        type_steadily(here, speak, 7, int(number) if number else None)
    else:
        obey(here, speak)
