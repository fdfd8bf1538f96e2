"""What homework is done with, in words: a worksheet by its title, an exercise by what it is called."""

from PySide6.QtCore import QLocale

from app.domain.choices import Choice
from app.domain.homework import Homework
from app.domain.plan import EXERCISES
from app.ui.choice_words import words_for

_WORKSHEET, _EXERCISE = "worksheet ", "exercise "


def exercise_words() -> dict[Choice, str]:
    """What can be done in the safe space, as it is called there."""
    return {choice: words_for(choice) for choice in EXERCISES if choice is not Choice.THINGS}


def worksheet_words() -> dict[str, str]:
    """Every worksheet by its name; they are read when somebody needs one."""
    from app.worksheet_files import worksheets

    return {sheet.name: sheet.title for sheet in worksheets(QLocale().name()).sheets}


def tool_of(homework: Homework) -> str | None:
    """A worksheet or an exercise as one name, for a list of both."""
    if homework.worksheet:
        return _WORKSHEET + homework.worksheet
    return _EXERCISE + homework.exercise if homework.exercise else None


def named_by(tool: object) -> tuple[str, str]:
    """The worksheet and the exercise that such a name stands for; the other, or both, are empty."""
    name = tool if isinstance(tool, str) else ""
    worksheet = name.removeprefix(_WORKSHEET) if name.startswith(_WORKSHEET) else ""
    exercise = name.removeprefix(_EXERCISE) if name.startswith(_EXERCISE) else ""
    return worksheet, exercise


def tool_words(homework: Homework) -> str:
    """What it is done with; empty for nothing, and the bare name where that is no longer there."""
    if homework.worksheet:
        return worksheet_words().get(homework.worksheet, homework.worksheet)
    words = {choice.value: words for choice, words in exercise_words().items()}
    return words.get(homework.exercise, homework.exercise)


def tools(homework: Homework) -> list[tuple[object, str]]:
    """Worksheets first, then exercises; one that is no longer there stays as it is named."""
    found: list[tuple[object, str]] = [(_WORKSHEET + name, title) for name, title in worksheet_words().items()]
    found += [(_EXERCISE + choice.value, words) for choice, words in exercise_words().items()]
    own = tool_of(homework)
    if own is not None and all(value != own for value, _ in found):
        found.append((own, homework.worksheet or homework.exercise))
    return found
