"""The command line. Answers go to standard output, progress and errors to standard error.

Exit codes: 0 fine, 1 unexpected, 2 bad input or usage, 3 the answer is no, 130 stopped by Ctrl-C, 141 the pipe was closed.
Everything heavy is imported inside the command that needs it: `treve --help` loads neither pyarrow nor DuckDB.
"""

from __future__ import annotations

import os
import signal
import sys
from typing import Annotated, NoReturn

import typer

from treve.commands import (
    agreement,
    analyse,
    audit,
    backtest,
    bulletin,
    bundle,
    casebook,
    compare,
    count,
    demo,
    diff,
    explain,
    export,
    extract,
    get,
    ledger,
    link,
    look,
    map_table,
    package,
    page,
    plot,
    protect,
    quote,
    reconcile,
    redact,
    release,
    rerun,
    run,
    seal,
    serve,
    simulate,
    sources,
    tables,
    user,
)
from treve.errors import TreveError, exit_code

STOPPED_BY_USER = 130
_NAMED_WRONGLY = (FileNotFoundError, FileExistsError, PermissionError, IsADirectoryError, NotADirectoryError)
"""What is wrong with a path that was given; a full disk is not."""
STOPPED = "stopped; a run leaves nothing half-written, a download goes on from where it stopped"

app = typer.Typer(
    name="treve",
    help="Ceasefire monitoring and verification: from the announcement to explained findings.",
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"treve {version('treve')}")
        raise typer.Exit


NEXT = """\
Trêve holds reports of alleged incidents against ceasefire agreements, and says for each whether it falls under the terms, and why.

  treve look MY.xlsx                   what a file is, what it overlaps, and what to run next
  treve agreement list                 which agreements are known
  treve agreement show syr-2016-12-30  one of them: who, where, from when, on whose word
  treve agreement new --out MY.yaml    one of your own, from eight answers
  treve run --agreement syr-2016-12-30 --source table=MY.csv --out runs/mine
                                       hold a table of reports against it; then open runs/mine/index.html
  treve quote --run runs/mine          what can be quoted of it, and what must not be written
  treve sources                        what else can be read: UCDP GED, ACLED, …

treve --help lists every command; treve --install-completion makes the shell complete them."""


@app.callback(invoke_without_command=True)
def _treve(
    context: typer.Context,
    version: Annotated[  # noqa: ARG001 (its callback answers and ends the command)
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    if context.invoked_subcommand is None:
        typer.echo(NEXT)


app.command("run")(run.run_command)
app.command("look")(look.look_command)
app.command("map")(map_table.map_command)
app.command("explain")(explain.explain)
app.command("export")(export.export)
app.command("page")(page.page_command)
app.command("bulletin")(bulletin.bulletin_command)
app.command("quote")(quote.quote)
app.command("rerun")(rerun.rerun_command)
app.command("diff")(diff.diff_command)
app.command("tables")(tables.tables)
app.command("sources")(sources.sources)
app.add_typer(agreement.app, name="agreement")
app.add_typer(get.app, name="get")
app.add_typer(ledger.app, name="ledger")
app.add_typer(casebook.app, name="casebook")
casebook.app.command("unseal")(seal.unseal_command)
casebook.app.command("open-boxes")(seal.boxes_command)
casebook.app.command("grant-seal")(seal.grant_command)
casebook.app.command("rotate-seal")(seal.rotate_command)
casebook.app.command("migrate")(seal.migrate_command)
casebook.app.command("backup")(package.backup_command)
casebook.app.command("restore")(package.restore_command)
casebook.app.command("handover")(package.handover_command)
casebook.app.command("evacuate")(package.evacuate_command)
casebook.app.command("package-key")(package.key_command)
casebook.app.command("release")(release.release_command)
casebook.app.command("share")(release.share_command)
casebook.app.command("redact")(redact.redact_command)
casebook.app.command("custody")(redact.custody_command)
casebook.app.command("consent")(protect.consent_command)
casebook.app.command("threat")(protect.threat_command)
casebook.app.command("threatened")(protect.threatened_command)
casebook.app.command("answer-reporter")(protect.answer_command)
casebook.app.command("answers")(protect.answers_command)
casebook.app.add_typer(bundle.app, name="bundle")
user.app.command("sealing-key")(seal.own_key_command)
app.command("serve")(serve.serve)
app.command("demo")(demo.demo)
app.add_typer(user.app, name="user")
app.command("simulate")(simulate.simulate)
app.command("audit")(audit.audit_command)
app.command("reconcile")(reconcile.reconcile_command)
app.add_typer(count.app, name="count")
app.command("analyse")(analyse.analyse)
app.command("plot")(plot.plot)
app.command("extract")(extract.extract)
app.command("compare")(compare.compare)
app.command("backtest")(backtest.backtest)
app.command("link")(link.link)


def main() -> None:
    """Run the command line and leave with an exit code."""
    try:
        app()
    except TreveError as problem:
        _say(str(problem))
        sys.exit(exit_code(problem))
    except SystemExit as end:
        # Typer turns a closed pipe into code 1, and Ctrl-C into its own code, each without a word.
        if isinstance(end.__context__, BrokenPipeError):
            _end_by_closed_pipe()
        if end.code == STOPPED_BY_USER:
            _say_stopped()
        raise
    except KeyboardInterrupt:
        _say_stopped()
        sys.exit(STOPPED_BY_USER)
    except BrokenPipeError:
        _end_by_closed_pipe()
    except OSError as problem:
        _say(f"{problem.filename or 'file system'}: {problem.strerror}")
        sys.exit(2 if isinstance(problem, _NAMED_WRONGLY) else 1)


def _end_by_closed_pipe() -> NoReturn:
    """The reader of the pipe has what it wanted (`treve … | head`): no error, and nobody is left to tell."""
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
        os.kill(os.getpid(), signal.SIGPIPE)
    os._exit(0)


def _say_stopped() -> None:
    _say(STOPPED)
    # Ctrl-C that met Python while it ran a text (as it does to make a dataclass) would let it end by the signal, whatever the exit
    # code; the next text that it runs undoes that.
    exec("")


def _say(text: str) -> None:
    typer.echo(f"treve: {text}", err=True)
