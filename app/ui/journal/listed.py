"""One row of a list of entries: what it shows and what it says to somebody who cannot see it."""

from dataclasses import dataclass
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt

from app.domain.journal import EntryRow
from app.ui.widgets.date_words import day_words
from app.ui.widgets.mood import mood_word

LISTED = Qt.ItemDataRole.UserRole + 1

translate = QCoreApplication.translate

Marks = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Listed:
    """An entry in a list. `text` stands under the title, with some of its words marked when it was searched for."""

    row: EntryRow
    text: str
    marks: Marks = ()
    opens_month: bool = False

    @property
    def title(self) -> str:
        if self.row.closed:
            return translate("Journal", "Kept closed")
        return self.row.title.strip() or no_title()

    @property
    def below(self) -> str:
        return translate("Journal", "Opens with your password") if self.row.closed else self.text

    def spoken(self, today: date, hidden: bool) -> str:
        """Thursday 13 November, Two stops, mood: so-so."""
        day = day_words(self.row.about.date(), today)
        if hidden:
            return day
        words = [day, self.title]
        if self.row.mood is not None:
            words.append(translate("Journal", "mood: {mood}").format(mood=mood_word(self.row.mood).lower()))
        return ", ".join(words)


def no_title() -> str:
    return translate("Journal", "No title")
