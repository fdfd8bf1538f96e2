"""The few words of macOS that Qt has no words for, spoken through its own runtime. Loaded on macOS alone."""

import ctypes
import ctypes.util
from collections.abc import Callable
from typing import Any

Send = Callable[..., int]

_CONCEALED = b"org.nspasteboard.ConcealedType"
_NOBODY, _EVERYBODY = 0, 1


class Runtime:
    """Sends messages to objects; an object is its address."""

    def __init__(self) -> None:
        library: Any = ctypes.CDLL(ctypes.util.find_library("objc"))
        library.objc_getClass.restype = ctypes.c_void_p
        library.objc_getClass.argtypes = (ctypes.c_char_p,)
        library.sel_registerName.restype = ctypes.c_void_p
        library.sel_registerName.argtypes = (ctypes.c_char_p,)
        self._library = library

    def kind(self, name: str) -> int:
        """The class of this name."""
        return self._library.objc_getClass(name.encode()) or 0

    def send(self, receiver: int, selector: str, *values: int) -> int:
        """What the message gives back: an address or a whole number, as all that is passed here."""
        shape = ctypes.CFUNCTYPE(ctypes.c_void_p, ctypes.c_void_p, ctypes.c_void_p, *([ctypes.c_void_p] * len(values)))
        call = ctypes.cast(self._library.objc_msgSend, shape)
        return call(receiver, self._library.sel_registerName(selector.encode()), *values) or 0


def conceal_copy(runtime: Runtime | None = None) -> None:
    """Asks the clipboard histories of macOS to leave out what lies on the clipboard."""
    runtime = runtime or Runtime()
    name = ctypes.create_string_buffer(_CONCEALED)
    kind = runtime.send(runtime.kind("NSString"), "stringWithUTF8String:", ctypes.addressof(name))
    board = runtime.send(runtime.kind("NSPasteboard"), "generalPasteboard")
    kinds = runtime.send(runtime.kind("NSArray"), "arrayWithObject:", kind)
    runtime.send(board, "addTypes:owner:", kinds, 0)
    runtime.send(board, "setData:forType:", runtime.send(runtime.kind("NSData"), "data"), kind)


def leave_out(view: int, wanted: bool, runtime: Runtime | None = None) -> None:
    """Whether the window of this view is to be left out of pictures of the screen."""
    runtime = runtime or Runtime()
    window = runtime.send(view, "window")
    if window:
        runtime.send(window, "setSharingType:", _NOBODY if wanted else _EVERYBODY)
