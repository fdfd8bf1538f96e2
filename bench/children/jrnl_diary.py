"""Runs inside jrnl's own Python: jrnl's own classes on an encrypted journal, without the cost of starting the command.

Every jrnl command opens the whole journal first, so a search here is open (key, decrypt, parse) and filter; an
append is open, add and write. The keyring is answered from memory, in jrnl's favour.
"""

import json
import sys
import time
from pathlib import Path
from typing import Any

from jrnl.encryption import BasePasswordEncryption as encryption
from jrnl.journals.Journal import Journal


def remembered(_journal_name: str = "default") -> str:
    return "a password"


def journal(folder: Path, *, encrypt: bool) -> Any:
    return Journal("bench", journal=str(folder / ("diary.jrnl" if encrypt else "plain.txt")), encrypt=encrypt)


def fill(folder: Path, pages: Path) -> None:
    lines = [json.loads(line) for line in pages.read_text("utf-8").splitlines()]
    text = "\n".join(f"[{line['date']} {line['time']}] {line['title']} {line['body']}\n" for line in lines)
    full = journal(folder, encrypt=True)
    (folder / "diary.jrnl").write_bytes(full._encrypt(text))
    full.open()
    full.write()


def search(folder: Path, word: str) -> int:
    diary = journal(folder, encrypt=True).open()
    diary.filter(contains=[word])
    return len(diary)


def append(folder: Path, text: str) -> None:
    diary = journal(folder, encrypt=True).open()
    diary.new_entry(text)
    diary.write()


def main() -> None:
    folder, pages = Path(sys.argv[1]), Path(sys.argv[2])
    encryption.get_keyring_password = remembered
    fill(folder, pages)
    print("ready", flush=True)
    for line in sys.stdin:
        what, text = line.rstrip("\n").split(" ", 1)
        started = time.perf_counter_ns()
        (search if what == "search" else append)(folder, text)
        print((time.perf_counter_ns() - started) / 1e6, flush=True)


if __name__ == "__main__":
    main()
