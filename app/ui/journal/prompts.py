"""Sentences to begin from as this person has them: the bundled groups, without those switched off, and their own."""

from app import wordlists
from app.content import ContentDamaged
from app.domain.prompts import Prompt, PromptGroup
from app.workspace import Workspace

_SWITCHED_OFF = "prompt_groups_off"
OWN = "own"


class Prompts:
    def __init__(self, workspace: Workspace, own_name: str) -> None:
        self._workspace = workspace
        self._own_name = own_name

    def all(self) -> list[PromptGroup]:
        """Every group; the person's own come first once there are some."""
        own = tuple(self._workspace.prompts.all())
        try:
            bundled = wordlists.prompt_groups()
        except ContentDamaged:
            bundled = ()
        return [*([PromptGroup(OWN, self._own_name, own)] if own else []), *bundled]

    def offered(self) -> list[PromptGroup]:
        off = self.switched_off()
        return [group for group in self.all() if group.key not in off]

    def switched_off(self) -> frozenset[str]:
        return self._workspace.wishes.words(_SWITCHED_OFF)

    def switch_off(self, keys: frozenset[str]) -> None:
        self._workspace.wishes.keep(_SWITCHED_OFF, keys)

    def add_own(self, words: str) -> Prompt:
        return self._workspace.prompts.add(words)
