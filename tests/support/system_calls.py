"""Reads what strace wrote down: which system calls carry a word, and where they carry it."""

import re


def spelled(word: str) -> set[str]:
    """The word as strace prints its bytes, in UTF-8 and UTF-16."""
    encodings = ("utf-8", "utf-16-le")
    return {"".join(_printed(byte) for byte in word.encode(encoding)).removesuffix("\\0") for encoding in encodings}


def _printed(byte: int) -> str:
    return chr(byte) if 32 <= byte < 127 else f"\\{byte:o}"


def calls_with(lines: list[str], *words: str) -> list[str]:
    """The calls that carry one of the words, shortened."""
    forms = {form for word in words for form in spelled(word)}
    return [line[:200] for line in lines if any(form in line for form in forms)]


def sent_elsewhere_than(lines: list[str], folder: str) -> list[str]:
    """Without what went into sockets below this folder; `lines` name what each number stands for (strace -yy)."""
    connected = (re.search(r"connect\(\d+<UNIX-STREAM:\[(\d+)[^>]*>, .*sun_path=\"([^\"]*)", line) for line in lines)
    ours = {match[1] for match in connected if match and match[2].startswith(folder)}
    sent = [(line, re.search(r"\(\d+<UNIX-STREAM:\[(\d+)", line)) for line in lines]
    return [line for line, match in sent if match is None or match[1] not in ours]
