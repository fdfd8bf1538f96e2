"""Kind words: three parts at one's own pace, three tones, and a way out of them for whom kindness is hard."""

from itertools import combinations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

from app import wordlists
from app.content import ContentDamaged
from app.domain.choices import Choice
from app.domain.kind_words import LONGEST_WISH, Tone
from app.ui.safe_space.grounding.look_around import LookAround
from app.ui.safe_space.kindness.letter_page import LetterPage
from app.ui.safe_space.kindness.pause import KindPause
from app.ui.safe_space.kindness.wishes import KIND_TONE, KIND_WISH
from app.ui.safe_space.window import HavenWindow
from app.workspace import Workspace
from tests.ui.safe_space.conftest import Heard, Look, OpenHaven, Press
from tests.ui.safe_space.test_fit import SIZES, TEXT_SIZES, drawn, pieces, touch

Key = Qt.Key
PAUSES = wordlists.kind_words().pauses
STEPS = len(PAUSES[Tone.WARM].steps())


def pause_of(haven: HavenWindow) -> KindPause:
    page = haven.page
    assert isinstance(page, KindPause)
    return page


@pytest.fixture
def locked(open_haven: OpenHaven) -> KindPause:
    return pause_of(open_haven(at=Choice.KIND))


def walk(page: KindPause) -> list[str]:
    """Every sentence, by pressing Next."""
    said = [page.words.text()]
    while not page.at_end:
        page.third.click()
        said.append(page.words.text())
    return said


def test_it_works_while_the_journal_is_locked(locked: KindPause) -> None:
    assert walk(locked) == [step.words for step in PAUSES[Tone.WARM].steps()]
    assert locked.letter.isHidden()


def test_the_three_places_stay_and_the_third_one_goes_on(locked: KindPause) -> None:
    for number in range(STEPS):
        assert [tile.text() for tile in locked.places[:2]] == ["Something else", "Reach someone"]
        assert locked.third.text() == ("Next" if number < STEPS - 1 else "Done for now")
        if number < STEPS - 1:
            locked.third.click()


def test_keys_alone_go_through_it_and_out(open_haven: OpenHaven, press: Press) -> None:
    haven = open_haven(at=Choice.KIND)
    for key in (Key.Key_Space, Key.Key_Return, Key.Key_3) * 3:
        assert haven.isVisible()
        press(haven, key)
    assert haven.isHidden()


def test_back_goes_one_step_and_then_to_the_first_screen(open_haven: OpenHaven) -> None:
    haven = open_haven(at=Choice.KIND)
    page = pause_of(haven)
    page.third.click()
    page.third.click()
    haven.go_back()
    assert page.words.text() == PAUSES[Tone.WARM].hurts[1]
    haven.go_back()
    haven.go_back()
    assert haven.page is haven.home


def test_each_part_says_which_it_is_and_lets_the_light_reach_further(locked: KindPause) -> None:
    met = {locked.sentence.text(): locked.words.reach}
    for _ in range(STEPS - 1):
        locked.third.click()
        met[locked.sentence.text()] = locked.words.reach
    assert met == {
        "First: that it is hard.": 0,
        "Second: that others feel this too.": 1,
        "Third: something kind.": 2,
        "The pause ends here; stay as long as you like.": 3,
    }


def test_the_gesture_is_one_of_several(locked: KindPause) -> None:
    pause = PAUSES[Tone.WARM]
    while locked.words.text() != pause.gesture:
        assert not any(way in locked.words.accessibleName() for way in pause.instead)
        locked.third.click()
    assert all(way in locked.words.accessibleName() for way in pause.instead)
    locked.third.click()
    assert locked.words.accessibleName() == f"{pause.before_wish} {pause.wish} Third: something kind."


def test_another_tone_speaks_at_once_and_at_the_same_place(locked: KindPause) -> None:
    locked.third.click()
    heard = [locked.words.text()]
    for _ in range(3):
        locked.another.click()
        heard.append(locked.words.text())
    assert heard == [PAUSES[tone].hurts[1] for tone in (*Tone, Tone.WARM)]
    assert locked.another.accessibleName() == "Another tone, now: Warm"


def test_the_chosen_tone_and_ones_own_wish(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(KIND_TONE, "practical")
    own.wishes.keep(KIND_WISH, "May the sea be quiet.")
    haven = open_own(at=Choice.KIND)
    page = pause_of(haven)
    wishes = [step.words for step in PAUSES[Tone.PRACTICAL].steps("May the sea be quiet.")]
    assert walk(page) == wishes and "May the sea be quiet." in wishes
    page.another.click()
    haven.go_to(Choice.KIND)
    assert page.words.text() == PAUSES[Tone.PRACTICAL].hurts[0], "it begins anew, in the chosen tone"


def test_a_tone_nobody_knows_is_the_usual_one(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(KIND_TONE, "sweet")
    assert pause_of(open_own(at=Choice.KIND)).words.text() == PAUSES[Tone.WARM].hurts[0]


def test_when_the_journal_closes_ones_own_words_go_with_it(open_own: OpenHaven, own: Workspace) -> None:
    own.wishes.keep(KIND_WISH, "May the sea be quiet.")
    haven = open_own(at=Choice.KIND)
    page = pause_of(haven)
    while page.words.text() != "May the sea be quiet.":
        page.third.click()
    haven.let_go()
    assert haven.page is page and page.words.text() == PAUSES[Tone.WARM].wish
    assert page.letter.isHidden()


def test_when_it_feels_wrong_there_are_plainer_words_and_something_without_words(
    open_own: OpenHaven, press: Press
) -> None:
    haven = open_own(at=Choice.KIND)
    page = pause_of(haven)
    page.third.click()
    page.wrong.setFocus()
    press(haven, Key.Key_Space)
    assert haven.focusWidget() is page.words
    assert page.sentence.text() == "Many people find kindness hard; you can tell your therapist."
    assert all(tool.isHidden() for tool in page.tools)
    assert walk(page) == list(wordlists.kind_words().plainer)
    page.look.click()
    assert isinstance(haven.page, LookAround)


def test_back_from_the_plainer_words_leads_to_the_beginning(open_haven: OpenHaven) -> None:
    haven = open_haven(at=Choice.KIND)
    page = pause_of(haven)
    page.third.click()
    page.wrong.click()
    haven.go_back()
    assert page.words.text() == PAUSES[Tone.WARM].hurts[0]
    assert page.look.isHidden() and page.wrong.isVisible()


def test_a_letter_is_there_while_the_journal_is_open(open_own: OpenHaven) -> None:
    haven = open_own(at=Choice.KIND)
    page = pause_of(haven)
    page.letter.click()
    assert isinstance(haven.page, LetterPage)
    haven.go_back()
    assert haven.page is page


def test_where_there_is_no_room_the_letter_waits_until_the_end(open_own: OpenHaven, look: Look) -> None:
    look(2.0)
    page = pause_of(open_own(960, 600, at=Choice.KIND))
    assert page.letter.isHidden() and page.another.isVisible() and page.wrong.isVisible()
    walk(page)
    assert page.letter.isVisible() and page.another.isHidden() and page.wrong.isVisible()


def test_nothing_is_kept_by_going_through_it(open_own: OpenHaven, own: Workspace) -> None:
    haven = open_own(at=Choice.KIND)
    heard: list[object] = []
    own.changed.connect(heard.append)
    page = pause_of(haven)
    page.another.click()
    walk(page)
    page.third.click()
    assert heard == [] and own.letters.all() == []


def test_without_its_file_a_few_lines_are_left(open_haven: OpenHaven, monkeypatch: pytest.MonkeyPatch) -> None:
    def damaged() -> None:
        raise ContentDamaged("kind_words.toml")

    monkeypatch.setattr(wordlists, "kind_words", damaged)
    page = pause_of(open_haven(at=Choice.KIND))
    assert walk(page)[0] == "This is a hard moment."
    page.another.click()
    page.wrong.click()
    assert page.words.text() == "You can leave the kind words."


def fits(page: KindPause) -> None:
    """Nothing is cut off, and nothing lies on anything else."""
    stage = page.words.geometry()
    light = page.words.light
    texts = [*page.words.places, *([light] if light else [])]
    everything = [[text.translated(stage.topLeft()).toAlignedRect()] for text in texts]
    everything += [drawn(piece, rect) for piece, rect in pieces(page).items() if piece is not page.words]
    everything.append([page.dots.geometry()])
    for parts in everything:
        assert all(page.rect().contains(part) for part in parts), page.words.text()
    for one, other in combinations(everything, 2):
        assert not touch(one, other), (one, other, page.words.text())


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("text_size", TEXT_SIZES)
def test_every_screen_fits_in_every_tone(
    size: tuple[int, int], text_size: float, open_own: OpenHaven, own: Workspace, look: Look
) -> None:
    look(text_size)
    own.wishes.keep(KIND_WISH, ("may the sea " * LONGEST_WISH)[: LONGEST_WISH - 1])
    page = pause_of(open_own(*size, at=Choice.KIND))
    for _ in range(STEPS):
        for _tone in Tone:
            fits(page)
            page.another.click()
        if not page.at_end:
            page.third.click()
    page.wrong.click()
    for _ in wordlists.kind_words().plainer:
        fits(page)
        if not page.at_end:
            page.third.click()
    assert not page.findChildren(QAbstractScrollArea)


def test_the_picture_stays_where_it_is(locked: KindPause) -> None:
    place = locked.words.light
    assert place is not None and place.height() > 200
    for _ in range(STEPS - 1):
        locked.third.click()
        assert locked.words.light == place


def test_everything_says_what_it_is(locked: KindPause, heard: Heard) -> None:
    for widget in locked.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert heard(widget).role() == QAccessible.Role.Button
            assert heard(widget).text(QAccessible.Text.Name), widget
    assert heard(locked.words).text(QAccessible.Text.Name) == "Something hurts right now. First: that it is hard."
