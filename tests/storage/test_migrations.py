"""The history of the vault's shape: whole steps, each once, and a golden vault that opens for ever."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlcipher3 import dbapi2 as sqlcipher

from app.storage import migrations
from app.storage.schemas import SCHEMAS

STEPS = (
    "CREATE TABLE one (id INTEGER PRIMARY KEY, body TEXT);\n",
    "-- a remark; with a semicolon\nALTER TABLE one ADD COLUMN two TEXT;\n"
    "CREATE TRIGGER three AFTER INSERT ON one BEGIN\n    UPDATE one SET two = 'x;y' WHERE id = new.id;\nEND;\n"
    "INSERT INTO one (body) VALUES ('a;b');\n",
)


@pytest.fixture
def connection(tmp_path: Path) -> Iterator[sqlcipher.Connection]:
    connection = sqlcipher.connect(tmp_path / "plain", isolation_level=None)
    yield connection
    connection.close()


def _tables(connection: sqlcipher.Connection) -> set[str]:
    return {name for (name,) in connection.execute("SELECT name FROM sqlite_schema")}


def test_every_step_is_taken_once(connection: sqlcipher.Connection) -> None:
    migrations.migrate(connection, STEPS[:1])
    assert migrations.version(connection) == 1
    migrations.migrate(connection, STEPS)
    migrations.migrate(connection, STEPS)
    assert migrations.version(connection) == 2
    assert connection.execute("SELECT body, two FROM one").fetchall() == [("a;b", "x;y")]


def test_a_step_that_fails_has_not_begun(connection: sqlcipher.Connection) -> None:
    broken = "CREATE TABLE half (id INTEGER);\nINSERT INTO nowhere VALUES (1);\n"
    migrations.migrate(connection, STEPS)
    with pytest.raises(sqlcipher.OperationalError):
        migrations.migrate(connection, (*STEPS, broken))
    assert migrations.version(connection) == 2
    assert "half" not in _tables(connection)
    assert not connection.in_transaction


def test_two_that_migrate_at_once_take_each_step_once(connection: sqlcipher.Connection, tmp_path: Path) -> None:
    late = sqlcipher.connect(tmp_path / "plain", isolation_level=None)
    migrations.version(late)
    migrations.migrate(connection, STEPS)
    migrations.migrate(late, STEPS)
    assert late.execute("SELECT count(*) FROM one").fetchone() == (1,)
    late.close()


def test_a_script_is_split_where_statements_end() -> None:
    assert len(list(migrations.statements(STEPS[1]))) == 3
    with pytest.raises(ValueError, match="inside a statement"):
        list(migrations.statements("CREATE TABLE unfinished ("))


def test_what_has_shipped_is_not_changed() -> None:
    """A change here means that vaults of people differ from each other: add a step instead."""
    import hashlib

    shipped = {
        1: "b60fe2fa511cb4f582a1ae1506d94ff13f442608972d7bae571445f278307ab7",
        2: "2cbf36acc569c1473772b1fc8e40a7df0328ac56525b7753874992b814f7d212",
        3: "6bd9f80231e02d5a625fc968f5f1fb437e620bbc27ecbfcf210695971e6f2dd7",
        4: "af207fd86f9f880cf8f7265c2ffda2ff79384a1bc857b2a20ba48f2bc9524c0b",
    }
    made = {n: hashlib.sha256(script.encode()).hexdigest() for n, script in enumerate(SCHEMAS, 1)}
    assert made == shipped
