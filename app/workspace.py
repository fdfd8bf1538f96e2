"""What exists only while unlocked: the vault, one store per noun, and one signal that says what a commit changed."""

from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.storage.calm_places import CalmPlaceStore
from app.storage.check_ins import CheckInStore
from app.storage.feelings import FeelingStore
from app.storage.haven_moments import HavenMomentStore
from app.storage.journal import JournalStore
from app.storage.kit import KitStore
from app.storage.labels import LabelStore
from app.storage.letters import LetterStore
from app.storage.links import LinkStore
from app.storage.picked import KeptLineStore, TopicStore
from app.storage.pictures import PictureStore
from app.storage.plan import PlanStore
from app.storage.prompts import PromptStore
from app.storage.put_away import PutAwayStore
from app.storage.sessions import SessionStore
from app.storage.sittings import SittingStore
from app.storage.sounds import SoundStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.versions import VersionStore
from app.storage.wishes import WishStore

if TYPE_CHECKING:
    from app.storage.goals import GoalStore
    from app.storage.homework import HomeworkStore
    from app.storage.life_values import ValueStore
    from app.storage.sheets import SheetStore


class Workspace(QObject):
    """Everything a screen needs to read and write; gone as a whole when Alcove locks.

    What no start needs is loaded when it is first asked for.
    """

    changed = Signal(object)
    damaged = Signal()

    def __init__(self, vault: Vault, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vault = vault
        self.journal = JournalStore(vault)
        self.calm_places = CalmPlaceStore(vault)
        self.check_ins = CheckInStore(vault)
        self.feelings = FeelingStore(vault)
        self.haven_moments = HavenMomentStore(vault)
        self.kit = KitStore(vault)
        self.labels = LabelStore(vault)
        self.letters = LetterStore(vault)
        self.links = LinkStore(vault)
        self.kept_lines = KeptLineStore(vault)
        self.pictures = PictureStore(vault)
        self.plan = PlanStore(vault)
        self.prompts = PromptStore(vault)
        self.put_away = PutAwayStore(vault)
        self.sessions = SessionStore(vault)
        self.sittings = SittingStore(vault)
        self.sounds = SoundStore(vault)
        self.topics = TopicStore(vault)
        self.versions = VersionStore(vault)
        self.wishes = WishStore(vault)
        vault.on_commit = self.changed.emit
        vault.on_damage = self.damaged.emit

    @cached_property
    def goals(self) -> "GoalStore":
        from app.storage.goals import GoalStore

        return GoalStore(self.vault)

    @cached_property
    def homework(self) -> "HomeworkStore":
        from app.storage.homework import HomeworkStore

        return HomeworkStore(self.vault)

    @cached_property
    def sheets(self) -> "SheetStore":
        from app.storage.sheets import SheetStore

        return SheetStore(self.vault)

    @cached_property
    def values(self) -> "ValueStore":
        from app.storage.life_values import ValueStore

        return ValueStore(self.vault)

    def close(self) -> None:
        """Closes the vault; nothing can be read or written through this afterwards."""
        self.vault.on_commit = _nobody_listens
        self.vault.on_damage = _nobody_minds
        self.vault.close()


def _nobody_listens(_topic: Topic) -> None:
    """A commit on the way out tells nobody."""


def _nobody_minds() -> None:
    """What is found on the way out is found again on the way in."""
