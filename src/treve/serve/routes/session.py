"""Signing in and out, and who one is."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Annotated

from fastapi import APIRouter, Request, Response
from pydantic import BaseModel, StringConstraints

from treve.casebook import asking, people
from treve.casebook.asking import Asker
from treve.casebook.key_ring import NoKey
from treve.casebook.roles import Deed
from treve.errors import Refused
from treve.serve import door, problems
from treve.serve.given import Asks, Given, Name
from treve.serve.limits import address_of

router = APIRouter(tags=["session"])
# A password hash takes 64 MiB and a core on purpose: no more than two at a time, whoever knocks, and nobody waits long for a turn.
_HASHING = threading.BoundedSemaphore(2)
_LONGEST_WAIT_SECONDS = 5


class SignIn(Given):
    """Name, password and, where the account has a second factor, the code of the moment."""

    name: Name
    password: Annotated[str, StringConstraints(min_length=1, max_length=1000)]
    code: Annotated[str, StringConstraints(max_length=20)] | None = None


class Held(BaseModel):
    """A role in a compartment."""

    role: str
    compartment: str


class Session(BaseModel):
    """Who one is. `csrf` goes into the header X-CSRF-Token of every request that changes something; none with a token."""

    account: str
    roles: list[Held]
    may: list[str]
    csrf: str | None


class Health(BaseModel):
    """The server answers."""

    ok: bool


@contextmanager
def hashing() -> Iterator[None]:
    """A turn to hash a password. Raises TooOften where too many others do."""
    if not _HASHING.acquire(timeout=_LONGEST_WAIT_SECONDS):
        raise problems.TooOften(_LONGEST_WAIT_SECONDS)
    try:
        yield
    finally:
        _HASHING.release()


@router.get("/health")
def health() -> Health:
    """Does the server answer? Open to everybody; says nothing else."""
    return Health(ok=True)


@router.post("/session")
def sign_in(request: Request, response: Response, given: SignIn) -> Session:
    """Sign in: sets the session's cookie. Whatever is wrong, the answer is the same."""
    state = request.app.state
    token = token_of(request, given.name, given.password, given.code)
    door.let_in(response, token, state.options.secure or request.url.scheme == "https")
    return _told(asking.by_session(state.book, token))


def token_of(request: Request, name: str, password: str, code: str | None) -> str:
    """The token of a new session. Raises Stranger where anything is wrong, TooOften, NoKey where a code cannot be checked."""
    state, address, now = request.app.state, address_of(request.scope), time.monotonic()
    wait = state.failed_sign_ins.wait(address, now)
    if wait:
        raise problems.TooOften(wait)
    try:
        with hashing():
            return people.sign_in(state.book, name, password, code, int(time.time()))
    except Refused as problem:
        state.failed_sign_ins.use(address, now)
        raise problems.Stranger(str(problem)) from None
    except NoKey:
        # The name and the password were good, but the code cannot be checked; that must not be a way to try passwords.
        state.failed_sign_ins.use(address, now)
        raise


@router.get("/session")
def who(asks: Asks) -> Session:
    """Who one is, and what one may do."""
    return _told(asks)


@router.delete("/session", status_code=204)
def sign_out(request: Request, response: Response, asks: Asks) -> None:
    """End this session."""
    token = asks.must_be_session()
    with asks.book.write() as writing:
        people.end_session(writing, token)
    door.let_out(response, request.app.state.options.secure or request.url.scheme == "https")


def _told(asks: Asker) -> Session:
    with asks.reading() as (_, viewer):
        held = [Held(role=role.value, compartment=name) for role, name in sorted(viewer.grants)]
    may = [deed.value for deed in Deed if viewer.may(deed)]
    word = door.second_word(asks.session) if asks.session is not None else None
    return Session(account=viewer.account_id, roles=held, may=may, csrf=word)
