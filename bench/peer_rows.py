"""T16: the same search and append on the same pages in jrnl (encrypted) and RedNotebook, each by its own code."""

import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.storage.journal import JournalStore
from bench import vaults
from bench.measure import Taken, alternate, milliseconds
from bench.pages import queries, write_lines
from bench.run import Run
from bench.table import Row, absent

_CHILDREN = Path(__file__).parent / "children"
_REDNOTEBOOK = Path("/usr/share/rednotebook/rednotebook/storage.py")
REDNOTEBOOK_PYTHON = "/usr/bin/python3" if _REDNOTEBOOK.exists() else None
_LINE = "A small line about the evening, the walk and the tea."


@dataclass(frozen=True, slots=True)
class Peer:
    """Another diary, and the Python that can run its code; None when it is not installed."""

    name: str
    python: str | None
    script: Path
    what: str


def peers() -> tuple[Peer, Peer]:
    """Who Alcove is compared with here."""
    return (
        Peer("jrnl", _python_of("jrnl"), _CHILDREN / "jrnl_diary.py", "encrypted"),
        Peer("RedNotebook", REDNOTEBOOK_PYTHON, _CHILDREN / "rednotebook_diary.py", "in memory"),
    )


def _python_of(command: str) -> str | None:
    """The interpreter that an installed command names in its first line, when that is a Python."""
    found = shutil.which(command)
    if found is None:
        return None
    first = Path(found).read_bytes().split(b"\n", 1)[0]
    python = first.removeprefix(b"#!").decode("utf-8", "replace").strip()
    return python if first.startswith(b"#!") and "python" in python else None


def fill_rednotebook(folder: Path, lines: Path) -> None:
    """Writes the pages as RedNotebook's own month files."""
    assert REDNOTEBOOK_PYTHON is not None
    command = [REDNOTEBOOK_PYTHON, str(_CHILDREN / "rednotebook_diary.py"), str(folder), str(lines)]
    subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=True)


def rows(run: Run) -> Iterator[Row]:
    """Search and append at 10,000 entries."""
    count = 10_000
    lines = run.folder / "pages.jsonl"
    write_lines(lines, count)
    twins = vaults.copy_of(run.twins(count), run.folder / "peers")
    vault = twins.open_encrypted()
    store = JournalStore(vault)
    for peer in peers():
        if peer.python is None:
            yield absent("T16", f"search and append, {count:,} entries", peer.name, ">= 50x faster search")
            continue
        with _running(peer, run.folder, lines) as child:
            yield from _rows_beside(run, store, peer, child, count)
    vault.close()


def _rows_beside(run: Run, store: JournalStore, peer: Peer, child: "Child", count: int) -> Iterator[Row]:
    word = queries().common
    ours, theirs = alternate(run.runs, _Searching(store, word), _Asking(child, f"search {word}"))
    yield _row(peer, f"search a common word, {count:,} entries", ours, theirs, 50)
    ours, theirs = alternate(run.runs, _Searching(store, queries().rare), _Asking(child, f"search {queries().rare}"))
    yield _row(peer, f"search a rare word, {count:,} entries", ours, theirs, 50)
    ours, theirs = alternate(run.runs, _Appending(store), _Asking(child, f"append {_LINE}"))
    yield _row(peer, f"append a line, {count:,} entries", ours, theirs, None)


def _row(peer: Peer, job: str, ours: Taken, theirs: Taken, faster: int | None) -> Row:
    ratio = ours.median / theirs.median
    beside = f"{peer.name} ({peer.what}) {theirs.median:,.1f} ms"
    factor = theirs.median / ours.median
    times = f"{ours.median:.2f} ms, {factor:,.0f} x faster" if factor >= 10 else f"{ours.median:.2f} ms"
    goal = f">= {faster} x faster" if faster else "-"
    return Row("T16", job, times, beside, ratio, goal, None if faster is None else ratio <= 1 / faster)


@dataclass(frozen=True, slots=True)
class _Searching:
    store: JournalStore
    text: str

    def __call__(self) -> float:
        return milliseconds(lambda: self.store.search(self.text, limit=50))


@dataclass(frozen=True, slots=True)
class _Appending:
    store: JournalStore

    def __call__(self) -> float:
        return milliseconds(lambda: self.store.add(datetime.now(), body=_LINE))


@dataclass(frozen=True, slots=True)
class Child:
    """A running peer that answers each line with the milliseconds it took."""

    process: "subprocess.Popen[str]"

    def ask(self, line: str) -> float:
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        return float(self.process.stdout.readline())


@dataclass(frozen=True, slots=True)
class _Asking:
    child: Child
    line: str

    def __call__(self) -> float:
        return self.child.ask(self.line)


@contextmanager
def _running(peer: Peer, folder: Path, lines: Path) -> Iterator[Child]:
    data = folder / peer.name
    data.mkdir()
    assert peer.python is not None
    process = subprocess.Popen(
        [peer.python, str(peer.script), str(data), str(lines)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert process.stdin is not None and process.stdout is not None
    try:
        if process.stdout.readline().strip() != "ready":
            print(f"{peer.name} did not start", file=sys.stderr)
        yield Child(process)
    finally:
        process.stdin.close()
        process.wait(timeout=30)
