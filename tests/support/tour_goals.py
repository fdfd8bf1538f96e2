"""An invented person's goals and homework, and the part of the tour that walks through them."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from app.domain.goals import Goal, GoalState, Ladder
from app.domain.homework import Attempt, Homework, HomeworkState, Outcome, Schedule
from app.main import App
from app.storage.goals import GoalStore
from app.storage.homework import HomeworkStore
from app.storage.life_values import ValueStore
from app.storage.sessions import SessionStore
from app.storage.sheets import SheetStore
from app.storage.vault import Vault
from app.ui.goals.screen import GoalsScreen, View
from app.ui.shell import Place
from app.worksheet_files import worksheets
from tests.support.pictures import Pictures, settle
from tests.support.profiles import Made
from tests.support.started import opened

TITLE = "Taking the tram"
STEPS = (
    "Stand at the stop for ten minutes",
    "Ride one stop with Jo",
    "Ride two stops alone, at a quiet hour",
    "Ride to the bridge and back",
    "Ride to work once, any hour",
)
HELPS = ("Count blue things", "Hand on the rail", "Text Jo after", "Stand by the door")
RUNGS = {
    2: "I take the tram without planning for it",
    1: "Most days, and once across the river",
    0: "To work, twice a week",
    -1: "A few stops, at quiet hours",
    -2: "I walk, or I stay home",
}
HARD = "I plan my days around avoiding the tram, and see fewer people for it."
WANTED = "Take the tram to work on ordinary days, with some nerves along for the ride."
HOMEWORK = "Two stops on the 14, twice"
WHY = "The alarm fades by itself when it is given the time."
LEARNED = "The alarm went quieter at the second stop."
PROBLEM = "problem_solving"
SLEEP = "sleep_diary"
FACTS = {
    "problem": "The flat is loud after ten.",
    "feeling_now": 6,
    "solvable": "partly",
    "facts": "Music from upstairs, three evenings a week, until about one.",
    "why_problem": "I lie awake and wait for it.",
    "aim": "Two quiet evenings before I work early.",
}
IDEAS = ("Knock and say when I get up", "Earplugs on those evenings", "Sleep at Amira's on Thursdays")
NIGHT = {"bed_time": "23:30", "wake_time": "06:50", "up_time": "07:15", "awakenings": 2, "awake_between": 20}
LATENCIES = (45, 30, 60, 35, 25, 40, 20)
QUALITIES = (3, 4, 2, 4, 5, 3, 4)


def fill_goals(vault: Vault, now: datetime) -> Goal:
    """Three goals, one of them with everything; two marks of values; homework with two tries; the next session."""
    goals = GoalStore(vault)
    SessionStore(vault).add((now + timedelta(days=5)).replace(hour=16, minute=0, second=0, microsecond=0), "Ruth")
    values = ValueStore(vault)
    for uid, importance, lived in (("friends", 9, 4), ("family", 8, 7), ("learning", 6, 2), ("nature", 7, 3)):
        values.mark(uid, importance=importance, lived=lived)
    tram = goals.add(TITLE, HARD, WANTED, "I want to see people again without counting the way.")
    tram = replace(tram, ladder=Ladder(dict(RUNGS), -2, 3, 12), agreed=True, value="friends")
    goals.rewrite(tram)
    for number, words in enumerate(STEPS):
        step = goals.add_step(tram.uid, words)
        if number < 2:
            goals.finish_step(step.uid, True)
    for words in HELPS:
        goals.add_strategy(tram.uid, words)
    for weeks, rating in ((9, 1), (7, 2), (5, 2), (4, 4), (2, 3), (0, 5)):
        at = (now - timedelta(weeks=weeks)).astimezone(UTC).astimezone()
        goals.mark(tram.uid, rating=rating, rung=-1 if weeks < 3 else -2, at=at)
    sleep = goals.add("Sleep before one", "I scroll until two.", "Lights out before one.", "Mornings are mine then.")
    goals.add_step(sleep.uid, "Leave the phone in the hall")
    goals.add("Saying no", "I say yes and am tired.", "Say that I will think about it first.")
    old = goals.add("The allotment", "", "Plant something in April.")
    goals.set_state(old.uid, GoalState.REACHED)
    _agree(vault, tram, now)
    return tram


def fill_sheets(vault: Vault, today: date) -> None:
    """A problem half way through, and a week of nights."""
    store = SheetStore(vault)
    problem = store.begin(PROBLEM, today)
    for field, value in FACTS.items():
        store.keep(problem.uid, field, value)
    for line, words in enumerate(IDEAS):
        store.keep(problem.uid, "idea", words, line)
    store.set_page(problem.uid, 4)
    for back, (latency, quality) in enumerate(zip(LATENCIES, QUALITIES, strict=True)):
        night = store.begin(SLEEP, today - timedelta(days=len(LATENCIES) - 1 - back))
        said = NIGHT | {"try_time": "23:50", "latency": latency, "quality": quality}
        for field, answer in said.items():
            store.keep(night.uid, field, answer)
        store.finish(night.uid)


def _agree(vault: Vault, goal: Goal, now: datetime) -> None:
    store = HomeworkStore(vault)
    session = SessionStore(vault).next(now)
    homework = store.add(
        Homework(
            "",
            HOMEWORK,
            WHY,
            HomeworkState.ACTIVE,
            Schedule(per_week=2),
            smallest="One stop",
            if_this="the tram is full",
            then_that="I wait for the next one",
            sense=9,
            doable=7,
            agreed_day=now.date() - timedelta(days=2),
            with_whom="Ruth",
            review_session=session.uid if session else None,
            goal=goal.uid,
        )
    )
    day = now.date()
    store.note(Attempt("", homework.uid, day - timedelta(days=3), Outcome.DONE, effort=3, useful=3, learned=LEARNED))
    store.note(Attempt("", homework.uid, day - timedelta(days=1), Outcome.NOT_TODAY, obstacle="No sleep"))
    store.add(Homework("", "Write down one worry at seven, then close the book", state=HomeworkState.DRAFT))


def goals(made: Made, pictures: Pictures) -> None:
    """Fills the vault, then looks at every view."""
    vault = made.open_vault()
    fill_goals(vault, datetime.now())
    fill_sheets(vault, date.today())
    vault.close()
    with opened(made) as (app, robot):
        robot.keys("Ctrl+3")
        settle()
        pictures.take(app, "goals", tight=True)
        for view in ("Homework", "Worksheets", "Values"):
            robot.press(view)
            settle()
            pictures.take(app, f"goals-{view.lower()}", tight=True)
        assert app.window.shell is not None
        _sheets(app, app.window.shell.page(Place.GOALS), pictures)
        robot.press("Goals")
        robot.keys("Ctrl+1")
        pictures.take(app, "today-with-goals", tight=True)


def _sheets(app: App, screen: GoalsScreen, pictures: Pictures) -> None:
    """One that is being filled in, and those that were."""
    known = {sheet.name for sheet in worksheets().sheets}
    panel = screen.show_view(View.WORKSHEETS)
    if PROBLEM in known:
        panel.open_worksheet(PROBLEM)
        settle()
        pictures.take(app, "worksheet", tight=True)
        panel.show_list()
    if SLEEP in known:
        panel.open_earlier(SLEEP)
        settle()
        pictures.take(app, "worksheet-earlier", tight=True)
        panel.show_list()
