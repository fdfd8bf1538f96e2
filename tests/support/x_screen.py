"""A hand and an eye at an X screen from outside: real keys, real clicks, and the colour of a dot."""

import ctypes
import time
from ctypes import POINTER, Structure, byref, c_char_p, c_int, c_long, c_uint, c_ulong, c_void_p
from typing import Any

_POINTER_ROOT = 1
_ALL_PLANES = 2**64 - 1
_Z_PIXMAP = 2
_CLIENT_MESSAGE = 33
_BETWEEN_KEYS_S = 0.01


class _ClientMessage(Structure):
    """XClientMessageEvent, with the room that any event may take."""

    _fields_ = (
        ("kind", c_int), ("serial", c_ulong), ("sent", c_int), ("display", c_void_p), ("window", c_ulong),
        ("type", c_ulong), ("format", c_int), ("data", c_long * 17),
    )  # fmt: skip


def _libraries() -> tuple[Any, Any]:
    x11, test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
    x11.XOpenDisplay.argtypes, x11.XOpenDisplay.restype = [c_char_p], c_void_p
    x11.XDefaultRootWindow.argtypes, x11.XDefaultRootWindow.restype = [c_void_p], c_ulong
    x11.XGetImage.argtypes = [c_void_p, c_ulong, c_int, c_int, c_uint, c_uint, c_ulong, c_int]
    x11.XGetImage.restype = c_void_p
    x11.XGetPixel.argtypes, x11.XGetPixel.restype = [c_void_p, c_int, c_int], c_ulong
    x11.XDestroyImage.argtypes = [c_void_p]
    x11.XStringToKeysym.argtypes, x11.XStringToKeysym.restype = [c_char_p], c_ulong
    x11.XKeysymToKeycode.argtypes = [c_void_p, c_ulong]
    x11.XQueryPointer.argtypes = [
        c_void_p, c_ulong, *[POINTER(c_ulong)] * 2, *[POINTER(c_int)] * 4, POINTER(c_uint),
    ]  # fmt: skip
    x11.XSetInputFocus.argtypes = [c_void_p, c_ulong, c_int, c_ulong]
    x11.XInternAtom.argtypes, x11.XInternAtom.restype = [c_void_p, c_char_p, c_int], c_ulong
    x11.XSendEvent.argtypes = [c_void_p, c_ulong, c_int, c_long, c_void_p]
    x11.XSync.argtypes = [c_void_p, c_int]
    x11.XCloseDisplay.argtypes = [c_void_p]
    test.XTestFakeKeyEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
    test.XTestFakeMotionEvent.argtypes = [c_void_p, c_int, c_int, c_int, c_ulong]
    test.XTestFakeButtonEvent.argtypes = [c_void_p, c_uint, c_int, c_ulong]
    return x11, test


class XScreen:
    """A connection to the X server of this name, such as ":7"."""

    def __init__(self, name: str) -> None:
        self._x11, self._test = _libraries()
        self._display = self._x11.XOpenDisplay(name.encode())
        assert self._display, f"no X server answers at {name}"
        self._root = self._x11.XDefaultRootWindow(self._display)

    def close(self) -> None:
        self._x11.XCloseDisplay(self._display)

    def dot(self, x: int, y: int) -> int:
        """The colour that is seen there."""
        image = self._x11.XGetImage(self._display, self._root, x, y, 1, 1, _ALL_PLANES, _Z_PIXMAP)
        colour = int(self._x11.XGetPixel(image, 0, 0))
        self._x11.XDestroyImage(image)
        return colour

    def click(self, x: int, y: int) -> None:
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        self._give_keys_to(self._window_below_pointer())
        for down in (1, 0):
            self._test.XTestFakeButtonEvent(self._display, 1, down, 0)
        self._sync()

    def type(self, text: str) -> None:
        """Small letters and spaces, as fast as a quick typist's keyboard sends them."""
        for letter in text:
            self.keys("space" if letter == " " else letter)
            time.sleep(_BETWEEN_KEYS_S)

    def keys(self, together: str) -> None:
        """Keys by their X names, pressed together: Control_L+l."""
        codes = [self._code(name) for name in together.split("+")]
        for code in codes:
            self._test.XTestFakeKeyEvent(self._display, code, 1, 0)
        for code in reversed(codes):
            self._test.XTestFakeKeyEvent(self._display, code, 0, 0)
        self._sync()

    def _give_keys_to(self, window: int) -> None:
        """As a window manager would; there is none here."""
        if window:
            self._x11.XSetInputFocus(self._display, window, _POINTER_ROOT, 0)

    def _window_below_pointer(self) -> int:
        windows, numbers = [c_ulong(), c_ulong()], [c_int() for _ in range(4)]
        self._x11.XQueryPointer(self._display, self._root, *windows, *numbers, c_uint())
        return windows[1].value

    def close_window(self, x: int, y: int) -> None:
        """What the cross in the corner of the window there does."""
        self._test.XTestFakeMotionEvent(self._display, -1, x, y, 0)
        message = _ClientMessage(_CLIENT_MESSAGE, 0, 1, self._display, self._window_below_pointer())
        message.type, message.format = self._atom("WM_PROTOCOLS"), 32
        message.data[0] = self._atom("WM_DELETE_WINDOW")
        self._x11.XSendEvent(self._display, message.window, 0, 0, byref(message))
        self._sync()

    def _atom(self, name: str) -> int:
        return int(self._x11.XInternAtom(self._display, name.encode(), 0))

    def _code(self, name: str) -> int:
        code = int(self._x11.XKeysymToKeycode(self._display, self._x11.XStringToKeysym(name.encode())))
        assert code, f"no key is called {name}"
        return code

    def _sync(self) -> None:
        self._x11.XSync(self._display, 0)
