"""Three tones to choose from: warm, plain, practical."""

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from app.domain.kind_words import Tone
from app.ui.safe_space.kindness.wishes import words_for
from app.ui.safe_space.options import RadioOption
from app.ui.safe_space.rows import HavenCard


class ToneCard(HavenCard):
    """`chosen` says which tone holds now."""

    chosen = Signal(object)

    def __init__(self, title: str, tone: Tone, parent: QWidget | None = None) -> None:
        super().__init__(title, parent, spacing=2)
        self.options = [RadioOption(one.value, words_for(one), _about(one)) for one in Tone]
        self._group = QButtonGroup(self)
        self.body.addSpacing(6)
        for number, option in enumerate(self.options):
            self.body.addWidget(option)
            self._group.addButton(option, number)
            option.setChecked(option.key == tone.value)
        self._group.idClicked.connect(self._say)

    @property
    def tone(self) -> Tone:
        return Tone(self.options[self._group.checkedId()].key)

    def _say(self, _number: int) -> None:
        self.chosen.emit(self.tone)


def _about(tone: Tone) -> str:
    return {
        Tone.WARM: _tr("as a good friend speaks"),
        Tone.PLAIN: _tr("a few plain words"),
        Tone.PRACTICAL: _tr("what to do next"),
    }[tone]


def _tr(text: str) -> str:
    return QCoreApplication.translate("KindWords", text)
