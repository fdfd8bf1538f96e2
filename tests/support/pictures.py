"""Takes a picture of whatever a person would see of the app, in every look."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import QCoreApplication, QEvent, QPoint
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtWidgets import QApplication, QWidget

from app.main import App
from tests.support.robot import pause


@dataclass(frozen=True, slots=True)
class Look:
    """A theme, a size of the window and a size of the text."""

    scheme: str
    width: int
    height: int
    text: float = 1.0

    @property
    def name(self) -> str:
        text = "" if self.text == 1.0 else f"-{self.text:.0%}".rstrip("%")
        return f"{self.scheme}-{self.width}x{self.height}{text}"


SIZES = ((1280, 800, 1.0), (1024, 700, 1.25), (1920, 1080, 1.0))
EVERY = tuple(Look(scheme, *size) for size in SIZES for scheme in ("light", "dark"))
TIGHT = (Look("light", 1280, 800, 2.0), Look("light", 960, 600), Look("dark", 960, 600, 1.5))
FIRST = EVERY[0]


class Pictures:
    """Saves pictures and counts them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.count = 0

    def take(
        self,
        app: App,
        screen: str,
        *,
        tight: bool = False,
        opening: Callable[[], None] | None = None,
        closing: Callable[[], None] | None = None,
    ) -> None:
        """One picture of this screen per look; a few screens also where room is scarce. Ends in the first look.

        What lies over the window is opened anew for each look, as it would be in a window of that size.
        """
        for look in (*EVERY, *(TIGHT if tight else ())):
            dress(app, look)
            if opening is not None:
                opening()
                settle()
            # Packing as hard as PNG can would take longer than everything else together.
            if not whole_picture(app.window).save(str(self.folder / f"{screen}-{look.name}.png"), "PNG", 80):
                raise OSError(f"{screen} was not saved")
            self.count += 1
            if closing is not None:
                closing()
                settle()
        dress(app, FIRST)
        print(f"  {screen}", flush=True)


def dress(app: App, look: Look) -> None:
    """Changes theme, text and window as a person would, and waits until everything is laid out."""
    app.preferences.change(scheme=look.scheme, text_size=look.text)
    app.window.resize(look.width, look.height)
    settle()


def settle() -> None:
    """Lets layouts, deletions and paint events happen."""
    for _ in range(3):
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        pause(1)


def whole_picture(main: QWidget) -> QPixmap:
    """The main window with every window over it where it stands, as a screen would show them together."""
    picture = main.grab()
    painter = QPainter(picture)
    for window in _windows(main):
        painter.drawPixmap(window.mapToGlobal(QPoint()) - main.mapToGlobal(QPoint()), window.grab())
    painter.end()
    return picture


def _windows(main: QWidget) -> list[QWidget]:
    return [one for one in QApplication.topLevelWidgets() if one is not main and one.isVisible()]
