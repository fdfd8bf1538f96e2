"""How do I get back in? The spare key is typed or pasted; a group that does not fit is named while it is typed."""

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app import spare_key
from app.access import Access
from app.spare_key import GROUPS, TypedCode
from app.ui.messages import sentence_for, wrong_group
from app.ui.preferences_holder import PreferencesHolder
from app.ui.unlock.back_button import BackButton
from app.ui.unlock.code_field import CodeField
from app.ui.unlock.code_grid import CodeGrid, GroupState
from app.ui.unlock.frame import Frame, Heading
from app.ui.unlock.notice import Notice
from app.ui.widgets.buttons import PrimaryButton
from app.ui.widgets.text import Label


class CodePage(Frame):
    """One field, and under it the seven boxes as they stand on paper."""

    back_wanted = Signal()

    def __init__(self, access: Access, preferences: PreferencesHolder, parent: QWidget | None = None) -> None:
        super().__init__(preferences, parent)
        self._access = access
        self._asked = False
        self._typed = spare_key.look_at("")
        self.field = CodeField(self.tr("The spare key"))
        self.grid = CodeGrid()
        self.notice = Notice(self)
        self.open_button = PrimaryButton(self.tr("Open"))
        self.open_button.set_tall()
        self._lay_out()
        self.field.textChanged.connect(self._look)
        self.field.returnPressed.connect(self._open)
        self.open_button.clicked.connect(self._open)
        self.open_button.not_yet_pressed.connect(self._say_problem)
        access.not_opened.connect(self._say_why)
        self._look("")

    @property
    def focus_first(self) -> QWidget:
        return self.field

    def _lay_out(self) -> None:
        name = Label(self.tr("The seven groups, typed or pasted"), bold=True)
        name.setBuddy(self.field)
        back = BackButton()
        back.clicked.connect(self.back_wanted)
        buttons = QHBoxLayout()
        buttons.setSpacing(0)
        buttons.addWidget(back)
        buttons.addStretch(1)
        buttons.addWidget(self.open_button)
        self.column.addSpacing(40)
        self.column.addWidget(
            Heading(
                self.tr("Open with the spare key"),
                self.tr(
                    "It is on the page you printed, saved or wrote. Spaces, dashes and small letters are all fine."
                ),
            )
        )
        self.column.addSpacing(28)
        self.column.addWidget(name)
        self.column.addSpacing(8)
        self.column.addWidget(self.field)
        self.column.addSpacing(8)
        self.column.addWidget(self.notice)
        self.column.addSpacing(12)
        self.column.addWidget(self.grid)
        self.column.addSpacing(24)
        self.column.addLayout(buttons)
        self.column.addStretch(1)

    @Slot(str)
    def _look(self, text: str) -> None:
        before, self._typed = self._typed, spare_key.look_at(text)
        self._show_groups(self._typed)
        self.open_button.set_not_yet(self._missing(self._typed))
        if self._typed.wrong:
            self.field.set_problem(self._sentence(self._typed))
            if before.wrong != self._typed.wrong or before.whole != self._typed.whole:
                self._say_problem(self._sentence(self._typed))
        else:
            self.field.set_problem(None)
            self.notice.clear()

    def _show_groups(self, typed: TypedCode) -> None:
        for number, box in enumerate(self.grid.boxes, 1):
            group = typed.groups[number - 1] if number <= len(typed.groups) else ""
            whole = spare_key.is_whole_group(group)
            state = GroupState.UNFIT if number in typed.wrong else GroupState.FITS if whole else GroupState.PLAIN
            box.set_group(group, state)

    def _sentence(self, typed: TypedCode) -> str:
        first = wrong_group(typed.wrong[0]).title + "."
        return first + " " + self.tr("Everything else is right.") if typed.whole and len(typed.wrong) == 1 else first

    def _missing(self, typed: TypedCode) -> str | None:
        if typed.fits:
            return None
        if typed.wrong:
            return self._sentence(typed)
        if typed.too_long:
            return self.tr("That is longer than seven groups of five.")
        done = sum(spare_key.is_whole_group(group) for group in typed.groups)
        return self.tr("{done} of {all} groups are here so far.").format(done=done, all=GROUPS)

    @Slot()
    def _open(self) -> None:
        if self._asked:
            return
        missing = self._missing(self._typed)
        if missing is not None:
            self._say_problem(missing)
            return
        self._set_asked(True)
        self._access.open_with_recovery_code(self.field.text())

    @Slot(object)
    def _say_why(self, error: Exception) -> None:
        if not self._asked:
            return
        self._set_asked(False)
        message = sentence_for(error)
        self._say_problem(message.title + ". " + message.happened)
        self.field.setFocus(Qt.FocusReason.OtherFocusReason)

    @Slot(str)
    def _say_problem(self, sentence: str) -> None:
        self.notice.say_problem(sentence)
        self.reveal(self.notice)

    def _set_asked(self, asked: bool) -> None:
        self._asked = asked
        self.field.setReadOnly(asked)
        self.open_button.setText(self.tr("Opening") if asked else self.tr("Open"))
        self.notice.clear()
