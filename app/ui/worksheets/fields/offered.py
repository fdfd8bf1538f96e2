"""What choosing one and choosing several share: rows for what is offered, which may change while a page is open."""

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QAbstractButton, QButtonGroup, QWidget

from app.domain.worksheets import Field, Option
from app.ui.theme import Role
from app.ui.widgets.text import Label
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget, show_only


class OfferedField(FieldWidget):
    """A kind says how a row looks and whether one excludes the others. None is chosen at the start."""

    exclusive = True
    gap = 6

    def __init__(self, field: Field, line: int, around: Around, parent: QWidget | None = None) -> None:
        super().__init__(field, line, around, parent)
        self.rows: dict[str, QAbstractButton] = {}
        self.group = QButtonGroup(self)
        self.group.setExclusive(self.exclusive)
        self._nothing = Label(self.tr("Nothing to choose from yet."), Role.SMALL, "ink2", wrap=True)
        self.body.setAccessibleName(self.spoken())
        self.body_layout.setSpacing(self.gap)
        self.body_layout.addWidget(self._nothing)
        for option in around.options(field):
            self.add(option)
        self.add_foot()
        show_only(self._nothing, not self.rows)
        self.group.buttonClicked.connect(self._take)
        self.show_state()

    def make_row(self, words: str) -> QAbstractButton:
        """A row for one answer."""
        raise NotImplementedError

    def take_focus(self) -> None:
        rows = [row for row in self.rows.values() if row.isChecked()] or list(self.rows.values())
        if rows:
            self.focus(rows[0])

    def add(self, option: Option) -> None:
        """One more answer, behind the others."""
        row = self.make_row(option.words)
        row.setAccessibleDescription(self.spoken())
        self.rows[option.key] = row
        self.group.addButton(row)
        self.body_layout.insertWidget(len(self.rows) - 1, row)
        if self.isVisible():
            row.show()
        show_only(self._nothing, False)

    def follow_options(self) -> None:
        """Words that were just written may be there to choose; the answer stays as it is."""
        offered = {option.key: option for option in self.around.options(self.field)}
        if not self.field.options_from or offered.keys() == self.rows.keys():
            return
        answer = self.answer()
        for key in [key for key in self.rows if key not in offered]:
            row = self.rows.pop(key)
            self.body_layout.removeWidget(row)
            self.group.removeButton(row)
            row.hide()
            row.deleteLater()
        for key, option in offered.items():
            if key not in self.rows:
                self.add(option)
        self.show_answer(answer)
        show_only(self._nothing, not self.rows)
        self.grown.emit()

    @Slot(QAbstractButton)
    def _take(self, _row: QAbstractButton) -> None:
        self.tell()
