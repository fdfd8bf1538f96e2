"""One page of a worksheet: what was said before, its questions, and what follows from the answers as they stand."""

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Signal, Slot
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.computing import names_in
from app.domain.filling import Filling, is_empty
from app.domain.sheets import Answer, Value
from app.domain.worksheets import Field, FieldKind, WorksheetPage
from app.ui.theme import Role
from app.ui.trouble_sheet import telling
from app.ui.widgets.cards import Card, Rule
from app.ui.widgets.text import HideableLabel, Label
from app.ui.worksheets.answer_words import answer_words
from app.ui.worksheets.fields.around import Around
from app.ui.worksheets.fields.base import FieldWidget, show_only
from app.ui.worksheets.fields.computed import ComputedField
from app.ui.worksheets.fields.group import GroupField
from app.ui.worksheets.fields.make import field_widget
from app.ui.worksheets.fields.offered import OfferedField
from app.ui.worksheets.fields.told import ToldField
from app.ui.worksheets.help_card import HelpCard
from app.ui.worksheets.keeper import SheetKeeper
from app.ui.worksheets.shown import ShownAnswers


class PageView(QWidget):
    """Made for one page and gone with it.

    A page that asks about each line of a group begins with the first; the others come one after the other right after.
    """

    help_wanted = Signal()
    grown = Signal()

    def __init__(
        self, page: WorksheetPage, keeper: SheetKeeper, around: Around, hidden: bool, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.page = page
        self._keeper = keeper
        self._around = around
        self._gone: list[Answer] = []
        self.fields: list[FieldWidget] = []
        self.help_card = HelpCard()
        self.check_label = Label("", colour_token="ink2", wrap=True)
        self._hidden = hidden
        self._card = Card(spacing=24)
        self._questions = QVBoxLayout()
        self._questions.setSpacing(24)
        self._waiting = list(keeper.filling.lines(page.each)) if page.each else [0]
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._add_next)
        self._lay_out()
        self.help_card.wanted.connect(self.help_wanted)
        keeper.changed.connect(self.follow)
        self._add_next()

    @property
    def is_whole(self) -> bool:
        """Whether every line is there by now."""
        return not self._waiting

    def take_focus(self) -> None:
        for widget in self.fields:
            if widget.isVisibleTo(self) and not isinstance(widget, ToldField):
                widget.take_focus()
                return

    def hide_words(self, hidden: bool) -> None:
        self._hidden = hidden
        for widget in self.every_field():
            widget.hide_words(hidden)
        for label in self.findChildren(HideableLabel):
            label.hide_words(hidden)

    def every_field(self) -> Iterator[FieldWidget]:
        """The questions of the page, and after a group those inside it."""
        for widget in self.fields:
            yield widget
            if isinstance(widget, GroupField):
                yield from widget.parts()

    def _lay_out(self) -> None:
        body = self._card.body_layout
        head = QVBoxLayout()
        head.setSpacing(4)
        head.addWidget(Label(self.page.title, Role.H2, wrap=True))
        if self.page.about:
            head.addWidget(Label(self.page.about, colour_token="ink2", wrap=True))
        body.addLayout(head)
        body.addLayout(self._questions)
        body.addWidget(self.check_label)
        self._show_earlier([key for key in self.page.shows if key not in self._inside()], None)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addWidget(self._card)
        column.addWidget(self.help_card)

    @Slot()
    def _add_next(self) -> None:
        """Another line with its questions; a page of many turns as quickly as one of few."""
        if self._waiting:
            self._add_line(self._waiting.pop(0))
        self.follow()
        if self._waiting:
            self._next.start(0)
        elif self.page.each:
            self.grown.emit()

    def _add_line(self, line: int) -> None:
        if self.fields:
            self._questions.addWidget(Rule())
        if self.page.each:
            shown = [key for key in self.page.shows if key in self._inside()]
            self._show_earlier(shown or [_first_words(self._keeper.filling, self.page.each)], line)
        for field in self.page.fields:
            widget = field_widget(field, line, self._around)
            widget.fill(self._keeper.answers())
            widget.said.connect(self._take)
            widget.grown.connect(self.grown)
            widget.entered.connect(self._go_on)
            if isinstance(widget, GroupField):
                widget.line_removed.connect(self._remove_line)
                widget.line_wanted_back.connect(self._put_back_line)
            if self._hidden:
                widget.hide_words(True)
            self.fields.append(widget)
            self._questions.addWidget(widget)

    def _inside(self) -> set[str]:
        return set(self._keeper.filling.belongs_to_lines(self.page.each)) if self.page.each else set()

    def _show_earlier(self, keys: Sequence[str], line: int | None) -> None:
        pairs = [pair for key in keys for pair in earlier_words(self._keeper.filling, key, line, self._around)]
        if pairs:
            shown = ShownAnswers(pairs)
            for label in shown.findChildren(HideableLabel):
                label.hide_words(self._hidden)
            self._questions.addWidget(shown)

    @Slot(str, int, object)
    def _take(self, key: str, line: int, answer: Value | None) -> None:
        field = self._keeper.filling.worksheet.field(key)
        if field is not None:
            self._keeper.say(field, line, answer)

    @Slot()
    def _go_on(self) -> None:
        self.focusNextChild()

    @Slot(str, int)
    def _remove_line(self, group: str, line: int) -> None:
        with telling(self):
            self._gone = self._keeper.remove_line(group, line)
        self._fill_group(group)

    @Slot(str, int)
    def _put_back_line(self, group: str, line: int) -> None:
        with telling(self):
            self._keeper.put_back_line(group, line, self._gone)
        self._fill_group(group)

    def _fill_group(self, group: str) -> None:
        for widget in self.fields:
            if widget.field.key == group:
                widget.fill(self._keeper.answers())
        self.follow()

    @Slot()
    def follow(self) -> None:
        """Questions come and go, sums and sentences follow, as the answers are now."""
        filling = self._keeper.filling
        checks = filling.checks()
        there = {line: {one.key for one in filling.fields(self.page, line)} for line in {w.line for w in self.fields}}
        for widget in self.fields:
            show_only(widget, widget.field.key in there[widget.line])
        for widget in self.every_field():
            self._show_changed(widget, filling)
            if isinstance(widget, OfferedField):
                widget.follow_options()
            widget.show_check(" ".join(check.words for check in checks if check.field == widget.field.key))
            if isinstance(widget, ComputedField):
                value = filling.value(widget.field.key, widget.line)
                widget.show_words(answer_words(widget.field, value, self._around.today))
        here = {widget.field.key for widget in self.every_field()}
        general = [check.words for check in checks if not check.field and here & names_in(check.when)]
        self.check_label.setText(" ".join(general))
        show_only(self.check_label, bool(general))
        self._offer_help(filling.help_is_near(self.page))

    def _offer_help(self, near: bool) -> None:
        came = near and self.help_card.isHidden() and self.isVisible()
        show_only(self.help_card, near)
        if came:
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self.help_card, self.help_card.words.text()))

    def _show_changed(self, widget: FieldWidget, filling: Filling) -> None:
        place = (widget.field.key, widget.line)
        if place not in filling.changed:
            widget.show_first(None)
            return
        words = answer_words(widget.field, filling.changed[place], self._around.today)
        widget.show_first(words or self.tr("not answered"))


def earlier_words(filling: Filling, key: str, line: int | None, around: Around) -> list[tuple[str, str]]:
    """A question with its answer; a question inside a group with those of all lines, unless it is about one."""
    field = filling.worksheet.field(key)
    if field is None:
        return []
    if field.kind is FieldKind.GROUP:
        return [pair for part in field.fields for pair in earlier_words(filling, part.key, line, around)]
    if field.kind is FieldKind.COMPUTED or line is not None:
        words = _words(filling, field, filling.value(key, line or 0), around)
        return [(field.words, words)] if words else []
    said = [_words(filling, field, value, around) for _line, value in sorted(filling.said.get(key, {}).items())]
    return [(field.words, "\n".join(words for words in said if words))] if any(said) else []


def _words(filling: Filling, field: Field, value: Value | None, around: Around) -> str:
    return "" if is_empty(value) else answer_words(field, value, around.today)


def _first_words(filling: Filling, group: str) -> str:
    field = filling.worksheet.field(group)
    return field.fields[0].key if field is not None and field.fields else ""
