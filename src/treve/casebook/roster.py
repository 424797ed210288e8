"""Who and what there is: accounts with the roles they hold, to whom a case can be given, compartments, and who reads what whole."""

from __future__ import annotations

from sqlalchemy import Connection, select

from treve.casebook import schema
from treve.casebook.roles import SEES, Scope, Thing

account, role_grant = schema.account, schema.role_grant


def listing(connection: Connection) -> list[dict[str, object]]:
    """Every account with the roles it holds now, by name; for who manages accounts."""
    rows = connection.execute(select(account).order_by(account.c.name)).all()
    return [
        {
            "account": row.account_id,
            "name": row.name,
            "disabled": row.disabled,
            "second_factor": row.totp_secret is not None,
            "roles": _roles(connection, row.account_id),
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


def _roles(connection: Connection, account_id: str) -> list[dict[str, str]]:
    rows = connection.execute(
        select(role_grant)
        .where(role_grant.c.account_id == account_id, role_grant.c.grant_id.not_in(select(schema.grant_end.c.grant_id)))
        .order_by(role_grant.c.entry)
    )
    return [{"grant": row.grant_id, "role": row.role, "compartment": row.compartment} for row in rows]
