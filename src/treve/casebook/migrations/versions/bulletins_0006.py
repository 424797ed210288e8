"""Bulletins: drafts, what was approved and published, their files; and letters that say only that there is something."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Make the tables, empty."""
    _bulletins()
    _letters()


def _bulletins() -> None:
    op.create_table(
        "bulletin",
        sa.Column("bulletin_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("reach", sa.Text(), nullable=False),
        sa.Column("compartment", sa.Text(), nullable=True),
        sa.Column("about", sa.Text(), nullable=False),
        sa.Column("replaces", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_bulletin_account_id")),
        sa.ForeignKeyConstraint(["compartment"], ["compartment.name"], name=op.f("fk_bulletin_compartment")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_bulletin_entry")),
        sa.ForeignKeyConstraint(["replaces"], ["bulletin.bulletin_id"], name=op.f("fk_bulletin_replaces")),
        sa.PrimaryKeyConstraint("bulletin_id", name=op.f("pk_bulletin")),
    )
    op.create_index(op.f("ix_bulletin_entry"), "bulletin", ["entry"], unique=False)
    op.create_table(
        "bulletin_data",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_bulletin_data")),
    )
    op.create_table(
        "bulletin_data_end",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_bulletin_data_end_entry")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_bulletin_data_end")),
    )
    op.create_table(
        "bulletin_file",
        sa.Column("bulletin_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["bulletin_id"], ["bulletin.bulletin_id"], name=op.f("fk_bulletin_file_bulletin_id")),
        sa.PrimaryKeyConstraint("bulletin_id", "name", name=op.f("pk_bulletin_file")),
    )
    op.create_index(op.f("ix_bulletin_file_sha256"), "bulletin_file", ["sha256"], unique=False)
    op.create_table(
        "bulletin_step",
        sa.Column("bulletin_id", sa.Text(), nullable=False),
        sa.Column("step", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["bulletin_id"], ["bulletin.bulletin_id"], name=op.f("fk_bulletin_step_bulletin_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_bulletin_step_entry")),
        sa.PrimaryKeyConstraint("bulletin_id", "step", name=op.f("pk_bulletin_step")),
    )


def _letters() -> None:
    op.create_table(
        "mail_address",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("address", sa.Text(), nullable=False),
        sa.Column("topics", sa.Text(), nullable=False),
        sa.Column("language", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_mail_address_account_id")),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_mail_address")),
    )
    op.create_table(
        "mail",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("occasion", sa.Text(), nullable=False),
        sa.Column("message_id", sa.Text(), nullable=False),
        sa.Column("state", sa.Text(), nullable=False),
        sa.Column("tries", sa.BigInteger(), nullable=False),
        sa.Column("next_try", sa.BigInteger(), nullable=False),
        sa.Column("last_answer", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_mail_account_id")),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_mail")),
    )
    op.create_index(op.f("ix_mail_account_id_occasion"), "mail", ["account_id", "occasion"], unique=True)
    op.create_index(op.f("ix_mail_state_next_try"), "mail", ["state", "next_try"], unique=False)
