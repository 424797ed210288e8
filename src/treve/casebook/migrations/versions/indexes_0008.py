"""Wider indexes of what is searched of reports: a page of a list is found in one of them, without a look at the table."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"

_INSTEAD = (
    (("area", "occurred_from"), ("area", "occurred_from", "occurred_to", "span", "entry")),
    (("area", "entry"), ("area", "entry", "act")),
    (("act", "entry"), ("act", "entry", "occurred_from", "occurred_to")),
)


def upgrade() -> None:
    """Make each anew with more columns."""
    for before, after in _INSTEAD:
        op.drop_index(op.f(_named(before)), "report_fact")
        op.create_index(op.f(_named(after)), "report_fact", list(after), unique=False)
    op.drop_index("ix_report_fact_long", "report_fact")
    long = sa.text("span > 5")
    op.create_index(
        "ix_report_fact_long",
        "report_fact",
        ["occurred_from", "occurred_to", "entry", "area"],
        unique=False,
        sqlite_where=long,
        postgresql_where=long,
    )


def _named(columns: tuple[str, ...]) -> str:
    return f"ix_report_fact_{'_'.join(columns)}"
