"""What Alembic runs: migrations over the connection it was handed, then the triggers again."""

from __future__ import annotations

from alembic import context
from sqlalchemy import inspect

from treve.casebook import guards, schema
from treve.casebook.columns import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, transaction_per_migration=False)
context.run_migrations()
there = set(inspect(connection).get_table_names())
guards.set_up(
    connection,
    [table for table in schema.APPEND_ONLY if table in there],
    {table: reasons for table, reasons in schema.ERASABLE.items() if table in there},
)
