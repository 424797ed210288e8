"""The command line. Answers go to standard output, progress and errors to standard error.

Exit codes: 0 fine, 1 unexpected, 2 bad input or usage, 3 the answer is no, 130 stopped by Ctrl-C.
Everything heavy is imported inside the command that needs it: `treve --help` loads neither pyarrow nor DuckDB.
"""

from __future__ import annotations

import os
import sys
from typing import Annotated

import typer

from treve.commands import agreement, explain, export, get, run, simulate, sources, tables
from treve.errors import EXIT_CODES, TreveError

STOPPED_BY_USER = 130
STOPPED = "stopped; a run leaves nothing half-written, a download goes on from where it stopped"

app = typer.Typer(
    name="treve",
    help="Ceasefire monitoring and verification: from the announcement to explained findings.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)


def _version(wanted: bool) -> None:
    if wanted:
        from importlib.metadata import version

        typer.echo(f"treve {version('treve')}")
        raise typer.Exit


@app.callback()
def _treve(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    pass


app.command("run")(run.run_command)
app.command("explain")(explain.explain)
app.command("export")(export.export)
app.command("tables")(tables.tables)
app.command("sources")(sources.sources)
app.add_typer(agreement.app, name="agreement")
app.add_typer(get.app, name="get")
app.command("simulate")(simulate.simulate)


def main() -> None:
    """Run the command line and leave with an exit code."""
    try:
        app()
    except TreveError as problem:
        _say(str(problem))
        sys.exit(next(EXIT_CODES[kind] for kind in type(problem).__mro__ if kind in EXIT_CODES))
    except SystemExit as end:
        # Typer turns Ctrl-C into this code without a word.
        if end.code == STOPPED_BY_USER:
            _say(STOPPED)
        raise
    except KeyboardInterrupt:
        _say(STOPPED)
        sys.exit(STOPPED_BY_USER)
    except BrokenPipeError:
        # The reader of the pipe has gone (`treve … | head`): nobody is left to tell.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(1)
    except OSError as problem:
        _say(f"{problem.filename or 'file system'}: {problem.strerror}")
        sys.exit(1)


def _say(text: str) -> None:
    typer.echo(f"treve: {text}", err=True)
