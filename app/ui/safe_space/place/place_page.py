"""One calm place, made ready on a calm day: words, pictures, and what becomes of it when it is spoiled."""

from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.calm_places import CalmPlace
from app.domain.journal import NewEntry
from app.domain.pictures import Picture
from app.ui.keep_soon import KeepSoon
from app.ui.safe_space.bringing import Brought, Put
from app.ui.safe_space.files_page import FilesPage
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.place.place_form import PlaceForm
from app.ui.safe_space.place.place_pictures import PlacePictures
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.undo_line import UndoLine
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.buttons import SecondaryButton
from app.ui.widgets.dialog import Question
from app.ui.widgets.text import Label
from app.workspace import Workspace

_NEW = CalmPlace("")


class PlacePage(FilesPage):
    """A place is in the vault from its first word or picture on. Once spoiled, it can only be removed."""

    def __init__(self, around: Surroundings, place: CalmPlace = _NEW, parent: QWidget | None = None) -> None:
        super().__init__(around, self.tr("A calm place"), parent)
        self._place = place
        self._removed: CalmPlace | None = None
        self.keeper = KeepSoon(self._keep, self)
        self.undo = UndoLine()
        self.sheet = QWidget()
        self.spoiled_words = Label(
            self.tr("This place is not offered any more. Its words are kept until you remove them."),
            Role.BODY,
            bold=True,
            wrap=True,
        )
        self.form = PlaceForm(place)
        self.pictures = PlacePictures(around, place.uid, place.pictures)
        self.add = SecondaryButton(self.tr("Add pictures"), "picture")
        self.spoil = SecondaryButton(self.tr("This place is spoiled for me"))
        self.remove = self.add_tool(self.tr("Remove it with its words"), "bin")
        self._lay_out()
        self.form.edited.connect(self.keeper.touch)
        self.add.clicked.connect(self.ask_for_pictures)
        self.spoil.clicked.connect(self._ask_to_spoil)
        self.remove.clicked.connect(self._remove)
        self.pictures.changed.connect(self._tab)
        self.pictures.moved.connect(self.show_soon)
        self._show_state()
        self._tab()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return self.form.name

    @property
    def room(self) -> int:
        return self.pictures.room

    def no_room(self) -> str:
        return self.tr("Ten pictures are as many as a place can have. Taking one out makes room.")

    def putting(self) -> Put | None:
        return partial(_put, self._place.uid) if self._ensure() else None

    def show_new(self, uid: str) -> None:
        self.pictures.show_new(uid)
        self.show_soon(self.pictures.rows[-1])

    def flush(self) -> bool:
        stored = self.keeper.flush()
        if self.isHidden():
            self._settle()
        return stored

    def unsaved(self) -> NewEntry | None:
        if not self.keeper.owed:
            return None
        place = self.form.as_written(self._place)
        written = (place.name, place.cue, place.see, place.hear, place.smell, place.warmth, place.touch, place.company)
        words = "\n\n".join(part.strip() for part in written if part.strip())
        return NewEntry(datetime.now(), self.tr("A calm place"), words) if words else None

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self.pictures.pictures.drop()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        words = self.tr(
            "A place where you can be at ease, best found together with your therapist. "
            "Leave out whatever does not come; a few words are enough."
        )
        self.intro = Label(words, Role.BODY, "ink2", wrap=True)
        shown = HavenCard(self.tr("Pictures of it"))
        hint = self.tr("They fill the window while you are there. Up to ten; copies are kept in your journal.")
        shown.body.addWidget(Label(hint, Role.SMALL, "ink2", wrap=True))
        shown.body.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        shown.body.addWidget(self.notice)
        self.spoil_card = HavenCard(self.tr("If bad images come with it"))
        bad = self.tr("It happens, and it says nothing about you. A place that is spoiled is never offered again.")
        self.spoil_card.body.addWidget(Label(bad, colour_token="ink2", wrap=True))
        self.spoil_card.body.addWidget(self.spoil, 0, Qt.AlignmentFlag.AlignLeft)
        for part in (self.intro, self.spoiled_words, self.form, shown, self.pictures, self.spoil_card):
            column.addWidget(part)
        self.body.addWidget(self.undo)
        self.body.addWidget(self.sheet)

    def _show_state(self) -> None:
        self.intro.setVisible(not self._place.spoiled)
        self.spoiled_words.setVisible(self._place.spoiled)
        self.spoil_card.setVisible(bool(self._place.uid) and not self._place.spoiled)
        self.remove.setVisible(bool(self._place.uid) and self._removed is None)
        self.arrange()

    def _tab(self) -> None:
        parts = (*self.form.parts, self.add, *self.pictures.parts, self.spoil, self.remove, self.back)
        tab_through(self.undo.button, *parts)

    def _ensure(self) -> bool:
        """Whether the place is in the vault by now."""
        own = self.around.own
        if own is not None and not self._place.uid:
            with telling(self):
                self._begin(own)
        return bool(self._place.uid)

    def _begin(self, own: Workspace) -> None:
        self._place = own.calm_places.add()
        self.pictures.place = self._place.uid
        self._show_state()

    def _keep(self) -> None:
        """Once the journal is closed there is nothing to store in."""
        own, written = self.around.own, self.form.as_written(self._place)
        if own is None or written == self._place:
            return
        if not self._place.uid:
            self._begin(own)
            written = self.form.as_written(self._place)
        own.calm_places.reword(written)
        self._place = written

    def _ask_to_spoil(self) -> None:
        question = Question(
            self.window(),
            self.tr("Never offer this place again?"),
            self.tr("That stays so. Its words and pictures are kept here until you remove them."),
            self.tr("Leave it"),
            self.tr("Do not offer it again"),
        )
        question.chosen.connect(self._spoil)
        question.open()

    def _spoil(self, wanted: bool) -> None:
        own = self.around.own
        if not wanted or own is None or not self.keeper.flush():
            return
        with telling(self):
            own.calm_places.spoil(self._place.uid)
            self._place = own.calm_places.get(self._place.uid) or self._place
            self._show_state()
            self._tab()
            self.show_soon(self.spoiled_words)
            self.remove.setFocus(Qt.FocusReason.OtherFocusReason)

    def _remove(self) -> None:
        own = self.around.own
        if own is None or not self.keeper.flush():
            return
        with telling(self):
            self._removed = own.calm_places.remove(self._place.uid)
            self.sheet.hide()
            self._show_state()
            self.undo.offer(self.tr("The place is gone, with its words and pictures."), self._put_back)

    def _put_back(self) -> None:
        own = self.around.own
        if own is None or self._removed is None:
            return
        with telling(self):
            own.calm_places.put_back(self._removed)
            self._removed = None
            self.sheet.show()
            self._show_state()
            self.first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _settle(self) -> None:
        """Nobody asks for anything back any more: what was taken out leaves nothing behind."""
        self.pictures.settle(self._removed.pictures if self._removed is not None else ())


def _put(place: str, own: Workspace, brought: Brought) -> str | None:
    assert isinstance(brought.content, Picture)
    return brought.content.uid if own.calm_places.add_picture(place, brought.content) else None
