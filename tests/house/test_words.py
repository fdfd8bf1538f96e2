"""The words on the screen: each can be translated, and none of them scolds, counts, praises or shouts."""

import ast
import re
import tomllib
from collections.abc import Iterator

from tests.house.reading import ROOT, TRANSLATING, Source, app_sources, called, calls, of_text

# What shows its argument to a person, beside the constructors of widgets.
SHOWING = {
    "addAction",
    "addButton",
    "addItem",
    "addMenu",
    "addTab",
    "setAccessibleDescription",
    "setAccessibleName",
    "setInformativeText",
    "setLabelText",
    "setPlaceholderText",
    "setPrefix",
    "setStatusTip",
    "setSuffix",
    "setText",
    "setTitle",
    "setToolTip",
    "setWhatsThis",
    "setWindowTitle",
    "show_message",
}
SHOWING_WIDGETS = re.compile(
    r"(Q?(Label|PushButton|ToolButton|CheckBox|RadioButton|GroupBox|Action|Menu|LineEdit|TextEdit|MessageBox)"
    r"|\w*(Button|Label|Field|Row|Chip|Question|Sheet|State|Page|Card|Item|Text))$"
)
NAME_OF_THE_APP = "Alcove"
SENTENCE = re.compile(r"[^{}:;|=<>_]*[^\W\d_]{2,} [^\W\d_]{2,}[^{}:;|=<>_]*")

# Words that have no place on these screens, each with the reason in one glance.
UNKIND = {
    "counting": r"streaks?|badges?|points? earned|days in a row|(mood|feelings?|emotion(al)?|your) scores?",
    "blaming": r"missed|overdue|failed|failure|should(n't)?|invalid|incorrect|illegal|forbidden|you forgot",
    "machines": r"error|exception|fatal|abort(ed)?|null|database|server|cloud|sync(ed|ing)?",
    "praise": r"great job|well done|good job|congratulations|awesome|keep it up",
    "salesmanship": r"military.grade|bank.level|unbreakable|100 ?% (safe|secure)",
    "fear": r"warning|dangerous|are you sure",
}

# Conditions and sums of a worksheet are read by nobody.
NOT_SHOWN = frozenset({"when", "help_when", "formula"})

# Neither a part of a pattern nor the beginning of a picture in Markdown.
SHOUT = re.compile(r"(?<![?<])!(?!\[)")


def reads_like_words(text: str) -> bool:
    """Whether this is meant for a person: begins with a capital letter, or has words with a space between them."""
    letters = re.sub(r"\{[^}]*\}|&\w+;|<[^>]*>", "", text).strip()
    return bool(re.match(r"[A-Z][a-z]", letters) or re.search(r"[^\W\d_]{2,} +[^\W\d_]{2,}", letters))


def untranslated(source: Source) -> Iterator[str]:
    """Words that are shown without going through tr()."""
    for call in calls(source.tree):
        name = called(call)
        if name not in SHOWING and not SHOWING_WIDGETS.search(name):
            continue
        for argument in [*call.args, *(keyword.value for keyword in call.keywords)]:
            for text in plain_texts(argument):
                if reads_like_words(text) and text != NAME_OF_THE_APP:
                    yield f"{source.at(call)} {name}: {text}"


def plain_texts(argument: ast.expr) -> Iterator[str]:
    """The literals of an argument that reach the screen as they stand; what tr() was given does not count."""
    if isinstance(argument, ast.Call):
        inner = argument.func.value if isinstance(argument.func, ast.Attribute) else None
        if called(argument) in ("format", "join") and inner is not None:
            yield from plain_texts(inner)
        return
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        yield argument.value
    elif isinstance(argument, ast.JoinedStr | ast.BinOp | ast.IfExp | ast.BoolOp | ast.Tuple | ast.List):
        for child in ast.iter_child_nodes(argument):
            if isinstance(child, ast.expr):
                yield from plain_texts(child)


def stray_sentences(source: Source) -> Iterator[str]:
    """Two words or more that are neither translated nor meant for us: no docstring, no enum, no exception."""
    ours: set[int] = set()
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Raise | ast.Assert) or (isinstance(node, ast.Call) and called(node) in TRANSLATING):
            ours |= {id(part) for part in ast.walk(node)}
        elif isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef):
            ours |= {id(part.value) for part in node.body if isinstance(part, ast.Expr | ast.Assign | ast.AnnAssign)}
    for node in ast.walk(source.tree):
        text = node.value if isinstance(node, ast.Constant) and id(node) not in ours else None
        if isinstance(text, str) and SENTENCE.fullmatch(text):
            yield f"{source.name} {text}"


def translations(source: Source) -> Iterator[tuple[ast.Call, ast.expr | None]]:
    """Every call that translates, with what it is to translate."""
    for call in calls(source.tree):
        name = called(call)
        if name not in TRANSLATING or not call.args:
            continue
        if name == "translate":
            if not _is_of_the_application(call):
                continue  # a painter moves, a string maps its characters
            yield call, call.args[1] if len(call.args) > 1 else None
        else:
            yield call, call.args[0]


def _is_of_the_application(call: ast.Call) -> bool:
    return isinstance(call.func, ast.Attribute) and "Application" in ast.unparse(call.func.value)


def unfindable(source: Source) -> Iterator[str]:
    """What is given to tr() in a form that no tool could collect for translators."""
    helpers = {
        id(node)
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef) and function.name in TRANSLATING
        for node in ast.walk(function)
    }
    for call, text in translations(source):
        is_literal = isinstance(text, ast.Constant) and isinstance(text.value, str)
        if not is_literal and id(call) not in helpers:
            yield f"{source.at(call)} {ast.unparse(call)}"


def words_of(source: Source) -> Iterator[tuple[str, str]]:
    for call, text in translations(source):
        if isinstance(text, ast.Constant) and isinstance(text.value, str):
            yield source.at(call), text.value


def unkind(text: str) -> Iterator[str]:
    """What is wrong with a sentence, by the kind of its fault."""
    for fault, pattern in UNKIND.items():
        if re.search(rf"\b({pattern})\b", text, re.IGNORECASE):
            yield fault
    if re.search("[!¡！]", text):
        yield "shouting"


def content() -> Iterator[tuple[str, str]]:
    """Every text that is bundled beside the program, with the file it stands in."""
    for path in sorted((ROOT / "resources" / "content").rglob("*.toml")):
        yield from ((path.name, text) for text in texts_in(tomllib.loads(path.read_text("utf-8"))))


def texts_in(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        shown = (one for key, one in value.items() if key not in NOT_SHOWN) if isinstance(value, dict) else value
        for one in shown:
            yield from texts_in(one)


def other_texts(source: Source) -> Iterator[str]:
    """Every literal but docstrings: what might reach a screen in some other way."""
    ours = {
        id(node.body[0].value)
        for node in ast.walk(source.tree)
        if isinstance(node, ast.Module | ast.ClassDef | ast.FunctionDef) and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in ours:
            yield node.value


def test_everything_on_the_screen_can_be_translated() -> None:
    assert [found for source in app_sources() for found in untranslated(source)] == []


def test_the_rule_about_translating_finds_what_it_is_for() -> None:
    for line in (
        'a.setText("Save")',
        'QLabel("Good evening", self)',
        'PrimaryButton("Go on", parent=self)',
        'a.setToolTip(f"Opens {key}")',
        'a.setAccessibleName("Mood: " + word)',
        'a.setText("Show" if hidden else "Hide")',
        'a.setText("{n} of {m} entries".format(n=1, m=2))',
        'a.setWindowTitle("My secret day")',
    ):
        assert list(untranslated(of_text(line))), line
    for line in (
        'a.setText(self.tr("Save"))',
        'a.setText(self.tr("{n} entries").format(n=1))',
        'ToolButton("lock", QCoreApplication.translate("Widgets", "Lock"), self)',
        'a.setWindowTitle("Alcove")',
        'Label("", Role.BODY)',
        'a.setText("{0} – {1}".format(a, b))',
    ):
        assert not list(untranslated(of_text(line))), line


def test_no_sentence_of_a_screen_stands_outside_tr() -> None:
    screens = [source for source in app_sources() if source.name.startswith("app/ui/")]
    assert [found for source in screens for found in stray_sentences(source)] == []


def test_the_rule_about_stray_sentences_finds_what_it_is_for() -> None:
    assert list(stray_sentences(of_text('def f(painter):\n    painter.drawText(0, 0, "Good evening to you")')))
    assert not list(
        stray_sentences(of_text('def f(self):\n    """Says good evening."""\n    return self.tr("Good evening")'))
    )


def test_what_is_to_be_translated_can_be_collected() -> None:
    assert [found for source in app_sources() for found in unfindable(source)] == []


def test_the_rule_about_collecting_finds_what_it_is_for() -> None:
    for line in ('self.tr(f"Hello {name}")', "self.tr(words)", 'QCoreApplication.translate("Widgets", text)'):
        assert list(unfindable(of_text(line))), line
    helper = 'def _tr(text):\n    return QCoreApplication.translate("Messages", text)\n_tr("Plain")'
    assert not list(unfindable(of_text(helper)))


def test_no_sentence_scolds_counts_praises_or_shouts() -> None:
    found = [(where, text, fault) for s in app_sources() for where, text in words_of(s) for fault in unkind(text)]
    assert found == []


def test_no_bundled_text_scolds_counts_praises_or_shouts() -> None:
    texts = list(content())
    assert len(texts) > 800
    assert [(name, text, fault) for name, text in texts for fault in unkind(text)] == []


def test_nothing_on_a_screen_shouts_in_any_other_way() -> None:
    screens = [source for source in app_sources() if source.name.startswith("app/ui/")]
    shouts = [(source.name, text) for source in screens for text in other_texts(source) if SHOUT.search(text)]
    assert shouts == []


def test_the_rules_about_other_texts_find_what_they_are_for() -> None:
    assert list(texts_in(tomllib.loads('[[a]]\nb = { c = "One" }\nd = ["Two", 3]'))) == ["One", "Two"]
    source = of_text('def f(painter):\n    """Not this!"""\n    painter.drawText(0, 0, "!")')
    assert [text for text in other_texts(source) if SHOUT.search(text)] == ["!"]
    assert not SHOUT.search(r"(?<!\w)word(?!\w) and ![a picture]")


def test_the_rule_about_kindness_finds_what_it_is_for() -> None:
    for text in (
        "A streak of 7",
        "Streaks",
        "You missed a day",
        "Homework overdue",
        "That failed",
        "Great job",
        "Hello!",
        "¡Hola",
        "Two missed",
        "Error: 5",
    ):
        assert list(unkind(text)), text
    assert not list(unkind("That did not open it. Caps Lock is on."))


def test_there_are_words_to_look_at() -> None:
    assert sum(1 for source in app_sources() for _ in words_of(source)) > 100
