"""The plan for hard moments in the vault, in the order of each part, and what is noted about it as a whole."""

import os
from collections.abc import Iterable, Sequence
from datetime import date

from app.domain.pictures import Picture
from app.domain.plan import MOST_LINES, AboutPlan, Agreed, MadeWith, PlanLine, PlanPart
from app.storage import pictures, wishes, written
from app.storage.connection import Connection
from app.storage.topics import Topic
from app.storage.vault import Row, Vault
from app.storage.wishes import WishStore

_COLUMNS = "uid, part, words, phone, note, opens, picture, hidden, number, made_utc"
_PARTS = {part: number for number, part in enumerate(PlanPart)}


class PlanStore:
    """Adding gives the new line, or None when its part has as many as a plan can have."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault
        self._wishes = WishStore(vault)

    def all(self) -> list[PlanLine]:
        """Every line, part by part, the hidden and the empty ones too."""
        rows = self._vault.read(f"SELECT {_COLUMNS} FROM plan_line ORDER BY number, made_utc, uid")
        return sorted(map(_line, rows), key=lambda line: _PARTS[line.part])

    def add(self, part: PlanPart, words: str = "", phone: str = "", note: str = "") -> PlanLine | None:
        """A line at the end of a part."""
        with self._vault.write(Topic.PLAN) as connection:
            count, last = _count_and_last(connection, part)
            if count >= MOST_LINES:
                return None
            now = written.now().utc_ms
            line = PlanLine(os.urandom(16).hex(), part, words, phone, note, number=last + 1, made_utc=now)
            _insert(connection, line)
            return line

    def rewrite(self, lines: Iterable[PlanLine]) -> None:
        """Other words, numbers and notes, what lines open, and whether they are hidden; where they stand stays."""
        with self._vault.write(Topic.PLAN) as connection:
            connection.executemany(
                "UPDATE plan_line SET words = ?, phone = ?, note = ?, opens = ?, hidden = ? WHERE uid = ?",
                [(line.words, line.phone, line.note, line.opens, int(line.hidden), line.uid) for line in lines],
            )

    def reorder(self, uids: Sequence[str]) -> None:
        """From now on the lines of a part stand in this order."""
        with self._vault.write(Topic.PLAN) as connection:
            places = [(number, uid) for number, uid in enumerate(uids)]
            connection.executemany("UPDATE plan_line SET number = ? WHERE uid = ?", places)

    def show_picture(self, uid: str, picture: Picture | None) -> None:
        """A line has this picture from now on, or none; the one before stays for an hour."""
        with self._vault.write(Topic.PLAN) as connection:
            row = connection.execute("SELECT picture FROM plan_line WHERE uid = ?", (uid,)).fetchone()
            pictures.let_rest(connection, [row[0]] if row and row[0] else [])
            if picture is not None:
                pictures.put(connection, picture)
            name = picture.uid if picture else None
            connection.execute("UPDATE plan_line SET picture = ? WHERE uid = ?", (name, uid))

    def remove(self, uid: str) -> PlanLine | None:
        """Takes a line out, and says what it was. Its picture stays for an hour, for `put_back`."""
        with self._vault.write(Topic.PLAN) as connection:
            row = connection.execute(f"SELECT {_COLUMNS} FROM plan_line WHERE uid = ?", (uid,)).fetchone()
            if row is None:
                return None
            line = _line(row)
            connection.execute("DELETE FROM plan_line WHERE uid = ?", (uid,))
            pictures.let_rest(connection, [line.picture] if line.picture else [])
            return line

    def put_back(self, line: PlanLine) -> bool:
        """Where it was, without a picture that is gone by now; False when there is no room any more."""
        with self._vault.write(Topic.PLAN) as connection:
            if _count_and_last(connection, line.part)[0] >= MOST_LINES:
                return False
            _insert(connection, line)
            return True

    def about(self) -> AboutPlan:
        """What is noted about the whole of it."""
        asked = self._wishes.text("plan.made_with")
        return AboutPlan(
            MadeWith(asked) if asked in list(MadeWith) else MadeWith.UNSAID,
            _day(self._wishes.text("plan.reviewed")),
            _day(self._wishes.text("plan.review_on")),
            _day(self._wishes.text("plan.printed")),
        )

    def note(self, about: AboutPlan) -> None:
        """Keeps that from now on."""
        days = {"reviewed": about.reviewed, "review_on": about.review_on, "printed": about.printed}
        kept = {f"plan.{name}": day.isoformat() if day else "" for name, day in days.items()}
        self._keep({"plan.made_with": about.made_with.value, **kept})

    def agreed(self) -> Agreed:
        """What was settled with the therapist about messages."""
        return Agreed(*(self._wishes.text(name) for name in _AGREED))

    def settle(self, agreed: Agreed) -> None:
        """Keeps that from now on."""
        self._keep(dict(zip(_AGREED, (agreed.hours, agreed.usual, agreed.otherwise), strict=True)))

    def _keep(self, values: dict[str, str]) -> None:
        with self._vault.write(Topic.PLAN) as connection:
            for name, value in values.items():
                wishes.put(connection, name, value)


_AGREED = ("plan.reply_hours", "plan.reply_usual", "plan.reply_otherwise")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _count_and_last(connection: Connection, part: PlanPart) -> tuple[int, int]:
    asked = "SELECT count(*), coalesce(max(number), -1) FROM plan_line WHERE part = ?"
    count, last = connection.execute(asked, (part.value,)).fetchone()
    return int(count), int(last)


def _insert(connection: Connection, line: PlanLine) -> None:
    values = (line.uid, line.part.value, line.words, line.phone, line.note, line.opens)
    placed = (int(line.hidden), line.number, line.made_utc)
    connection.execute(
        f"INSERT OR IGNORE INTO plan_line ({_COLUMNS}) "
        "VALUES (?, ?, ?, ?, ?, ?, (SELECT uid FROM picture WHERE uid = ?), ?, ?, ?)",
        (*values, line.picture, *placed),
    )


def _line(row: Row) -> PlanLine:
    uid, part, words, phone, note, opens, picture, hidden, number, made_utc = row
    return PlanLine(uid, PlanPart(part), words, phone, note, opens, picture, bool(hidden), number, made_utc)
