"""What a person keeps besides entries, described table by table: all that leaves, comes in and is saved goes by this.

A table of the vault that nothing describes would be lost on every way out, so a test compares the two. A table names
rows only of tables that stand before it.
"""

from collections.abc import Iterable, Mapping
from types import MappingProxyType

from app.domain.calm_places import PlaceKind, Sense
from app.domain.goals import GoalState
from app.domain.homework import HomeworkState, InTheWay, Outcome, PartOfDay
from app.domain.kind_words import Tone
from app.domain.kit import ThingKind
from app.domain.own_columns import LONGEST, Column, Kind, OwnTable, Values
from app.domain.plan import PlanPart
from app.domain.put_away import LONGEST_LABEL, LookedWith, Until
from app.domain.spelling import LEARNT


def _words(name: str, most: int = LONGEST) -> Column:
    return Column(name, Kind.WORDS, "", most=most)


def _one_of(name: str, words: Iterable[str], ordinary: str | None = None) -> Column:
    usual = None if ordinary is None else str(ordinary)
    return Column(name, Kind.WORDS, usual, words=tuple(str(word) for word in words))


def _number(name: str, least: int, most: int, ordinary: int | None = None) -> Column:
    return Column(name, Kind.NUMBER, ordinary, least=least, most=most)


def _felt(name: str, least: int = 0, most: int = 10) -> Column:
    return Column(name, Kind.NUMBER, may_miss=True, least=least, most=most)


def _instant(name: str, *, may_miss: bool = False) -> Column:
    return Column(name, Kind.INSTANT, may_miss=may_miss)


def _day(name: str, *, may_miss: bool = True) -> Column:
    return Column(name, Kind.DAY, may_miss=may_miss)


def _naming(name: str, table: str, *, may_miss: bool = True) -> Column:
    return Column(name, Kind.NAME, may_miss=may_miss, to=table)


def _kept_as_line(thing: Values) -> Values | None:
    """A picture or a sound that is gone leaves the name it had."""
    if thing["kind"] == ThingKind.LINE or thing.get(thing["kind"]) is not None:
        return thing
    return thing | {"kind": ThingKind.LINE.value} if thing["words"].strip() else None


def _is_put_away(row: Values) -> bool:
    """It has a label, and a day when it waits for one, and only then."""
    return bool(row["label"].strip()) and (row["until"] == Until.DAY) == (row["day"] is not None)


# Whether a copy of the plan stands outside the lock is said anew on each computer.
_STAYS = "plan.outside"

_UID = Column("uid", Kind.NAME)
_PLACE = _number("number", -(10**15), 10**15)
_OFFSET = _number("offset_min", -1439, 1439)

OWN_TABLES = (
    OwnTable(
        "wish",
        (Column("name", Kind.WORDS, most=100), Column("value", Kind.WISH, silent=('""', "[]"))),
        key=("name",),
        elsewhere=(LEARNT, _STAYS),
    ),
    OwnTable("session", (_UID, Column("at", Kind.MOMENT), _words("with_whom"), _instant("made_utc")), most=100_000),
    OwnTable(
        "kit_thing",
        (
            *(_UID, _PLACE, _one_of("kind", ThingKind), _naming("picture", "picture"), _naming("sound", "sound")),
            *(_instant("added_utc"), _words("words")),
        ),
        most=1_000,
        ordered_by="number",
        mended=_kept_as_line,
    ),
    OwnTable(
        "calm_place",
        (
            *(_UID, _PLACE, _one_of("kind", PlaceKind, ""), _instant("made_utc")),
            *(_instant("spoiled_utc", may_miss=True), _words("name"), _words("cue")),
            *(*(_words(sense.value) for sense in Sense), _words("company")),
        ),
        most=1_000,
        ordered_by="number",
    ),
    OwnTable(
        "calm_place_picture",
        (_naming("place", "calm_place", may_miss=False), _naming("picture", "picture", may_miss=False), _PLACE),
        key=("place", "picture"),
        goes_with="place",
    ),
    OwnTable(
        "put_away",
        (
            *(_UID, _words("label", LONGEST_LABEL), _instant("put_away_utc"), _OFFSET, _one_of("until", Until)),
            *(_day("day"), _instant("looked_at_utc", may_miss=True)),
            _one_of("looked_with", ("", *LookedWith), ""),
        ),
        fits=_is_put_away,
    ),
    OwnTable(
        "kind_letter",
        (
            *(_UID, _one_of("tone", Tone), _instant("written_utc"), _OFFSET, _instant("edited_utc")),
            *(_day("read_again_day"), _words("words")),
        ),
    ),
    OwnTable(
        "plan_line",
        (
            *(_UID, _one_of("part", PlanPart), _PLACE, _number("hidden", 0, 1, 0), _instant("made_utc")),
            *(_naming("picture", "picture"), _words("opens"), _words("phone"), _words("words"), _words("note")),
        ),
        most=1_000,
        ordered_by="number",
    ),
    OwnTable(
        "haven_moment",
        (
            *(_UID, _words("exercise"), _instant("began_utc"), _OFFSET, _number("used_s", 0, 10**9)),
            *(_felt("before"), _felt("after"), _felt("helped", -1, 2)),
        ),
        most=200_000,
    ),
    OwnTable(
        "life_value",
        (_UID, _PLACE, _number("hidden", 0, 1, 0), _instant("made_utc"), _words("name"), _words("words")),
        most=1_000,
        ordered_by="number",
    ),
    OwnTable(
        "value_mark",
        (
            *(_UID, _naming("value", "life_value", may_miss=False), _instant("at_utc"), _OFFSET),
            *(_felt("importance"), _felt("lived")),
        ),
        most=200_000,
    ),
    OwnTable(
        "goal",
        (
            *(_UID, _PLACE, _one_of("state", GoalState, GoalState.ACTIVE), _naming("value", "life_value")),
            *(_number("agreed", 0, 1, 0), _number("weight", 1, 3, 1), _felt("baseline", -2, 2), _felt("weeks", 1, 520)),
            *(_day("review_day"), _instant("made_utc"), _instant("edited_utc"), _instant("removed_utc", may_miss=True)),
            *(_words("title"), _words("hard"), _words("wanted"), _words("why")),
            *(_words("much_less"), _words("less"), _words("expected"), _words("more"), _words("much_more")),
        ),
        ordered_by="number",
    ),
    OwnTable(
        "goal_mark",
        (
            *(_UID, _naming("goal", "goal", may_miss=False), _instant("at_utc"), _OFFSET),
            *(_felt("rating"), _felt("rung", -2, 2), _felt("confidence")),
        ),
        most=200_000,
    ),
    OwnTable(
        "goal_step",
        (
            *(_UID, _naming("goal", "goal", may_miss=False), _PLACE, _day("day"), _instant("done_utc", may_miss=True)),
            *(_instant("made_utc"), _words("words")),
        ),
        goes_with="goal",
        most=100_000,
    ),
    OwnTable(
        "goal_strategy",
        (_UID, _naming("goal", "goal", may_miss=False), _PLACE, _instant("made_utc"), _words("words")),
        goes_with="goal",
        most=100_000,
    ),
    OwnTable(
        "goal_entry",
        (_naming("goal", "goal", may_miss=False), _naming("entry", "entry", may_miss=False), _instant("linked_utc")),
        key=("goal", "entry"),
        goes_with="goal",
        most=100_000,
    ),
    OwnTable(
        "sheet",
        (
            *(_UID, Column("worksheet", Kind.WORDS, most=100), _day("day", may_miss=False), _naming("goal", "goal")),
            *(_number("page", 0, 10_000, 0), _instant("began_utc"), _OFFSET, _instant("edited_utc")),
            *(_instant("finished_utc", may_miss=True), _instant("removed_utc", may_miss=True)),
        ),
        most=200_000,
    ),
    OwnTable(
        "answer",
        (
            *(_naming("sheet", "sheet", may_miss=False), Column("field", Kind.WORDS, most=100)),
            *(_number("line", 0, 10_000, 0), _instant("written_utc"), _instant("edited_utc")),
            *(Column("at_first", Kind.WISH, may_miss=True), Column("value", Kind.WISH)),
        ),
        key=("sheet", "field", "line"),
        goes_with="sheet",
        most=1_000_000,
    ),
    OwnTable(
        "homework",
        (
            *(_UID, _PLACE, _one_of("state", HomeworkState, HomeworkState.DRAFT), _naming("goal", "goal")),
            *(_naming("sheet", "sheet"), Column("worksheet", Kind.WORDS, "", most=100)),
            *(Column("exercise", Kind.WORDS, "", most=100), _day("agreed_day"), _felt("per_week", 1, 21)),
            *(_number("days", 0, 127, 0), _one_of("part", PartOfDay, ""), _day("once_day")),
            *(Column("first_at", Kind.MOMENT, may_miss=True), _felt("sense"), _felt("doable")),
            *(_naming("review_session", "session"), _instant("made_utc"), _instant("edited_utc")),
            *(_instant("ended_utc", may_miss=True), _instant("removed_utc", may_miss=True)),
            *(_words("title"), _words("with_whom"), _words("why"), _words("smallest"), _words("if_this")),
            *(_words("then_that"), _words("note")),
        ),
        ordered_by="number",
    ),
    OwnTable(
        "attempt",
        (
            *(_UID, _naming("homework", "homework", may_miss=False), _day("day", may_miss=False)),
            *(_one_of("outcome", Outcome), _number("later", 0, 1, 0), _felt("effort", 0, 4), _felt("useful", 0, 4)),
            *(_one_of("in_the_way", InTheWay, ""), _naming("sheet", "sheet"), _instant("noted_utc"), _OFFSET),
            *(_words("instead"), _words("learned"), _words("obstacle"), _words("note")),
        ),
        most=200_000,
    ),
)
OWN: Mapping[str, OwnTable] = MappingProxyType({table.name: table for table in OWN_TABLES})
