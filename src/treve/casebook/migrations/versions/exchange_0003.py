"""Tables of the exchange with other installations."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make them, empty."""
    op.create_table(
        "received",
        sa.Column("item", sa.Text(), nullable=False),
        sa.Column("origin", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_received_entry")),
        sa.PrimaryKeyConstraint("item", name=op.f("pk_received")),
    )
    op.create_index(op.f("ix_received_entry"), "received", ["entry"], unique=False)
    op.create_table(
        "exchange_known",
        sa.Column("peer", sa.Text(), nullable=False),
        sa.Column("item", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("peer", "item", name=op.f("pk_exchange_known")),
    )
