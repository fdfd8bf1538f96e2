"""The real Alcove over ten years of goals: python alcove_goals.py RUNS, one JSON object at the end.

Each thing is measured from the key or call to the end of the painting that it causes.
"""

import json
import sys
from functools import partial

from app.main import App, make_application
from app.ui.goals.screen import GoalsScreen, View
from app.ui.shell import Place
from bench.children.alcove_at_work import settle, start, took
from tests.support.robot import Robot


def measure(app: App, robot: Robot, runs: int) -> dict[str, list[float]]:
    """The first look at each view, then what is done again and again."""
    goals = [took(partial(robot.keys, "Ctrl+3"))]
    screen = app.window.shell.page(Place.GOALS) if app.window.shell else None
    assert isinstance(screen, GoalsScreen)
    homework = [took(partial(screen.show_view, View.HOMEWORK))]
    screen.show_view(View.GOALS)
    settle()
    today: list[float] = []
    for _ in range(runs):
        today.append(took(partial(robot.keys, "Ctrl+1")))
        robot.keys("Ctrl+3")
        settle()
    panel = screen.show_view(View.WORKSHEETS)
    settle()
    pages: list[float] = []
    earlier: list[float] = []
    for _ in range(runs):
        panel.open_worksheet("sleep_diary")
        settle()
        pages.extend(took(panel.sheet_view.go_on) for _ in range(3))
        panel.show_list()
        earlier.append(took(partial(panel.open_earlier, "sleep_diary")))
        panel.show_list()
        settle()
    return {"goals": goals, "homework": homework, "today": today, "page": pages, "earlier": earlier}


def main() -> None:
    application = make_application()
    application.setQuitOnLastWindowClosed(False)
    app, robot = start()
    found = measure(app, robot, int(sys.argv[1]))
    app.end()
    print(json.dumps(found), flush=True)


if __name__ == "__main__":
    main()
