"""Decisions on two reports, obligations of an agreement, and indexes for long lists."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0001"


def upgrade() -> None:
    """Add tables, indexes and, to what is searched of a report, the number of its entry."""
    _searched()
    op.create_table(
        "link_decision",
        sa.Column("report_1", sa.Text(), nullable=False),
        sa.Column("report_2", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("answer", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_link_decision_entry")),
        sa.ForeignKeyConstraint(["report_1"], ["report.report_id"], name=op.f("fk_link_decision_report_1")),
        sa.ForeignKeyConstraint(["report_2"], ["report.report_id"], name=op.f("fk_link_decision_report_2")),
        sa.PrimaryKeyConstraint("report_1", "report_2", "entry", name=op.f("pk_link_decision")),
    )
    op.create_index(op.f("ix_link_decision_report_2"), "link_decision", ["report_2"], unique=False)
    op.create_table(
        "obligation",
        sa.Column("obligation_id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_obligation_entry")),
        sa.ForeignKeyConstraint(["holder"], ["compartment.name"], name=op.f("fk_obligation_holder")),
        sa.PrimaryKeyConstraint("obligation_id", name=op.f("pk_obligation")),
    )
    op.create_index(op.f("ix_obligation_holder"), "obligation", ["holder"], unique=False)
    op.create_table(
        "obligation_step",
        sa.Column("obligation_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_obligation_step_entry")),
        sa.ForeignKeyConstraint(
            ["obligation_id"], ["obligation.obligation_id"], name=op.f("fk_obligation_step_obligation_id")
        ),
        sa.PrimaryKeyConstraint("obligation_id", "ordinal", name=op.f("pk_obligation_step")),
    )


def _searched() -> None:
    op.add_column("report_fact", sa.Column("entry", sa.BigInteger(), nullable=True))
    # The table takes no change; its trigger is put back when the migrations have run.
    on_table = "" if op.get_bind().dialect.name == "sqlite" else " ON report_fact"
    op.execute(f"DROP TRIGGER IF EXISTS report_fact_no_update{on_table}")
    op.execute(
        "UPDATE report_fact SET entry = (SELECT r.entry FROM report r WHERE r.report_id = report_fact.report_id)"
    )
    op.drop_index(op.f("ix_report_fact_act"), "report_fact")
    for column in ("area", "act"):
        op.create_index(op.f(f"ix_report_fact_{column}_entry"), "report_fact", [column, "entry"], unique=False)
    op.create_index(op.f("ix_report_fact_occurred_from"), "report_fact", ["occurred_from"], unique=False)
    op.create_index(op.f("ix_report_account_id_entry"), "report", ["account_id", "entry"], unique=False)
