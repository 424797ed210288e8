"""`treve casebook`: reports, cases and rulings from the command line, each in the name of somebody who signs in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Any

import typer

from treve.catalogue import say
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.sign_in import (
    AsOption,
    CasebookOption,
    LogKeyOption,
    PasswordOption,
    opened,
    read_password,
    signed_in,
)

app = typer.Typer(help="The casebook: reports, cases, rulings.", no_args_is_help=True)

CaseArgument = Annotated[str, typer.Argument(help="Id of a case.", metavar="CASE")]
ReasonOption = Annotated[str, typer.Option("--reason", help="Why.")]


@app.command("init")
def init_command(
    casebook: CasebookOption,
    origin: Annotated[str, typer.Option(help="Name of the log, such as example.org/mission.")],
    owner: Annotated[str, typer.Option(help="Name of the owner's account.")],
    preset: Annotated[str, typer.Option(help="small_ngo, mission or commission.")] = "mission",
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
    application_role: Annotated[
        str | None,
        typer.Option(help="PostgreSQL role of the application: it gets its rights and owns nothing.", metavar="ROLE"),
    ] = None,
) -> None:
    """Make a casebook with its owner and the compartments of a preset."""
    from treve.casebook import book as books
    from treve.casebook import guards, people, schema
    from treve.casebook.roles import Preset

    if preset not in {one.value for one in Preset}:
        raise bad_option("preset", preset, f"one of {', '.join(one.value for one in Preset)}")
    password = read_password(password_file, "Password of the owner")
    people.check_password(password)
    book = books.create(casebook, origin, log_key)
    try:
        with book.write() as writing:
            people.first_run(writing, owner, password, Preset(preset))
            if application_role is not None and writing.connection.dialect.name == "postgresql":
                guards.grant(writing.connection, application_role, schema.WORKING, schema.ERASABLE)
        assert book.key is not None
        typer.echo(f"Public key of the log, to hand out: {book.key.public.text()}")
        if book.ring is not None:
            typer.echo(
                say("{path}: the keys that open what is sealed; back them up", path=str(book.ring.path)), err=True
            )
    finally:
        book.close()


@app.command("import")
def import_command(
    file: Annotated[Path, typer.Argument(help="CSV or XLSX file; one row is one report.", metavar="FILE")],
    casebook: CasebookOption,
    as_: AsOption,
    compartment: Annotated[str, typer.Option(help="Compartment to file in.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Look only; take nothing.")] = False,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """File every report of a table, or none: code 2 where a row cannot be read."""
    from treve.casebook import batch

    table = batch.read(file)
    for fault in table.faults:
        typer.echo(fault)
    typer.echo(f"{len(table.rows)} rows can be taken, {len(table.faults)} cannot", err=True)
    if table.faults:
        raise typer.Exit(2)
    if dry_run:
        return
    with opened(casebook, log_key, with_key=True) as book:
        viewer = signed_in(book, as_, password_file)
        assert book.key is not None
        with book.write() as writing:
            taken = batch.take(writing, viewer, table, book.key, compartment)
    typer.echo(f"{len(taken.new)} new, {taken.known} known before; batch {taken.batch_id or 'none'}")


@app.command("undo")
def undo_command(
    batch_id: Annotated[str, typer.Argument(help="Id of a batch of yours.", metavar="BATCH")],
    casebook: CasebookOption,
    as_: AsOption,
    reason: ReasonOption,
    password_file: PasswordOption = None,
) -> None:
    """Withdraw every report of a batch; the log keeps what they said."""
    from treve.casebook import batch

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            found = batch.undo(writing, viewer, batch_id, reason)
    typer.echo(f"{len(found)} reports withdrawn")


@app.command("reports")
def reports_command(
    casebook: CasebookOption,
    as_: AsOption,
    area: Annotated[str | None, typer.Option(help="Only this area.")] = None,
    act: Annotated[str | None, typer.Option(help="Only this act.")] = None,
    limit: Annotated[int, typer.Option(help="At most so many.", min=1, max=10_000)] = 100,
    password_file: PasswordOption = None,
    as_json: JsonOption = False,
) -> None:
    """List the reports you may see, newest first."""
    from treve.casebook import intake

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = intake.listing(connection, viewer, area=area, act=act, limit=limit)
    _print(
        found,
        as_json,
        lambda one: f"{one['report']}  {one['state']:9}  {one['compartment']:14}  {one.get('summary', '')}",
    )


@app.command("open")
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


@app.command("cases")
def cases_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """List the cases you may see, with their state."""
    from treve.casebook import cases

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = cases.listing(connection, viewer)
    _print(found, as_json, lambda one: f"{one['case']}  {one['state']:21}  {len(one['reports'])} reports")


@app.command("step")
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


@app.command("assign")
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


@app.command("table")
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


@app.command("scorecard")
def scorecard_command(
    casebook: CasebookOption, as_: AsOption, password_file: PasswordOption = None, as_json: JsonOption = False
) -> None:
    """How the mechanism does its work, per compartment: from what you may see."""
    import datetime as dt

    from treve.casebook.scorecard import scorecard

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = scorecard(connection, viewer, dt.datetime.now(dt.UTC).date())
    if as_json:
        typer.echo(as_json_text(found))
        return
    typer.echo(
        f"{'':14} {'received':>9} {'ruled':>6} {'of these, cannot rule':>22} {'unruled':>8} {'unanswered':>11} {'median days':>12}"
    )
    for one in found:
        days = "none ruled" if one.median_days is None else f"{one.median_days:g}"
        counts = f"{one.received:9} {one.ruled:6} {one.cannot_rule:22} {one.unruled:8} {one.unanswered:11}"
        typer.echo(f"{one.compartment:14} {counts} {days:>12}")


@app.command("erase")
def erase_command(
    report: Annotated[str, typer.Argument(help="Id of a report.", metavar="REPORT")],
    casebook: CasebookOption,
    as_: AsOption,
    why: Annotated[str, typer.Option(help="asked_by_the_person, danger or law.")],
    password_file: PasswordOption = None,
) -> None:
    """Destroy what a report says, files included; the log keeps its proofs and says that it was done."""
    from treve.casebook import intake

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            count = intake.erase(writing, viewer, report, why)
    typer.echo(f"{report}: {count} entries emptied")


@app.command("checkpoint")
def checkpoint_command(
    casebook: CasebookOption,
    as_: AsOption,
    out: Annotated[
        Path | None, typer.Option("--out", help="File for the checkpoint; default: printed.", metavar="FILE")
    ] = None,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """Sign a checkpoint over all entries: to be printed on bulletins, handed to the parties and countersigned by them."""
    from treve.casebook import log
    from treve.casebook.roles import Deed

    with opened(casebook, log_key, with_key=True) as book:
        signed_in(book, as_, password_file).must(Deed.EXPORT_LOG)
        assert book.key is not None
        with book.write() as writing:
            signed = log.sign(writing, book.key)
    if out is not None:
        out.write_bytes(signed)
    else:
        typer.echo(signed.decode(), nl=False)


@app.command("countersign")
def countersign_command(
    checkpoint: Annotated[Path, typer.Argument(help="Countersigned checkpoint of a party.", metavar="FILE")],
    casebook: CasebookOption,
    as_: AsOption,
    key: Annotated[Path, typer.Option("--key", help="File of the party's public key.", metavar="FILE")],
    password_file: PasswordOption = None,
) -> None:
    """Keep a party's signature on one of our checkpoints; it goes out with every export."""
    from treve.casebook import log
    from treve.casebook.roles import Deed
    from treve.errors import BadFile
    from treve.ledger.export import read_keys

    for path in (checkpoint, key):
        if not path.is_file():
            raise BadFile(str(path), "no such file", "a file")
    with opened(casebook) as book:
        signed_in(book, as_, password_file).must(Deed.EXPORT_LOG)
        party = read_keys(key.read_bytes(), str(key))[0]
        with book.write() as writing:
            log.countersign(writing, checkpoint.read_bytes(), party)
    typer.echo(f"{party.name}: signature kept")


def _print(found: list[dict[str, Any]], as_json: bool, line: Any) -> None:
    if as_json:
        typer.echo(as_json_text(found))
        return
    for one in found:
        typer.echo(line(one).replace("\n", " ")[:200])
    typer.echo(f"{len(found)} shown", err=True)
