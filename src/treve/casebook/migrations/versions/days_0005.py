"""How many days a report spans, and an index by day: a list of one week among a million reports reads that week alone."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add the span to what is searched of a report, and two indexes in place of one."""
    op.add_column("report_fact", sa.Column("span", sa.Integer(), nullable=True))
    # The table takes no change; its trigger is put back when the migrations have run.
    is_sqlite = op.get_bind().dialect.name == "sqlite"
    op.execute(f"DROP TRIGGER IF EXISTS report_fact_no_update{'' if is_sqlite else ' ON report_fact'}")
    days = (
        "CAST(julianday(occurred_to) - julianday(occurred_from) AS INTEGER)"
        if is_sqlite
        else "CAST(occurred_to AS date) - CAST(occurred_from AS date)"
    )
    op.execute(f"UPDATE report_fact SET span = {days} WHERE occurred_from IS NOT NULL AND occurred_to IS NOT NULL")
    op.drop_index(op.f("ix_report_fact_occurred_from"), "report_fact")
    op.create_index(
        op.f("ix_report_fact_occurred_from_occurred_to_span_entry"),
        "report_fact",
        ["occurred_from", "occurred_to", "span", "entry"],
        unique=False,
    )
    long = sa.text("span > 5")
    op.create_index(
        "ix_report_fact_long",
        "report_fact",
        ["occurred_from", "entry"],
        unique=False,
        sqlite_where=long,
        postgresql_where=long,
    )
