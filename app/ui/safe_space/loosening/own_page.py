"""Loosen up in one's own way: how finely, how slowly, and which parts are left alone."""

from dataclasses import replace

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from app.domain.loosening import SIXTEEN, Version
from app.ui.safe_space.column_page import ColumnPage
from app.ui.safe_space.loosening.own_wishes import LEARNING, LEFT_OUT, VERSION, kept_wishes
from app.ui.safe_space.loosening.words import name_of, words_for
from app.ui.safe_space.options import CheckOption, RadioOption
from app.ui.safe_space.page import tab_through
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.safe_space.wish_switch import WishSwitch
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.text import Label

_BESIDE_MARK = 12


class OwnLoosening(ColumnPage):
    """What is chosen holds at once, and only while the journal is open; locked, it is only letting go."""

    personal = True
    passing = True

    def __init__(self, around: Surroundings, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Loosen up"), parent)
        self._around = around
        words = self.tr(
            "A part that was tightened a little is easier to feel when it lets go. "
            "While Alcove is locked it is only letting go, because what you choose here stays with your words."
        )
        self.body.addWidget(Label(words, Role.BODY, "ink2", wrap=True))
        self.versions = [RadioOption(version, words_for(version)) for version in Version]
        self.learning = WishSwitch(
            around,
            LEARNING,
            self.tr("Each part twice, with long pauses"),
            self.tr("Best while you learn it. Without this it is over much sooner."),
            default=True,
        )
        self.parts = [CheckOption(name_of(part)) for part in SIXTEEN]
        self.body.addWidget(self._version_card())
        self.body.addWidget(self._parts_card())
        self.learning.clicked.connect(self._show_kept)
        tab_through(*self.versions, self.learning, *self.parts, self.back)
        self._show_kept()
        self.follow_theme()

    @property
    def first(self) -> QWidget:
        return next(option for option in self.versions if option.isChecked())

    def _version_card(self) -> HavenCard:
        card = HavenCard(self.tr("How"), spacing=2)
        self._version_group = QButtonGroup(self)
        for number, option in enumerate(self.versions):
            card.body.addWidget(option)
            self._version_group.addButton(option, number)
        self._version_group.idClicked.connect(self._choose)
        aligned = QHBoxLayout()
        aligned.setContentsMargins(_BESIDE_MARK, 6, 0, 0)
        aligned.addWidget(self.learning)
        card.body.addLayout(aligned)
        return card

    def _parts_card(self) -> HavenCard:
        card = HavenCard(self.tr("Leave out"), spacing=2)
        caution = self.tr(
            "Tick what is hurt, sore, operated on, or cramps easily. It is never tightened, and a larger part that "
            "holds it is only let go. With high blood pressure, choose only letting go."
        )
        card.body.addWidget(Label(caution, Role.BODY, "ink2", wrap=True))
        card.body.addSpacing(8)
        for option in self.parts:
            card.body.addWidget(option)
            option.clicked.connect(self._leave_out)
        return card

    def _choose(self, number: int) -> None:
        self._keep(VERSION, self.versions[number].key)

    def _leave_out(self, _on: bool) -> None:
        ticked = (part for part, option in zip(SIXTEEN, self.parts, strict=True) if option.isChecked())
        self._keep(LEFT_OUT, frozenset(part.value for part in ticked))

    def _keep(self, wish: str, value: str | frozenset[str]) -> None:
        if self._around.own is not None:
            with telling(self):
                self._around.own.wishes.keep(wish, value)
        self._show_kept()

    def _show_kept(self) -> None:
        """What is shown is what is kept, so that nothing seems to be chosen which the disk did not take."""
        kept = kept_wishes(self._around)
        for option in self.versions:
            version = Version(option.key)
            minutes = round(replace(kept, version=version).course.length / 60)
            option.set_about(self.tr("about {minutes} minutes").format(minutes=minutes))
            option.setChecked(version is kept.version)
        self.learning.setVisible(kept.version is not Version.RELEASE)
        for part, check in zip(SIXTEEN, self.parts, strict=True):
            check.setChecked(part in kept.left_out)
