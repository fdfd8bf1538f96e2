# What Alcove uses of zxcvbn, which carries no types of its own.
from collections.abc import Iterable
from typing import Any

def zxcvbn(password: str, user_inputs: Iterable[object] | None = None, max_length: int = 72) -> dict[str, Any]: ...
