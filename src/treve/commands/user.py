"""`treve user`: accounts of a casebook and the roles they hold. Only an owner manages them."""

from __future__ import annotations

import time
from pathlib import Path
from typing import Annotated

import typer

from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.sign_in import AsOption, CasebookOption, PasswordOption, opened, read_password, signed_in

app = typer.Typer(help="Accounts of a casebook and their roles.", no_args_is_help=True)

NewPasswordOption = Annotated[
    Path | None,
    typer.Option("--new-password-file", help="File with the new password; default: asked for.", metavar="FILE"),
]


@app.command("add")
def add_command(
    name: Annotated[str, typer.Argument(help="Name to sign in with.")],
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
    new_password_file: NewPasswordOption = None,
) -> None:
    """Make an account, as yet without any role."""
    from treve.casebook import people
    from treve.casebook.roles import Deed

    with opened(casebook) as book:
        signed_in(book, as_, password_file).must(Deed.MANAGE)
        password = read_password(new_password_file, "New password") if new_password_file else _asked()
        with book.write() as writing:
            account_id = people.add_account(writing, name, password)
    typer.echo(f"{name}: account {account_id}")


@app.command("grant")
def grant_command(
    name: Annotated[str, typer.Argument(help="Name of the account.")],
    role: Annotated[str, typer.Argument(help="Role, such as party_liaison.")],
    compartment: Annotated[str, typer.Argument(help="Compartment, such as party_a.")],
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
) -> None:
    """Give an account a role in a compartment."""
    from treve.casebook import people
    from treve.casebook.roles import Deed, Role

    if role not in {one.value for one in Role}:
        raise bad_option("role", role, f"one of {', '.join(one.value for one in Role)}")
    with opened(casebook) as book:
        signed_in(book, as_, password_file).must(Deed.MANAGE)
        with book.write() as writing:
            account_id = people.account_named(writing.connection, name)
            grant_id = people.grant(writing, account_id, Role(role), compartment)
    typer.echo(f"{name}: {role} in {compartment}, grant {grant_id}")


@app.command("end")
def end_command(
    grant: Annotated[str, typer.Argument(help="Id of a grant; `treve user list` shows them.")],
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
) -> None:
    """Take a role away."""
    from treve.casebook import people
    from treve.casebook.roles import Deed

    with opened(casebook) as book:
        signed_in(book, as_, password_file).must(Deed.MANAGE)
        with book.write() as writing:
            people.end_grant(writing, grant)
    typer.echo(f"{grant}: ended")


@app.command("disable")
def disable_command(
    name: Annotated[str, typer.Argument(help="Name of the account.")],
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
) -> None:
    """Shut an account out: its sessions and tokens end, what it filed stays."""
    from treve.casebook import people
    from treve.casebook.roles import Deed

    with opened(casebook) as book:
        signed_in(book, as_, password_file).must(Deed.MANAGE)
        with book.write() as writing:
            people.disable(writing, people.account_named(writing.connection, name))
    typer.echo(f"{name}: disabled")


@app.command("list")
def list_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """List accounts and the roles they hold."""
    from treve.casebook import roster
    from treve.casebook.roles import Deed

    with opened(casebook) as book:
        signed_in(book, as_, password_file).must(Deed.MANAGE)
        with book.read() as connection:
            found = roster.listing(connection)
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        roles = one["roles"]
        assert isinstance(roles, list)
        told = ", ".join(f"{role['role']} in {role['compartment']} ({role['grant']})" for role in roles)
        typer.echo(f"{one['name']}{' (disabled)' if one['disabled'] else ''}: {told or 'no role'}")


@app.command("password")
def password_command(
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
    new_password_file: NewPasswordOption = None,
) -> None:
    """Set one's own password; every session of the account ends."""
    from treve.casebook import people

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        password = read_password(new_password_file, "New password") if new_password_file else _asked()
        with book.write() as writing:
            people.set_password(writing, viewer.account_id, password)
    typer.echo(f"{as_}: password set")


@app.command("second-factor")
def second_factor_command(casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None) -> None:
    """Ask for a one-time code (in TREVE_CODE) at every sign-in; prints the secret for an authenticator program, once."""
    from treve.casebook import people

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            typer.echo(people.set_totp(writing, viewer.account_id))


@app.command("token")
def token_command(
    label: Annotated[str, typer.Argument(help="What the token is for.")],
    casebook: CasebookOption,
    as_: AsOption,
    scope: Annotated[list[str], typer.Option("--scope", help="What it may do, such as submit; repeatable.")],
    days: Annotated[int, typer.Option(help="Days until it expires.", min=1, max=366)] = 30,
    password_file: PasswordOption = None,
) -> None:
    """Make a token for a program: it may do no more than its scopes, and no more than the account. Shown once."""
    from treve.casebook import people
    from treve.casebook.roles import Deed

    known = {one.value for one in Deed}
    for one in scope:
        if one not in known:
            raise bad_option("scope", one, f"one of {', '.join(sorted(known))}")
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            expires = int(time.time()) + days * 86_400
            deeds = frozenset(Deed(one) for one in scope)
            typer.echo(people.add_token(writing, viewer.account_id, label, deeds, expires))


def _asked() -> str:
    return str(typer.prompt("New password", hide_input=True, confirmation_prompt=True, err=True))
