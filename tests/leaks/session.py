"""A whole session at the window, for what watches from outside: after the evening also everything that is rarer.

Words are looked up, a goal, homework and a worksheet are written, entries narrowed, put into the bin, taken out of it
and removed for good, printed, taken out and brought in, a picture comes from a file with the dialog that asks for one,
and a backup is made and looked into.

Run as a program: python -m tests.leaks.session FOLDER CHOSEN [leaking|noting]. Below CHOSEN lies what somebody chose.
"""

import os
import sys
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from app.main import App, make_application
from app.paths import Profile
from app.ui.journal.printing import EntryPrint
from app.ui.journal.screen import JournalScreen
from app.ui.shell import Place
from tests.flows import written_evening as evening
from tests.support.keychain import MemoryKeychain
from tests.support.robot import Robot
from tests.support.running import running, shell_of
from tests.support.sea_picture import sea_picture

MISSPELT = "lanternglowww"
BINNED = "cinderpathhollow"
GONE = "ravelledtwinebox"
GOAL = "velvetferrylanding"
HOMEWORK = "copperkettlewalk"
ANSWER = "lichenattictrunk"
NAMES = ("chosenfolderanna", "chosenpicturelake", "chosenexportbook")
WORDS = (*evening.WORDS, MISSPELT, BINNED, GONE, GOAL, HOMEWORK, ANSWER)


def journal_of(app: App, robot: Robot) -> JournalScreen:
    screen = shell_of(app, robot).page(Place.JOURNAL)
    assert isinstance(screen, JournalScreen)
    return screen


def look_words_up(app: App, robot: Robot) -> None:
    app.preferences.change(spelling="en_US")
    robot.keys("Ctrl+N")
    robot.type(f"{MISSPELT} by the water.\n")
    robot.wait_for("Saved on this computer")


def narrow(robot: Robot) -> None:
    robot.keys("Ctrl+2")
    robot.press("Narrow")
    robot.press("With pictures")
    robot.wait_for("Found entries")
    robot.press("Show everything")


def use_the_bin(app: App, robot: Robot) -> None:
    """One comes back, one is gone for good."""
    screen = journal_of(app, robot)
    for word in (BINNED, GONE):
        robot.keys("Ctrl+N")
        robot.type(word)
        robot.wait_for("Saved on this computer")
        entry = screen.page.keeper.entry
        assert entry is not None
        screen.removing.remove(entry.uid)
    screen.show_bin()
    robot.wait_for("Removed entries stay here for 30 days.")
    robot.press("Remove for good")
    robot.wait(lambda: QApplication.activeModalWidget() is not None, "nobody asked")
    robot.press("Remove for good")
    robot.wait(lambda: QApplication.activeModalWidget() is None, "the question stayed")
    robot.press("Put back")
    robot.press("Back")


def set_goals(robot: Robot) -> None:
    """A goal, homework that was agreed on, and a worksheet that is left half way."""
    robot.keys("Ctrl+3")
    robot.press("Begin a goal")
    robot.press("What I want instead")
    robot.type(GOAL)
    robot.press("Done")
    robot.wait_for(GOAL)
    robot.press("Homework")
    robot.press("Agree on something")
    robot.type(HOMEWORK)
    robot.press("We agreed on this")
    robot.wait(lambda: QApplication.activeModalWidget() is None, "the sheet stayed")
    robot.wait_for(HOMEWORK)
    robot.press("Worksheets")
    robot.press("Begin: Solve a problem step by step")
    robot.press("What is it about?")
    robot.type(ANSWER)
    robot.press("Next")
    robot.press("Leave it here")
    robot.wait_for(ANSWER)


def print_an_entry(app: App, robot: Robot, paper: Path) -> None:
    """To a file that was asked for; the dialog for a printer needs one."""
    screen = journal_of(app, robot)
    robot.keys("Ctrl+N")
    robot.type(f"{evening.BODY} on paper")
    robot.wait_for("Saved on this computer")
    entry = screen.page.keeper.entry
    assert entry is not None
    printing = EntryPrint(entry, screen)
    printing.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printing.printer.setOutputFileName(str(paper))
    printing.print_now()
    printing.deleteLater()


def answer(robot: Robot, path: Path, *, saving: bool = False) -> None:
    """Goes to the folder in the dialog that asks for a file, puts the name in, and agrees."""
    robot.wait(lambda: isinstance(QApplication.activeModalWidget(), QFileDialog), "nothing asks for a file")
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, QFileDialog)
    dialog.setDirectory(str(path.parent))
    field = dialog.findChild(QLineEdit, "fileNameEdit")
    assert isinstance(field, QLineEdit)
    field.setText(path.name)
    robot.press("Save" if saving else "Open")
    robot.wait(lambda: QApplication.activeModalWidget() is None, "the dialog stayed")


def choose_files(app: App, robot: Robot, chosen: Path) -> None:
    """A picture in, everything out, and in again."""
    folder = chosen / NAMES[0]
    folder.mkdir(parents=True)
    picture = folder / f"{NAMES[1]}.png"
    assert sea_picture().save(str(picture))
    screen = journal_of(app, robot)
    screen.picturing.choose()
    answer(robot, picture)
    robot.wait(lambda: "picture:" in screen.page.editor.text(), "the picture never came")
    robot.wait_for("Saved on this computer")
    export = folder / f"{NAMES[2]}.json"
    screen.exporting._as_json = True
    screen.exporting.choose_place()
    answer(robot, export, saving=True)
    robot.wait(export.exists, "nothing was written")
    robot.wait_for("Anyone who has them can read them.")
    screen.importing.choose_file()
    answer(robot, export)
    robot.wait(lambda: QApplication.activeModalWidget() is not None, "nobody said what is in it")
    robot.keys("Escape")
    print_an_entry(app, robot, folder / "paper.pdf")


def back_up(app: App, robot: Robot) -> None:
    """And looks into the backup as somebody does who might go back to it."""
    app.safekeeping.back_up()
    robot.wait(lambda: bool(app.safekeeping.backups()), "no backup was made")
    app.backups.look(str(app.safekeeping.backups()[0].path))
    robot.wait_for("It opens, and everything in it was looked over")
    robot.press("Leave it")


def spend(app: App, robot: Robot, chosen: Path) -> None:
    """Everything, from the first run to coming back after a lock."""
    evening.set_up(robot)
    evening.write(robot)
    look_words_up(app, robot)
    set_goals(robot)
    narrow(robot)
    use_the_bin(app, robot)
    choose_files(app, robot, chosen)
    back_up(app, robot)
    evening.lock(robot)
    evening.come_back(robot)


def main() -> None:
    application = make_application()
    if sys.argv[3:] == ["noting"]:
        usual = os.environ["XDG_CONFIG_HOME"]
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, usual)
    application.setQuitOnLastWindowClosed(False)
    profile = Profile(Path(sys.argv[1]))
    with running(profile, MemoryKeychain()) as (app, robot):
        spend(app, robot, Path(sys.argv[2]))
    if sys.argv[3:] == ["leaking"]:
        evening.leak(profile)
    print("the session is over")


if __name__ == "__main__":
    main()
