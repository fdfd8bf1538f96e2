"""Sits at the real window as a person does: presses what has a name, types where the focus is, reads what is shown.

It knows no widget classes. What a screen reader could not name, the robot cannot press.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QEventLoop, QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleInterface, QInputMethodEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractItemView, QAbstractScrollArea, QApplication, QMenu, QScrollBar, QWidget

from app.ui.main_window import MainWindow

_PATIENCE_MS = 30_000
_LOOK_EVERY_MS = 10
_ROWS_IN_SIGHT = 30
_PRESSABLE = (
    QAccessible.Role.Button,
    QAccessible.Role.RadioButton,
    QAccessible.Role.CheckBox,
    QAccessible.Role.ButtonMenu,
    QAccessible.Role.Link,
    QAccessible.Role.EditableText,
)


def pause(milliseconds: int) -> None:
    """Lets events and other threads go on; QTest.qWait would hold every other Python thread up."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop.quit)
    loop.exec()


class Robot:
    """Everything acts on the window that has the attention: a dialog before the main window."""

    def __init__(self, main_window: QWidget) -> None:
        self._main_window = main_window
        main_window.activateWindow()
        QTest.qWaitForWindowActive(main_window)

    def press(self, name: str) -> None:
        """Clicks the button, choice or field of this name, once it is there."""
        self.wait(lambda: self._pressable(name) is not None, f"nothing to press is called “{name}”")
        target = self._pressable(name)
        assert target is not None
        QTest.mouseClick(target, Qt.MouseButton.LeftButton, pos=QPoint(target.width() // 2, target.height() // 2))

    def type(self, text: str) -> None:
        """Types into whatever has the focus, key by key; what no key writes comes as from an input method."""
        for number, piece in enumerate(text.split("\n")):
            if number:
                QTest.keyClick(self._focus(), Qt.Key.Key_Return)
            self._type_line(piece)

    def keys(self, sequence: str) -> None:
        """Presses keys together, such as Ctrl+N. Those of the main window come a moment after its first picture."""
        if isinstance(self._main_window, MainWindow):
            self.wait(lambda: bool(self._main_window.actions()), "the keys were never made")
        QTest.keySequence(self._focus(), QKeySequence(sequence))

    def choose_row(self, number: int = 0) -> None:
        """Clicks a row of the list that is on the screen."""
        lists = [widget for widget in self._visible() if isinstance(widget, QAbstractItemView)]
        view = next(view for view in lists if view.model().rowCount() > number)
        place = view.visualRect(view.model().index(number, 0)).center()
        QTest.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)

    def choose(self, name: str) -> None:
        """Clicks an entry of the menu that is open."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu), "no menu is open"
        action = next(action for action in menu.actions() if action.text() == name)
        QTest.mouseClick(menu, Qt.MouseButton.LeftButton, pos=menu.actionGeometry(action).center())

    def choose_file(self, path: Path) -> None:
        """Puts the name of a file into the dialog that asks for one, as a screen reader could."""
        self.wait(lambda: QApplication.activeModalWidget() is not None, "nothing asks for a file")
        field = _interface(self._focus())
        assert field is not None
        field.setText(QAccessible.Text.Value, str(path))
        self.press("Open")

    def scroll(self, share: float) -> None:
        """Moves the longest page on the screen so that this share of it is above."""
        bars = [w.verticalScrollBar() for w in self._visible() if isinstance(w, QAbstractScrollArea)]
        bar = max(bars, key=QScrollBar.maximum)
        bar.setValue(round(bar.maximum() * share))

    def reads(self, text: str) -> bool:
        """Whether this text is somewhere on the screen, or is the name or value of something that is."""
        return any(text in words for words in self.words())

    def words(self) -> list[str]:
        """Every name, value and description on the screen."""
        return [words for widget in self._visible() for words in _words_of(widget) if words]

    def text_of(self, name: str) -> str:
        """The whole text of a field or page of this name."""
        field = self._pressable(name)
        interface = _interface(field) if field is not None else None
        text = interface.textInterface() if interface is not None else None
        assert text is not None, f"nothing to read is called “{name}”"
        return text.text(0, text.characterCount())

    def wait_for(self, text: str) -> None:
        """Until this text is on the screen."""
        self.wait(lambda: self.reads(text), f"“{text}” never came")

    def wait(self, condition: Callable[[], bool], complaint: str) -> None:
        """Lets the program go on until something is so."""
        waited = 0
        while not condition():
            assert waited < _PATIENCE_MS, complaint
            pause(_LOOK_EVERY_MS)
            waited += _LOOK_EVERY_MS

    def _window(self) -> QWidget:
        return QApplication.activeModalWidget() or self._main_window

    def _visible(self) -> Iterator[QWidget]:
        window = self._window()
        yield window
        yield from (widget for widget in window.findChildren(QWidget) if widget.isVisible())

    def _pressable(self, name: str) -> QWidget | None:
        for widget in self._visible():
            interface = _interface(widget)
            if interface and interface.role() in _PRESSABLE and widget.isEnabled():
                known = interface.text(QAccessible.Text.Name)
                if known == name or known.startswith(name + ","):
                    return widget
        return None

    def _focus(self) -> QWidget:
        """What has the focus in the window that has the attention; after a dialog no window manager gives it back."""
        window = self._window()
        if QApplication.activeWindow() is None:
            window.activateWindow()
            # QTest would call a window active while one that lay over it is just going.
            self.wait(window.isActiveWindow, "the window never came forward")
        for focused in (QApplication.focusWidget(), window.focusWidget()):
            if focused is not None and focused.window() is window:
                return focused
        return window

    def _type_line(self, text: str) -> None:
        for character in text:
            if character.isascii():
                QTest.keyClicks(self._focus(), character)
            else:
                event = QInputMethodEvent()
                event.setCommitString(character)
                QApplication.sendEvent(self._focus(), event)


def _interface(widget: QWidget) -> QAccessibleInterface | None:
    return QAccessible.queryAccessibleInterface(widget)


def _words_of(widget: QWidget) -> Iterator[str]:
    interface = _interface(widget)
    if interface is None:
        return
    yield interface.text(QAccessible.Text.Name)
    yield interface.text(QAccessible.Text.Value)
    yield interface.text(QAccessible.Text.Description)
    if isinstance(widget, QAbstractItemView):
        first = max(0, widget.indexAt(QPoint(1, 1)).row())
        for number in range(first, min(first + _ROWS_IN_SIGHT, interface.childCount())):
            child = interface.child(number)
            if child is not None:
                yield child.text(QAccessible.Text.Name)
