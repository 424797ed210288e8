"""The first tables of a casebook."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make every table."""
    op.create_table(
        "account",
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("password_hash", sa.Text(), nullable=False),
        sa.Column("totp_secret", sa.Text(), nullable=True),
        sa.Column("totp_step", sa.BigInteger(), nullable=False),
        sa.Column("disabled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", name=op.f("pk_account")),
        sa.UniqueConstraint("name", name=op.f("uq_account_name")),
    )
    op.create_table(
        "blob",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("data", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob")),
    )
    op.create_table(
        "checkpoint",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("note", sa.LargeBinary(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("size", name=op.f("pk_checkpoint")),
    )
    op.create_table(
        "entry",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("recorded", sa.Text(), nullable=False),
        sa.Column("leaf", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_entry")),
    )
    op.create_table(
        "login_attempt",
        sa.Column(
            "attempt_id", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False
        ),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("at", sa.BigInteger(), nullable=False),
        sa.Column("good", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("attempt_id", name=op.f("pk_login_attempt")),
    )
    op.create_index(op.f("ix_login_attempt_name_at"), "login_attempt", ["name", "at"], unique=False)
    op.create_table(
        "meta",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_meta")),
    )
    op.create_table(
        "node",
        sa.Column("level", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("place", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("hash", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("level", "place", name=op.f("pk_node")),
    )
    op.create_table(
        "outbox",
        sa.Column("number", sa.BigInteger().with_variant(sa.Integer(), "sqlite"), autoincrement=True, nullable=False),
        sa.Column("topic", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.Column("done", sa.Text(), nullable=True),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_outbox")),
    )
    op.create_table(
        "api_token",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("label", sa.Text(), nullable=False),
        sa.Column("scopes", sa.Text(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_api_token_account_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_api_token")),
    )
    op.create_table(
        "batch",
        sa.Column("batch_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_batch_entry")),
        sa.PrimaryKeyConstraint("batch_id", name=op.f("pk_batch")),
    )
    op.create_table(
        "blob_erasure",
        sa.Column("sha256", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_blob_erasure_entry")),
        sa.PrimaryKeyConstraint("sha256", name=op.f("pk_blob_erasure")),
    )
    op.create_table(
        "case_file",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("workflow", sa.Text(), nullable=False),
        sa.Column("opened", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_case_file_entry")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_case_file")),
    )
    op.create_table(
        "case_report_end",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_case_report_end_entry")),
        sa.PrimaryKeyConstraint("case_id", "report_id", "entry", name=op.f("pk_case_report_end")),
    )
    op.create_table(
        "compartment",
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("meaning", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_compartment_entry")),
        sa.PrimaryKeyConstraint("name", name=op.f("pk_compartment")),
    )
    op.create_table(
        "content",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("salt", sa.LargeBinary(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("subject_kind", sa.Text(), nullable=False),
        sa.Column("subject", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["position"], ["entry.position"], name=op.f("fk_content_position")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_content")),
    )
    op.create_index(op.f("ix_content_subject_kind_subject"), "content", ["subject_kind", "subject"], unique=False)
    op.create_table(
        "countersignature",
        sa.Column("size", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("key", sa.Text(), nullable=False),
        sa.Column("line", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["size"], ["checkpoint.size"], name=op.f("fk_countersignature_size")),
        sa.PrimaryKeyConstraint("size", "key", name=op.f("pk_countersignature")),
    )
    op.create_table(
        "erasure",
        sa.Column("position", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_erasure_entry")),
        sa.ForeignKeyConstraint(["position"], ["entry.position"], name=op.f("fk_erasure_position")),
        sa.PrimaryKeyConstraint("position", name=op.f("pk_erasure")),
    )
    op.create_table(
        "session",
        sa.Column("token_hash", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("expires", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_session_account_id")),
        sa.PrimaryKeyConstraint("token_hash", name=op.f("pk_session")),
    )
    op.create_table(
        "assignment",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_assignment_account_id")),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_assignment_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_assignment_entry")),
        sa.PrimaryKeyConstraint("case_id", "account_id", name=op.f("pk_assignment")),
    )
    op.create_index(op.f("ix_assignment_account_id"), "assignment", ["account_id"], unique=False)
    op.create_table(
        "attribution",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_attribution_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_attribution_entry")),
        sa.PrimaryKeyConstraint("case_id", "ordinal", name=op.f("pk_attribution")),
    )
    op.create_table(
        "case_step",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("from_state", sa.Text(), nullable=True),
        sa.Column("to_state", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=True),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_case_step_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_case_step_entry")),
        sa.PrimaryKeyConstraint("case_id", "ordinal", name=op.f("pk_case_step")),
    )
    op.create_table(
        "determination",
        sa.Column("determination_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.Column("decided", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_determination_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_determination_entry")),
        sa.PrimaryKeyConstraint("determination_id", name=op.f("pk_determination")),
    )
    op.create_index(op.f("ix_determination_case_id"), "determination", ["case_id"], unique=False)
    op.create_table(
        "notification",
        sa.Column("notification_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("sent", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_notification_case_id")),
        sa.ForeignKeyConstraint(["compartment"], ["compartment.name"], name=op.f("fk_notification_compartment")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_notification_entry")),
        sa.PrimaryKeyConstraint("notification_id", name=op.f("pk_notification")),
    )
    op.create_index(op.f("ix_notification_case_id"), "notification", ["case_id"], unique=False)
    op.create_index(op.f("ix_notification_compartment"), "notification", ["compartment"], unique=False)
    op.create_table(
        "remedy",
        sa.Column("remedy_id", sa.Text(), nullable=False),
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("holder", sa.Text(), nullable=False),
        sa.Column("due", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_remedy_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_remedy_entry")),
        sa.ForeignKeyConstraint(["holder"], ["compartment.name"], name=op.f("fk_remedy_holder")),
        sa.PrimaryKeyConstraint("remedy_id", name=op.f("pk_remedy")),
    )
    op.create_table(
        "report",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("client_key_hash", sa.Text(), nullable=True),
        sa.Column("batch_id", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_report_account_id")),
        sa.ForeignKeyConstraint(["batch_id"], ["batch.batch_id"], name=op.f("fk_report_batch_id")),
        sa.ForeignKeyConstraint(["compartment"], ["compartment.name"], name=op.f("fk_report_compartment")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_report_entry")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report")),
        sa.UniqueConstraint("account_id", "client_key_hash", name=op.f("uq_report_account_id_client_key_hash")),
    )
    op.create_index(op.f("ix_report_compartment_entry"), "report", ["compartment", "entry"], unique=False)
    op.create_index(op.f("ix_report_entry"), "report", ["entry"], unique=False)
    op.create_table(
        "role_grant",
        sa.Column("grant_id", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("role", sa.Text(), nullable=False),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_role_grant_account_id")),
        sa.ForeignKeyConstraint(["compartment"], ["compartment.name"], name=op.f("fk_role_grant_compartment")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_role_grant_entry")),
        sa.PrimaryKeyConstraint("grant_id", name=op.f("pk_role_grant")),
    )
    op.create_index(op.f("ix_role_grant_account_id"), "role_grant", ["account_id"], unique=False)
    op.create_table(
        "tabling",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_tabling_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_tabling_entry")),
        sa.PrimaryKeyConstraint("case_id", name=op.f("pk_tabling")),
    )
    op.create_table(
        "watch",
        sa.Column("watch_id", sa.Text(), nullable=False),
        sa.Column("compartment", sa.Text(), nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["account_id"], ["account.account_id"], name=op.f("fk_watch_account_id")),
        sa.ForeignKeyConstraint(["compartment"], ["compartment.name"], name=op.f("fk_watch_compartment")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_watch_entry")),
        sa.PrimaryKeyConstraint("watch_id", name=op.f("pk_watch")),
    )
    op.create_table(
        "attachment",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("name", sa.Text(), nullable=False),
        sa.Column("media_type", sa.Text(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("original_sha256", sa.Text(), nullable=False),
        sa.Column("working_sha256", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_attachment_report_id")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_attachment")),
    )
    op.create_table(
        "case_report",
        sa.Column("case_id", sa.Text(), nullable=False),
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), autoincrement=False, nullable=False),
        sa.ForeignKeyConstraint(["case_id"], ["case_file.case_id"], name=op.f("fk_case_report_case_id")),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_case_report_entry")),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_case_report_report_id")),
        sa.PrimaryKeyConstraint("case_id", "report_id", "entry", name=op.f("pk_case_report")),
    )
    op.create_index(op.f("ix_case_report_report_id"), "case_report", ["report_id"], unique=False)
    op.create_table(
        "grant_end",
        sa.Column("grant_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_grant_end_entry")),
        sa.ForeignKeyConstraint(["grant_id"], ["role_grant.grant_id"], name=op.f("fk_grant_end_grant_id")),
        sa.PrimaryKeyConstraint("grant_id", name=op.f("pk_grant_end")),
    )
    op.create_table(
        "remedy_result",
        sa.Column("remedy_id", sa.Text(), nullable=False),
        sa.Column("result", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_remedy_result_entry")),
        sa.ForeignKeyConstraint(["remedy_id"], ["remedy.remedy_id"], name=op.f("fk_remedy_result_remedy_id")),
        sa.PrimaryKeyConstraint("remedy_id", name=op.f("pk_remedy_result")),
    )
    op.create_table(
        "reply",
        sa.Column("notification_id", sa.Text(), nullable=False),
        sa.Column("reply", sa.Text(), nullable=False),
        sa.Column("received", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_reply_entry")),
        sa.ForeignKeyConstraint(
            ["notification_id"], ["notification.notification_id"], name=op.f("fk_reply_notification_id")
        ),
        sa.PrimaryKeyConstraint("notification_id", name=op.f("pk_reply")),
    )
    op.create_table(
        "report_change",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("change", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_report_change_entry")),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_report_change_report_id")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_report_change")),
    )
    op.create_table(
        "report_erasure",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("entry", sa.BigInteger(), nullable=False),
        sa.ForeignKeyConstraint(["entry"], ["entry.position"], name=op.f("fk_report_erasure_entry")),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_report_erasure_report_id")),
        sa.PrimaryKeyConstraint("report_id", name=op.f("pk_report_erasure")),
    )
    op.create_table(
        "report_fact",
        sa.Column("report_id", sa.Text(), nullable=False),
        sa.Column("ordinal", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("account_id", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.Text(), nullable=True),
        sa.Column("occurred_from", sa.Text(), nullable=True),
        sa.Column("occurred_to", sa.Text(), nullable=True),
        sa.Column("act", sa.Text(), nullable=True),
        sa.Column("area", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(["report_id"], ["report.report_id"], name=op.f("fk_report_fact_report_id")),
        sa.PrimaryKeyConstraint("report_id", "ordinal", name=op.f("pk_report_fact")),
        sa.UniqueConstraint("account_id", "content_hash", name=op.f("uq_report_fact_account_id_content_hash")),
    )
    op.create_index(op.f("ix_report_fact_act"), "report_fact", ["act"], unique=False)
    op.create_index(op.f("ix_report_fact_area_occurred_from"), "report_fact", ["area", "occurred_from"], unique=False)
    op.create_table(
        "vote",
        sa.Column("determination_id", sa.Text(), nullable=False),
        sa.Column("component", sa.Text(), nullable=False),
        sa.Column("outcome", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["determination_id"], ["determination.determination_id"], name=op.f("fk_vote_determination_id")
        ),
        sa.PrimaryKeyConstraint("determination_id", "component", name=op.f("pk_vote")),
    )
