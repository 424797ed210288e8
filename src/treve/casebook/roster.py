"""Who and what there is: accounts with the roles they hold, to whom a case can be given, compartments, and who reads what whole."""

from __future__ import annotations

from typing import Any

from sqlalchemy import Connection, Select, select

from treve.casebook import schema
from treve.casebook.roles import SEES, Scope, Thing
from treve.errors import NotFound

account, role_grant = schema.account, schema.role_grant
# SQLite takes at most 32,766 values in one statement.
_AT_ONCE = 5_000


def listing(connection: Connection, after: str | None = None, limit: int | None = None) -> list[dict[str, object]]:
    """The accounts with the roles they hold now, by name; for who manages accounts.

    after  id of the last one of the page before; limit: at most so many, None: all
    Raises NotFound where there is no account `after`.
    """
    query = select(account)
    if after is not None:
        before = select(account.c.name).where(account.c.account_id == after)
        if connection.scalar(before) is None:
            raise NotFound("account", after)
        query = query.where(account.c.name > before.scalar_subquery())
    return _told(connection, query.order_by(account.c.name).limit(limit))


def shown(connection: Connection, account_id: str) -> dict[str, object]:
    """One account. Raises NotFound."""
    found = _told(connection, select(account).where(account.c.account_id == account_id))
    if not found:
        raise NotFound("account", account_id)
    return found[0]


def _told(connection: Connection, query: Select[Any]) -> list[dict[str, object]]:
    rows = connection.execute(query).all()
    held = _roles(connection, [row.account_id for row in rows])
    return [
        {
            "account": row.account_id,
            "name": row.name,
            "disabled": row.disabled,
            "second_factor": row.totp_secret is not None,
            "roles": held.get(row.account_id, []),
        }
        for row in rows
    ]


def officers(connection: Connection) -> list[tuple[str, str]]:
    """Id and name of every account to which a case can be given, by name: those with a role that sees what it is assigned."""
    roles = [role.value for role, things in SEES.items() if things[Thing.CASE] is Scope.ASSIGNED]
    held = select(role_grant.c.account_id).where(
        role_grant.c.role.in_(roles), role_grant.c.grant_id.not_in(select(schema.grant_end.c.grant_id))
    )
    query = select(account).where(account.c.account_id.in_(held), account.c.disabled.is_(False))
    return [(row.account_id, row.name) for row in connection.execute(query.order_by(account.c.name))]


def compartments(connection: Connection) -> list[tuple[str, str]]:
    """Name and meaning of every compartment, by name."""
    table = schema.compartment
    return [(row.name, row.meaning) for row in connection.execute(select(table).order_by(table.c.name))]


def _roles(connection: Connection, account_ids: list[str]) -> dict[str, list[dict[str, str]]]:
    """Account → the roles it holds now, as they were given one after the other."""
    found: dict[str, list[dict[str, str]]] = {}
    ended = select(schema.grant_end.c.grant_id)
    query = select(role_grant).where(role_grant.c.grant_id.not_in(ended)).order_by(role_grant.c.entry)
    for first in range(0, len(account_ids), _AT_ONCE):
        these = query.where(role_grant.c.account_id.in_(account_ids[first : first + _AT_ONCE]))
        for row in connection.execute(these):
            told = {"grant": row.grant_id, "role": row.role, "compartment": row.compartment}
            found.setdefault(row.account_id, []).append(told)
    return found
