"""Words for a message to one's therapist, with what the two of them agreed. Alcove only lends them."""

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QGuiApplication
from PySide6.QtWidgets import QWidget

from app.domain.plan import Agreed
from app.storage.errors import StorageError
from app.ui.private_copy import LENT_FOR_S, private_copy
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.reach.country import chosen_country
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.tiles import Tile
from app.ui.theme import Role
from app.ui.widgets.text import Label


class MessagePage(ColumnPage):
    """Nothing to type and nothing to get wrong: it can be changed where it is pasted."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("A message to my therapist"), parent)
        self.words = message_words(_agreed(around))
        about = self.tr(
            "Alcove sends nothing, and nobody reads along. "
            "Copy these words, and paste them where the two of you write to each other."
        )
        self.body.addWidget(Label(about, Role.BODY, "ink2", wrap=True))
        card = HavenCard()
        card.body.addWidget(Label(self.words, Role.EDITOR, wrap=True))
        self.body.addWidget(card)
        self.copy = Tile(self.tr("Copy"), icon="copy", strong=True)
        self.copy.clicked.connect(self._copy)
        self.body.addWidget(self.copy)
        danger = self.tr("It may be read hours later. If life is in danger now: {number}")
        self.body.addWidget(Label(danger.format(number=chosen_country(around).emergency[0]), Role.BODY, wrap=True))
        self.said = Label("", Role.BODY, wrap=True)
        self.body.addWidget(self.said)
        tab_through(self.copy, self.back)
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.copy

    def _copy(self) -> None:
        QGuiApplication.clipboard().setMimeData(private_copy(self.words))
        copied = self.tr("Copied, not sent. The clipboard is emptied after {seconds} seconds.")
        words = copied.format(seconds=LENT_FOR_S)
        self.said.setText(words)
        QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.copy, words))


def message_words(agreed: Agreed) -> str:
    """It asks for no answer at once and promises none, because it may be read much later."""
    words = [
        _tr("Hello,"),
        _tr("this is a hard moment for me, and I want you to know. I would like to talk about it when we can."),
        _tr("If you read this later: it says how it was when I wrote it."),
    ]
    settled = [
        pattern.format(words=said.rstrip(" ."))
        for pattern, said in (
            (_tr("You read messages: {words}."), agreed.hours),
            (_tr("An answer usually comes: {words}."), agreed.usual),
            (_tr("Until then I do this: {words}."), agreed.otherwise),
        )
        if said.strip(" .")
    ]
    if settled:
        words.append("\n".join((_tr("As we agreed:"), *settled)))
    return "\n\n".join(words)


def _agreed(around: Surroundings) -> Agreed:
    """Where the disk does not answer, the message goes without it."""
    try:
        return around.own.plan.agreed() if around.own is not None else Agreed()
    except StorageError:
        return Agreed()


def _tr(text: str) -> str:
    return QCoreApplication.translate("Message", text)
