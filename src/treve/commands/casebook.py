"""`treve casebook`: reports, cases and rulings from the command line, each in the name of somebody who signs in."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from treve.bulletin import casebook_words as words
from treve.catalogue import say
from treve.commands import cases, mail, rulings, watching, work
from treve.commands.answers import JsonOption, as_json_text, bad_option
from treve.commands.cases import print_rows
from treve.commands.sign_in import (
    AsOption,
    CasebookOption,
    LogKeyOption,
    PasswordOption,
    ReasonOption,
    opened,
    read_password,
    signed_in,
)
from treve.store.whole_file import write_whole

app = typer.Typer(help="The casebook: reports, cases, rulings.", no_args_is_help=True)


@app.command("init")
def init_command(
    casebook: CasebookOption,
    origin: Annotated[str, typer.Option(help="Name of the log, such as example.org/mission.")],
    owner: Annotated[str, typer.Option(help="Name of the owner's account.")],
    preset: Annotated[str, typer.Option(help="small_ngo, mission or commission.")] = "mission",
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
    is_exercise: Annotated[
        bool,
        typer.Option(
            "--exercise",
            help="Nothing in it is real: its log, its pages and its bulletins say so, and it merges with no other.",
        ),
    ] = False,
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
    book = books.create(casebook, origin, log_key, is_exercise=is_exercise)
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
    update: Annotated[
        bool, typer.Option("--update", help="Rows whose client key is known correct their report.")
    ] = False,
    log_key: LogKeyOption = None,
    password_file: PasswordOption = None,
) -> None:
    """File every report of a table, or none: code 2 where a row cannot be read."""
    from treve.casebook import batch, batch_file

    table = batch_file.read(file)
    for fault in table.faults:
        typer.echo(fault)
    typer.echo(words.readable(len(table.rows), table.faulty), err=True)
    if table.faults:
        raise typer.Exit(2)
    with opened(casebook, log_key, with_key=True) as book:
        viewer = signed_in(book, as_, password_file)
        assert book.key is not None
        if dry_run:
            with book.read() as connection:
                for one in batch.look(connection, viewer, table, book.key):
                    typer.echo(words.row(one.line, one.state, one.report, one.changes))
            return
        with book.write() as writing:
            taken = batch.take(writing, viewer, table, book.key, compartment, update)
    typer.echo(words.taken(len(taken.new), len(taken.updated), taken.known, taken.batch_id))


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
    typer.echo(words.undone(len(found.withdrawn), len(found.restored), len(found.left)))


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

    from treve.casebook import report_list
    from treve.casebook.report_list import Wanted

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.read() as connection:
            found = report_list.listing(connection, viewer, Wanted(act=act, area=area), limit=limit + 1)
    print_rows(
        found[:limit],
        as_json,
        lambda one: f"{one['report']}  {one['state']:9}  {one['compartment']:14}  {one.get('summary', '')}",
        "--limit" if len(found) > limit else "",
    )


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
    from treve.casebook import erasure

    with opened(casebook) as book:
        viewer = signed_in(book, as_, password_file)
        with book.write() as writing:
            count = erasure.erase(writing, viewer, report, why)
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
        write_whole(out, signed)
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


for _name, _command in (
    ("open", cases.open_command),
    ("cases", cases.cases_command),
    ("step", cases.step_command),
    ("assign", cases.assign_command),
    ("table", cases.table_command),
    ("merge", cases.merge_command),
    ("split", cases.split_command),
    ("add", cases.add_command),
    ("duplicate", cases.duplicate_command),
    ("bulk", cases.bulk_command),
    ("take-back", cases.take_back_command),
    ("attribute", rulings.attribute_command),
    ("determine", rulings.determine_command),
    ("notify", rulings.notify_command),
    ("answer", rulings.answer_command),
    ("silence", rulings.silence_command),
    ("dispute", rulings.dispute_command),
    ("remedy", rulings.remedy_command),
    ("remedy-result", rulings.remedy_result_command),
    ("filings", rulings.filings_command),
    ("watch", watching.watch_command),
    ("link", watching.link_command),
    ("obligation", watching.obligation_command),
    ("announce", watching.announce_command),
    ("verify", watching.verify_command),
    ("obligations", watching.obligations_command),
    ("due", watching.due_command),
    ("bursts", watching.bursts_command),
    ("mail", mail.mail_command),
    ("work", work.work_command),
):
    app.command(_name)(_command)
