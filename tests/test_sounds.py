"""Sounds play from memory, end, stop, and where there is no loudspeaker nothing happens but silence."""

import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from app.domain.tones import Tone
from app.sounds import NotASound, Player, SoundFile, _News, look_into

SOUNDS = Path(__file__).parent / "data" / "sounds"
KINDS = ("wav", "mp3", "flac", "ogg")


def content(kind: str) -> bytes:
    return (SOUNDS / f"tone.{kind}").read_bytes()


@pytest.fixture
def player(qtbot: QtBot) -> Player:
    """Plays in real time on what nobody can hear."""
    return Player(systems=("null",))


@pytest.fixture
def nowhere(qtbot: QtBot) -> Player:
    """As on a computer without a sound card: the system's own ways to play are those of another system."""
    return Player(systems=("coreaudio" if sys.platform != "darwin" else "wasapi",))


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_is_known_by_its_content_and_its_length_is_counted(kind: str) -> None:
    assert look_into(content(kind)) == SoundFile(kind, 800)


@pytest.mark.parametrize(
    "bytes_of_a_file",
    [
        b"",
        b"R",
        b"not a sound at all",
        b"\x89PNG\r\n\x1a\n" + bytes(200),
        b"RIFF\x10\x00\x00\x00WAVEfmt ",
        b"OggS" + bytes(100),
        b"fLaC" + bytes(100),
        b"ID3" + bytes(100),
        b"\xff\xfb" + bytes(500),
        b"%PDF-1.7" + bytes(100),
    ],
)
def test_what_is_no_sound_is_refused(bytes_of_a_file: bytes, player: Player) -> None:
    with pytest.raises(NotASound):
        look_into(bytes_of_a_file)
    with pytest.raises(NotASound):
        player.play(bytes_of_a_file)
    assert not player.is_playing


@pytest.mark.parametrize("kind", KINDS)
def test_half_a_file_is_half_a_sound_or_none_and_never_the_end_of_the_program(kind: str) -> None:
    whole = content(kind)
    for size in range(0, len(whole), 97):
        try:
            assert look_into(whole[:size]).length_ms <= 850
        except NotASound:
            continue


@pytest.mark.parametrize("kind", KINDS)
def test_a_sound_plays_to_its_end_and_says_so(kind: str, player: Player, qtbot: QtBot) -> None:
    with qtbot.waitSignal(player.ended, timeout=10_000):
        player.play(content(kind))
        assert player.is_playing
    assert not player.is_playing
    assert player.has_device


def test_a_sound_that_is_stopped_does_not_say_that_it_ended(player: Player, qtbot: QtBot) -> None:
    ends: list[None] = []
    player.ended.connect(lambda: ends.append(None))
    with qtbot.waitSignal(player.device_changed):
        player.play(content("wav"))
    player.stop()
    assert not player.is_playing
    with qtbot.waitSignal(player.ended, timeout=10_000):
        player.play(content("ogg"))
    assert len(ends) == 1


def test_another_sound_takes_the_place_of_the_first(player: Player, qtbot: QtBot) -> None:
    player.play(content("mp3"))
    player.play(content("flac"))
    with qtbot.waitSignal(player.ended, timeout=10_000):
        player.play(content("wav"))
    assert not player.is_playing


def test_the_end_of_a_sound_that_was_replaced_does_not_end_the_next(player: Player, qtbot: QtBot) -> None:
    """As it may arrive: the first one had come to its end already when somebody pressed the second."""
    with qtbot.waitSignal(player.device_changed):
        player.play(content("wav"))
    first = player._turn
    player.tone(Tone.IN, 5)
    player._hear(first, _News.OVER)
    assert player.is_playing
    player.stop()


def test_a_tone_goes_on_in_silence_until_it_is_stopped(player: Player, qtbot: QtBot) -> None:
    with qtbot.waitSignal(player.device_changed):
        player.tone(Tone.IN, 0.2)
    with qtbot.assertNotEmitted(player.ended, wait=700):
        pass
    assert player.is_playing
    player.tone(Tone.OUT, 0.5)
    player.hush()
    player.stop()
    assert not player.is_playing


def test_where_there_is_no_device_a_sound_is_over_at_once(nowhere: Player, qtbot: QtBot) -> None:
    with qtbot.waitSignals([nowhere.ended, nowhere.device_changed]):
        nowhere.play(content("wav"))
    assert nowhere.has_device is False and not nowhere.is_playing
    with qtbot.waitSignal(nowhere.ended):
        nowhere.tone(Tone.IN, 4)
    assert not nowhere.is_playing


def test_it_can_be_asked_whether_there_is_a_device(player: Player, nowhere: Player, qtbot: QtBot) -> None:
    assert player.has_device is None
    with qtbot.waitSignal(player.device_changed):
        player.look_for_device()
    assert player.has_device is True and not player.is_playing
    with qtbot.waitSignal(nowhere.device_changed):
        nowhere.look_for_device()
    assert nowhere.has_device is False


def test_silence_needs_no_device(nowhere: Player) -> None:
    nowhere.hush()
    nowhere.stop()
    assert nowhere.has_device is None


def in_a_process_of_its_own(script: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-B", "-c", f"from app.sounds import Player, look_into\n{script}"]
    return subprocess.run(command, cwd=SOUNDS.parents[2], capture_output=True, text=True, timeout=60, check=False)


def test_a_program_can_end_while_something_plays() -> None:
    script = (
        "from PySide6.QtCore import QCoreApplication, QTimer\n"
        "from app.domain.tones import Tone\n"
        "app = QCoreApplication([])\n"
        "player = Player(systems=('null',))\n"
        "player.device_changed.connect(app.quit)\n"
        "player.tone(Tone.IN, 9)\n"
        "app.exec()\n"
        "assert player.has_device\n"
    )
    outcome = in_a_process_of_its_own(script)
    assert (outcome.returncode, outcome.stderr) == (0, "")


def test_nothing_that_could_reach_a_network_is_loaded_to_play_or_to_look() -> None:
    file = SOUNDS / "tone.ogg"
    script = (
        "import sys\n"
        f"look_into(open({str(file)!r}, 'rb').read())\n"
        "print(sorted({'socket', 'ssl', 'urllib.request', 'http', 'miniaudio'} & set(sys.modules)))\n"
    )
    assert in_a_process_of_its_own(script).stdout == "[]\n"
