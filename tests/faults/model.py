"""The model: random sequences of everything that happens to a journal, beside a plain dictionary that says what is so.

Each sequence has a seed of its own, which is named when there is a difference.
"""

import random
import time
from collections.abc import Callable
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from tests.faults.catalogue import Reached
from tests.faults.life import Life
from tests.faults.place import Place, furnish, scratch

# No word begins another one: a search finds the beginnings of words.
_WORDS = ("heron", "river", "lantern", "quiet", "bread", "morning", "window", "letter", "harbour", "walnut", "tired")
_LONG_NIGHT, _STEPS_LONG, _STEPS_SHORT = 50, 40, 25
_DISK = ("DiskFull", "DiskTrouble", "ReadOnlyDisk")
_MOMENT_S = 0.006


class Difference(Exception):
    """The journal is not what the dictionary says."""


@dataclass(frozen=True, slots=True)
class Page:
    """What is known of one page."""

    about: str
    title: str
    body: str
    binned: bool = False


Pages = dict[str, Page]


class Sequence:
    """One sequence of steps, all of them chosen by its seed."""

    def __init__(self, place: Place, seed: int, *unsafe: str) -> None:
        self._place = place
        self._chance = random.Random(seed)
        self._unsafe = unsafe
        self._code = furnish(place).code
        self._pages: Pages = {}
        self._backups: list[tuple[str, Pages]] = []
        self._number = 0
        self._trouble = False
        self.done: list[str] = []
        self.refused = 0
        self.life = Life(place, *unsafe)
        self._expect("Unlocked", self.life.ask("open"))

    def run(self, steps: int) -> None:
        """So many steps, and at the end a look at everything after another start. Raises Difference."""
        names = [name for name, (weight, _step) in _STEPS.items() for _ in range(weight)]
        for _ in range(steps):
            name = self._chance.choice(names)
            self.done.append(name)
            _STEPS[name][1](self)
        self.done.append("the last look")
        self.restart()
        self.look()

    def add(self) -> None:
        self._write(self._new_page())

    def edit(self) -> None:
        if found := self._any():
            uid, page = found
            body = f"{page.body} {self._words()}" if self._chance.random() < 0.7 else self._words()
            self._write(("edit", {"uid": uid, "body": body}, {uid: replace(page, body=body)}))

    def remove(self) -> None:
        if found := self._any():
            uid, page = found
            self._write(("remove", {"uid": uid}, {uid: replace(page, binned=True)}))

    def take_out(self) -> None:
        if found := self._any(binned=True):
            uid, page = found
            self._write(("take_out", {"uid": uid}, {uid: replace(page, binned=False)}))

    def forget(self) -> None:
        if found := self._any(binned=self._chance.random() < 0.5):
            self._write(("forget", {"uid": found[0]}, {found[0]: None}))

    def search(self) -> None:
        wanted = self._chance.sample(_WORDS, self._chance.choice((1, 1, 2)))
        found = self.life.ask("search", words=" ".join(wanted))["came"]
        right = [uid for uid, page in self._listed() if set(wanted) <= set(page.title.split()) | set(page.body.split())]
        if found != right:
            raise Difference(f"searching {wanted} found {len(found)} pages for {len(right)}")

    def look(self) -> None:
        """Everything, in its order."""
        seen = self.life.ask("everything")["came"]
        right = [[uid, page.about, page.title, page.body] for uid, page in self._listed()]
        if seen["pages"] != right or seen["bin"] != sorted(uid for uid, page in self._pages.items() if page.binned):
            raise Difference(f"{_difference(seen['pages'], right)}, bin {len(seen['bin'])}")
        if not seen["sound"]:
            raise Difference("the file is not sound")

    def lock(self) -> None:
        self._expect("Locked", self.life.ask("lock"))
        self._expect("Unlocked", self.life.ask("open"))

    def restart(self) -> None:
        self.life.ask("leave")
        self.life.kill()
        self._start()

    def kill(self) -> None:
        """In the middle of a change: it is there as a whole or not at all, and surely there once that was said."""
        verb, what, change = self._new_page()
        if (found := self._any()) and self._chance.random() < 0.5:
            uid, page = found
            body = f"{page.body} {self._words()}"
            verb, what, change = "edit", {"uid": uid, "body": body}, {uid: replace(page, body=body)}
        self.life.begin(verb, **what)
        time.sleep(self._chance.uniform(0, _MOMENT_S))
        said = self.life.kill()
        self._start()
        before = dict(self._pages)
        self._apply(change)
        if not said:
            try:
                self.look()
            except Difference:
                self._pages = before
        self.look()

    def keyring_gone(self) -> None:
        """Away for now, or without its item: the spare key opens, and afterwards the keyring does again."""
        gone = self._chance.choice(("away", "lost"))
        self.life.ask("lock")
        self._expect("KEYCHAIN_AWAY" if gone == "away" else "KEYCHAIN_EMPTY", self.life.ask("open", keyring=gone))
        self._expect("Unlocked", self.life.ask("open_with_code", code=self._code))
        self.look()

    def disk_full(self) -> None:
        """Some changes on a disk that is full or fails; each is refused as a whole, or done."""
        if self._chance.random() < 0.5:
            self.life.ask("fill", pages=self._chance.choice((0, 0, 1, 3)))
        else:
            self.life.ask("break_disk")
        self._trouble = True
        for _ in range(self._chance.randint(2, 5)):
            self._chance.choice((self.add, self.add, self.edit, self.remove))()
        self._trouble = False
        self.life.ask("make_room")
        self.look()

    def back_up(self) -> None:
        answer = self.life.ask("back_up")
        if "came" not in answer:
            raise Difference(f"no backup: {answer}")
        self._backups.append((answer["came"], dict(self._pages)))

    def bring_back(self) -> None:
        if self._backups:
            path, pages = self._chance.choice(self._backups)
            self._expect("Unlocked", self.life.ask("bring_back", path=path, code=self._code))
            self._pages = dict(pages)
            self.look()

    def _new_page(self) -> tuple[str, dict[str, Any], dict[str, Page | None]]:
        uid = f"{self._chance.getrandbits(128):032x}"
        self._number += 1
        # Each minute once, in no order: two pages of one moment would be moved apart.
        moment = datetime(2020, 1, 1) + timedelta(minutes=self._number * 7919 % 3_000_000)
        page = Page(moment.isoformat(), self._chance.choice(("", self._words(2))), self._words())
        return "add", {"uid": uid, "about": page.about, "title": page.title, "body": page.body}, {uid: page}

    def _write(self, asked: tuple[str, dict[str, Any], dict[str, Page | None]]) -> None:
        verb, what, change = asked
        answer = self.life.ask(verb, **what)
        if "error" in answer and self._trouble and answer["error"] in _DISK:
            self.refused += 1
        elif answer.get("came"):
            self._apply(change)
        else:
            raise Difference(f"{verb} brought {answer}")

    def _apply(self, change: dict[str, Page | None]) -> None:
        for uid, page in change.items():
            if page is None:
                self._pages.pop(uid, None)
            else:
                self._pages[uid] = page

    def _start(self) -> None:
        self.life = Life(self._place, *self._unsafe)
        self._expect("Unlocked", self.life.ask("open"))

    def _expect(self, state: str, answer: dict[str, Any]) -> None:
        if answer.get("came") != state:
            raise Difference(f"{answer} instead of {state}")

    def _any(self, *, binned: bool = False) -> tuple[str, Page] | None:
        found = [(uid, page) for uid, page in self._pages.items() if page.binned == binned]
        return self._chance.choice(found) if found else None

    def _listed(self) -> list[tuple[str, Page]]:
        found = [(uid, page) for uid, page in self._pages.items() if not page.binned]
        return sorted(found, key=_about, reverse=True)

    def _words(self, most: int = 30) -> str:
        if self._trouble:
            most *= 40  # more than the room that is left
        return " ".join(self._chance.choices(_WORDS, k=self._chance.randint(1, most)))


_STEPS: dict[str, tuple[int, Callable[[Sequence], None]]] = {
    "add": (7, Sequence.add),
    "edit": (6, Sequence.edit),
    "remove": (2, Sequence.remove),
    "take out of the bin": (1, Sequence.take_out),
    "forget": (1, Sequence.forget),
    "search": (4, Sequence.search),
    "look": (1, Sequence.look),
    "lock and unlock": (1, Sequence.lock),
    "restart": (1, Sequence.restart),
    "kill": (3, Sequence.kill),
    "keyring gone": (1, Sequence.keyring_gone),
    "disk full": (2, Sequence.disk_full),
    "back up": (2, Sequence.back_up),
    "restore": (2, Sequence.bring_back),
}


def check(count: int, seed: int, *unsafe: str) -> Reached:
    """So many sequences; longer ones when there are many."""
    steps = _STEPS_LONG if count >= _LONG_NIGHT else _STEPS_SHORT
    differences, refused, kinds = [], 0, set[str]()
    for number in range(count):
        own = seed * 100_000 + number
        with scratch() as folder, _living(Place(folder), own, *unsafe) as sequence:
            try:
                sequence.run(steps)
            except (Difference, RuntimeError) as difference:
                place = f"seed {own}, step {len(sequence.done)} ({sequence.done[-1]})"
                differences.append(f"{place}: {difference}")
            refused += sequence.refused
            kinds |= {*sequence.done}
    text = f"{count} sequences of {steps} steps of {len(kinds) - 1} kinds, {refused} refused by the disk"
    found = f"{len(differences)} differences" + "".join(f"; {one}" for one in differences[:5])
    return Reached(f"{text}: {found}", not differences)


@contextmanager
def _living(place: Place, seed: int, *unsafe: str) -> Any:
    sequence = Sequence(place, seed, *unsafe)
    try:
        yield sequence
    finally:
        with suppress(OSError, ValueError):
            sequence.life.kill()


def _about(found: tuple[str, Page]) -> str:
    return found[1].about


def _difference(seen: list[list[str]], right: list[list[str]]) -> str:
    """Where they part, without their words."""
    missing = {page[0] for page in right} - {page[0] for page in seen}
    more = {page[0] for page in seen} - {page[0] for page in right}
    return f"{len(missing)} pages missing, {len(more)} too many, {sum(page not in right for page in seen)} different"
