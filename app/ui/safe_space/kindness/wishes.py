"""How kind words speak to this person: the bundled words, their tone, and a wish of their own."""

from PySide6.QtCore import QCoreApplication

from app import wordlists
from app.content import ContentDamaged
from app.domain.kind_words import KindWords, Pause, Tone
from app.ui.safe_space.surroundings import Surroundings

KIND_TONE = "kind.tone"
KIND_WISH = "kind.words"


def tone_of(around: Surroundings) -> Tone:
    """The tone somebody chose in calm times."""
    chosen = around.wish(KIND_TONE)
    return Tone(chosen) if chosen in list(Tone) else Tone.WARM


def bundled_words() -> KindWords:
    """What comes with Alcove; a few lines where its file is not what it was built as."""
    try:
        return wordlists.kind_words()
    except ContentDamaged:
        pause = Pause(
            hurts=(_tr("This is a hard moment."),),
            others=(_tr("Other people know this feeling."),),
            gesture=_tr("If you like, put a hand on your chest."),
            instead=(),
            before_wish="",
            wish=_tr("May this get easier."),
            end=_tr("That is enough for now."),
            prompts=(),
        )
        return KindWords(dict.fromkeys(Tone, pause), (_tr("You can leave the kind words."),))


def words_for(tone: Tone) -> str:
    """What a tone is called."""
    return {Tone.WARM: _tr("Warm"), Tone.PLAIN: _tr("Plain"), Tone.PRACTICAL: _tr("Practical")}[tone]


def _tr(text: str) -> str:
    return QCoreApplication.translate("KindWords", text)
