"""One widget for each kind of row: what it is on the left, the choice on the right, or below where it is tight."""

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from app.settings import Preferences
from app.ui.settings.rows import Choice, Press, Row, Switch, Words
from app.ui.theme import Role
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import Label, ReadingText

_SEGMENTS = 3
_APART = 24


class TitledRow(QWidget):
    """Title and note, and a control that goes below them when both do not fit on a line."""

    def __init__(self, title: str, note: str, control: QWidget, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._control = control
        self.setFocusProxy(control)
        self._title = Label(title, wrap=True)
        self._title.setBuddy(control)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self._title)
        if note:
            words.addWidget(Label(note, Role.SMALL, "ink3", wrap=True))
            control.setAccessibleDescription(note)
        self._line = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._line.setContentsMargins(0, 4, 0, 4)
        self._line.setSpacing(8)
        self._line.addLayout(words, 1)
        self._line.addWidget(control)

    def minimumSizeHint(self) -> QSize:
        """Beside the title or not, the control alone is what needs its width: the row may always go below."""
        return QSize(self._control.minimumSizeHint().width(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wanted = min(self._title.sizeHint().width(), self.width() // 2) + _APART + self._control.sizeHint().width()
        beside = wanted <= self.width()
        self._line.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        side = Qt.AlignmentFlag.AlignRight if beside else Qt.AlignmentFlag.AlignLeft
        self._line.setAlignment(self._control, side | Qt.AlignmentFlag.AlignVCenter)


class RowWidget(QWidget):
    """What every row can do: show the preferences, and say what was chosen or asked."""

    chosen = Signal(str, object, str)
    asked = Signal(object)

    def show_preferences(self, preferences: Preferences) -> None:
        """Most rows show one preference; words and buttons show none."""

    def _fill(self, inside: QWidget) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(inside)
        self.setFocusProxy(inside)


class ChoiceWidget(RowWidget):
    """A few short choices stand side by side, more of them in a list."""

    def __init__(self, row: Choice, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._control: DropDown | Segmented
        if len(row.options) <= _SEGMENTS and not row.listed:
            self._control = Segmented(row.options, name=row.title)
            self._control.chosen.connect(self._say)
        else:
            self._control = DropDown(row.options, row.title)
            self._control.activated.connect(self._say_index)
        self._fill(TitledRow(row.title, row.note, self._control, self))

    def show_preferences(self, preferences: Preferences) -> None:
        self._control.choose(getattr(preferences, self._row.field))

    def _say_index(self, index: int) -> None:
        self._say(self._row.options[index][0])

    def _say(self, value: object) -> None:
        self.chosen.emit(self._row.field, value, self._row.title)


class SwitchWidget(RowWidget):
    def __init__(self, row: Switch, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        self._box = CheckRow(row.title, row.note, self)
        self._box.clicked.connect(self._say)
        self._fill(self._box)

    def show_preferences(self, preferences: Preferences) -> None:
        self._box.setChecked(getattr(preferences, self._row.field))

    def _say(self, on: bool) -> None:
        self.chosen.emit(self._row.field, on, self._row.title)


class PressWidget(RowWidget):
    def __init__(self, row: Press, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._row = row
        button = SecondaryButton(row.button)
        button.setAccessibleName(f"{row.title}: {row.button}")
        button.clicked.connect(self._say)
        self._fill(TitledRow(row.title, row.note, button, self))

    def _say(self) -> None:
        self.asked.emit(self._row.ask)


class WordsWidget(RowWidget):
    def __init__(self, row: Words, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        inside = QWidget(self)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 4, 0, 4)
        column.setSpacing(2)
        column.addWidget(Label(row.title, Role.SMALL, "ink3"))
        text = ReadingText(row.text, Role.BODY, "ink2")
        text.setAccessibleName(row.title)
        column.addWidget(text)
        self._fill(inside)


def widget_for(row: Row) -> RowWidget:
    """The widget of a row."""
    match row:
        case Choice():
            return ChoiceWidget(row)
        case Switch():
            return SwitchWidget(row)
        case Press():
            return PressWidget(row)
        case Words():
            return WordsWidget(row)
