"""The built folder is sound by its own word, holds what Alcove uses, and knows nothing of where it was made."""

import importlib.metadata
import marshal
import os
import re
import shutil
import struct
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.paths import Profile
from app.self_test import Trial

pytestmark = [pytest.mark.frozen, pytest.mark.slow]

ROOT = Path(__file__).resolve().parents[2]
# What a program made by PyInstaller brings of its own.
BUILDER = {"PyInstaller", "_pyi_rth_utils", "pyimod00_crypto"}


def modules(program: Path) -> dict[str, bytes]:
    """The compiled modules inside the program, by name: an archive of zlib pieces with a table at its end."""
    content = program.read_bytes()
    start = content.index(b"PYZ\0")
    (place,) = struct.unpack_from("!i", content, start + 8)
    table = marshal.loads(content[start + place :])
    return {
        name: zlib.decompress(content[start + at : start + at + length])
        for name, (_kind, at, length) in table
        if length
    }


def run(command: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(command), *arguments], env=dict(os.environ), capture_output=True, text=True, check=False, timeout=60
    )


def test_everything_holds_in_the_frozen_app_too(command: Path) -> None:
    outcome = run(command, "--self-test")
    lines = outcome.stdout.splitlines()
    assert outcome.returncode == 0, outcome.stdout + outcome.stderr
    assert len(lines) == len(Trial(Profile(Path("nowhere"))).checks()) + 1
    assert all(line.startswith("ok      ") for line in lines)
    assert any(".SecretService.Keyring" in line for line in lines) or not sys.platform.startswith("linux")


def test_a_resource_that_is_missing_is_noticed(built: Path, command: Path, tmp_path: Path) -> None:
    copy = tmp_path / "alcove"
    shutil.copytree(built, copy, symlinks=True)
    next(copy.rglob("tokens.json")).unlink()
    outcome = run(copy / command.relative_to(built), "--self-test")
    assert outcome.returncode == 1
    assert "NOT OK  Icons, theme and help lines are here" in outcome.stdout


def test_only_what_people_are_told_of_is_inside(command: Path) -> None:
    roots = {name.partition(".")[0] for name in modules(command)}
    locked = re.findall(r"^([\w.-]+)==", (ROOT / "requirements" / "run.txt").read_text("utf-8"), re.MULTILINE)
    known = {name.lower().replace("_", "-").replace(".", "-") for name in locked}
    of_packages = importlib.metadata.packages_distributions()
    strangers = {
        root
        for root in roots - set(sys.stdlib_module_names) - BUILDER - {"app"}
        if not {name.lower().replace("_", "-").replace(".", "-") for name in of_packages.get(root, [])} & known
    }
    assert strangers == set()
    assert "app" in roots and "keyring" in roots


def test_every_module_of_ours_is_inside(command: Path) -> None:
    ours = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")
        for path in (ROOT / "app").rglob("*.py")
    }
    assert ours - modules(command).keys() == set()


def test_no_part_of_qt_that_could_speak_to_a_network_is_inside(built: Path) -> None:
    names = {path.name for path in built.rglob("*")}
    assert [name for name in names if re.search(r"Qt6?(Network|Qml|Quick|WebS|Http|Test)", name)] == []
    assert any("Widgets" in name for name in names)


def places(built: Path, command: Path) -> Iterator[tuple[str, bytes]]:
    for path in built.rglob("*"):
        if path.is_file() and not path.is_symlink():
            yield path.name, path.read_bytes()
    yield from modules(command).items()


def test_nothing_inside_knows_where_it_was_built(built: Path, command: Path) -> None:
    here = str(ROOT).encode()
    assert [name for name, content in places(built, command) if here in content] == []
    homes = (b"/ho" + b"me/", b"/ro" + b"ot/", b"/wo" + b"rk/")
    texts = [(name, content) for name, content in places(built, command) if b"\0" not in content]
    assert [name for name, content in texts if any(home in content for home in homes)] == []
    assert any(b"app/main.py" in content for content in modules(command).values())
