"""Accounts, sign-in, sessions and tokens, on both databases."""

from __future__ import annotations

import hashlib

import pytest
from sqlalchemy import select

from tests.casebook.world import NOW, PASSWORD, world
from treve.casebook import people, schema, totp
from treve.casebook.book import Casebook
from treve.casebook.roles import DOES, SEES, Deed, Preset, Role, Thing
from treve.errors import BadValue, NotFound, Refused

AT = int(NOW.timestamp())


@pytest.fixture
def owned(book: Casebook) -> Casebook:
    with book.write(NOW) as writing:
        people.first_run(writing, "owner", PASSWORD, Preset.SMALL_NGO)
    return book


def test_the_first_run_makes_an_owner_and_compartments_once(owned: Casebook) -> None:
    with pytest.raises(Refused), owned.write(NOW) as writing:
        people.first_run(writing, "second", PASSWORD, Preset.MISSION)
    with owned.read() as connection:
        viewer = people.viewer(connection, people.account_named(connection, "owner"))
    assert viewer.grants == {(Role.OWNER, "mission")}
    assert viewer.may(Deed.MANAGE)
    assert not viewer.may(Deed.SUBMIT)


def test_a_session_lives_until_it_expires_or_ends(owned: Casebook) -> None:
    token = people.sign_in(owned, "owner", PASSWORD, None, AT)
    with owned.read() as connection:
        viewer = people.in_session(connection, token, AT + people.SESSION_SECONDS - 1)
        for wrong, seconds in ((token, AT + people.SESSION_SECONDS), (token + "x", AT), ("", AT)):
            with pytest.raises(Refused):
                people.in_session(connection, wrong, seconds)
    with owned.write(NOW) as writing:
        people.sign_out(writing, viewer.account_id)
    with owned.read() as connection, pytest.raises(Refused):
        people.in_session(connection, token, AT)


def test_every_failed_sign_in_says_the_same_and_five_lock_the_name(owned: Casebook) -> None:
    said = set()
    for name, password in (("owner", "wrong"), ("nobody", PASSWORD)):
        with pytest.raises(Refused) as problem:
            people.sign_in(owned, name, password, None, AT)
        said.add(str(problem.value))
    assert len(said) == 1
    for _ in range(4):
        with pytest.raises(Refused):
            people.sign_in(owned, "owner", "wrong", None, AT)
    with pytest.raises(Refused) as locked:
        people.sign_in(owned, "owner", PASSWORD, None, AT + 1)
    assert str(locked.value) in said
    assert people.sign_in(owned, "owner", PASSWORD, None, AT + people.LOCK_SECONDS + 1)


def test_a_one_time_code_is_asked_for_and_good_once(owned: Casebook) -> None:
    with owned.write(NOW) as writing:
        secret = people.set_totp(writing, people.account_named(writing.connection, "owner"))
    code = totp.code(secret, AT // 30)
    for given in (None, "000000" if code != "000000" else "000001"):
        with pytest.raises(Refused):
            people.sign_in(owned, "owner", PASSWORD, given, AT)
    assert people.sign_in(owned, "owner", PASSWORD, code, AT)
    with pytest.raises(Refused):
        people.sign_in(owned, "owner", PASSWORD, code, AT + 1)


def test_tokens_are_hashed_scoped_and_expire(owned: Casebook) -> None:
    with owned.write(NOW) as writing:
        owner = people.account_named(writing.connection, "owner")
        token = people.add_token(writing, owner, "backup", frozenset({Deed.EXPORT_LOG}), AT + 60)
    with owned.read() as connection:
        viewer = people.with_token(connection, token, AT)
        assert viewer.may(Deed.EXPORT_LOG)
        assert not viewer.may(Deed.MANAGE)
        stored = connection.scalars(select(schema.api_token.c.token_hash)).all()
        assert stored == [hashlib.sha256(token.encode()).hexdigest()]
        for wrong, seconds in ((token, AT + 60), (token[:-1], AT), ("treve_", AT)):
            with pytest.raises(Refused):
                people.with_token(connection, wrong, seconds)


def test_a_disabled_account_is_out_at_once(owned: Casebook) -> None:
    token = people.sign_in(owned, "owner", PASSWORD, None, AT)
    with owned.write(NOW) as writing:
        owner = people.account_named(writing.connection, "owner")
        api = people.add_token(writing, owner, "x", frozenset(Deed), AT + 60)
        people.disable(writing, owner)
    with owned.read() as connection:
        for ask, given in ((people.in_session, token), (people.with_token, api)):
            with pytest.raises(Refused):
                ask(connection, given, AT)
        with pytest.raises(Refused):
            people.viewer(connection, owner)
    with pytest.raises(Refused):
        people.sign_in(owned, "owner", PASSWORD, None, AT)


def test_passwords_are_argon2id_and_neither_short_nor_kept(owned: Casebook) -> None:
    with owned.read() as connection:
        stored = connection.scalar(select(schema.account.c.password_hash))
    assert str(stored).startswith("$argon2id$")
    with owned.write(NOW) as writing:
        owner = people.account_named(writing.connection, "owner")
        with pytest.raises(BadValue, match="12"):
            people.set_password(writing, owner, "short")
        with pytest.raises(BadValue, match="12"):
            people.add_account(writing, "new", "short")
        with pytest.raises(Refused, match="taken"):
            people.add_account(writing, "owner", PASSWORD)
        people.set_password(writing, owner, "quite another password")
    with pytest.raises(Refused):
        people.sign_in(owned, "owner", PASSWORD, None, AT)
    assert people.sign_in(owned, "owner", "quite another password", None, AT)


def test_a_role_is_given_and_taken_by_entries(sqlite_book: Casebook) -> None:
    made = world(sqlite_book)
    with sqlite_book.write(NOW) as writing:
        account = made.who["stranger"].account_id
        with pytest.raises(NotFound, match="party_a"):
            people.grant(writing, account, Role.ANALYST, "party_c")
        given = people.grant(writing, account, Role.ANALYST, "mission")
        assert people.viewer(writing.connection, account).may(Deed.OPEN_CASE)
        people.end_grant(writing, given)
        assert not people.viewer(writing.connection, account).may(Deed.OPEN_CASE)
        with pytest.raises(Refused):
            people.end_grant(writing, given)


def test_nobody_who_runs_the_machine_sees_content_and_nobody_else_manages() -> None:
    for role in (Role.OPERATOR, Role.OWNER, Role.AUDITOR):
        assert {SEES[role][thing] for thing in Thing if thing is not Thing.LOG} == {"none"}
    assert [role for role in Role if Deed.MANAGE in DOES[role]] == [Role.OWNER]
    assert set(DOES) == set(SEES) == set(Role)
