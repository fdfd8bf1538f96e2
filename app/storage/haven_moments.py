"""Hard moments, as far as somebody wanted them noted: an exercise, how long, and what they said about it."""

import os
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta, timezone

from app.domain.haven_moments import Answer, HavenMoment, Helped
from app.domain.moments import from_utc_ms, utc_ms
from app.storage.topics import Topic
from app.storage.vault import Row, Vault

_COLUMNS = "uid, exercise, began_utc, offset_min, used_s, before, after, helped"


class HavenMomentStore:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def add(self, moments: Iterable[HavenMoment], wait_ms: int = 5000) -> None:
        """Keeps moments; each name once."""
        rows = [_row(moment) for moment in moments]
        if not rows:
            return
        with self._vault.write(Topic.HAVEN_MOMENTS, wait_ms) as connection:
            connection.executemany(
                f"INSERT INTO haven_moment ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (uid) DO NOTHING",
                rows,
            )

    def all(self) -> list[HavenMoment]:
        """Every moment, earliest first."""
        return self.since(datetime.min.replace(tzinfo=UTC))

    def since(self, instant: datetime) -> list[HavenMoment]:
        """What began at this instant or later, earliest first."""
        sql = f"SELECT {_COLUMNS} FROM haven_moment WHERE began_utc >= ? ORDER BY began_utc, uid"
        return [_moment(row) for row in self._vault.read(sql, (utc_ms(instant),))]

    def remove_all(self) -> None:
        """Forgets every moment."""
        with self._vault.write(Topic.HAVEN_MOMENTS) as connection:
            connection.execute("DELETE FROM haven_moment")


def new_moment(exercise: str, began: datetime, used_s: int, answer: Answer) -> HavenMoment:
    """A moment with a name of its own."""
    return HavenMoment(os.urandom(16).hex(), exercise, began, used_s, answer)


def _row(moment: HavenMoment) -> tuple[object, ...]:
    offset = moment.began.utcoffset() or timedelta()
    answer = moment.answer
    helped = None if answer.helped is None else int(answer.helped)
    minutes = round(offset.total_seconds() / 60)
    began = utc_ms(moment.began)
    return moment.uid, moment.exercise, began, minutes, moment.used_s, answer.before, answer.after, helped


def _moment(row: Row) -> HavenMoment:
    uid, exercise, began_utc, offset_min, used_s, before, after, helped = row
    began = from_utc_ms(began_utc).astimezone(timezone(timedelta(minutes=offset_min)))
    answer = Answer(None if helped is None else Helped(helped), before, after)
    return HavenMoment(uid, exercise, began, used_s, answer)
