"""Where does it stay? The first step says what Alcove does not do, and asks which help lines to show."""

from PySide6.QtCore import QRectF, QSize, Signal, Slot
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from app import content
from app.ui.preferences_holder import PreferencesHolder
from app.ui.theme import Role, theme
from app.ui.unlock.frame import Heading
from app.ui.widgets.buttons import PrimaryButton, QuietButton
from app.ui.widgets.cards import Card, Rule
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.flow import FlowLayout
from app.ui.widgets.icons import paint_icon
from app.ui.widgets.text import Label
from app.ui.widgets.themed import Themed, smooth_painter

_ICON = 24


class StaysHere(QWidget):
    """Three plain facts and one list."""

    done = Signal()
    backup_wanted = Signal()

    def __init__(self, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preferences = preferences
        self.country = DropDown(tuple(content.countries()), self.tr("Country of the help lines"))
        self.country.choose(preferences.value.country or content.guess_country() or content.countries()[-1][0])
        self.country.currentIndexChanged.connect(self._keep_country)
        self.emergency = Label("", Role.SMALL, "ink3", wrap=True)
        self.go_on = PrimaryButton(self.tr("Go on"))
        self.go_on.set_tall()
        self.go_on.clicked.connect(self._finish)
        rows = QVBoxLayout(self)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(24)
        rows.addWidget(Heading(self.tr("What you write stays here")))
        rows.addWidget(self._facts())
        self.have_backup = QuietButton(self.tr("I have a backup"), "undo")
        self.have_backup.clicked.connect(self.backup_wanted)
        buttons = QHBoxLayout()
        buttons.addSpacing(-QuietButton.OVERHANG)
        buttons.addWidget(self.have_backup)
        buttons.addStretch(1)
        buttons.addWidget(self.go_on)
        rows.addLayout(buttons)
        self._say_emergency()

    def _facts(self) -> Card:
        card = Card(spacing=16)
        for icon, words in (
            ("computer", self.tr("Nothing leaves this computer until you send it yourself.")),
            ("hide", self.tr("Nobody reads along, and nobody is watching.")),
            ("info", self.tr("Alcove is not a medical device, and not for emergencies.")),
        ):
            card.body_layout.addWidget(_Fact(icon, words))
        card.body_layout.addWidget(Rule())
        name = Label(self.tr("Show help lines for"), bold=True)
        name.setBuddy(self.country)
        row = FlowLayout(gap=16)
        row.addWidget(name)
        row.addWidget(self.country)
        card.body_layout.addLayout(row)
        card.body_layout.addWidget(self.emergency)
        return card

    @Slot()
    def _keep_country(self) -> None:
        self._preferences.change(country=str(self.country.currentData()))
        self._say_emergency()

    def _say_emergency(self) -> None:
        numbers = content.help_lines(str(self.country.currentData())).emergency
        text = self.tr("If life is in danger now: {numbers}").format(numbers=self.tr(" or ").join(numbers))
        self.emergency.setText(text)

    @Slot()
    def _finish(self) -> None:
        self._keep_country()
        self.done.emit()


class _Fact(QWidget):
    """A sentence with its sign."""

    def __init__(self, icon: str, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(_Sign(icon))
        row.addWidget(Label(words, wrap=True), 1)


class _Sign(Themed, QWidget):
    def __init__(self, icon: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.follow_theme()

    def sizeHint(self) -> QSize:
        return QSize(theme().drawing(_ICON), theme().drawing(_ICON))

    def paintEvent(self, event: QPaintEvent) -> None:
        paint_icon(smooth_painter(self), self._icon, QRectF(self.rect()), theme().colour("accent"))
