"""Whether Caps Lock is on, where the system says so; Qt does not."""

import sys
from contextlib import suppress
from pathlib import Path

_LIGHTS = Path("/sys/class/leds")


def caps_lock_is_on() -> bool:
    """True only when it is known to be on, so that nothing untrue is ever said."""
    with suppress(OSError, AttributeError, KeyError, ValueError):
        if sys.platform == "win32":
            return _on_windows()
        if sys.platform == "darwin":
            return _on_macos()
        return any(_is_lit(light) for light in _LIGHTS.glob("*::capslock"))
    return False


def _is_lit(light: Path) -> bool:
    return int((light / "brightness").read_text("ascii")) > 0


def _on_windows() -> bool:
    import ctypes

    user32 = vars(ctypes)["windll"].user32
    return bool(user32.GetKeyState(0x14) & 1)


def _on_macos() -> bool:
    import ctypes

    services = ctypes.CDLL("/System/Library/Frameworks/ApplicationServices.framework/ApplicationServices")
    flags = services.CGEventSourceFlagsState
    flags.restype = ctypes.c_uint64
    flags.argtypes = [ctypes.c_int32]
    return bool(flags(0) & 0x10000)
