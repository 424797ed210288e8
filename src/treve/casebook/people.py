"""Accounts, roles, sign-in, sessions and tokens.

Passwords are kept as argon2id hashes, tokens as SHA-256 of 32 random bytes. A sign-in that fails says the same whatever was
wrong, and costs the same whether the name exists or not. Five failures for a name within 15 minutes lock it for as long.
"""

from __future__ import annotations

import base64
import hashlib
import secrets
from collections.abc import Sequence
from typing import Any

from argon2 import PasswordHasher
from argon2.exceptions import VerificationError
from sqlalchemy import Connection, and_, bindparam, delete, func, insert, select, update

from treve.casebook import schema, seals, totp
from treve.casebook.book import Casebook, Writing
from treve.casebook.key_ring import NoKey
from treve.casebook.roles import PRESETS, Deed, Preset, Role
from treve.casebook.sealing import Purpose
from treve.casebook.visible import Viewer
from treve.errors import BadValue, NotFound, Refused, worded

FAILURES_TO_LOCK = 5
LOCK_SECONDS = 15 * 60
SESSION_SECONDS = 12 * 3600
SHORTEST_PASSWORD = 12
WRONG = worded("name, password or code is wrong, or the account is locked")

_HASHER = PasswordHasher()
_NOBODY = _HASHER.hash(secrets.token_hex(16))
account, role_grant = schema.account, schema.role_grant
# Made once: every request asks them. An account without a role that holds is one row without a role.
_HELD_BY = (
    select(account.c.account_id, account.c.disabled, role_grant.c.role, role_grant.c.compartment)
    .select_from(account)
    .outerjoin(
        role_grant,
        and_(
            role_grant.c.account_id == account.c.account_id,
            role_grant.c.grant_id.not_in(select(schema.grant_end.c.grant_id)),
        ),
    )
)
_HELD = _HELD_BY.where(account.c.account_id == bindparam("account"))
_SESSION = _HELD_BY.add_columns(schema.session.c.expires).where(
    account.c.account_id == schema.session.c.account_id, schema.session.c.token_hash == bindparam("hash")
)
_TOKEN = _HELD_BY.add_columns(schema.api_token.c.expires, schema.api_token.c.scopes).where(
    account.c.account_id == schema.api_token.c.account_id, schema.api_token.c.token_hash == bindparam("hash")
)


def first_run(writing: Writing, name: str, password: str, preset: Preset) -> str:
    """Make the compartments of a preset and the owner; the owner's account id. Raises Refused where there are accounts already."""
    if writing.connection.scalar(select(func.count()).select_from(account)):
        raise Refused("this casebook has an owner already")
    for compartment, meaning in PRESETS[preset].items():
        add_compartment(writing, compartment, meaning)
    account_id = add_account(writing, name, password)
    grant(writing, account_id, Role.OWNER, "mission")
    return account_id


def add_compartment(writing: Writing, name: str, meaning: str) -> None:
    """Make a compartment. Raises Refused where it exists."""
    if writing.connection.scalar(select(schema.compartment.c.name).where(schema.compartment.c.name == name)):
        raise Refused(worded("there is a compartment {name} already", name=repr(name)))
    entry = writing.log("compartment", {"name": name, "meaning": meaning}, ("ledger", name))
    writing.connection.execute(insert(schema.compartment).values(name=name, meaning=meaning, entry=entry))


def check_password(password: str) -> None:
    """Raises BadValue for a password that is too short."""
    if len(password) < SHORTEST_PASSWORD:
        raise BadValue(
            "account",
            "password",
            "…",
            worded("at least {least} characters", least=SHORTEST_PASSWORD),
        )


def add_account(writing: Writing, name: str, password: str) -> str:
    """Make an account; its id. Raises BadValue for a short password or an empty name, Refused for a name that is taken."""
    check_password(password)
    if not name.strip():
        raise BadValue("account", "name", name, "a name")
    if writing.connection.scalar(select(account.c.name).where(account.c.name == name)):
        raise Refused("this name is taken")
    account_id = "A-" + secrets.token_hex(8)
    writing.log("account", {"account": account_id}, ("account", account_id))
    writing.connection.execute(
        insert(account).values(
            account_id=account_id, name=name, password_hash=_HASHER.hash(password), totp_step=0, disabled=False
        )
    )
    return account_id


def grant(writing: Writing, account_id: str, role: Role, compartment: str) -> str:
    """Give an account a role in a compartment; the grant's id. Raises NotFound for a compartment that is not there."""
    known = [str(row[0]) for row in writing.connection.execute(select(schema.compartment.c.name))]
    if compartment not in known:
        raise NotFound("compartment", compartment, sorted(known))
    grant_id = "G-" + secrets.token_hex(8)
    told = {"account": account_id, "role": role.value, "compartment": compartment, "grant": grant_id}
    entry = writing.log("grant", told, ("account", account_id))
    writing.connection.execute(
        insert(role_grant).values(
            grant_id=grant_id, account_id=account_id, role=role.value, compartment=compartment, entry=entry
        )
    )
    return grant_id


def end_grant(writing: Writing, grant_id: str) -> None:
    """Take a role away again. Raises NotFound where there is no such grant, Refused where it has ended."""
    found = writing.connection.scalar(select(role_grant.c.account_id).where(role_grant.c.grant_id == grant_id))
    if found is None:
        raise NotFound("grant", grant_id)
    if writing.connection.scalar(select(schema.grant_end.c.grant_id).where(schema.grant_end.c.grant_id == grant_id)):
        raise Refused("this grant has ended already")
    entry = writing.log("grant_end", {"grant": grant_id}, ("account", found))
    writing.connection.execute(insert(schema.grant_end).values(grant_id=grant_id, entry=entry))


def viewer(connection: Connection, account_id: str, scopes: frozenset[Deed] | None = None) -> Viewer:
    """An account as it looks now: the roles it holds. Raises Refused for one that is disabled or unknown."""
    return _viewer(connection.execute(_HELD, {"account": account_id}).all(), scopes)


def _viewer(rows: Sequence[Any], scopes: frozenset[Deed] | None = None) -> Viewer:
    """From the rows of an account, one a role."""
    if not rows or rows[0].disabled:
        raise Refused(WRONG)
    held = frozenset((Role(row.role), row.compartment) for row in rows if row.role)
    return Viewer(rows[0].account_id, held, scopes)


def account_named(connection: Connection, name: str) -> str:
    """The id of the account of this name. Raises NotFound."""
    found = connection.scalar(select(account.c.account_id).where(account.c.name == name))
    if found is None:
        raise NotFound("account", name)
    return str(found)


def name_of(connection: Connection, account_id: str) -> str:
    """The name of an account. Raises NotFound."""
    found = connection.scalar(select(account.c.name).where(account.c.account_id == account_id))
    if found is None:
        raise NotFound("account", account_id)
    return str(found)


def sign_in(book: Casebook, name: str, password: str, code: str | None, seconds: int) -> str:
    """Check name, password and one-time code; the token of a new session.

    Raises Refused, with one sentence for every reason; NoKey where the key is missing that opens the secret of the code.
    """
    with book.read() as connection:
        since = seconds - LOCK_SECONDS
        attempts = schema.login_attempt
        failed = select(func.count()).where(attempts.c.name == name, attempts.c.at > since, attempts.c.good.is_(False))
        locked = (connection.scalar(failed) or 0) >= FAILURES_TO_LOCK
        row = connection.execute(select(account).where(account.c.name == name)).first()
    good = _password_fits(row.password_hash if row else _NOBODY, password) and row is not None and not locked
    step, closed = None, None
    if good and row is not None and row.totp_secret is not None:
        try:
            step = totp.step_of(_code_secret(book, row.account_id, row.totp_secret), code or "", seconds, row.totp_step)
        except NoKey as problem:
            # The attempt is counted all the same, or passwords could be tried without end while the key is away.
            closed = problem
        good = step is not None
    good = good and row is not None and not row.disabled
    with book.write() as writing:
        run = writing.connection.execute
        if good and row is not None and step is not None:
            # A code is good once, also for two requests that come in at the same moment.
            used = run(update(account).where(account.c.name == name, account.c.totp_step < step).values(totp_step=step))
            good = used.rowcount == 1
        run(insert(schema.login_attempt).values(name=name, at=seconds, good=good))
        if good and row is not None:
            token = secrets.token_urlsafe(32)
            expires = seconds + SESSION_SECONDS
            run(insert(schema.session).values(token_hash=_hash(token), account_id=row.account_id, expires=expires))
            return token
    raise closed or Refused(WRONG)


def _code_secret(book: Casebook, account_id: str, stored: str) -> str:
    with book.read() as connection:
        return seals.unseal(connection, book.ring, seals.code_record(account_id), base64.b64decode(stored)).decode()


def in_session(connection: Connection, token: str, seconds: int) -> Viewer:
    """Who a session belongs to. Raises Refused for one that is unknown, expired or ended."""
    found = connection.execute(_SESSION, {"hash": _hash(token)}).all()
    if not found or found[0].expires <= seconds:
        raise Refused("sign in first")
    return _viewer(found)


def end_session(writing: Writing, token: str) -> None:
    """End one session."""
    writing.connection.execute(delete(schema.session).where(schema.session.c.token_hash == _hash(token)))


def sign_out(writing: Writing, account_id: str) -> None:
    """End every session of an account."""
    writing.connection.execute(delete(schema.session).where(schema.session.c.account_id == account_id))


def set_totp(writing: Writing, account_id: str) -> str:
    """Ask for one-time codes from now on; the new secret, shown once."""
    secret = totp.new_secret()
    box = seals.seal(writing.connection, seals.code_record(account_id), secret.encode(), Purpose.CODES)
    stored = base64.b64encode(box).decode()
    writing.connection.execute(
        update(account).where(account.c.account_id == account_id).values(totp_secret=stored, totp_step=0)
    )
    writing.log("second_factor", {"account": account_id}, ("account", account_id))
    return secret


def set_password(writing: Writing, account_id: str, password: str) -> None:
    """Set a new password and end every session."""
    check_password(password)
    new = _HASHER.hash(password)
    writing.connection.execute(update(account).where(account.c.account_id == account_id).values(password_hash=new))
    writing.log("password", {"account": account_id}, ("account", account_id))
    sign_out(writing, account_id)


def disable(writing: Writing, account_id: str) -> None:
    """Shut an account out: sessions and tokens end; what it filed stays."""
    writing.connection.execute(update(account).where(account.c.account_id == account_id).values(disabled=True))
    writing.connection.execute(delete(schema.api_token).where(schema.api_token.c.account_id == account_id))
    feeds = schema.saved_filter
    writing.connection.execute(update(feeds).where(feeds.c.account_id == account_id).values(token_hash=None))
    entry = writing.log("account_end", {"account": account_id}, ("account", account_id))
    seals.end_person(writing.connection, account_id, entry)
    sign_out(writing, account_id)


def add_token(writing: Writing, account_id: str, label: str, scopes: frozenset[Deed], expires: int) -> str:
    """A token for programs, shown once; it may do only the deeds named, and not after `expires` (seconds since 1970)."""
    token = "treve_" + secrets.token_urlsafe(32)
    named = " ".join(sorted(deed.value for deed in scopes))
    writing.log("token", {"account": account_id, "label": label, "scopes": named}, ("account", account_id))
    writing.connection.execute(
        insert(schema.api_token).values(
            token_hash=_hash(token), account_id=account_id, label=label, scopes=named, expires=expires
        )
    )
    return token


def with_token(connection: Connection, token: str, seconds: int) -> Viewer:
    """Who a token belongs to, narrowed to its scopes. Raises Refused for one that is unknown, expired or revoked."""
    found = connection.execute(_TOKEN, {"hash": _hash(token)}).all()
    if not found or found[0].expires <= seconds:
        raise Refused("the token is not valid")
    return _viewer(found, frozenset(Deed(name) for name in found[0].scopes.split()))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def _password_fits(hashed: str, password: str) -> bool:
    try:
        return _HASHER.verify(hashed, password)
    except VerificationError:
        return False


def end_totp(writing: Writing, account_id: str) -> None:
    """Ask for no one-time code any more: for somebody who has lost what makes them. Every session of the account ends."""
    changed = update(account).where(account.c.account_id == account_id, account.c.totp_secret.is_not(None))
    if writing.connection.execute(changed.values(totp_secret=None)).rowcount:
        writing.log("second_factor_end", {"account": account_id}, ("account", account_id))
    sign_out(writing, account_id)
