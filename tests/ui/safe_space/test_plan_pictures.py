"""Pictures of what somebody stays for: they come in bare, stay inside, and can be had back."""

from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.domain.choices import Choice
from app.domain.plan import PlanPart
from app.paths import Profile
from app.ui.safe_space.plan.edit_page import PlanEditPage
from app.ui.safe_space.plan.line_editor import LineEditor
from app.ui.safe_space.plan.paper_page import PaperPage
from app.ui.safe_space.plan.part_card import PlanPicture
from app.ui.safe_space.plan.reasons_editor import ReasonsEditor
from app.ui.safe_space.plan.screen import PlanScreen
from app.ui.safe_space.thumb import Thumb
from app.ui.safe_space.undo_line import UndoLine
from app.ui.safe_space.window import HavenWindow
from app.ui.widgets.text import Label
from app.workspace import Workspace
from tests.support.full_disk import full_disk
from tests.support.picture_files import encoded, image, put
from tests.ui.safe_space.conftest import OpenHaven


@pytest.fixture
def haven(open_own: OpenHaven) -> HavenWindow:
    return open_own(at=Choice.PLAN)


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    return put(tmp_path / "mila.jpg", encoded(image(400, 300), b"JPEG"))


def edit(haven: HavenWindow) -> PlanEditPage:
    page = haven.page
    assert isinstance(page, PlanScreen)
    (page.edit if page.plan else page.empty.write).click()
    assert isinstance(haven.page, PlanEditPage)
    return haven.page


def reasons(page: PlanEditPage) -> ReasonsEditor:
    part = page.parts[PlanPart.REASONS]
    assert isinstance(part, ReasonsEditor)
    return part


def with_photo(page: PlanEditPage, own: Workspace, photo: Path, qtbot: QtBot) -> LineEditor:
    part = reasons(page)
    part.add.click()
    editor = part.editors[-1]
    part.bring_in(editor, photo)
    qtbot.waitUntil(lambda: editor.line.picture is not None)
    return editor


def test_only_reasons_have_pictures(haven: HavenWindow) -> None:
    page = edit(haven)
    for part in page.parts.values():
        part.add.click()
    shown = {part for part, editor in page.parts.items() if editor.editors[0].picture.isVisible()}
    assert shown == {PlanPart.REASONS}


def test_a_picture_is_chosen_with_the_systems_own_dialog(
    haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot
) -> None:
    part = reasons(edit(haven))
    part.add.click()
    editor = part.editors[0]
    editor.picture.click()
    dialog = next(one for one in part.findChildren(QFileDialog))
    dialog.fileSelected.emit(str(photo))
    dialog.done(QFileDialog.DialogCode.Accepted)
    qtbot.waitUntil(lambda: bool(own.plan.all() and own.plan.all()[0].picture))
    assert editor.picture.text() == "Take picture out" and editor.findChildren(Thumb)


def test_a_picture_alone_is_a_reason_to_see(haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot) -> None:
    with_photo(edit(haven), own, photo, qtbot)
    haven.go_back()
    (line,) = own.plan.all()
    assert line.picture and own.pictures.size(line.picture) == (400, 300)
    assert isinstance(haven.page, PlanScreen) and haven.page.plan is not None
    (picture,) = haven.page.plan.findChildren(PlanPicture)
    assert picture.accessibleName() == "Your picture"
    qtbot.waitUntil(lambda: haven.page._pictures.count == 1)  # type: ignore[attr-defined]
    haven.go_to(Choice.BREATHE)


def test_what_was_decoded_does_not_stay_when_the_plan_is_left(
    haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot
) -> None:
    with_photo(edit(haven), own, photo, qtbot)
    haven.go_back()
    page = haven.page
    assert isinstance(page, PlanScreen)
    qtbot.waitUntil(lambda: page._pictures.count == 1)
    haven.go_back()
    assert page._pictures.count == 0


def test_words_typed_with_a_picture_stay_with_it(haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot) -> None:
    page = edit(haven)
    editor = with_photo(page, own, photo, qtbot)
    editor.words.area.setPlainText("Mila")
    page.flush()
    (line,) = own.plan.all()
    assert line.words == "Mila" and line.picture
    haven.go_back()
    assert isinstance(haven.page, PlanScreen) and haven.page.plan is not None
    (picture,) = haven.page.plan.findChildren(PlanPicture)
    assert picture.accessibleName() == "Your picture: Mila"
    assert "Mila" in [label.text() for label in haven.page.findChildren(Label)]


def test_a_picture_that_is_taken_out_can_be_had_back(
    haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot
) -> None:
    page = edit(haven)
    editor = with_photo(page, own, photo, qtbot)
    kept = editor.line.picture
    editor.picture.click()
    assert own.plan.all()[0].picture is None and not [one for one in editor.findChildren(Thumb) if one.isVisible()]
    undo = next(one for one in reasons(page).findChildren(UndoLine) if one.isVisible())
    undo.button.click()
    assert own.plan.all()[0].picture == kept and editor.picture.text() == "Take picture out"


def test_left_behind_it_is_gone_from_the_vault(haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot) -> None:
    page = edit(haven)
    editor = with_photo(page, own, photo, qtbot)
    kept = editor.line.picture or ""
    editor.picture.click()
    assert own.pictures.content(kept) is not None
    haven.go_back()
    assert own.pictures.content(kept) is None


def test_a_removed_line_comes_back_with_its_picture(
    haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot
) -> None:
    page = edit(haven)
    editor = with_photo(page, own, photo, qtbot)
    kept = editor.line.picture
    editor.out.click()
    assert own.plan.all() == []
    next(one for one in reasons(page).findChildren(UndoLine) if one.isVisible()).button.click()
    assert own.plan.all()[0].picture == kept


def test_what_is_no_picture_stays_outside_and_is_said(
    haven: HavenWindow, own: Workspace, tmp_path: Path, qtbot: QtBot
) -> None:
    part = reasons(edit(haven))
    part.add.click()
    part.bring_in(part.editors[0], put(tmp_path / "letter.jpg", b"Dear you"))
    qtbot.waitUntil(part.notice.isVisible)
    assert "letter.jpg" in part.notice.text()
    assert all(line.picture is None for line in own.plan.all())


def test_a_full_disk_takes_no_picture_and_says_so(
    haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot
) -> None:
    page = edit(haven)
    part = reasons(page)
    part.add.click()
    part.editors[0].words.area.setPlainText("Mila")
    page.flush()
    with full_disk():
        part.bring_in(part.editors[0], photo)
        qtbot.waitUntil(part.notice.isVisible)
    assert own.plan.all()[0].picture is None


def test_pictures_stay_inside(haven: HavenWindow, own: Workspace, photo: Path, qtbot: QtBot, profile: Profile) -> None:
    with_photo(edit(haven), own, photo, qtbot)
    haven.around.outside.keep()
    assert haven.around.outside.lines() == ()
    assert profile.open_plan.stat().st_size < 100
    page = PaperPage(haven.around)
    assert page.preview.drawing is not None
    titles = {piece.section.title for column in page.preview.drawing.fitted.columns for piece in column}
    assert "What I stay for" not in titles
    page.deleteLater()
    QApplication.sendPostedEvents()
