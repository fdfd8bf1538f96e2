"""Looks through the memory of another process of this account."""

import re
from collections.abc import Iterable
from pathlib import Path

_STEP = 2**22
_MAPPED = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) r(?!.*\[(?:vvar|vsyscall|vvar_vclock)\])")


def found_in_memory(pid: int, words: Iterable[str], secrets: Iterable[bytes] = ()) -> set[str]:
    """Every word found in UTF-8 or UTF-16, and every secret by its hexadecimal form. Raises PermissionError."""
    needles = {word.encode(encoding): word for word in words for encoding in ("utf-8", "utf-16-le")}
    needles |= {secret: secret.hex() for secret in secrets}
    longest = max(map(len, needles))
    found: set[str] = set()
    regions = Path(f"/proc/{pid}/maps").read_text("ascii", "replace").splitlines()
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for region in filter(None, map(_MAPPED.match, regions)):
            start, end = (int(number, 16) for number in region.groups())
            for at in range(start, end, _STEP):
                memory.seek(at)
                try:
                    piece = memory.read(min(_STEP + longest, end - at))
                except OSError:
                    continue
                found |= {name for needle, name in needles.items() if needle in piece}
    return found
