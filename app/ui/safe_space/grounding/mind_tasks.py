"""Small tasks that keep a mind busy: letters, numbers, one thing looked at closely, a few plain lines to read aloud."""

from dataclasses import dataclass
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from app.ui.safe_space.grounding.step import Step


class Task(Enum):
    """In the order they are offered, round and round."""

    ANIMALS = auto()
    BACK_BY_SEVEN = auto()
    ONE_THING = auto()
    A_LETTER_TRAVELS = auto()
    THINGS_AT_HOME = auto()
    BACK_BY_THREE = auto()
    PLANTS = auto()
    A_TREE = auto()

    @property
    def following(self) -> "Task":
        """What "Another one" brings."""
        every = list(Task)
        return every[(every.index(self) + 1) % len(every)]


@dataclass(frozen=True, slots=True)
class Steps:
    """The steps of a task, and the words that go on."""

    steps: tuple[Step, ...]
    onward: str


def steps_of(task: Task) -> Steps:
    """What a task asks for, one step after another."""
    match task:
        case Task.ANIMALS:
            return _letters(_tr("an animal that begins like this"))
        case Task.THINGS_AT_HOME:
            return _letters(_tr("a thing people have at home"))
        case Task.PLANTS:
            return _letters(_tr("a plant, a flower or a tree"))
        case Task.BACK_BY_SEVEN:
            return _numbers(100, 7)
        case Task.BACK_BY_THREE:
            return _numbers(60, 3)
        case Task.ONE_THING:
            return _one_thing()
        case Task.A_LETTER_TRAVELS:
            return _aloud(_letter_lines())
        case Task.A_TREE:
            return _aloud(_tree_lines())


def _letters(words: str) -> Steps:
    alphabet = _tr("A B C D E F G H I J K L M N O P Q R S T U V W X Y Z").split()
    sentence = _tr("Nothing for this letter is fine. Go on to the next.")
    return Steps(tuple(Step(words, sentence, letter) for letter in alphabet), _tr("Next letter"))


def _numbers(start: int, by: int) -> Steps:
    """The next number only shows itself when somebody asks for it, so that nobody can be wrong."""
    words = _tr("Take away {number}").format(number=by)
    sentence = _tr("Think of the number, then look. Any guess is fine.")
    numbers = range(start, -1, -by)
    last = Step(_tr("That is as far as it goes"), _tr("Stay a while, or take another one."), str(numbers[-1]))
    return Steps((*(Step(words, sentence, str(number)) for number in numbers[:-1]), last), _tr("Show it"))


def _one_thing() -> Steps:
    """Eight looks, which take one to two minutes."""
    sentence = _tr("Describe it aloud or to yourself, as exactly as you can.")
    lines = (
        _tr("Choose one thing you can see"),
        _tr("Which colours does it have?"),
        _tr("Which shape? Follow its edge with your eyes"),
        _tr("What is it made of?"),
        _tr("Where does light fall on it, and where is shade?"),
        _tr("How would it feel, and how heavy is it?"),
        _tr("What is it for?"),
        _tr("What on it did you not see at first?"),
    )
    return Steps(tuple(Step(line, sentence) for line in lines), _tr("Next"))


def _aloud(lines: tuple[str, ...]) -> Steps:
    sentence = _tr("Read it aloud, slowly. Moving your lips is enough.")
    return Steps(tuple(Step(line, sentence) for line in lines), _tr("Next line"))


def _letter_lines() -> tuple[str, ...]:
    return (
        _tr("A letter is put into a box at the corner of a street."),
        _tr("In the afternoon a van comes by, and the box is emptied into a sack."),
        _tr("In a long hall the letters run along a belt, side by side."),
        _tr("A machine reads the town and the street on each of them."),
        _tr("At night a train carries the sacks past fields and sleeping towns."),
        _tr("Early in the morning the letters are put in order, house by house."),
        _tr("Somebody with a bag walks up the street, and stops at every gate."),
        _tr("The letter slides through the slot and lies on the mat."),
    )


def _tree_lines() -> tuple[str, ...]:
    return (
        _tr("In early spring the buds of a beech are long, brown and pointed."),
        _tr("One warm week is enough, and the first leaves come out, soft and folded."),
        _tr("By June there are so many leaves that it is cool under the tree."),
        _tr("On a hot day its roots draw up bucket after bucket of water."),
        _tr("In autumn the leaves turn yellow, and then brown like copper."),
        _tr("The wind takes them a few at a time, and some stay until winter."),
        _tr("Under the bark it is quiet, and the next buds are already there."),
    )


def _tr(text: str) -> str:
    return QCoreApplication.translate("MindTasks", text)
