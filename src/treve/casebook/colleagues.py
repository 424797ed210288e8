"""The names of accounts that one may know: one's own, and everybody's for who moves cases or manages accounts.

A party learns what was done and when; who at the desk did it is told to the desk alone.
"""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import Connection, select

from treve.casebook import schema
from treve.casebook.roles import Deed
from treve.casebook.visible import Viewer

_DESK = (Deed.MOVE_CASE, Deed.ASSIGN, Deed.LINK, Deed.MANAGE)


def names(connection: Connection, viewer: Viewer, account_ids: Iterable[str]) -> dict[str, str]:
    """Account id → name, of those of the accounts whose name one may know."""
    wanted = set(account_ids)
    if not any(viewer.may(deed) for deed in _DESK):
        wanted &= {viewer.account_id}
    table = schema.account
    query = select(table.c.account_id, table.c.name).where(table.c.account_id.in_(sorted(wanted)))
    return {row.account_id: row.name for row in connection.execute(query)}
