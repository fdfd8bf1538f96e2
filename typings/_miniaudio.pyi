"""What Alcove uses of the compiled part of miniaudio, which carries no types: C, by its names."""

from typing import Any

ffi: Any
lib: Any
