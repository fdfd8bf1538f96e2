"""Reads a vault below SQLite: every page of the file, decrypted, whether it is in use or not."""

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES
from cryptography.hazmat.primitives.ciphers.modes import CBC

from app.storage.keys import DatabaseKey

_PAGE = 4096
_RESERVED = 80
_SALT = 16


def decrypted(path: Path, key: DatabaseKey) -> bytes:
    """All pages one after the other. A raw key is the key of the pages; each page ends with its own start value."""
    content = path.read_bytes()
    plain: list[bytes] = []
    for start in range(0, len(content), _PAGE):
        page = content[start : start + _PAGE]
        first = _SALT if start == 0 else 0
        initial = page[_PAGE - _RESERVED : _PAGE - _RESERVED + 16]
        decryptor = Cipher(AES(key.content), CBC(initial)).decryptor()
        plain.append(decryptor.update(page[first : _PAGE - _RESERVED]) + decryptor.finalize())
    return b"".join(plain)
