"""The tokens of an account: which there are, and their end."""

from __future__ import annotations

from sqlalchemy import Connection, delete, select

from treve.casebook import schema
from treve.casebook.book import Writing
from treve.errors import NotFound

token = schema.api_token
# Enough of the hash to tell tokens apart; the hash of 32 random bytes says nothing of the token.
_NAME_LENGTH = 16


def listing(connection: Connection, account_id: str) -> list[dict[str, object]]:
    """The tokens of an account, without the tokens themselves, by when they expire (seconds since 1970)."""
    rows = connection.execute(select(token).where(token.c.account_id == account_id).order_by(token.c.expires)).all()
    return [
        {
            "token": row.token_hash[:_NAME_LENGTH],
            "label": row.label,
            "scopes": row.scopes.split(),
            "expires": row.expires,
        }
        for row in rows
    ]


def end(writing: Writing, account_id: str, name: str) -> None:
    """Revoke a token of an account by the name the list gives it. Raises NotFound."""
    rows = writing.connection.execute(select(token.c.token_hash).where(token.c.account_id == account_id)).all()
    found = [row.token_hash for row in rows if row.token_hash[:_NAME_LENGTH] == name]
    if not found:
        raise NotFound("token", name)
    writing.log("token_end", {"account": account_id}, ("account", account_id))
    writing.connection.execute(delete(token).where(token.c.token_hash == found[0]))
