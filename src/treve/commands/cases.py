"""`treve casebook …`: moving cases, one or many, merging and splitting them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any

import typer

from treve.bulletin import casebook_words as words
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.sign_in import (
    AsOption,
    CaseArgument,
    CasebookOption,
    PasswordOption,
    ReasonOption,
    opened,
    signed_in,
    writing_as,
)

if TYPE_CHECKING:
    from treve.casebook.workflow import State

_LINE = 200
"""A row of a list on the terminal is cut to so many characters, with an ellipsis for what is left out."""


def open_command(
    reports: Annotated[list[str], typer.Argument(help="Ids of reports.", metavar="REPORT...")],
    casebook: CasebookOption,
    as_: AsOption,
    workflow: Annotated[str, typer.Option(help="full or simple.")] = "full",
    password_file: PasswordOption = None,
) -> None:
    """Open a case over reports; prints its id."""
    from treve.casebook import cases

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            typer.echo(cases.open_case(writing, viewer, reports, workflow))


def cases_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """List the cases you may see, with their state."""
    from treve.casebook import case_list

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = case_list.listing(connection, viewer)
    print_rows(found, as_json, lambda one: f"{one['case']}  {one['state']:21}  {_seen(len(one['reports']))}")


def step_command(
    case_id: CaseArgument,
    to: Annotated[str, typer.Argument(help="The state it comes to.", metavar="STATE")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    due: Annotated[str | None, typer.Option(help="Day by which the next step is due.", metavar="DAY")] = None,
    password_file: PasswordOption = None,
) -> None:
    """Move a case one step; code 3 where the step may not follow or is not yours."""
    import datetime as dt

    from treve.casebook import cases
    from treve.casebook.workflow import State

    if to not in {one.value for one in State}:
        raise bad_option("state", to, f"one of {', '.join(one.value for one in State)}")
    try:
        day = dt.date.fromisoformat(due).isoformat() if due else None
    except ValueError:
        raise bad_option("due", due or "", "a day as YYYY-MM-DD") from None
    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            cases.step(writing, viewer, case_id, State(to), reason, day)
    typer.echo(f"{case_id}: {to}")


def assign_command(
    case_id: CaseArgument,
    name: Annotated[str, typer.Argument(help="Name of the account.", metavar="NAME")],
    casebook: CasebookOption,
    as_: AsOption,
    password_file: PasswordOption = None,
) -> None:
    """Give a case to somebody, who sees it and what belongs to it from now on."""
    from treve.casebook import cases, people
    from treve.casebook.roles import Deed

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        viewer.must(Deed.ASSIGN)
        with book.write() as writing:
            cases.assign(writing, viewer, case_id, people.account_named(writing.connection, name))
    typer.echo(f"{case_id}: assigned to {name}")


def table_command(
    case_id: CaseArgument, casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None
) -> None:
    """Put a case before the commission."""
    from treve.casebook import cases

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            cases.table(writing, viewer, case_id)
    typer.echo(f"{case_id}: before the commission")


def merge_command(
    case_id: CaseArgument,
    into: Annotated[str, typer.Argument(help="Id of the case that goes on.", metavar="INTO")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """End a case in favour of another, which takes its reports; both keep their history."""
    from treve.casebook import merging

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        merging.merge(writing, viewer, case_id, into, reason)
    typer.echo(words.merged(case_id, into))


def split_command(
    case_id: CaseArgument,
    reports: Annotated[list[str], typer.Argument(help="Ids of the reports to take out.", metavar="REPORT...")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """Take some reports of a case into a new one; prints its id."""
    from treve.casebook import merging

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        typer.echo(merging.split(writing, viewer, case_id, reports, reason))


def add_command(
    case_id: CaseArgument,
    reports: Annotated[list[str], typer.Argument(help="Ids of the reports to add.", metavar="REPORT...")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """Add reports to a case; its steps stay as they are."""
    from treve.casebook import gathering

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        gathering.add(writing, viewer, case_id, reports, reason)
    typer.echo(words.added(case_id, len(set(reports))))


def duplicate_command(
    case_id: CaseArgument,
    of: Annotated[str, typer.Argument(help="Id of the case that tells the same.", metavar="OF")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """Say that a case under verification tells what another tells."""
    from treve.casebook import merging

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        merging.duplicate(writing, viewer, case_id, of, reason)
    typer.echo(words.duplicate(case_id, of))


def bulk_command(
    to: Annotated[str, typer.Argument(help="The state they come to.", metavar="STATE")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    state: Annotated[
        list[str] | None, typer.Option("--state", help="Cases that are in this state now; repeatable.")
    ] = None,
    case: Annotated[list[str] | None, typer.Option("--case", help="This case; repeatable.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say which would move; move none.")] = False,
    password_file: PasswordOption = None,
) -> None:
    """Move many cases by the rules of a single step: none stops another; code 3 where one did not move."""
    from treve.casebook import case_list, cases
    from treve.casebook.case_list import Wanted

    if bool(state) == bool(case):
        raise bad_option("state", "", "either --state or --case")
    with writing_as(casebook, as_, password_file) as (writing, viewer):
        wanted = Wanted(states=tuple(_state("state", one) for one in state or ()))
        chosen = case or case_list.ids(writing.connection, viewer, wanted)
        moved, left = cases.bulk(writing, viewer, chosen, _state("to", to), reason, dry_run)
    for case_id, why in left:
        typer.echo(f"{case_id}: {why}")
    typer.echo(words.moved(len(moved), len(left), dry_run))
    if left:
        raise typer.Exit(3)


def take_back_command(
    case_id: CaseArgument,
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """Take one's own last bare step of a case back, by an entry that says so."""
    from treve.casebook import cases

    with writing_as(casebook, as_, password_file) as (writing, viewer):
        cases.undo(writing, viewer, case_id, reason)
        state = cases.state(writing.connection, case_id).to_state
    typer.echo(f"{case_id}: {state.value}")


def _state(option: str, word: str) -> State:
    from treve.casebook.workflow import State

    if word not in {one.value for one in State}:
        raise bad_option(option, word, f"one of {', '.join(one.value for one in State)}")
    return State(word)


def _seen(reports: int) -> str:
    """A case may rest on reports that one does not see."""
    return f"{reports} report{'' if reports == 1 else 's'} that you see"


def print_rows(found: list[dict[str, Any]], as_json: bool, line: Any, more: str = "") -> None:
    """Rows as JSON, or a line each and their number.

    more  how to see those that follow; empty: these are all
    """
    if as_json:
        typer.echo(as_json_text(found))
    for one in () if as_json else found:
        told = line(one).replace("\n", " ")
        typer.echo(told if len(told) <= _LINE else f"{told[: _LINE - 1]}…")
    if more or not as_json:
        typer.echo(f"{len(found)} shown{'; there are more: ' if more else ''}{more}", err=True)
