"""One's own account: password, second factor, tokens for programs. For a session only, never for a token."""

from __future__ import annotations

import time
from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, Field, StringConstraints

from treve.casebook import asking, people, tokens
from treve.casebook.roles import Deed
from treve.serve.given import Asks, Given, Name
from treve.serve.routes.accounts import NewPassword
from treve.serve.routes.session import hashing

router = APIRouter(prefix="/account", tags=["own account"])
TokenInPath = Annotated[str, StringConstraints(pattern="^[0-9a-f]{16}$"), Path(description="Name of a token")]
_DAY = 86_400


class Confirmed(Given):
    """The password once more, and the code where the account has a second factor."""

    password: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    code: Annotated[str, StringConstraints(max_length=20)] | None = None


class PasswordGiven(Confirmed):
    """The new password."""

    new: NewPassword


class SecondFactor(BaseModel):
    """The secret for an authenticator program, shown once."""

    secret: str


class TokenGiven(Given):
    """What a token is for, what it may do, and for how long; without scopes it may only read."""

    label: Name
    scopes: Annotated[list[Deed], Field(max_length=30)]
    days: Annotated[int, Field(ge=1, le=366)] = 30


class TokenMade(BaseModel):
    """The token, shown once."""

    token: str


class Token(BaseModel):
    """A token by its name; `expires` in seconds since 1970."""

    token: str
    label: str
    scopes: list[Deed]
    expires: int


class Tokens(BaseModel):
    """One's own tokens, by when they expire."""

    tokens: list[Token]


@router.post("/password", status_code=204)
def set_password(asks: Asks, given: PasswordGiven) -> None:
    """Set a new password; every session of the account ends."""
    with hashing():
        asking.confirm(asks, given.password, given.code)
        with asks.book.write() as writing:
            people.set_password(writing, asks.account_id, given.new)


@router.post("/second-factor")
def set_second_factor(asks: Asks, given: Confirmed) -> SecondFactor:
    """Ask for a one-time code at every sign-in from now on."""
    with hashing():
        asking.confirm(asks, given.password, given.code)
    with asks.book.write() as writing:
        return SecondFactor(secret=people.set_totp(writing, asks.account_id))


@router.get("/tokens")
def list_tokens(asks: Asks) -> Tokens:
    """One's own tokens."""
    asks.must_be_session()
    with asks.reading() as (connection, _):
        found = tokens.listing(connection, asks.account_id)
    return Tokens(tokens=[Token.model_validate(one) for one in found])


@router.post("/tokens", status_code=201)
def add_token(asks: Asks, given: TokenGiven) -> TokenMade:
    """Make a token: it may do no more than its scopes, and no more than the account."""
    asks.must_be_session()
    expires = int(time.time()) + given.days * _DAY
    with asks.book.write() as writing:
        made = people.add_token(writing, asks.account_id, given.label, frozenset(given.scopes), expires)
    return TokenMade(token=made)


@router.delete("/tokens/{token}", status_code=204)
def end_token(asks: Asks, token: TokenInPath) -> None:
    """Revoke a token."""
    asks.must_be_session()
    with asks.book.write() as writing:
        tokens.end(writing, asks.account_id, token)
