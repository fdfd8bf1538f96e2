"""The bundled help lines of a country while somebody decides which they see; the emergency number is not among them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from app.domain.help_lines import CountryHelp, LineChoice
from app.ui.safe_space.reach.help_line_editor import HelpLineEditor
from app.ui.safe_space.reach.line_choice import keep_line_choice, line_choice
from app.ui.safe_space.rows import HavenCard
from app.ui.safe_space.surroundings import Surroundings
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.text import Label


class LinesEditor(HavenCard):
    """What is pressed holds at once. `changed` says that the order of what Tab stops at may be another one."""

    changed = Signal()

    def __init__(self, around: Surroundings, country: CountryHelp, parent: QWidget | None = None) -> None:
        title = self.tr("Help lines in {country}").format(country=country.name)
        super().__init__(title, parent)
        self._around = around
        self._country = country
        about = self.tr(
            "Which of them you see, and in which order. My line comes before the others. "
            "While Alcove is locked, all of them are there. The emergency number always is."
        )
        self.body.addWidget(Label(about, Role.BODY, "ink2", wrap=True))
        self._box = QVBoxLayout()
        self._box.setSpacing(12)
        self.body.addLayout(self._box)
        self._choice = line_choice(around, country.code)
        self.editors = [HelpLineEditor(line) for line in self._choice.arranged(country.lines)]
        for editor in self.editors:
            self._box.addWidget(editor)
            editor.moved.connect(self._move)
            editor.turned.connect(self._turn)
            editor.mine_turned.connect(self._turn_mine)
        self._show()

    @property
    def stops(self) -> list[QWidget]:
        """What the Tab key stops at."""
        return [stop for editor in self.editors for stop in editor.stops]

    def in_hand(self) -> HelpLineEditor | None:
        """The line the keyboard is in."""
        focus = QApplication.focusWidget()
        return next((editor for editor in self.editors if focus and editor.isAncestorOf(focus)), None)

    def move_line(self, editor: HelpLineEditor, by: int) -> None:
        """Changes places with its neighbour; nothing goes before one's own line."""
        here, keys = self.editors.index(editor), [one.line.key for one in self.editors]
        there = here + by
        if 0 <= there < len(keys) and self._choice.mine not in (keys[here], keys[there]):
            keys[here], keys[there] = keys[there], keys[here]
            self._keep(tuple(keys), self._choice.hidden, self._choice.mine)

    def _turn(self) -> None:
        """A line that is hidden is nobody's own."""
        key = self._sender().line.key
        hidden = self._choice.hidden ^ {key}
        mine = "" if self._choice.mine in hidden else self._choice.mine
        self._keep(self._choice.order, hidden, mine)

    def _turn_mine(self) -> None:
        key = self._sender().line.key
        self._keep(self._choice.order, self._choice.hidden, "" if self._choice.mine == key else key)

    def _move(self, by: int) -> None:
        self.move_line(self._sender(), by)

    def _keep(self, order: tuple[str, ...], hidden: frozenset[str], mine: str) -> None:
        own = self._around.own
        if own is not None:
            with telling(self):
                choice = LineChoice(order, hidden, mine)
                keep_line_choice(own, self._country.code, choice)
                self._choice = choice
        self._show()

    def _show(self) -> None:
        """In their order; the keyboard stays on the line it was on."""
        focus = QApplication.focusWidget()
        held = self.in_hand()
        places = {line.key: number for number, line in enumerate(self._choice.arranged(self._country.lines))}
        self.editors.sort(key=lambda editor: places[editor.line.key])
        movable = [editor for editor in self.editors if editor.line.key != self._choice.mine]
        for editor in self.editors:
            self._box.removeWidget(editor)
            self._box.addWidget(editor)
            editor.show_state(
                mine=editor.line.key == self._choice.mine,
                hidden=editor.line.key in self._choice.hidden,
                first=editor is movable[0] if movable else True,
                last=editor is movable[-1] if movable else True,
            )
        self.changed.emit()
        if held is not None and focus is not None:
            stops = [stop for stop in (focus, *held.stops) if not stop.isHidden()]
            stops[0].setFocus(Qt.FocusReason.OtherFocusReason)

    def _sender(self) -> HelpLineEditor:
        editor = self.sender()
        assert isinstance(editor, HelpLineEditor)
        return editor
