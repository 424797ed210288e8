"""The tables of cases: what belongs to them, how they moved, to whom they were given; `schema` names them too."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from treve.casebook.columns import entry_column, metadata, points_to, text_column

case_file = Table(
    "case_file",
    metadata,
    text_column("case_id", primary_key=True),
    text_column("workflow"),
    text_column("opened"),
    entry_column(),
)
# A link holds unless an end with a later entry names the same two.
case_report = Table(
    "case_report",
    metadata,
    text_column("case_id", points_to("case_file.case_id"), primary_key=True),
    text_column("report_id", points_to("report.report_id"), primary_key=True),
    Column("entry", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    Index(None, "report_id"),
)
case_report_end = Table(
    "case_report_end",
    metadata,
    text_column("case_id", primary_key=True),
    text_column("report_id", primary_key=True),
    Column("entry", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
)
case_step = Table(
    "case_step",
    metadata,
    text_column("case_id", points_to("case_file.case_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    text_column("from_state", nullable=True),
    text_column("to_state"),
    text_column("due", nullable=True),
    text_column("account_id"),
    entry_column(),
)
assignment = Table(
    "assignment",
    metadata,
    text_column("case_id", points_to("case_file.case_id"), primary_key=True),
    text_column("account_id", points_to("account.account_id"), primary_key=True),
    entry_column(),
    Index(None, "account_id"),
)
tabling = Table(
    "tabling", metadata, text_column("case_id", points_to("case_file.case_id"), primary_key=True), entry_column()
)
