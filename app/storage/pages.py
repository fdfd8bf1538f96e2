"""The pages of a vault's file, read below SQLite: each proves itself, whatever befell the others. Nothing is written.

SQLCipher ends each page with the start value of its cipher and a code over page and page number. One damaged page makes
its connection useless for all the others, so what is to be saved is read here.
"""

import hashlib
import hmac
from pathlib import Path
from types import TracebackType

from app.storage.durable import disk_faults
from app.storage.keys import DatabaseKey

PAGE = 4096
_SALT = 16
_START_VALUE = 16
_CODE = 64
USABLE = PAGE - _START_VALUE - _CODE
_MASK = 0x3A
_ROUNDS = 2


class PageFile:
    """An open file; numbers begin at 1. Raises the errors of the disk."""

    def __init__(self, path: Path, key: DatabaseKey) -> None:
        self._key = key
        with disk_faults():
            self._file = path.open("rb")
            self.count = path.stat().st_size // PAGE
            salt = self._file.read(_SALT)
        masked = bytes(byte ^ _MASK for byte in salt)
        self._code_key = hashlib.pbkdf2_hmac("sha512", key.content, masked, _ROUNDS, 32)

    def __enter__(self) -> "PageFile":
        return self

    def __exit__(
        self, _kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        self._file.close()

    def is_sound(self, number: int) -> bool:
        """Whether the page is there as it was written."""
        return self._proven(number) is not None

    def read(self, number: int) -> bytes | None:
        """What SQLite keeps on the page; None when it is damaged or not there."""
        from cryptography.hazmat.primitives.ciphers import Cipher
        from cryptography.hazmat.primitives.ciphers.algorithms import AES
        from cryptography.hazmat.primitives.ciphers.modes import CBC

        page = self._proven(number)
        if page is None:
            return None
        first = _SALT if number == 1 else 0
        decryptor = Cipher(AES(self._key.content), CBC(page[USABLE : USABLE + _START_VALUE])).decryptor()
        return bytes(first) + decryptor.update(page[first:USABLE]) + decryptor.finalize()

    def _proven(self, number: int) -> bytes | None:
        if number < 1:
            return None
        with disk_faults():
            self._file.seek((number - 1) * PAGE)
            page = self._file.read(PAGE)
        if len(page) < PAGE:
            return None
        first = _SALT if number == 1 else 0
        covered = page[first : PAGE - _CODE] + number.to_bytes(4, "little")
        code = hmac.digest(self._code_key, covered, "sha512")
        return page if hmac.compare_digest(code, page[PAGE - _CODE :]) else None
