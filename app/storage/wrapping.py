"""How one secret wraps the database key: two ways to make a wrapping key, one way to seal."""

import os
import unicodedata
from dataclasses import dataclass

from app.storage.errors import KeyFileTampered, TooLittleMemory, WrongKey

LONGEST_PASSPHRASE = 1024
SALT_BYTES = 16
NONCE_BYTES = 12
KEY_BYTES = 32
SEALED_BYTES = KEY_BYTES + 16


@dataclass(frozen=True, slots=True)
class Effort:
    """What Argon2id spends on one try of a passphrase."""

    memory_kib: int = 256 * 1024
    passes: int = 3
    lanes: int = 4

    def check(self) -> None:
        """Below OWASP's minimum guessing would be cheap, above the ceiling opening would never end."""
        enough = self.memory_kib >= 19 * 1024 and self.passes >= 2 and self.lanes >= 1
        bearable = self.memory_kib <= 1024 * 1024 and self.passes <= 20 and self.lanes <= 16
        if not (enough and bearable):
            raise KeyFileTampered


USUAL_EFFORT = Effort()
LITTLE_MEMORY = Effort(memory_kib=64 * 1024)


def from_passphrase(passphrase: str, salt: bytes, effort: Effort) -> bytes:
    """The wrapping key of a passphrase; slow on purpose. Raises KeyFileTampered, TooLittleMemory, ValueError."""
    from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

    effort.check()
    if not 1 <= len(passphrase) <= LONGEST_PASSPHRASE:
        raise ValueError("a passphrase has 1 to 1,024 characters")
    typed = unicodedata.normalize("NFKC", passphrase).encode("utf-8", "surrogatepass")
    kdf = Argon2id(
        salt=salt, length=KEY_BYTES, iterations=effort.passes, lanes=effort.lanes, memory_cost=effort.memory_kib
    )
    try:
        return kdf.derive(typed)
    except MemoryError:
        raise TooLittleMemory from None


def from_secret(secret: bytes, salt: bytes, purpose: str) -> bytes:
    """The wrapping key of a secret that is random already. The purpose keeps equal secrets of two slots apart."""
    from cryptography.hazmat.primitives.hashes import SHA256
    from cryptography.hazmat.primitives.kdf.hkdf import HKDF

    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=salt, info=purpose.encode()).derive(secret)


def seal(wrapping_key: bytes, nonce: bytes, content: bytes, bound_to: bytes) -> bytes:
    """Encrypts with AES-256-GCM, bound to what stands beside it in the clear."""
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    return AESGCM(wrapping_key).encrypt(nonce, content, bound_to)


def unseal(wrapping_key: bytes, nonce: bytes, sealed: bytes, bound_to: bytes) -> bytes:
    """The content that was sealed; a valid tag proves it. Raises WrongKey."""
    from cryptography.exceptions import InvalidTag
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM

    try:
        return AESGCM(wrapping_key).decrypt(nonce, sealed, bound_to)
    except InvalidTag:
        raise WrongKey from None


def new_salt() -> bytes:
    return os.urandom(SALT_BYTES)


def new_nonce() -> bytes:
    return os.urandom(NONCE_BYTES)
