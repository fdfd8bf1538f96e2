"""A walk through every screen of the real app, from the first run to the last trouble, with a picture at each stop."""

import json
import sys
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app import dictionaries, restoring
from app.main import App, make_application
from app.ui.backups.restore_sheet import RestoreSheet
from app.ui.settings.rows import Ask
from app.ui.shell import Place
from tests.support import tour_damage, tour_door, tour_goals, tour_own
from tests.support.pictures import Pictures, settle
from tests.support.profiles import Made, fill_with_sample_year, make_profile
from tests.support.robot import Robot, pause
from tests.support.sea_picture import sea_picture
from tests.support.started import opened


def tour(folder: Path, output: Path) -> int:
    """Saves every picture; says how many there are."""
    qInstallMessageHandler(_say_what_matters)
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    pictures = Pictures(output)
    tour_door.first_run(folder, pictures)
    tour_door.setup_unfinished(folder, pictures)
    tour_door.at_work(folder, pictures)
    tour_door.locked(folder, pictures)
    tour_damage.damaged(folder, pictures)
    lived_in = make_profile(folder / "lived-in")
    fill_with_sample_year(lived_in, datetime.now())
    _today(lived_in, pictures)
    _journal(lived_in, pictures)
    _import(lived_in, pictures, folder)
    _settings(lived_in, pictures)
    _backups(lived_in, pictures)
    tour_door.safe_space(lived_in, pictures)
    tour_own.own(lived_in, pictures)
    tour_goals.goals(lived_in, pictures)
    tour_door.locked_without_password(lived_in, pictures)
    tour_door.troubles(lived_in, pictures)
    return pictures.count


def _say_what_matters(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    """The offscreen platform says of every window what it cannot do."""
    if not message.startswith("This plugin does not support"):
        print(message, file=sys.stderr)


def _today(made: Made, pictures: Pictures) -> None:
    with opened(made) as (app, robot):
        pictures.take(app, "today", tight=True)
        robot.press("Good")
        settle()
        pictures.take(app, "today-noted", tight=True)
        robot.press("Show less")
        settle()
        pictures.take(app, "today-less")
        pictures.take(app, "keys", opening=partial(robot.keys, "Ctrl+/"), closing=partial(robot.keys, "Escape"))


def _journal(made: Made, pictures: Pictures) -> None:
    with opened(made) as (app, robot):
        robot.keys("Ctrl+2")
        settle()
        robot.choose_row(1)
        pictures.take(app, "journal", tight=True)
        robot.keys("Ctrl+Shift+H")
        pictures.take(app, "journal-hidden", tight=True)
        robot.keys("Ctrl+Shift+H")
        robot.keys("Ctrl+F")
        robot.type("bridge")
        robot.wait_for("Found entries")
        pause(200)
        pictures.take(app, "journal-search", tight=True)
        robot.keys("Escape")
        robot.choose_row(2)
        robot.keys("Delete")
        settle()
        pictures.take(app, "journal-removed")
        robot.press("More")
        robot.choose("Bin")
        settle()
        pictures.take(app, "bin", opening=_journal_page(app).show_side)
        robot.press("Back")
        _sheets(app, robot, pictures)
        robot.press("New")
        robot.type("Sat by the window all the way. The heron was back.")
        robot.wait_for("Saved on this computer")
        pictures.take(app, "journal-new")
        page = _journal_page(app)
        page.picturing.add(sea_picture())
        robot.wait(lambda: "picture:" in page.page.editor.text(), "the picture never came")
        robot.wait_for("Saved on this computer")
        pictures.take(app, "journal-picture")
        robot.keys("Up")
        pictures.take(app, "describe-picture", opening=page.describing.ask, closing=partial(robot.keys, "Escape"))
        _look_words_up(app, robot, pictures)
        page.list.header.narrow_button.click()
        page.list.narrowing.marked.click()
        settle()
        pictures.take(app, "journal-narrowed", tight=True)
        page.list.leave_search()
        page.exporting.ask()
        settle()
        pictures.take(app, "take-out")
        robot.keys("Escape")
        settle()
        page.deeds.keep_closed(page.page.keeper.entry.uid)
        settle()
        pictures.take(app, "journal-closed", tight=True)


def _look_words_up(app: App, robot: Robot, pictures: Pictures) -> None:
    """Where there is an English dictionary."""
    if "en_US" not in dictionaries.tags():
        return
    page = _journal_page(app)
    app.preferences.change(spelling="en_US")
    robot.keys("Ctrl+N")
    robot.type("The heron stood by the brigde for a momennt, then it was gone.\n")
    robot.wait(lambda: len(page.marking.marks.spelling.unknown_in(page.page.editor.text().strip())) == 2, "no marks")
    settle()
    pictures.take(app, "spelling")


def _journal_page(app: App) -> Any:
    assert app.window.shell is not None
    return app.window.shell.page(Place.JOURNAL)


def _backups(made: Made, pictures: Pictures) -> None:
    """The list, a file from elsewhere that asks for its code, and what one from here has inside."""
    with opened(made) as (app, robot):
        leave = partial(robot.keys, "Escape")
        keeping = app.safekeeping
        for _ in range(2):
            keeping.back_up()
            robot.wait(lambda: not app.jobs.busy(), "no backup was made")
        pictures.take(app, "backups", opening=app.backups.show_list, closing=leave, tight=True)
        found = restoring.look(keeping.backups()[0].path)

        def ask() -> None:
            RestoreSheet(found, app.window, replaces=False, asks=True).open()

        pictures.take(app, "backup-code", opening=ask, closing=leave, tight=True)

        def look() -> None:
            app.backups.look(str(found.path))
            robot.wait_for("It opens, and everything in it was looked over")

        pictures.take(app, "backup-inside", opening=look, closing=leave)


def _sheets(app: App, robot: Robot, pictures: Pictures) -> None:
    """What lies over the journal for a moment."""
    page, leave = _journal_page(app), partial(robot.keys, "Escape")
    pictures.take(app, "when", opening=page.page.moment_wanted.emit, closing=leave)
    pictures.take(app, "go-to-a-date", opening=page.moments.choose_day, closing=leave)
    pictures.take(app, "feelings", opening=page.page.marks.choose_feelings, closing=leave, tight=True)
    pictures.take(app, "timed-writing", opening=page.timed.ask, closing=leave)
    pictures.take(app, "prompt", opening=page.deeds.offer_prompt, closing=leave)
    pictures.take(app, "versions", opening=page.deeds.show_versions, closing=leave)


def _import(made: Made, pictures: Pictures, folder: Path) -> None:
    export = folder / "export.json"
    start = datetime(2021, 3, 1, 21)
    entries: list[object] = [
        {"title": f"Evening {number}", "body": "By the canal.", "date": f"{start + timedelta(number):%Y-%m-%d}"}
        for number in range(412)
    ]
    export.write_text(json.dumps({"entries": [*entries, {"title": "Whenever", "body": "No date."}]}), "utf-8")
    with opened(made) as (app, robot):
        robot.keys("Ctrl+2")
        importing = _journal_page(app).importing

        def opening() -> None:
            importing.read(export)
            robot.wait_for("412 entries")

        pictures.take(app, "import-preview", opening=opening, closing=partial(robot.keys, "Escape"))
        export.write_text('{"entries": [}', "utf-8")

        def opening_unfit() -> None:
            importing.read(export)
            robot.wait_for("This cannot be brought in")

        pictures.take(app, "import-unfit", opening=opening_unfit, closing=partial(robot.keys, "Escape"))


def _settings(made: Made, pictures: Pictures) -> None:
    with opened(made) as (app, robot):
        robot.keys("Ctrl+,")
        settle()
        pictures.take(app, "settings", tight=True)
        for number in (1, 2, 3):
            pictures.take(app, f"settings-{number + 1}", opening=partial(robot.scroll, number / 3))
        _sheets_of_keys(app, robot, pictures)


def _sheets_of_keys(app: App, robot: Robot, pictures: Pictures) -> None:
    assert app.window.shell is not None
    sheets, leave = app.window.shell._sheets, partial(robot.keys, "Escape")
    for ask in (Ask.CHECK_CODE, Ask.RENEW_KEYRING, Ask.NEW_KEY, Ask.ERASE):
        name = ask.name.lower().replace("_", "-")
        pictures.take(app, name, opening=partial(sheets.open, ask), closing=leave, tight=ask is Ask.ERASE)

    def second_step() -> None:
        sheets.open(Ask.NEW_KEY)
        settle()
        robot.press("Go on")

    pictures.take(app, "new-key-code", opening=second_step, closing=leave, tight=True)
