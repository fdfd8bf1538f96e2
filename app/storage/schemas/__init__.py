"""Every shape the vault ever had, each in a file of its own. Append only."""

from app.storage.schemas import schema_1, schema_2, schema_3, schema_4

SCHEMAS: tuple[str, ...] = (schema_1.SCRIPT, schema_2.SCRIPT, schema_3.SCRIPT, schema_4.SCRIPT)
