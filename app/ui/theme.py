"""One look for the whole window: colours, type and motion, read by every painted widget when it paints."""

import sys
from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QColor, QFont, QStyleHints
from PySide6.QtWidgets import QApplication

from app.ui.theme_palette import clearer, palette_of, read_tokens, tokens_of_system
from app.ui.theme_type import Role, TypeScale

__all__ = ["Duration", "Role", "Theme", "install", "theme"]

Duration = Literal["quick", "move", "settle"]

_DURATIONS = {"quick": 120, "move": 180, "settle": 240}
_SCHEMES = {"light": Qt.ColorScheme.Light, "dark": Qt.ColorScheme.Dark}


class Theme(QObject):
    """What the design calls by name. `changed` says that something of it is different now."""

    changed = Signal()

    def __init__(
        self,
        app: QApplication,
        tokens_path: Path,
        system_font: QFont,
        hints: QStyleHints,
        *,
        text_size: float,
        scheme: str,
        motion: str,
        contrast: str,
    ) -> None:
        super().__init__(app)
        self._app = app
        self._hints = hints
        self._sets = read_tokens(tokens_path)
        self.resources = tokens_path.parent.parent
        self._system_palette = app.palette()
        self._type = TypeScale(system_font, text_size)
        self._scheme = scheme
        self._motion = motion
        self._contrast = contrast
        self._system_is_still = False
        self._tokens = self._sets["light"]
        self._ask_for_scheme()
        self._hints.colorSchemeChanged.connect(self._recolour)
        self._hints.accessibility().contrastPreferenceChanged.connect(self._recolour)
        self._choose_tokens()
        app.setFont(self.font(Role.BODY))

    @property
    def is_dark(self) -> bool:
        if self._scheme in _SCHEMES:
            return self._scheme == "dark"
        return self._hints.colorScheme() == Qt.ColorScheme.Dark

    @property
    def high_contrast(self) -> bool:
        return self._contrast == "more" or self._system_wants_contrast()

    @property
    def system_colours(self) -> bool:
        """A contrast theme of Windows brings its own few colours, and they win."""
        return sys.platform == "win32" and self._system_wants_contrast()

    @property
    def reduced_motion(self) -> bool:
        return self._motion == "reduced" or (self._motion == "system" and self._system_is_still)

    @property
    def system_font(self) -> QFont:
        """The font of the system, before any size was chosen."""
        return self._type.system_font

    @property
    def text_size(self) -> float:
        return self._type.text_size

    @property
    def body(self) -> int:
        """Body text in pixels, which everything that grows with text grows from."""
        return self._type.body

    @property
    def scale(self) -> float:
        """How many times the usual 16 px body text is."""
        return self.body / 16

    def colour(self, name: str) -> QColor:
        return QColor(self._tokens[name])

    def px(self, role: Role) -> int:
        return self._type.px(role)

    def line_height(self, role: Role) -> int:
        return self._type.line_height(role)

    def font(self, role: Role, bold: bool = False, tabular: bool = False) -> QFont:
        """The system font for a role; `tabular` gives every digit the same width where the font can."""
        return self._type.font(role, bold, tabular)

    def drawing(self, pixels: int) -> int:
        """Icons and small drawings grow half as fast as the words beside them."""
        return round(pixels * (1 + (self.scale - 1) / 2))

    def control_height(self, pixels: int = 44) -> int:
        """A control keeps the room around its words and grows by as much as they do."""
        return pixels - 24 + self.line_height(Role.BODY)

    def duration(self, name: Duration) -> int:
        return 0 if self.reduced_motion else _DURATIONS[name]

    def effective_width(self, px: int) -> float:
        """A width as it feels: large text in a wide window is like usual text in a narrow one."""
        return px / self.scale

    def set_text_size(self, text_size: float) -> None:
        if text_size != self.text_size:
            self._type = TypeScale(self.system_font, text_size)
            self._app.setFont(self.font(Role.BODY))
            self.changed.emit()

    def set_scheme(self, scheme: str) -> None:
        if scheme != self._scheme:
            self._scheme = scheme
            self._ask_for_scheme()
            self._recolour()

    def set_contrast(self, contrast: str) -> None:
        if contrast != self._contrast:
            self._contrast = contrast
            self._recolour()

    def set_motion(self, motion: str) -> None:
        if motion != self._motion:
            self._motion = motion
            self.changed.emit()

    def note_system_stillness(self) -> None:
        """The system asked for less motion; it counts unless the person chose for themselves."""
        if not self._system_is_still:
            self._system_is_still = True
            self.changed.emit()

    def retire(self) -> None:
        """Another theme takes over, as it does between two tests."""
        self._hints.colorSchemeChanged.disconnect(self._recolour)
        self._hints.accessibility().contrastPreferenceChanged.disconnect(self._recolour)

    def _ask_for_scheme(self) -> None:
        """Title bars and the system's own dialogs follow along."""
        if self._scheme in _SCHEMES:
            self._hints.setColorScheme(_SCHEMES[self._scheme])
        else:
            self._hints.unsetColorScheme()

    def _system_wants_contrast(self) -> bool:
        return self._hints.accessibility().contrastPreference() == Qt.ContrastPreference.HighContrast

    def _recolour(self) -> None:
        before = self._tokens
        self._choose_tokens()
        if self._tokens != before:
            self.changed.emit()

    def _choose_tokens(self) -> None:
        tokens = self._sets["dark" if self.is_dark else "light"]
        if self.system_colours:
            self._tokens = tokens_of_system(self._system_palette, tokens)
            self._app.setPalette(self._system_palette)
            return
        self._tokens = clearer(tokens) if self.high_contrast else tokens
        self._app.setPalette(palette_of(self._tokens))


FUSION = "fusionFromTheStart"
"""Set on an application that was started with the style; only asking Qt for its style takes a start 8 ms more."""

_installed: list[Theme] = []


def install(
    app: QApplication,
    tokens_path: Path,
    *,
    text_size: float = 1.0,
    scheme: str = "system",
    motion: str = "system",
    contrast: str = "system",
) -> Theme:
    """Gives the application its look, before the first widget exists."""
    if not app.property(FUSION):
        app.setStyle("Fusion")
        app.setProperty(FUSION, True)
    font = app.font()
    for earlier in _installed:
        font = earlier.system_font if font == earlier.font(Role.BODY) else font
        earlier.retire()
    hints = app.styleHints()
    made = Theme(app, tokens_path, font, hints, text_size=text_size, scheme=scheme, motion=motion, contrast=contrast)
    _installed[:] = [made]
    return made


def theme() -> Theme:
    """The look of this application."""
    return _installed[0]
