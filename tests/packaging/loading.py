"""Loads a file of packaging/, which is no package."""

import importlib.util
from pathlib import Path
from types import ModuleType

_FOLDER = Path(__file__).resolve().parents[2] / "packaging"


def load(name: str) -> ModuleType:
    """The module of this name."""
    found = importlib.util.spec_from_file_location(f"{name}_under_test", _FOLDER / f"{name}.py")
    assert found and found.loader
    module = importlib.util.module_from_spec(found)
    found.loader.exec_module(module)
    return module
