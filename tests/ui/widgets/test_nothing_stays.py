"""What is dropped is freed, following the theme costs nothing afterwards, and no import draws or reads anything."""

import gc
import subprocess
import sys
import weakref
from collections.abc import Callable

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Signal
from PySide6.QtWidgets import QApplication, QTextEdit, QVBoxLayout, QWidget

from app.domain.moods import Mood
from app.ui.theme import Theme
from app.ui.widgets.arch import Brand
from app.ui.widgets.bars import Bars
from app.ui.widgets.buttons import DangerButton, PrimaryButton, QuietButton, SecondaryButton, ToolButton
from app.ui.widgets.cards import Card, Rule
from app.ui.widgets.chips import AddChip, Chip
from app.ui.widgets.choice import ChoiceRow
from app.ui.widgets.dialog import Question, Sheet
from app.ui.widgets.drop_down import DropDown
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.fields import Field, FieldWithNote, PasswordField, SearchField
from app.ui.widgets.focus_ring import FocusRing
from app.ui.widgets.lamp_block import LampBlock
from app.ui.widgets.long_work import LongWork
from app.ui.widgets.mood import MoodChip, MoodPicker
from app.ui.widgets.page import Page
from app.ui.widgets.rail_item import RailItem
from app.ui.widgets.scroll import ScrollArea
from app.ui.widgets.segmented import Segmented
from app.ui.widgets.switch import CheckRow
from app.ui.widgets.text import HideableLabel, Label, ReadingText
from app.ui.widgets.toast import Toasts

Make = Callable[[QWidget], QObject]


class _Job(QObject):
    progressed = Signal(object, object)
    done = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def stop(self) -> None: ...


EVERYTHING: dict[str, Make] = {
    "Brand": lambda parent: Brand(parent),
    "Bars": lambda parent: Bars(QTextEdit(parent)),
    "PrimaryButton": lambda parent: PrimaryButton("Go on", "plus", parent),
    "SecondaryButton": lambda parent: SecondaryButton("Print", "print", parent),
    "QuietButton": lambda parent: QuietButton("Not now", parent=parent),
    "ToolButton": lambda parent: ToolButton("hide", "Hide", parent),
    "DangerButton": lambda parent: DangerButton("Delete", parent=parent),
    "Card": lambda parent: Card(parent),
    "Rule": lambda parent: Rule(parent),
    "Chip": lambda parent: Chip("Tired", parent),
    "AddChip": lambda parent: AddChip("Feeling", parent),
    "ChoiceRow": lambda parent: ChoiceRow("Often", parent=parent),
    "CheckRow": lambda parent: CheckRow("Journal", parent=parent),
    "DropDown": lambda parent: DropDown(((1, "One"),), "How many", parent),
    "Question": lambda parent: Question(parent, "Delete?", "Gone.", "Keep", "Delete", True),
    "Sheet": lambda parent: Sheet(parent, "Keys"),
    "EmptyState": lambda parent: EmptyState("Nothing", "Yet.", "Write", parent),
    "Field": lambda parent: Field("Words", parent=parent),
    "PasswordField": lambda parent: PasswordField("Password", parent=parent),
    "SearchField": lambda parent: SearchField("Search", parent=parent),
    "FieldWithNote": lambda parent: FieldWithNote("Password", PasswordField(), "Note", parent),
    "FocusRing": lambda parent: FocusRing(parent),
    "LampBlock": lambda parent: LampBlock(parent=parent),
    "LongWork": lambda parent: LongWork(_Job(parent), "Working", parent),
    "MoodChip": lambda parent: MoodChip(Mood.LOW, parent),
    "MoodPicker": lambda parent: MoodPicker(parent),
    "Page": lambda parent: Page("Today", "Thursday", parent),
    "RailItem": lambda parent: RailItem("today", "Today", "today", parent),
    "ScrollArea": lambda parent: ScrollArea(parent),
    "Segmented": lambda parent: Segmented([(1, "One"), (2, "Two")], parent),
    "Label": lambda parent: Label("Words", parent=parent),
    "HideableLabel": lambda parent: HideableLabel("Words", parent=parent),
    "ReadingText": lambda parent: ReadingText("Words", parent=parent),
    "Toasts": lambda parent: Toasts(parent),
}


def _sweep() -> None:
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    gc.collect()


def _make_and_drop(make: Make) -> list[weakref.ref[QObject]]:
    window = QWidget()
    QVBoxLayout(window)
    made = make(window)
    window.resize(400, 300)
    window.grab()
    window.deleteLater()
    return [weakref.ref(window), weakref.ref(made)]


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_twenty_made_and_dropped_are_all_freed(name: str, look: Theme) -> None:
    left = [each for _ in range(20) for each in _make_and_drop(EVERYTHING[name])]
    _sweep()
    assert [each() for each in left if each() is not None] == []
    look.set_text_size(1.5)
    look.set_scheme("dark")


def _take_out_and_drop(make: Make, window: QWidget) -> weakref.ref[QObject]:
    made = make(window)
    made.setParent(None)
    return weakref.ref(made)


@pytest.mark.parametrize("name", sorted(EVERYTHING))
def test_what_nobody_holds_any_more_is_freed_without_being_told(name: str, look: Theme) -> None:
    """A slot that holds its own widget, such as a lambda, would keep it here."""
    window = QWidget()
    QVBoxLayout(window)
    left = [_take_out_and_drop(EVERYTHING[name], window) for _ in range(20)]
    _sweep()
    assert [each() for each in left if each() is not None] == []
    window.deleteLater()
    look.set_text_size(1.5)


def test_the_whole_look_can_change_while_everything_is_on_screen(qapp: QApplication, look: Theme) -> None:
    window = QWidget()
    layout = QVBoxLayout(window)
    for make in EVERYTHING.values():
        made = make(window)
        if isinstance(made, QWidget) and not made.isWindow():
            layout.addWidget(made)
    for size, scheme, contrast in ((2.0, "dark", "more"), (1.0, "light", "system")):
        look.set_text_size(size)
        look.set_scheme(scheme)
        look.set_contrast(contrast)
        assert not window.grab().isNull()
    window.deleteLater()
    _sweep()


def test_importing_the_widgets_starts_nothing_and_brings_nothing_that_is_slow() -> None:
    script = """
import sys
import app.ui.widgets.page, app.ui.widgets.mood, app.ui.widgets.fields, app.ui.widgets.dialog, app.ui.widgets.toast
import app.ui.widgets.lamp_block, app.ui.widgets.rail_item, app.ui.widgets.empty_state, app.ui.widgets.long_work
from PySide6.QtCore import QCoreApplication
late = ("PySide6.QtSvg", "PySide6.QtDBus", "PySide6.QtPrintSupport", "PySide6.QtNetwork", "app.storage", "app.exchange")
print(sorted(name for name in late if name in sys.modules), QCoreApplication.instance())
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert ran.stdout.strip() == "[] None"
