"""A wish that is on or off, kept in the vault the moment it is pressed."""

from PySide6.QtWidgets import QWidget

from app.ui.safe_space.surroundings import Surroundings
from app.ui.trouble_sheet import telling
from app.ui.widgets.switch import CheckRow


class WishSwitch(CheckRow):
    """Shows what is kept, so that it never says something is on which the disk did not take."""

    fill, edge, ground, mark = "lampInk", "havenLineStrong", "havenTile", "havenTile"
    hover, quiet = "haven", "ink2"

    def __init__(
        self,
        around: Surroundings,
        wish: str,
        text: str,
        note: str = "",
        parent: QWidget | None = None,
        *,
        default: bool = False,
    ) -> None:
        super().__init__(text, note, parent)
        self._around = around
        self._wish = wish
        self._default = default
        self._show_kept()
        self.clicked.connect(self._keep)

    def _keep(self, on: bool) -> None:
        own = self._around.own
        if own is not None:
            with telling(self):
                own.wishes.keep(self._wish, on)
        self._show_kept()

    def _show_kept(self) -> None:
        self.setChecked(self._around.wishes_flag(self._wish, self._default))
