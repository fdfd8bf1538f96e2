"""Brings a vault to the newest shape. What once shipped is never changed, and no live code is imported."""

from collections.abc import Iterator

from sqlcipher3 import dbapi2 as sqlcipher

from app.storage.schemas import SCHEMAS

NEWEST = len(SCHEMAS)


def migrate(connection: sqlcipher.Connection, schemas: tuple[str, ...] = SCHEMAS) -> None:
    """Brings a vault to the newest shape, one transaction a step: a step that is cut short has not begun."""
    for number, script in enumerate(schemas, 1):
        if version(connection) >= number:
            continue
        connection.execute("BEGIN IMMEDIATE")
        try:
            if version(connection) < number:
                for statement in statements(script):
                    connection.execute(statement)
                connection.execute(f"PRAGMA user_version = {number}")
            connection.execute("COMMIT")
        except BaseException:
            if connection.in_transaction:
                connection.execute("ROLLBACK")
            raise


def version(connection: sqlcipher.Connection) -> int:
    """Which shape a vault has; 0 before the first."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def statements(script: str) -> Iterator[str]:
    """The single statements of a script. `executescript` would commit the transaction that has to hold them."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if statement.strip() and sqlcipher.complete_statement(statement):
            yield statement.strip()
            statement = ""
    if statement.strip():
        raise ValueError("the script ends inside a statement")
