"""The worksheets that come with Alcove: all as agreed, kind in their words, and right in what they work out."""

import re
from datetime import UTC, date, datetime, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.computing import When, holds
from app.domain.filling import Filling
from app.domain.sheets import Answer, Sheet
from app.domain.worksheets import FieldKind, OfferKind, Worksheet
from app.paths import resources
from app.worksheet_files import worksheets
from tests.domain.test_computing import Berlin

BOOK = worksheets()
# Words that judge, and words of a diagnosis.
NEVER = re.compile(
    r"streak|missed|overdue|failed|great job|!|should|score|symptom|disorder|distort|irrational|risk|invalid", re.I
)
NAMES = [sheet.name for sheet in BOOK.sheets]


def sheet_of(name: str) -> Worksheet:
    found = BOOK.get(name)
    assert found is not None
    return found


def filled(name: str, day: date = date(2026, 5, 4), **answers: object) -> Filling:
    given = [Answer(field, value) for field, value in answers.items()]
    return Filling.of(sheet_of(name), Sheet("s1", name, day), given, Berlin())


def test_all_of_them_are_there_and_as_agreed() -> None:
    assert BOOK.left_out == ()
    assert {"thought_record_short", "thought_record", "activity", "activity_log", "problem_solving"} <= set(NAMES)
    assert {"values", "worry_time", "exposure_ladder", "exposure_try", "sleep_diary", "daily_card"} <= set(NAMES)


def test_only_what_a_therapist_suggests_is_off_until_then() -> None:
    assert {sheet.name for sheet in BOOK.sheets if sheet.suggested} == {"exposure_ladder", "exposure_try", "daily_card"}


@pytest.mark.parametrize("sheet", BOOK.sheets, ids=NAMES)
def test_no_word_judges_and_no_page_asks_too_much(sheet: Worksheet) -> None:
    text = (resources() / "content" / "worksheets" / f"{sheet.name}.toml").read_text("utf-8")
    said = re.findall(r'"((?:[^"\\]|\\.)*)"', "\n".join(line for line in text.splitlines() if "when =" not in line))
    assert [words for words in said if NEVER.search(words)] == []
    for page in sheet.pages:
        assert len(page.fields) <= 6
        assert all(len(field.help) <= 120 for field in page.fields)


@pytest.mark.parametrize("sheet", BOOK.sheets, ids=NAMES)
def test_an_empty_sheet_has_a_way_through(sheet: Worksheet) -> None:
    one = filled(sheet.name)
    pages = one.pages()
    assert pages and all(one.fields(page) or page.each for page in pages)
    assert one.checks() == ()
    for offer in sheet.offers:
        assert offer.kind is not OfferKind.WORKSHEET or BOOK.get(offer.worksheet) is not None


def test_a_problem_ends_in_homework_or_in_something_soothing() -> None:
    one = filled("problem_solving", chosen="Ring Jo", aim="Not alone on Sunday", first_small="Find the number")
    (offer,) = (offer for offer in one.offers() if offer.kind is OfferKind.HOMEWORK)
    homework = one.homework(offer)
    assert (homework.title, homework.why, homework.smallest) == ("Ring Jo", "Not alone on Sunday", "Find the number")
    waiting = filled("problem_solving", solvable="not_now")
    assert [page.title for page in waiting.pages()] == ["Where you stand", "What can wait"]
    assert OfferKind.SAFE_SPACE in {offer.kind for offer in waiting.offers()}


@pytest.mark.parametrize(
    ("name", "answers", "title"),
    [
        ("exposure_try", {"what": "The bus"}, "The bus"),
        ("exposure_try", {"what_own": "One stop only"}, "One stop only"),
        ("exposure_try", {"what": "The bus", "what_own": "One stop only"}, "The bus"),
        ("problem_solving", {"chosen": "Ring Jo", "step": "Find the number"}, "Ring Jo"),
        ("problem_solving", {"step": "Find the number"}, "Find the number"),
    ],
)
def test_homework_is_offered_once_and_never_without_a_title(name: str, answers: dict[str, object], title: str) -> None:
    one = filled(name, date(2026, 5, 4), **answers)
    assert [one.homework(offer).title for offer in one.offers() if offer.kind is OfferKind.HOMEWORK] == [title]


def test_mood_has_the_five_windows_it_has_everywhere() -> None:
    moods = [field for field in sheet_of("activity_log").fields() if field.key.endswith("_mood")]
    assert [(field.least, field.most) for field in moods] == [(1, 5)] * 4


def test_no_question_of_the_daily_card_asks_for_an_amount() -> None:
    assert [field.words for field in sheet_of("daily_card").fields() if "how much" in field.words.lower()] == []


@pytest.mark.parametrize(("urge", "near"), [(None, False), (0, False), (1, True), (5, True)])
def test_an_urge_brings_help_beside_it_and_takes_nothing_away(urge: int | None, near: bool) -> None:
    card = filled("daily_card", looked_at=["harm", "substance"], urge_harm=urge)
    page = sheet_of("daily_card").pages[1]
    assert card.help_is_near(page) is near
    assert [field.key for field in card.fields(page)] == ["looked_at", "urge_harm", "urge_substance"]
    for other in card.pages():
        assert len(card.fields(other)) == len(filled("daily_card", looked_at=["harm", "substance"]).fields(other))


def test_an_urge_that_is_not_looked_at_any_more_brings_nothing() -> None:
    page = sheet_of("daily_card").pages[1]
    assert not filled("daily_card", looked_at=["quit"], urge_harm=4).help_is_near(page)
    assert not filled("daily_card", looked_at=["harm"], urge_harm=0, urge_life=5).help_is_near(page)
    assert filled("daily_card", looked_at=["life"], urge_life=1).help_is_near(page)


def test_what_is_foretold_stands_before_the_outcome_and_a_change_is_marked() -> None:
    prediction = sheet_of("exposure_try").field("prediction")
    assert prediction is not None
    assert not filled("exposure_try", prediction="They laugh").marks_change(prediction)
    assert filled("exposure_try", prediction="They laugh", happened="no").marks_change(prediction)


MINUTES = st.integers(0, 150)
NIGHTS = st.sampled_from(
    [date(2026, 3, 28), date(2026, 3, 29), date(2026, 3, 30), date(2026, 10, 24), date(2026, 10, 25), date(2026, 5, 4)]
)


@given(NIGHTS, st.integers(21 * 60, 26 * 60), MINUTES, st.integers(0, 90), st.integers(0, 90), MINUTES, MINUTES)
def test_what_a_night_comes_to_is_what_really_went_by(
    day: date, bed: int, until_lights: int, latency: int, between: int, slept: int, lying: int
) -> None:
    """Counted here minute by minute in one time zone without changes, and only then told by the clock in Berlin."""
    zone = Berlin()
    evening = datetime.combine(day - timedelta(days=1), time()) + timedelta(minutes=bed)
    in_bed = evening.replace(tzinfo=zone).astimezone(UTC)
    lights = in_bed + timedelta(minutes=until_lights)
    woke = lights + timedelta(minutes=latency + between + 150 + slept)
    up = woke + timedelta(minutes=lying)

    def clock(instant: datetime) -> str:
        offset = _offset(instant, zone)
        return (instant.replace(tzinfo=None) + offset).strftime("%H:%M")

    # Times that the clock shows twice, or never, cannot be told apart by what it shows.
    times = [in_bed, lights, woke, up]
    if any(_is_near_a_change(one, day, zone) for one in times):
        return
    answers = {"bed_time": clock(in_bed), "try_time": clock(lights), "wake_time": clock(woke), "up_time": clock(up)}
    night = filled("sleep_diary", day, latency=latency, awake_between=between, **answers)
    whole = round((up - in_bed).total_seconds() / 60)
    asleep = 150 + slept
    assert night.value("in_bed") == whole
    assert night.value("night_span") == asleep + between
    assert night.value("asleep") == asleep
    assert night.value("awake_in_morning") == lying
    assert night.value("efficiency") == pytest.approx(100 * asleep / whole)
    assert night.checks() == ()


def _offset(instant: datetime, zone: Berlin) -> timedelta:
    plain = instant.replace(tzinfo=None)
    return next(
        offset
        for offset in (timedelta(hours=2), timedelta(hours=1))
        if zone.utcoffset(plain + offset) == offset or offset == timedelta(hours=1)
    )


def _is_near_a_change(instant: datetime, day: date, zone: Berlin) -> bool:
    shown = instant.replace(tzinfo=None) + _offset(instant, zone)
    changes = (datetime(2026, 3, 29, 2), datetime(2026, 10, 25, 2))
    return any(abs((shown - change).total_seconds()) <= 2 * 3600 for change in changes)


@pytest.mark.parametrize(
    ("day", "minutes"), [(date(2026, 3, 29), 420), (date(2026, 10, 25), 540), (date(2026, 5, 4), 480)]
)
def test_a_night_across_a_change_of_the_clocks(day: date, minutes: int) -> None:
    night = filled(
        "sleep_diary", day, bed_time="23:00", try_time="23:00", wake_time="07:00", up_time="07:00", latency=0
    )
    night = night.with_answer("awake_between", 0)
    assert (night.value("in_bed"), night.value("asleep"), night.value("efficiency")) == (minutes, minutes, 100)


def test_half_a_night_comes_to_nothing_rather_than_to_something_wrong() -> None:
    night = filled("sleep_diary", bed_time="23:00", up_time="07:00")
    assert night.value("in_bed") == 480
    assert night.value("asleep") is None and night.value("efficiency") is None and night.checks() == ()


def test_times_that_are_mixed_up_get_a_sentence() -> None:
    night = filled("sleep_diary", bed_time="23:00", try_time="22:00", up_time="07:00")
    assert [check.field for check in night.checks()] == ["try_time"]


def test_conditions_are_ones_that_can_be_met() -> None:
    """A word that is not among the options would keep a page away for ever."""
    for sheet in BOOK.sheets:
        for field in sheet.fields():
            if field.kind is FieldKind.CHOICE and field.options:
                keys = {option.key for option in field.options}
                texts = [page.when for page in sheet.pages] + [one.when for one in sheet.fields()]
                texts += [offer.when for offer in sheet.offers]
                said = {word for text in texts for word in re.findall(rf'\b{field.key} [!=]= "([^"]+)"', text)}
                assert said <= keys
    assert holds("", {}, When(date(2026, 5, 4)))
