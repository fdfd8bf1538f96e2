"""Words at a size between the usual roles, for a page that can be made larger on its own."""

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QWidget

from app.ui.safe_space.look import haven_font
from app.ui.widgets.text import Label

_LEADING = 1.45


class SizedLabel(Label):
    """So many times as large as body text; long words wrap."""

    def __init__(
        self, text: str, times: float, colour_token: str = "ink1", *, bold: bool = False, parent: QWidget | None = None
    ) -> None:
        self._times = times
        super().__init__(text, colour_token=colour_token, bold=bold, wrap=True, parent=parent)

    def _font(self) -> QFont:
        return haven_font(self._times, self._bold)

    def _line_height(self) -> int:
        return round(self._font().pixelSize() * _LEADING)
