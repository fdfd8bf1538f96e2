"""The helper script: what it asks for, what it installs when, and that it needs nothing but Python."""

import ast
import importlib.util
import os
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

import pytest

from tests.house.reading import ROOT, imported, read

Calls = list[list[str]]


def load() -> ModuleType:
    """The script as a module; it stands beside the packages, not in one."""
    found = importlib.util.spec_from_file_location("dev_under_test", ROOT / "dev.py")
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module


@pytest.fixture
def dev(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """The script, at work in an empty project of its own that lacks nothing."""
    module = load()
    (tmp_path / "requirements").mkdir()
    for name in ("requirements/run.txt", "requirements/dev.txt", "requirements/build.txt", "pyproject.toml"):
        (tmp_path / name).write_text(name, "utf-8")
    for name, value in {
        "ROOT": tmp_path,
        "VENV": tmp_path / ".venv",
        "STAMP": tmp_path / ".venv" / "installed.json",
        "SCREENS": tmp_path / "build" / "screens",
        "DIST": tmp_path / "dist",
    }.items():
        monkeypatch.setattr(module, name, value)
    monkeypatch.setattr(module, "missing_packages", lambda programs: [])
    monkeypatch.setattr(module, "works", lambda interpreter: True)
    module.program("alcove").parent.mkdir(parents=True)
    for name in ("alcove", "pip"):
        module.program(name).touch()
    return module


@pytest.fixture
def called(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> Calls:
    """What would be run; everything succeeds."""
    seen: Calls = []

    def note(command: object, *arguments: str, offscreen: bool = False) -> int:
        seen.append([Path(str(command)).name, *arguments])
        return 0

    monkeypatch.setattr(dev, "call", note)
    return seen


def installs(called: Calls) -> list[str]:
    return [Path(words[-1]).name for words in called if "--require-hashes" in words]


def test_it_needs_nothing_but_the_standard_library() -> None:
    roots = {module.partition(".")[0] for _node, module, _names in imported(read(ROOT / "dev.py"))}
    assert roots <= set(sys.stdlib_module_names)


def test_an_older_python_gets_as_far_as_the_sentence_about_it() -> None:
    ast.parse((ROOT / "dev.py").read_text("utf-8"), feature_version=(3, 8))


def test_without_a_verb_it_says_what_it_can_do(dev: ModuleType, capsys: pytest.CaptureFixture[str]) -> None:
    assert dev.main([]) == 2
    assert dev.main(["help"]) == 0
    assert "dev.py run" in capsys.readouterr().out


def test_packages_are_installed_once_and_again_when_the_lock_changes(dev: ModuleType, called: Calls) -> None:
    dev.set_up("run")
    dev.set_up("run")
    assert installs(called) == ["run.txt"]
    (dev.ROOT / "requirements" / "run.txt").write_text("another lock", "utf-8")
    dev.set_up("run")
    assert installs(called) == ["run.txt", "run.txt"]


def test_every_package_comes_with_its_hash_and_as_a_wheel(dev: ModuleType, called: Calls) -> None:
    dev.set_up("dev")
    locked = next(words for words in called if "--require-hashes" in words)
    assert ":all:" in locked[locked.index("--only-binary") :]
    project = next(words for words in called if "--editable" in words)
    assert {"--no-deps", "--no-build-isolation", "--no-index"} <= set(project)


def test_an_environment_without_pip_gets_it_and_stays(dev: ModuleType, called: Calls) -> None:
    dev.program("pip").unlink()
    dev.set_up("run")
    assert called[0][1:] == ["-m", "ensurepip"]
    assert dev.program("alcove").exists()


def test_what_tests_need_covers_what_running_needs(dev: ModuleType, called: Calls) -> None:
    dev.set_up("dev")
    dev.set_up("run")
    assert installs(called) == ["dev.txt"]


def test_an_install_that_was_cut_off_is_done_again(dev: ModuleType, called: Calls) -> None:
    dev.set_up("run")
    (dev.ROOT / "requirements" / "run.txt").write_text("another lock", "utf-8")
    dev.forget_installed()
    dev.set_up("run")
    assert installs(called) == ["run.txt", "run.txt"]


def test_a_package_that_cannot_be_had_ends_with_a_sentence(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "call", lambda *words, offscreen=False: 1)
    assert dev.main(["run"]) == 1
    assert "could not be installed" in capsys.readouterr().out
    assert dev.installed() == {}


def test_with_a_display_the_app_opens(dev: ModuleType, called: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: True)
    assert dev.main(["run", "--profile", "there"]) == 0
    assert called[-1] == [dev.program("alcove").name, "--profile", "there"]


def test_without_a_display_the_app_tests_itself_and_draws_its_screens(
    dev: ModuleType, called: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "has_display", lambda: False)
    assert dev.main(["run"]) == 0
    assert called[-2] == [dev.program("alcove").name, "--self-test"]
    assert called[-1][1:] == ["-m", "tests.screens", str(dev.SCREENS)]
    said = capsys.readouterr().out
    assert "no display" in said
    assert str(dev.SCREENS) in said


@pytest.mark.parametrize(
    ("surroundings", "there"),
    [({}, False), ({"DISPLAY": ":0"}, True), ({"WAYLAND_DISPLAY": "wayland-0"}, True), ({"DISPLAY": ""}, False)],
)
def test_a_display_is_what_the_session_names(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, surroundings: dict[str, str], there: bool
) -> None:
    monkeypatch.setattr(dev, "ON_LINUX", True)
    monkeypatch.setattr(os, "environ", surroundings)
    assert dev.has_display() is there


def test_words_after_test_go_to_pytest(dev: ModuleType, called: Calls) -> None:
    assert dev.main(["test", "-k", "journal"]) == 0
    assert called[-1][1:3] == ["-m", "pytest"]
    assert called[-1][-2:] == ["-k", "journal"]


@pytest.fixture
def dist(dev: ModuleType) -> Path:
    """What a build leaves, wherever this test runs."""
    built: Path = dev.DIST / ("Alcove.app" if sys.platform == "darwin" else "alcove")
    built.mkdir(parents=True)
    (built / "alcove").write_bytes(bytes(3_000_000))
    return built


def test_a_build_ends_with_where_the_app_lies_and_how_large_it_is(
    dev: ModuleType, called: Calls, dist: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert dev.main(["build"]) == 0
    assert called[-1][1:3] == ["-m", "PyInstaller"]
    assert capsys.readouterr().out.splitlines()[-1] == f"Alcove is built in {dist}, 3 MB."


def test_a_build_is_tried_out_when_that_is_asked_for(dev: ModuleType, called: Calls, dist: Path) -> None:
    assert dev.main(["build", "--check", "-k", "marker"]) == 0
    assert called[-1][1:] == ["-m", "pytest", "-m", "frozen", "tests/packaging", "-k", "marker"]


def test_a_build_that_fails_says_so_and_is_not_tried_out(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(dev, "set_up", lambda *wanted: None)
    monkeypatch.setattr(dev, "call", lambda *words, offscreen=False: 1 if "PyInstaller" in words else 0)
    assert dev.main(["build", "--check"]) == 1
    assert "could not be built" in capsys.readouterr().out


def test_building_and_testing_in_turn_install_nothing_again(dev: ModuleType, called: Calls) -> None:
    for lock in ("dev", "build", "dev", "build", "run"):
        dev.set_up(lock)
    assert installs(called) == ["dev.txt", "build.txt"]


def test_every_check_is_made_even_after_one_complains(
    dev: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    tools: list[str] = []

    def complain(command: Path, *arguments: str, offscreen: bool = False) -> int:
        if command.stem in ("ruff", "mypy", "lint-imports"):
            tools.append(command.stem)
            return 1
        return 0

    monkeypatch.setattr(dev, "call", complain)
    assert dev.main(["check"]) == 1
    assert tools == ["ruff", "ruff", "mypy", "lint-imports"]
    assert "mypy" in capsys.readouterr().out


@pytest.fixture
def bare(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """On Debian, where two packages are missing."""
    monkeypatch.setattr(dev, "missing_packages", lambda programs: ["libegl1", "python3.11-venv"])
    monkeypatch.setattr(dev.shutil, "which", lambda name: f"somewhere/{name}")
    return dev


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lacks nothing that a package manager has")
def test_root_gets_what_is_missing(bare: ModuleType, called: Calls, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bare.os, "geteuid", lambda: 0)
    monkeypatch.setenv("DEBIAN_FRONTEND", "before")
    bare.complete_surroundings({})
    assert called[0] == ["apt-get", "update"]
    assert called[1][:2] == ["apt-get", "install"]
    assert called[1][-2:] == ["libegl1", "python3.11-venv"]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows lacks nothing that a package manager has")
def test_anybody_else_gets_the_one_command(
    bare: ModuleType, called: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare.os, "geteuid", lambda: 1000)
    assert bare.main(["run"]) == 1
    commands = [line for line in capsys.readouterr().out.splitlines() if line.startswith("    ")]
    assert len(commands) == 1
    assert commands[0].endswith("libegl1 python3.11-venv")
    assert called == []


def test_elsewhere_the_names_have_to_do(
    bare: ModuleType, called: Calls, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(bare.shutil, "which", lambda name: None)
    assert bare.main(["run"]) == 1
    assert "libegl1 python3.11-venv" in capsys.readouterr().out


Lacking = Callable[[ModuleType, pytest.MonkeyPatch], None]


def lack_a_library(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "loads", lambda library: library != "libEGL.so.1")


def lack_ensurepip(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "works", lambda interpreter: False)
    monkeypatch.setattr(dev.importlib.util, "find_spec", lambda name: None)


def lack_fonts(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev, "fonts", lambda: iter(()))


def lack_a_program(dev: ModuleType, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(dev.shutil, "which", lambda name: None if name == "gnome-keyring-daemon" else name)


@pytest.mark.parametrize(
    ("lack", "package"),
    [
        (lack_a_library, "libegl1"),
        (lack_ensurepip, f"python{sys.version_info.major}.{sys.version_info.minor}-venv"),
        (lack_fonts, "fonts-dejavu-core"),
        (lack_a_program, "gnome-keyring"),
    ],
)
def test_what_is_missing_is_noticed(monkeypatch: pytest.MonkeyPatch, lack: Lacking, package: str) -> None:
    dev = load()
    for name in ("loads", "works", "fonts"):
        monkeypatch.setattr(dev, name, lambda *anything: [Path()])
    monkeypatch.setattr(dev, "ON_LINUX", True)
    monkeypatch.setattr(dev.shutil, "which", lambda name: name)
    assert dev.missing_packages(dev.TEST_PROGRAMS) == []
    lack(dev, monkeypatch)
    assert dev.missing_packages(dev.TEST_PROGRAMS) == [package]


def test_an_environment_that_was_moved_is_not_trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    dev = load()
    monkeypatch.setattr(dev, "VENV", Path(sys.prefix).resolve())
    assert dev.works(Path(sys.executable))
    monkeypatch.setattr(dev, "VENV", Path(sys.prefix).parent / "elsewhere")
    assert not dev.works(Path(sys.executable))
    assert not dev.works(dev.VENV / "python")
