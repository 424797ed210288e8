"""What the tables of a casebook are made of: names of keys and indexes, and the columns they share."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, Text

metadata = MetaData(
    naming_convention={
        "ix": "ix_%(table_name)s_%(column_0_N_name)s",
        "uq": "uq_%(table_name)s_%(column_0_N_name)s",
        "fk": "fk_%(table_name)s_%(column_0_name)s",
        "pk": "pk_%(table_name)s",
    }
)
# SQLite numbers rows by itself only in a column of its own INTEGER type.
NUMBER = BigInteger().with_variant(Integer, "sqlite")


def entry_column(name: str = "entry") -> Column[int]:
    """The number of the entry of the log that says why the row is there."""
    return Column(name, BigInteger, ForeignKey("entry.position"), nullable=False)


def text_column(name: str, *rest: ForeignKey, nullable: bool = False, primary_key: bool = False) -> Column[str]:
    """A column of text; filled unless `nullable`."""
    return Column(name, Text, *rest, nullable=nullable, primary_key=primary_key)


def points_to(column: str) -> ForeignKey:
    """A reference to a column, as `table.column`."""
    return ForeignKey(column)
