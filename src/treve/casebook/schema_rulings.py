"""The tables of what was decided, of what is owed, and of what was watched; `schema` names them all."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, Table

from treve.casebook.columns import entry_column, metadata, points_to, text_column

attribution = Table(
    "attribution",
    metadata,
    text_column("case_id", points_to("case_file.case_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    text_column("outcome"),
    entry_column(),
)
determination = Table(
    "determination",
    metadata,
    text_column("determination_id", primary_key=True),
    text_column("case_id", points_to("case_file.case_id")),
    text_column("outcome"),
    text_column("decided"),
    entry_column(),
    Index(None, "case_id"),
)
vote = Table(
    "vote",
    metadata,
    text_column("determination_id", points_to("determination.determination_id"), primary_key=True),
    text_column("component", primary_key=True),
    text_column("outcome"),
)
notification = Table(
    "notification",
    metadata,
    text_column("notification_id", primary_key=True),
    text_column("case_id", points_to("case_file.case_id")),
    text_column("compartment", points_to("compartment.name")),
    text_column("sent"),
    text_column("due"),
    entry_column(),
    Index(None, "compartment"),
    Index(None, "case_id"),
)
reply = Table(
    "reply",
    metadata,
    text_column("notification_id", points_to("notification.notification_id"), primary_key=True),
    text_column("reply"),
    text_column("received"),
    entry_column(),
)
remedy = Table(
    "remedy",
    metadata,
    text_column("remedy_id", primary_key=True),
    text_column("case_id", points_to("case_file.case_id")),
    text_column("holder", points_to("compartment.name")),
    text_column("due"),
    entry_column(),
)
remedy_result = Table(
    "remedy_result",
    metadata,
    text_column("remedy_id", points_to("remedy.remedy_id"), primary_key=True),
    text_column("result"),
    entry_column(),
)
watch = Table(
    "watch",
    metadata,
    text_column("watch_id", primary_key=True),
    text_column("compartment", points_to("compartment.name")),
    text_column("account_id", points_to("account.account_id")),
    text_column("kind"),
    text_column("day"),
    entry_column(),
)
# The last decision on two reports holds; the two are in the order of their ids.
link_decision = Table(
    "link_decision",
    metadata,
    text_column("report_1", points_to("report.report_id"), primary_key=True),
    text_column("report_2", points_to("report.report_id"), primary_key=True),
    Column("entry", BigInteger, ForeignKey("entry.position"), primary_key=True, autoincrement=False),
    text_column("answer"),
    text_column("account_id"),
    Index(None, "report_2"),
)
# What an agreement asks of a party, with the numbers it names.
obligation = Table(
    "obligation",
    metadata,
    text_column("obligation_id", primary_key=True),
    text_column("holder", points_to("compartment.name")),
    text_column("kind"),
    text_column("due", nullable=True),
    Column("amount", BigInteger),
    entry_column(),
    Index(None, "holder"),
)
obligation_step = Table(
    "obligation_step",
    metadata,
    text_column("obligation_id", points_to("obligation.obligation_id"), primary_key=True),
    Column("ordinal", Integer, primary_key=True, autoincrement=False),
    text_column("step"),
    text_column("day"),
    Column("amount", BigInteger),
    text_column("account_id"),
    entry_column(),
)
