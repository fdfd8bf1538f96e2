"""Fields to write one line in: plain, for a password, for a search."""

from PySide6.QtCore import QCoreApplication, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QPaintEvent, QPalette
from PySide6.QtWidgets import QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from app.ui.theme import Role, theme
from app.ui.widgets.field_button import InFieldButton
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.shapes import RADIUS, paint_box
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_SIDE = 15
_ICON = 20


class Field(Themed, QLineEdit):
    """One line of words. Its name for a screen reader is `name`, never only the placeholder."""

    left_icon = ""
    height_at_rest = 44

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._problem: str | None = None
        self.end_button: InFieldButton | None = None
        self.setAccessibleName(name or placeholder)
        self.setPlaceholderText(placeholder)
        self.setFrame(False)
        self.setAttribute(Qt.WidgetAttribute.WA_Hover)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    @property
    def problem(self) -> str | None:
        return self._problem

    def set_problem(self, sentence: str | None) -> None:
        """Edges the field in plum with a sign; the sentence is its description, and FieldWithNote shows it."""
        self._problem = sentence
        self.setAccessibleDescription(sentence or "")
        self._make_room()
        self.update()

    def set_tall(self, height: int = 52) -> None:
        self.height_at_rest = height
        self.restyle()

    def end_with(self, button: InFieldButton) -> None:
        """Puts a button at the end; words leave room for it while it is shown."""
        self.end_button = button
        self._make_room()

    def restyle(self) -> None:
        self.setFont(theme().font(Role.BODY))
        palette = QPalette(self.palette())
        palette.setColor(QPalette.ColorRole.Base, Qt.GlobalColor.transparent)
        palette.setColor(QPalette.ColorRole.Text, theme().colour("ink1"))
        palette.setColor(QPalette.ColorRole.PlaceholderText, theme().colour("ink3"))
        palette.setColor(QPalette.ColorRole.Highlight, theme().colour("accentSoft"))
        palette.setColor(QPalette.ColorRole.HighlightedText, theme().colour("accentSoftInk"))
        self.setPalette(palette)
        self._make_room()
        super().restyle()

    def sizeHint(self) -> QSize:
        return QSize(round(theme().body * 12), theme().control_height(self.height_at_rest))

    def minimumSizeHint(self) -> QSize:
        return QSize(round(theme().body * 6), theme().control_height(self.height_at_rest))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        edge, width = ("plum", 2.0) if self._problem else ("lineStrong", 1.0)
        paint_box(painter, self.rect(), RADIUS, theme().colour("lift"), theme().colour(edge), width)
        if self.left_icon:
            paint_icon(painter, self.left_icon, self._square(_SIDE), theme().colour("ink2"))
        if self._problem:
            left = self.width() - _SIDE - theme().drawing(_ICON) - self._button_room()
            paint_icon(painter, "info", self._square(left), theme().colour("plum"))
        painter.end()
        super().paintEvent(event)

    def _square(self, left: float) -> QRectF:
        side = theme().drawing(_ICON)
        return QRectF(left, round((self.height() - side) / 2), side, side)

    def _make_room(self) -> None:
        """Qt adds two pixels of its own on each side."""
        icon = theme().drawing(_ICON) + 10
        left = _SIDE - 2 + (icon if self.left_icon else 0)
        right = _SIDE - 2 + (icon if self._problem else 0) + self._button_room()
        self.setTextMargins(left, 0, right, 0)

    def _button_room(self) -> int:
        shown = self.end_button is not None and not self.end_button.isHidden()
        return theme().drawing(_ICON) + 14 if shown else 0


class PasswordField(Field):
    """A field whose words are dots until the eye is pressed."""

    shown_changed = Signal(bool)

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setInputMethodHints(
            Qt.InputMethodHint.ImhHiddenText
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
            | Qt.InputMethodHint.ImhSensitiveData
        )
        self._eye = InFieldButton("show", self)
        self._eye.setCheckable(True)
        self._eye.toggled.connect(self._show_words)
        self._show_words(False)
        self.end_with(self._eye)

    def hide_again(self) -> None:
        """Dots again, as when the screen is left."""
        self._eye.setChecked(False)

    def _show_words(self, shown: bool) -> None:
        self.setEchoMode(QLineEdit.EchoMode.Normal if shown else QLineEdit.EchoMode.Password)
        self._eye.set_icon("hide" if shown else "show")
        self._eye.setAccessibleName(
            QCoreApplication.translate("Widgets", "Cover the password")
            if shown
            else QCoreApplication.translate("Widgets", "Show the password")
        )
        self._eye.setToolTip(self._eye.accessibleName())
        self.shown_changed.emit(shown)


class SearchField(Field):
    """A field with a lens, and a cross that empties it."""

    left_icon = "search"

    def __init__(self, name: str = "", placeholder: str = "", parent: QWidget | None = None) -> None:
        super().__init__(name, placeholder, parent)
        self._cross = InFieldButton("close", self)
        self._cross.setAccessibleName(QCoreApplication.translate("Widgets", "Empty the search"))
        self._cross.setToolTip(self._cross.accessibleName())
        self._cross.clicked.connect(self._empty)
        self.textChanged.connect(self._offer_cross)
        self.end_with(self._cross)
        self._offer_cross("")

    def _offer_cross(self, words: str) -> None:
        self._cross.setVisible(bool(words))
        self._make_room()

    def _empty(self) -> None:
        self.clear()
        self.setFocus(Qt.FocusReason.OtherFocusReason)


class FieldWithNote(QWidget):
    """A named field: its name above, a note below that gives way to the sentence of a problem."""

    def __init__(self, name: str, field: Field, note: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = field
        self._note = note
        self.name_label = Label(name, bold=True)
        self.name_label.setBuddy(field)
        self.note_label = Label(note, Role.SMALL, "ink3", wrap=True)
        field.setAccessibleName(name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        for part in (self.name_label, field, self.note_label):
            layout.addWidget(part)
        self.set_problem(None)

    def set_problem(self, sentence: str | None) -> None:
        """Says under the field what does not fit, or the usual note again."""
        self.field.set_problem(sentence)
        self.note_label.setText(sentence or self._note)
        self.note_label.set_colour("plum" if sentence else "ink3")
        self.note_label.setVisible(bool(sentence or self._note))

    def set_note(self, note: str) -> None:
        self._note = note
        self.set_problem(self.field.problem)
