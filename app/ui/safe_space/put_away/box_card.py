"""My container: what it is made of, how it is locked, where it stands, each in a few words of one's own."""

from datetime import datetime

from PySide6.QtWidgets import QWidget

from app.domain.journal import NewEntry
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.put_away.wishes import BOX_LOCK, BOX_MATERIAL, BOX_PLACE, LONGEST
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.widgets.fields import Field, FieldWithNote
from app.ui.widgets.text import Label


class BoxCard(HavenCard):
    """Stores while it is written; whatever is left empty is the drawn chest."""

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("My container"), parent, spacing=14)
        self._around = around
        self.keeper = KeepSoon(self._keep, self)
        words = self.tr("Strong enough, and yours. These words stand beside the chest while something is put away.")
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self.fields = {
            BOX_MATERIAL: Field(self.tr("What it is made of")),
            BOX_LOCK: Field(self.tr("How it is locked")),
            BOX_PLACE: Field(self.tr("Where it stands")),
        }
        for name, field in self.fields.items():
            field.setMaxLength(LONGEST)
            field.setText(around.wish(name))
            field.textEdited.connect(self._touch)
            self.body.addWidget(FieldWithNote(field.accessibleName(), field))

    def unsaved(self) -> NewEntry | None:
        """The words that are not stored."""
        words = "\n".join(field.text().strip() for field in self.fields.values() if field.text().strip())
        return NewEntry(datetime.now(), self.tr("My container"), words) if self.keeper.owed and words else None

    def _touch(self, _words: str) -> None:
        self.keeper.touch()

    def _keep(self) -> None:
        own = self._around.own
        if own is None:
            return
        for name, field in self.fields.items():
            words = " ".join(field.text().split())
            if words != own.wishes.text(name):
                own.wishes.keep(name, words)
