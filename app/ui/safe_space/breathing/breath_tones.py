"""The breath as tones, for those who want them: one rises, one falls, and a hold is silence."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.domain.breathing import Breath, Phase
from app.domain.tones import Tone
from app.ui.safe_space.surroundings import Surroundings

if TYPE_CHECKING:
    from app.sounds import Player

_TONES = {Phase.IN: Tone.IN, Phase.MORE: Tone.TOP_UP, Phase.OUT: Tone.OUT}
_SHORTEST_S = 0.3


class BreathTones(QObject):
    """Off until it is switched on. Where there is no device, it does not look for one at each breath."""

    changed = Signal()
    """It turned out whether anything can be heard: see `is_silent`."""

    def __init__(self, around: Surroundings, parent: QObject) -> None:
        super().__init__(parent)
        self._around = around
        self._player: Player | None = None
        self._begun = False

    @property
    def is_silent(self) -> bool:
        """Somebody wants tones, and there is nothing to play them on."""
        return self._player is not None and self._player.has_device is False

    def set_on(self, on: bool) -> None:
        """Whether breaths are to be heard, from the next phase on."""
        if on == (self._player is not None):
            return
        if self._player is not None:
            self._end(self._player)
            self._player.device_changed.disconnect(self.changed)
        self._player = self._around.player if on else None
        if self._player is not None:
            self._player.device_changed.connect(self.changed)

    def follow(self, breath: Breath | None) -> None:
        """A phase begins; None: nothing is to be heard."""
        player = self._player
        if player is None or (self._begun and player.has_device is False and breath is not None):
            return
        if breath is None:
            self._end(player)
            return
        self._begun = True
        if (tone := _TONES.get(breath.phase)) is None:
            player.hush()
        elif breath.phase_ends_in > _SHORTEST_S:
            player.tone(tone, breath.phase_ends_in)

    def _end(self, player: "Player") -> None:
        if self._begun:
            self._begun = False
            player.stop()
