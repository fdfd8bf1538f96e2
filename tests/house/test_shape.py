"""The shape of the code: small files, small functions, a reason for each, and none of the traps that were measured."""

import ast
import re
from collections.abc import Iterator

from tests.house.reading import Source, app_sources, called, calls, of_text, python_sources

LONGEST_FILE = 350
LONGEST_FUNCTION = 60
MAIN_WINDOW = 150
SHORT_COLOUR = re.compile(r"#[0-9a-fA-F]{3,4}")
LONG_COLOUR = re.compile(r"#[0-9a-fA-F]{6}(?:[0-9a-fA-F]{2})?\b")


def functions(source: Source) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def kept_alive(source: Source) -> Iterator[str]:
    """Connections to a lambda, a partial or a nested function: each keeps what it holds alive."""
    nested = {
        inner.name
        for outer in functions(source)
        for inner in ast.walk(outer)
        if isinstance(inner, ast.FunctionDef) and inner is not outer and "self" not in _parameters(inner)
    }
    for call in calls(source.tree):
        if called(call) != "connect":
            continue
        for target in call.args:
            is_partial = isinstance(target, ast.Call) and called(target) == "partial"
            is_nested = isinstance(target, ast.Name) and target.id in nested
            if isinstance(target, ast.Lambda) or is_partial or is_nested:
                yield source.at(call)


def _parameters(function: ast.FunctionDef) -> list[str]:
    return [argument.arg for argument in function.args.args]


def literal_colours(source: Source) -> Iterator[str]:
    """Colours written out, as a string of their own or inside a style sheet."""
    for node in ast.walk(source.tree):
        if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
            continue
        if SHORT_COLOUR.fullmatch(node.value.strip()) or LONG_COLOUR.search(node.value):
            yield f"{source.at(node)} {node.value}"


def nested_loops(source: Source) -> Iterator[str]:
    """`exec()` of a dialog or menu, and `processEvents()`: each stands in the way of locking."""
    for call in calls(source.tree):
        of_the_application = source.name in ("app/main.py",)
        if called(call) in ("exec", "exec_", "processEvents") and not of_the_application:
            yield f"{source.at(call)} {called(call)}"


def test_every_module_says_why_it_exists() -> None:
    assert [source.name for source in python_sources() if not ast.get_docstring(source.tree)] == []


def test_files_stay_small() -> None:
    long = [f"{s.name}: {len(s.text.splitlines())}" for s in app_sources() if len(s.text.splitlines()) > LONGEST_FILE]
    assert long == []


def test_the_main_window_stays_smaller_still() -> None:
    windows = [source for source in app_sources() if source.name == "app/ui/main_window.py"]
    assert windows
    assert all(len(source.text.splitlines()) <= MAIN_WINDOW for source in windows)


def test_functions_fit_a_glance() -> None:
    long = [
        f"{source.at(function)} {function.name}"
        for source in app_sources()
        for function in functions(source)
        if (function.end_lineno or 0) - function.lineno + 1 > LONGEST_FUNCTION
    ]
    assert long == []


def test_nothing_is_connected_that_would_keep_a_window_alive() -> None:
    assert [found for source in app_sources() for found in kept_alive(source)] == []


def test_the_rule_about_connections_finds_what_it_is_for() -> None:
    for line in (
        "a.clicked.connect(lambda: self.go())",
        "a.clicked.connect(partial(self.go, 1))",
        "class A:\n    def f(self):\n        def g(): self.go()\n        a.clicked.connect(g)",
    ):
        assert list(kept_alive(of_text(line))), line
    assert not list(kept_alive(of_text("a.clicked.connect(self.go)\nb.pressed.connect(c.released)")))


def test_colours_come_from_the_theme() -> None:
    assert [found for source in app_sources() for found in literal_colours(source)] == []


def test_the_rule_about_colours_finds_what_it_is_for() -> None:
    for line in ('QColor("#1d5c58")', 'x = "#FFF"', 's = "QLabel { color: #123456; }"'):
        assert list(literal_colours(of_text(line))), line
    assert not list(literal_colours(of_text('s = "QFrame#card { border: 0 }"\nt = "# a title"')))


def test_no_event_loop_runs_inside_another() -> None:
    assert [found for source in app_sources() for found in nested_loops(source)] == []
