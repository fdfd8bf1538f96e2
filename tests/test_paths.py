"""Where things are: the chosen profile, the named one, the usual one, and the resources in each way of shipping."""

import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app import paths
from app.paths import Profile, profile, resources
from tests.house.reading import ROOT


def test_the_chosen_folder_wins(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALCOVE_PROFILE", str(tmp_path / "named"))
    assert profile(str(tmp_path / "chosen")).folder == tmp_path / "chosen"
    assert profile().folder == tmp_path / "named"


def test_an_empty_name_is_no_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ALCOVE_PROFILE", "")
    assert profile("") == profile()


def test_a_name_may_start_at_home_or_here(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    assert profile("~/diary").folder == Path.home() / "diary"
    assert profile("diary").folder == tmp_path / "diary"


def test_the_usual_place_is_local_data_and_bears_the_name(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("ALCOVE_PROFILE", raising=False)
    folder = profile().folder
    assert folder.name == "Alcove"
    assert Path.home() in folder.parents


def test_everything_of_a_profile_is_in_its_folder(tmp_path: Path) -> None:
    one = Profile(tmp_path)
    files = [one.vault, one.keys, one.preferences, one.lock, one.knock, one.pending_keychain]
    assert {file.parent for file in files} == {tmp_path}
    assert len(set(files)) == len(files)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps permissions another way")
def test_the_folder_belongs_to_this_account_alone(tmp_path: Path) -> None:
    one = Profile(tmp_path / "deep" / "profile")
    one.prepare()
    assert stat.S_IMODE(one.folder.stat().st_mode) == 0o700
    one.folder.chmod(0o755)
    one.prepare()
    assert stat.S_IMODE(one.folder.stat().st_mode) == 0o700


def test_a_file_in_the_place_of_the_folder_is_said_so(tmp_path: Path) -> None:
    (tmp_path / "profile").write_text("", "utf-8")
    with pytest.raises(OSError):
        Profile(tmp_path / "profile").prepare()


def test_from_source_the_resources_stand_beside_the_code() -> None:
    assert resources() == ROOT / "resources"
    assert (resources() / "theme" / "tokens.json").is_file()


def test_in_a_wheel_they_stand_inside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "app" / "resources").mkdir(parents=True)
    monkeypatch.setattr(paths, "__file__", str(tmp_path / "app" / "paths.py"))
    assert resources() == tmp_path / "app" / "resources"


def test_frozen_they_stand_in_the_bundle(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)
    assert resources() == tmp_path / "resources"


@pytest.mark.slow
def test_the_wheel_carries_the_resources_and_the_command(tmp_path: Path) -> None:
    build = "import sys; from hatchling.build import build_wheel; print(build_wheel(sys.argv[1]))"
    made = subprocess.run(
        [sys.executable, "-c", build, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stderr
    import zipfile

    with zipfile.ZipFile(next(tmp_path.glob("*.whl"))) as wheel:
        names = wheel.namelist()
        commands = next(wheel.read(name).decode() for name in names if name.endswith("entry_points.txt"))
    assert "app/resources/theme/tokens.json" in names
    assert any(name.startswith("app/resources/icons/") for name in names)
    assert not any(name.startswith(("tests/", "bench/", "resources/", "docs/")) for name in names)
    assert "alcove = app.main:main" in commands
