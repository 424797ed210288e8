"""Accounts, their roles, and compartments: for who manages them; and to whom a case can be given."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path, Query
from pydantic import BaseModel, StringConstraints

from treve.casebook import people, roster
from treve.casebook.roles import Deed, Role
from treve.serve.given import AccountId, Asks, Given, Name, Words
from treve.serve.paging import Page, cut
from treve.serve.routes.session import Held

router = APIRouter(tags=["accounts"])
AccountInPath = Annotated[AccountId, Path(description="Id of an account")]
GrantInPath = Annotated[str, StringConstraints(pattern="^G-[0-9a-f]{16}$"), Path(description="Id of a grant")]
NewPassword = Annotated[str, StringConstraints(min_length=people.SHORTEST_PASSWORD, max_length=1000)]


class AccountGiven(Given):
    """A name to sign in with, and a first password."""

    name: Name
    password: NewPassword


class AccountMade(BaseModel):
    """The id of a new account, as yet without any role."""

    account: str


class GrantGiven(Given):
    """A role in a compartment."""

    role: Role
    compartment: Name


class GrantMade(BaseModel):
    """The id of a new grant."""

    grant: str


class GrantHeld(Held):
    """A role in a compartment, and the id by which it is ended."""

    grant: str


class Account(BaseModel):
    """An account and the roles it holds now."""

    account: str
    name: str
    disabled: bool
    second_factor: bool
    roles: list[GrantHeld]


class Accounts(BaseModel):
    """Accounts, by name; `next` is what `after` takes for the page that follows."""

    accounts: list[Account]
    next: str | None = None


class Officer(BaseModel):
    """Somebody to whom a case can be given."""

    account: str
    name: str


class Officers(BaseModel):
    """Those to whom a case can be given, by name."""

    officers: list[Officer]


class Compartment(BaseModel):
    """A compartment and what is filed in it."""

    name: str
    meaning: str


class Compartments(BaseModel):
    """Compartments, by name."""

    compartments: list[Compartment]


class CompartmentGiven(Given):
    """A new compartment."""

    name: Annotated[str, StringConstraints(pattern="^[a-z][a-z0-9_]{0,59}$")]
    meaning: Words


@router.get("/accounts")
def list_accounts(asks: Asks, wanted: Annotated[Page, Query()]) -> Accounts:
    """The accounts and the roles they hold."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.MANAGE)
        found = roster.listing(connection, wanted.after, wanted.limit + 1)
    shown, after = cut(found, wanted, lambda one: str(one["account"]))
    return Accounts(accounts=[Account.model_validate(one) for one in shown], next=after)


@router.post("/accounts", status_code=201)
def add_account(asks: Asks, given: AccountGiven) -> AccountMade:
    """Make an account, as yet without any role."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        return AccountMade(account=people.add_account(writing, given.name, given.password))


@router.post("/accounts/{account_id}/grants", status_code=201)
def grant(asks: Asks, account_id: AccountInPath, given: GrantGiven) -> GrantMade:
    """Give an account a role in a compartment."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.name_of(writing.connection, account_id)
        return GrantMade(grant=people.grant(writing, account_id, given.role, given.compartment))


@router.delete("/grants/{grant_id}", status_code=204)
def end_grant(asks: Asks, grant_id: GrantInPath) -> None:
    """Take a role away."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.end_grant(writing, grant_id)


@router.post("/accounts/{account_id}/disable", status_code=204)
def disable(asks: Asks, account_id: AccountInPath) -> None:
    """Shut an account out: its sessions and tokens end, what it filed stays."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.name_of(writing.connection, account_id)
        people.disable(writing, account_id)


@router.get("/officers")
def list_officers(asks: Asks) -> Officers:
    """To whom a case can be given."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.ASSIGN)
        found = roster.officers(connection)
    return Officers(officers=[Officer(account=account_id, name=name) for account_id, name in found])


@router.get("/compartments")
def list_compartments(asks: Asks) -> Compartments:
    """The compartments; for who manages accounts."""
    with asks.reading() as (connection, viewer):
        viewer.must(Deed.MANAGE)
        found = roster.compartments(connection)
    return Compartments(compartments=[Compartment(name=name, meaning=meaning) for name, meaning in found])


@router.post("/compartments", status_code=204)
def add_compartment(asks: Asks, given: CompartmentGiven) -> None:
    """Make a compartment."""
    with asks.writing() as (writing, viewer):
        viewer.must(Deed.MANAGE)
        people.add_compartment(writing, given.name, given.meaning)
