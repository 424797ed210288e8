"""The table of saved filters, and of the links under which they can be read; `schema` names it too."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Index, Table

from treve.casebook.columns import metadata, points_to, text_column

# What somebody looks at again and again. token_hash: of the link that shows it outside a session; none without a link.
saved_filter = Table(
    "saved_filter",
    metadata,
    text_column("filter_id", primary_key=True),
    text_column("account_id", points_to("account.account_id")),
    text_column("name"),
    text_column("what"),
    text_column("query"),
    Column("made", BigInteger, nullable=False),
    text_column("token_hash", nullable=True),
    Index(None, "account_id"),
    Index(None, "token_hash", unique=True),
)
