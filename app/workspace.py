"""What exists only while unlocked: the vault, one store per noun, and one signal that says what a commit changed."""

from PySide6.QtCore import QObject, Signal

from app.storage.calm_places import CalmPlaceStore
from app.storage.check_ins import CheckInStore
from app.storage.feelings import FeelingStore
from app.storage.goals import GoalStore
from app.storage.haven_moments import HavenMomentStore
from app.storage.homework import HomeworkStore
from app.storage.journal import JournalStore
from app.storage.kit import KitStore
from app.storage.labels import LabelStore
from app.storage.letters import LetterStore
from app.storage.life_values import ValueStore
from app.storage.links import LinkStore
from app.storage.picked import KeptLineStore, TopicStore
from app.storage.pictures import PictureStore
from app.storage.plan import PlanStore
from app.storage.prompts import PromptStore
from app.storage.put_away import PutAwayStore
from app.storage.sessions import SessionStore
from app.storage.sheets import SheetStore
from app.storage.sittings import SittingStore
from app.storage.sounds import SoundStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.versions import VersionStore
from app.storage.wishes import WishStore


class Workspace(QObject):
    """Everything a screen needs to read and write; gone as a whole when Alcove locks."""

    changed = Signal(object)
    damaged = Signal()

    def __init__(self, vault: Vault, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.vault = vault
        self.journal = JournalStore(vault)
        self.calm_places = CalmPlaceStore(vault)
        self.check_ins = CheckInStore(vault)
        self.feelings = FeelingStore(vault)
        self.goals = GoalStore(vault)
        self.haven_moments = HavenMomentStore(vault)
        self.homework = HomeworkStore(vault)
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
        self.sheets = SheetStore(vault)
        self.sittings = SittingStore(vault)
        self.sounds = SoundStore(vault)
        self.topics = TopicStore(vault)
        self.values = ValueStore(vault)
        self.versions = VersionStore(vault)
        self.wishes = WishStore(vault)
        vault.on_commit = self.changed.emit
        vault.on_damage = self.damaged.emit

    def close(self) -> None:
        """Closes the vault; nothing can be read or written through this afterwards."""
        self.vault.on_commit = _nobody_listens
        self.vault.on_damage = _nobody_minds
        self.vault.close()


def _nobody_listens(_topic: Topic) -> None:
    """A commit on the way out tells nobody."""


def _nobody_minds() -> None:
    """What is found on the way out is found again on the way in."""
