"""Cards and rows of the pages that are read or filled in."""

from collections.abc import Sequence

from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from app.ui.safe_space.reach.number_rows import NumberRow
from app.ui.safe_space.sized_label import SizedLabel
from app.ui.theme import Role, theme
from app.ui.widgets.shapes import paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

PADDING = 26
H3 = 1.0625


class HavenCard(Themed, QFrame):
    """A quiet surface of the safe space; content goes into `body`, under a heading if there is one."""

    def __init__(self, title: str = "", parent: QWidget | None = None, *, spacing: int = 8) -> None:
        super().__init__(parent)
        self.body = QVBoxLayout(self)
        self.body.setContentsMargins(PADDING, 18, PADDING, 20)
        self.body.setSpacing(spacing)
        if title:
            self.setAccessibleName(title)
            self.body.addWidget(Label(title, Role.H3, wrap=True))
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), 16, theme().colour("havenTile"), theme().colour("havenLine"))


class RowsCard(Themed, QFrame):
    """Rows under one heading, with a thin line over each but the first of a card without one."""

    def __init__(
        self, title: str, rows: Sequence[QWidget], parent: QWidget | None = None, *, times: float = 1.0
    ) -> None:
        super().__init__(parent)
        self._lined = rows if title else rows[1:]
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 14 if title else 2, 0, 2)
        box.setSpacing(0)
        if title:
            self.setAccessibleName(title)
            heading = QVBoxLayout()
            heading.setContentsMargins(PADDING, 0, PADDING, 10)
            heading.addWidget(SizedLabel(title, H3 * times, bold=True))
            box.addLayout(heading)
        for row in rows:
            box.addWidget(row)
        self.follow_theme()

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        paint_box(painter, self.rect(), 16, theme().colour("havenTile"), theme().colour("havenLine"))
        painter.setRenderHint(painter.RenderHint.Antialiasing, False)
        painter.setPen(theme().colour("havenLine"))
        for row in (row for row in self._lined if not row.isHidden()):
            painter.drawLine(PADDING, row.y(), self.width() - PADDING, row.y())


class GoRow(NumberRow):
    """A row that leads somewhere: what it is, and a few words about it."""

    least_height = 76

    def __init__(self, name: str, about: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, about, "", parent)

    def set_about(self, about: str) -> None:
        """Says something else about it."""
        self.about = about
        self.setAccessibleName(", ".join(part for part in (self.name, about) if part))
        self.restyle()
