"""What a person keeps besides entries comes in with a journal: said before and after, gone when it is taken back."""

import json
from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from app.domain.kit import ThingKind
from app.domain.moods import Mood
from app.domain.own_tables import OWN_TABLES
from app.exchange.whole_file import Leaving, pieces
from app.jobs import Jobs, Working
from app.storage.check_ins import CheckInStore
from app.storage.journal import JournalStore
from app.storage.keys import DatabaseKey
from app.storage.kit import KitStore
from app.storage.own_rows import OwnRows
from app.storage.pictures import PictureStore
from app.storage.prompts import PromptStore
from app.storage.sounds import SoundStore, new_sound
from app.storage.topics import Topic
from app.storage.vault import Vault
from app.storage.whole import WholeReading
from app.storage.wishes import WishStore
from app.ui.journal.import_sheet import ImportSheet
from app.ui.journal.import_work import BringIn, ReadFile, TakeBack
from app.ui.journal.screen import JournalScreen
from app.ui.own_words import besides_words, counted_own
from app.ui.safe_space.plan.outside import OUTSIDE
from app.workspace import Workspace
from tests.support.any_own import own_in
from tests.support.tour_haven import BOX, fill_own, suggest_all
from tests.ui.journal.conftest import MakeScreen, Write
from tests.ui.journal.test_importing import bring_in, read, words_of

SAID = (
    "Besides: a plan with 15 lines, 5 things of your own, one place of your own, 2 things you put away, one letter, "
    f"one session, one check-in, {len(BOX) + 2} of your settings."
)
_NO_CONTENT = ("meta", "sqlite_schema", "in_hand")


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Vault]:
    """The vault of another computer."""
    vault = Vault.create(tmp_path / "other.vault", DatabaseKey.new(), "ab" * 16)
    fill_own(vault)
    suggest_all(vault)
    KitStore(vault).add_sound(new_sound("wav", 900, b"RIFF\0\0\0\0WAVE waves"), "the sea")
    CheckInStore(vault).add(Mood.GOOD, datetime(2026, 5, 3, 8))
    PromptStore(vault).add("What did the sea look like?")
    yield vault
    vault.close()


def leave(vault: Vault, path: Path) -> Path:
    leaving = Leaving(
        entries=(entry for _place, entry in WholeReading(vault).slice(None, 1000, closed=True)),
        picture_of=PictureStore(vault).get,
        sound_of=SoundStore(vault).get,
        check_ins=CheckInStore(vault).between(datetime.min.date(), datetime.max.date()),
        prompts=[prompt.words for prompt in PromptStore(vault).all()],
        own=((table, OwnRows(vault).read(table)) for table in OWN_TABLES),
    )
    path.write_bytes(b"".join(pieces(leaving)))
    return path


@pytest.fixture
def path(other: Vault, tmp_path: Path) -> Path:
    return leave(other, tmp_path / "out.json")


@pytest.fixture
def screen(make_screen: MakeScreen, write: Write) -> JournalScreen:
    write("Mine", "my own words")
    return make_screen()


def everything(vault: Vault) -> dict[str, Any]:
    tables = [name for (name,) in vault.read("SELECT name FROM pragma_table_list WHERE type = 'table'")]
    return {name: vault.read(f"SELECT * FROM {name}") for name in tables if name not in _NO_CONTENT}


class _AfterSome:
    def __init__(self, questions: int) -> None:
        self.left = questions

    def report(self, done: int, total: int) -> None: ...

    def wanted_to_stop(self) -> bool:
        self.left -= 1
        return self.left < 0


def after(questions: int) -> Working:
    """The side of a job that is to stop after some questions whether to."""
    return cast(Working, _AfterSome(questions))


def test_it_is_counted_before_anything_comes_in(screen: JournalScreen, path: Path, qtbot: QtBot) -> None:
    sheet = read(screen, path, qtbot)
    assert isinstance(sheet, ImportSheet)
    assert SAID in words_of(sheet) and "There is no entry in it." in words_of(sheet)
    assert sheet.bring_button.text() == "Bring it in"
    sheet.reject()


def test_without_one_entry_all_of_it_comes_in_and_is_said(
    screen: JournalScreen, workspace: Workspace, other: Vault, path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    heard: list[Topic] = []
    workspace.changed.connect(heard.append)
    bring_in(screen, path, qtbot, jobs)
    assert screen.card.words.text() == SAID.replace("Besides", "What came in")
    assert own_in(workspace.vault) == own_in(other)
    (thing,) = (one for one in workspace.kit.all() if one.kind is ThingKind.SOUND)
    assert thing.sound and workspace.sounds.get(thing.sound) == SoundStore(other).get(thing.sound)
    assert {Topic.PLAN, Topic.KIT, Topic.SESSIONS, Topic.WISHES, Topic.CHECK_INS} <= set(heard)
    sheet = read(screen, path, qtbot)
    assert not hasattr(sheet, "bring_button")
    sheet.reject()


def test_taking_it_back_leaves_what_was_there(
    screen: JournalScreen, workspace: Workspace, path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    workspace.kit.add_line("mine")
    workspace.wishes.keep("mine", True)
    workspace.wishes.keep("learnt_words", frozenset({"quokka"}))
    before = everything(workspace.vault)
    bring_in(screen, path, qtbot, jobs)
    assert everything(workspace.vault) != before
    screen.card.undo_button.click()
    qtbot.waitUntil(lambda: screen.card.words.text() == "Your journal is as it was before.", timeout=20_000)
    assert everything(workspace.vault) == before


def test_what_is_there_stays_and_only_the_rest_is_new(
    screen: JournalScreen, workspace: Workspace, path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    bring_in(screen, path, qtbot, jobs)
    (letter,) = workspace.letters.all()
    workspace.letters.remove(letter.uid)
    workspace.kit.reword({workspace.kit.all()[0].uid: "mine by now"})
    sheet = read(screen, path, qtbot)
    assert isinstance(sheet, ImportSheet)
    assert "Besides: one letter." in words_of(sheet)
    sheet.bring_button.click()
    qtbot.waitUntil(lambda: not jobs.busy(), timeout=20_000)
    assert workspace.letters.all() == [letter]
    assert workspace.kit.all()[0].words == "mine by now"


def test_with_entries_both_are_said(
    screen: JournalScreen, other: Vault, tmp_path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    JournalStore(other).add(datetime(2026, 5, 3), "Theirs", "words")
    bring_in(screen, leave(other, tmp_path / "both.json"), qtbot, jobs)
    assert screen.card.words.text() == f"One entry is in your journal now. {SAID}"


def test_what_stays_out_is_said(screen: JournalScreen, path: Path, qtbot: QtBot) -> None:
    whole = json.loads(path.read_bytes())
    whole["own"] |= {"questionnaire": [{}], "session": [{}, {}], "put_away": 7}
    whole["sounds"][0]["content"] = "eA=="
    path.write_text(json.dumps(whole), "utf-8")
    sheet = read(screen, path, qtbot)
    words = words_of(sheet)
    assert "3 things besides entries have another form and stay out." in words
    assert "There is more in it that this Alcove is too old to know. That stays out." in words
    assert "One sound is damaged or of another form and stays out." in words
    assert "session" not in words
    sheet.reject()


def test_stopped_anywhere_it_can_be_taken_back(workspace: Workspace, path: Path) -> None:
    before = everything(workspace.vault)
    for questions in range(14):
        opener = workspace.vault.opener()
        found = ReadFile(path, opener)(after(10**6))
        work = BringIn(found, opener)
        work(after(questions))
        assert workspace.vault.health().ok
        TakeBack(work.brought, opener)(after(10**6))
        assert {**everything(workspace.vault), "picture": [], "sound": []} == {**before, "picture": [], "sound": []}


def test_the_copy_of_the_plan_outside_the_lock_does_not_travel(
    screen: JournalScreen, workspace: Workspace, other: Vault, tmp_path: Path, qtbot: QtBot, jobs: Jobs
) -> None:
    WishStore(other).keep(OUTSIDE, True)
    path = leave(other, tmp_path / "out.json")
    assert OUTSIDE not in path.read_text("utf-8")
    whole = json.loads(path.read_bytes())
    whole["own"]["wish"].append({"name": OUTSIDE, "value": True})
    path.write_text(json.dumps(whole), "utf-8")
    bring_in(screen, path, qtbot, jobs)
    assert not workspace.wishes.flag(OUTSIDE, False)


def test_every_table_that_is_counted_has_words() -> None:
    counted = {table.name for table in OWN_TABLES if not table.goes_with} | {"check_in"}
    for name in counted:
        assert counted_own({name: 1}) and "2" in counted_own({name: 2})
        assert counted_own({name: 0}) == besides_words({name: 0}) == ""
    assert counted_own({"calm_place_picture": 3}) == ""
