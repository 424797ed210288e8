"""Saved filters, and the links under which they can be read."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"


def upgrade() -> None:
    """Make the table, empty."""
    op.create_table(
        "saved_filter",
        sa.Column("filter_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("what", sa.Text(), nullable=False),
        sa.Column("query", sa.Text(), nullable=False),
        sa.Column("made", sa.BigInteger(), nullable=False),
        sa.Column("token_hash", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_saved_filter_account_id")),
        sa.PrimaryKeyConstraint("filter_id", name=op.f("pk_saved_filter")),
    )
    op.create_index(op.f("ix_saved_filter_account_id"), "saved_filter", ["account_id"], unique=False)
    op.create_index(op.f("ix_saved_filter_token_hash"), "saved_filter", ["token_hash"], unique=True)
