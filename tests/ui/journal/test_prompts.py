"""Sentences to begin from: many, each can be passed over, kinds can be switched off, own ones come first."""

import random

import pytest

from app import wordlists
from app.ui.journal.prompt_sheet import PromptGroupsSheet, PromptSheet
from app.ui.journal.prompts import OWN, Prompts
from app.ui.journal.screen import JournalScreen
from app.workspace import Workspace
from tests.ui.journal.conftest import MakeScreen


@pytest.fixture
def screen(make_screen: MakeScreen) -> JournalScreen:
    return make_screen()


@pytest.fixture
def prompts(workspace: Workspace) -> Prompts:
    return Prompts(workspace, "Your own")


def test_there_are_enough_and_none_asks_what_is_wrong_with_somebody() -> None:
    words = [prompt.words for group in wordlists.prompt_groups() for prompt in group.prompts]
    assert len(words) >= 80 and len(set(words)) == len(words)
    for sentence in words:
        assert "why" not in sentence.lower() and "!" not in sentence and "should" not in sentence.lower()


def test_about_sixty_words_for_feelings_in_groups() -> None:
    words = [word.word for group in wordlists.feeling_groups() for word in group.words]
    assert 55 <= len(words) <= 70 and len(set(words)) == len(words)


def test_none_comes_twice_before_all_have_come(screen: JournalScreen, prompts: Prompts) -> None:
    sheet = PromptSheet(screen, prompts, random.Random(1))
    sheet.kind.choose("letter")
    count = len(wordlists.prompt_groups()[-1].prompts)
    seen = {sheet.words.text()}
    for _ in range(count - 1):
        sheet.next_button.click()
        seen.add(sheet.words.text())
    assert len(seen) == count


def test_it_stands_as_a_quote_with_room_below(screen: JournalScreen) -> None:
    screen.new_entry()
    screen.page.saved.prompt.click()
    sheet = next(sheet for sheet in screen.window().findChildren(PromptSheet) if sheet.isVisible())
    words = sheet.words.text()
    sheet.use_button.click()
    assert screen.page.editor.text() == f"> {words}\n\n"
    assert screen.page.editor.textCursor().atEnd() and screen.page.editor.hasFocus()


def test_kinds_are_switched_off_for_good(screen: JournalScreen, prompts: Prompts) -> None:
    groups = PromptGroupsSheet(screen, prompts)
    for box in groups.boxes[1:]:
        box.click()
    groups.keep_button.click()
    assert [group.key for group in prompts.offered()] == [wordlists.prompt_groups()[0].key]


def test_an_own_sentence_is_kept_and_offered(screen: JournalScreen, prompts: Prompts) -> None:
    sheet = PromptSheet(screen, prompts)
    sheet.own_field.setText("  What did the sea look like?  ")
    sheet.add_button.click()
    assert sheet.words.text() == "What did the sea look like?"
    assert prompts.offered()[0].key == OWN
    assert [prompt.words for prompt in prompts.offered()[0].prompts] == ["What did the sea look like?"]
