"""One number as large as it gets, to read across a room, to copy, or to point a phone at."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, QRectF, Qt
from PySide6.QtGui import QFont, QFontMetricsF, QPaintEvent
from PySide6.QtWidgets import QLabel, QWidget

from app.domain.help_lines import CountryHelp, HelpLine, Way, dialled, phone_link
from app.domain.plan import PlanLine, dialled_phone
from app.ui.safe_space.reach.line_words import hours_words, known_words, language_words, sure_words, way_words
from app.ui.theme import Role, theme
from app.ui.widgets.themed import Themed, smooth_painter

_LEADING = 1.15
_SMALLEST = 22
_LONGEST_NOTE = 200


@dataclass(frozen=True, slots=True)
class BigNumber:
    """What the page of one number shows. A personal one is out of the vault, and goes when that closes."""

    name: str
    how: str
    number: str
    about: str
    copied: str
    link: str
    hint: str
    personal: bool = False


def emergency_number(country: CountryHelp, about: str) -> BigNumber:
    number = country.emergency[0]
    title = _tr("If life is in danger now")
    return BigNumber(title, "", number, about, dialled(number), phone_link(number), _call_hint())


def line_number(line: HelpLine, known_on: date | None) -> BigNumber:
    """A help line: when it answers, how sure the number is, and how old the list."""
    how = _tr("Text {word} to").format(word=line.send) if line.way is Way.TEXT else way_words(line)
    hours = ". ".join(part for part in (hours_words(line), language_words(line), line.note) if part) + "."
    about = " ".join(part for part in (hours, sure_words(line), known_words(known_on)) if part)
    link = phone_link(line.number, line.way, line.send)
    hint = _call_hint() if link else _tr("Alcove cannot send messages. Type the number into a phone.")
    return BigNumber(line.name, how, line.number, about, dialled(line.number), link, hint)


def own_number(line: PlanLine, *, personal: bool) -> BigNumber:
    """Somebody of a person's own, with how their note begins; a code only where it is plainly one number."""
    keyed_in = dialled_phone(line.phone)
    number = line.phone.strip()
    hint = _call_hint() if keyed_in else _tr("Alcove cannot call anyone. Type the number into a phone.")
    link = phone_link(keyed_in) if keyed_in else ""
    return BigNumber(line.words.strip(), "", number, _begin(line.note), keyed_in or number, link, hint, personal)


def _begin(note: str) -> str:
    """All of it stands in the plan; here it leaves the number its room."""
    words = " ".join(note.split())
    return words if len(words) <= _LONGEST_NOTE else words[:_LONGEST_NOTE].rsplit(" ", 1)[0] + " …"


def directory_number(address: str) -> BigNumber:
    """A web address is text here: Alcove opens no browser."""
    about = _tr("A list of help lines in many countries.")
    hint = _tr("Alcove opens no web pages. Point a phone's camera at the code, or copy the address.")
    return BigNumber("", "", address, about, address, f"https://{address}", hint)


def _call_hint() -> str:
    return _tr("Alcove cannot call anyone. Point a phone's camera at the code, or type the number in.")


class BigWords(Themed, QLabel):
    """The number itself, smaller only where the window is too narrow for it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.follow_theme()

    @property
    def pixels(self) -> int:
        """How large the number is written."""
        return self._font(self.width(), self.height()).pixelSize()

    def height_at(self, width: int, most: int) -> int:
        """How tall it is at a width, if no more than `most` is there."""
        return round(self._font(width, most).pixelSize() * _LEADING)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = smooth_painter(self)
        painter.setFont(self._font(self.width(), self.height()))
        painter.setPen(theme().colour("lampInk"))
        painter.drawText(QRectF(self.rect()), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextDontClip, self.text())

    def _font(self, width: int, height: int) -> QFont:
        font = theme().font(Role.COUNT)
        font.setPixelSize(max(_SMALLEST, min(font.pixelSize(), int(height / _LEADING))))
        wide = QFontMetricsF(font).horizontalAdvance(self.text())
        if wide > width > 0:
            font.setPixelSize(max(_SMALLEST, int(font.pixelSize() * width / wide)))
        return font


def _tr(text: str) -> str:
    return QCoreApplication.translate("HelpLines", text)
