"""Reads the project's own source as text and syntax trees, so that rules of the house can be asserted."""

import ast
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
QT_FAMILY = ("PySide6", "shiboken6")
MADE_HERE = {
    ".git",
    ".hypothesis",
    ".mypy_cache",
    ".pytest_cache",
    ".ruff_cache",
    ".venv",
    "__pycache__",
    "build",
    "dist",
}
TRANSLATING = ("tr", "_tr", "translate")


@dataclass(frozen=True, slots=True)
class Source:
    """One Python file of the project."""

    path: Path
    text: str
    tree: ast.Module

    @property
    def name(self) -> str:
        return self.path.relative_to(ROOT).as_posix()

    def at(self, node: ast.expr | ast.stmt) -> str:
        return f"{self.name}:{node.lineno}"


def read(path: Path) -> Source:
    text = path.read_text("utf-8")
    return Source(path, text, ast.parse(text))


def of_text(text: str) -> Source:
    """A piece of source that stands nowhere, to see a rule find something."""
    return Source(ROOT / "app" / "imagined.py", text, ast.parse(text))


@cache
def app_sources() -> tuple[Source, ...]:
    return tuple(read(path) for path in sorted((ROOT / "app").rglob("*.py")))


@cache
def python_sources() -> tuple[Source, ...]:
    paths = [path for folder in ("app", "bench", "packaging", "tests") for path in (ROOT / folder).rglob("*.py")]
    return tuple(read(path) for path in sorted([*paths, ROOT / "dev.py"]))


@cache
def shipped_files() -> tuple[Path, ...]:
    """Every file that Git keeps, or would keep: what somebody gets who clones the project."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    try:
        listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.split("\0")
        paths = [ROOT / name for name in listed if name]
    except (OSError, subprocess.CalledProcessError):  # unpacked from an archive
        paths = [path for path in ROOT.rglob("*") if not MADE_HERE.intersection(path.relative_to(ROOT).parts)]
    return tuple(sorted(path for path in paths if path.is_file()))


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """The last name of what is called: `setText` of `self._title.setText(...)`."""
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def imported(source: Source) -> Iterator[tuple[ast.stmt, str, tuple[str, ...]]]:
    """Every import, wherever it stands: where, from which module, which names."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Import):
            yield from ((node, alias.name, ()) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node, node.module or "", tuple(alias.name for alias in node.names)
