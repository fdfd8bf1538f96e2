"""The plan in the vault: an order of one's own, what was taken out can come back, and what is noted about it."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.plan import MOST_LINES, AboutPlan, Agreed, MadeWith, PlanLine, PlanPart
from app.storage.pictures import PictureStore, new_picture
from app.storage.plan import PlanStore
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.wishes import WishStore

DOTS = b"\xff\xd8\xff dots of a picture \xff\xd9"


@pytest.fixture
def plan(vault: Vault) -> PlanStore:
    return PlanStore(vault)


def add(plan: PlanStore, part: PlanPart, words: str = "", phone: str = "", note: str = "") -> PlanLine:
    line = plan.add(part, words, phone, note)
    assert line is not None
    return line


def words(plan: PlanStore, part: PlanPart) -> list[str]:
    return [line.words for line in plan.all() if line.part is part]


def test_lines_come_back_part_by_part_as_they_were_written(vault: Vault, plan: PlanStore) -> None:
    heard: list[Topic] = []
    vault.on_commit = heard.append
    for part in reversed(PlanPart):
        add(plan, part, f"first of {part}")
        add(plan, part, f"second of {part}")
    jo = add(plan, PlanPart.PEOPLE, "Jo", "07700 900 142", "Knows the plan")
    assert [line.part for line in plan.all()] == sorted(
        (line.part for line in plan.all()), key=lambda part: list(PlanPart).index(part)
    )
    assert words(plan, PlanPart.SIGNS) == ["first of signs", "second of signs"]
    assert next(line for line in plan.all() if line.uid == jo.uid) == jo
    assert (jo.phone, jo.note) == ("07700 900 142", "Knows the plan")
    assert set(heard) == {Topic.PLAN}


def test_a_part_has_room_for_as_many_lines_as_can_be_read(plan: PlanStore) -> None:
    for number in range(MOST_LINES):
        add(plan, PlanPart.ALONE, str(number))
    assert plan.add(PlanPart.ALONE, "one too many") is None
    assert len(plan.all()) == MOST_LINES
    add(plan, PlanPart.SIGNS, "another part has room")


def test_lines_are_rewritten_where_they_stand(plan: PlanStore) -> None:
    one, two = add(plan, PlanPart.ALONE, "one"), add(plan, PlanPart.ALONE, "two")
    plan.rewrite([replace(one, words="ONE", note="n", phone="1", opens="breathe", hidden=True, number=9)])
    changed, same = plan.all()
    assert changed == replace(one, words="ONE", note="n", phone="1", opens="breathe", hidden=True)
    assert same == two


def test_lines_are_put_into_an_order(plan: PlanStore) -> None:
    one, two, three = (add(plan, PlanPart.SAFER, name) for name in "abc")
    plan.reorder([three.uid, one.uid, two.uid])
    assert words(plan, PlanPart.SAFER) == ["c", "a", "b"]
    add(plan, PlanPart.SAFER, "d")
    assert words(plan, PlanPart.SAFER) == ["c", "a", "b", "d"]


def test_what_was_removed_can_be_put_back_where_it_was(plan: PlanStore) -> None:
    for name in "abc":
        add(plan, PlanPart.SIGNS, name)
    before = plan.all()
    gone = plan.remove(before[1].uid)
    assert gone == before[1]
    assert words(plan, PlanPart.SIGNS) == ["a", "c"]
    assert plan.put_back(gone)
    assert plan.put_back(gone), "twice is once"
    assert plan.all() == before
    assert plan.remove("0" * 32) is None


def test_nothing_is_put_back_where_there_is_no_room(plan: PlanStore) -> None:
    gone = plan.remove(add(plan, PlanPart.SIGNS, "gone").uid)
    assert gone is not None
    for number in range(MOST_LINES):
        add(plan, PlanPart.SIGNS, str(number))
    assert not plan.put_back(gone)
    assert len(plan.all()) == MOST_LINES


def test_a_picture_stays_with_its_line_and_for_an_hour_after_it(vault: Vault, plan: PlanStore) -> None:
    pictures = PictureStore(vault)
    picture = new_picture("jpeg", 40, 30, DOTS)
    line = add(plan, PlanPart.REASONS)
    plan.show_picture(line.uid, picture)
    assert plan.all()[0].picture == picture.uid and pictures.content(picture.uid) == DOTS
    with vault.write(Topic.PICTURES) as connection:
        connection.execute("UPDATE picture SET added_utc = added_utc - 7200000")
    assert pictures.tidy() == 0, "the line shows it"
    gone = plan.remove(line.uid)
    assert gone is not None and pictures.tidy() == 0, "it may come back"
    assert plan.put_back(gone) and plan.all()[0].picture == picture.uid
    plan.show_picture(line.uid, None)
    assert plan.all()[0].picture is None and pictures.tidy() == 0
    pictures.forget([picture.uid])
    assert pictures.content(picture.uid) is None
    plan.remove(line.uid)
    assert plan.put_back(gone)
    assert plan.all()[0].picture is None, "without a picture that is gone"


def test_what_is_noted_about_the_plan_comes_back(vault: Vault, plan: PlanStore) -> None:
    assert plan.about() == AboutPlan()
    heard: list[Topic] = []
    vault.on_commit = heard.append
    about = AboutPlan(MadeWith.THERAPIST, date(2026, 5, 3), date(2026, 8, 1), date(2026, 5, 4))
    plan.note(about)
    assert plan.about() == about
    plan.note(replace(about, review_on=None))
    assert plan.about().review_on is None
    assert heard == [Topic.PLAN] * 2


def test_what_cannot_be_understood_is_as_if_it_were_unsaid(vault: Vault, plan: PlanStore) -> None:
    wishes = WishStore(vault)
    wishes.keep("plan.made_with", "an angel")
    wishes.keep("plan.reviewed", "some day")
    assert plan.about() == AboutPlan()


def test_what_was_settled_about_messages_comes_back(plan: PlanStore) -> None:
    assert plan.agreed() == Agreed()
    agreed = Agreed("weekdays, 9 to 5", "within a day", "I call the practice")
    plan.settle(agreed)
    assert plan.agreed() == agreed
