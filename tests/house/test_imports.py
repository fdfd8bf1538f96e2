"""Who may import whom: the contracts of pyproject.toml, and what they cannot see, the submodules of Qt."""

import subprocess
import sys
from collections.abc import Iterator

from tests.house.reading import QT_FAMILY, ROOT, Source, app_sources, imported, of_text

ALLOWED_QT = {"QtCore", "QtDBus", "QtGui", "QtPrintSupport", "QtSvg", "QtWidgets"}
LAZY_QT = {"QtDBus", "QtPrintSupport", "QtSvg"}
START_NEEDS_NOT = {"_miniaudio", "cryptography", "keyring", "msgspec", "segno", "tomllib", "zxcvbn"}


def strange_qt(source: Source) -> Iterator[str]:
    """Imports of Qt beyond the submodules Alcove lives on, and imports of everything at once."""
    for node, module, names in imported(source):
        root, _, rest = module.partition(".")
        if root not in QT_FAMILY:
            continue
        submodules = {rest.partition(".")[0]} if rest else set(names)
        if root == "PySide6" and not (submodules and submodules <= ALLOWED_QT):
            yield f"{source.at(node)} imports {', '.join(sorted(submodules - ALLOWED_QT)) or 'all of PySide6'}"
        if "*" in names:
            yield f"{source.at(node)} imports everything of {module}"


def test_the_import_contracts_hold() -> None:
    check = "from importlinter.cli import lint_imports_command; lint_imports_command(['--no-logo', '--no-cache'])"
    outcome = subprocess.run([sys.executable, "-c", check], cwd=ROOT, capture_output=True, text=True, check=False)
    assert outcome.returncode == 0, outcome.stdout


def test_of_qt_only_what_draws_prints_and_speaks_to_the_desktop_is_used() -> None:
    assert [found for source in app_sources() for found in strange_qt(source)] == []


def test_the_rule_about_qt_finds_what_it_is_for() -> None:
    for line in (
        "from PySide6 import QtNetwork",
        "from PySide6.QtQml import QQmlEngine",
        "import PySide6.QtNetwork",
        "import PySide6",
        "from PySide6.QtCore import *",
        "def late():\n    from PySide6.QtWebEngineCore import QWebEnginePage",
    ):
        assert list(strange_qt(of_text(line))), line
    assert not list(strange_qt(of_text("from PySide6 import QtGui\nfrom PySide6.QtCore import QObject, Signal")))


def test_what_the_start_does_not_need_is_imported_where_it_is_used() -> None:
    early = [
        f"{source.at(node)} imports {module}"
        for source in app_sources()
        for node, module, _names in imported(source)
        if node in source.tree.body
        and (module.partition(".")[0] in START_NEEDS_NOT or module.removeprefix("PySide6.") in LAZY_QT)
        and not source.name.startswith("app/exchange/")
    ]
    assert early == []


def test_only_the_wiring_imports_what_crosses_the_border_before_it_is_asked_for() -> None:
    """`exchange` may import its decoders at once because nothing imports `exchange` at the start."""
    early = [
        f"{source.at(node)} imports {module}"
        for source in app_sources()
        for node, module, _names in imported(source)
        if node in source.tree.body
        and module.startswith("app.exchange")
        and not source.name.startswith("app/exchange/")
    ]
    assert early == []
