"""The command line. Answers go to standard output, progress and errors to standard error.

Exit codes: 0 fine, 1 unexpected, 2 bad input or usage, 3 the answer is no, 130 stopped by Ctrl-C.
Everything heavy is imported inside the command that needs it: `treve --help` loads neither pyarrow nor DuckDB.
"""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from treve.errors import EXIT_CODES, TreveError

if TYPE_CHECKING:
    from treve.settings import Settings

_EXAMPLES = {"source": "ucdp_ged=GED.csv", "zone": "table=Asia/Damascus", "country": "table=SY"}

STOPPED_BY_USER = 130
STOPPED = "stopped; a run leaves nothing half-written, a download goes on from where it stopped"

# What the engine says when Ctrl-C meets it in the middle of a query: an error of its own, and no KeyboardInterrupt.
_ENGINE_STOPPED = ("Query interrupted", "INTERRUPT Error")

app = typer.Typer(
    name="treve",
    help="Ceasefire monitoring and verification: from the announcement to explained findings.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)
agreement_app = typer.Typer(help="Agreements as data: check, list and show them.", no_args_is_help=True)
get_app = typer.Typer(help="Download data from its producer.", no_args_is_help=True)
app.add_typer(agreement_app, name="agreement")
app.add_typer(get_app, name="get")


class ExportFormat(StrEnum):
    """File formats of `treve export`."""

    CSV = "csv"
    PARQUET = "parquet"
    GEOPARQUET = "geoparquet"
    GEOJSON = "geojson"
    XLSX = "xlsx"


RunOption = Annotated[Path, typer.Option("--run", help="Folder of a finished run.", metavar="DIR")]
ActorsOption = Annotated[Path | None, typer.Option(help="Your own actors.csv, added to the library.", metavar="FILE")]
JsonOption = Annotated[bool, typer.Option("--json", help="Answer as JSON.")]


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


@app.command("run")
def run_command(
    agreement: Annotated[
        list[str], typer.Option("--agreement", "-a", help="Id of the library, or agreement file. Repeat for several.")
    ],
    source: Annotated[
        list[str], typer.Option("--source", "-s", help="NAME=FILE, e.g. ucdp_ged=GED.csv. Repeat for several.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the run.", metavar="DIR")],
    reading: Annotated[
        list[str] | None, typer.Option("--reading", help="Only this reading. Repeat for several; default: all.")
    ] = None,
    areas: Annotated[Path | None, typer.Option(help="GeoJSON file of polygons that agreements refer to.")] = None,
    actors: ActorsOption = None,
    zone: Annotated[
        list[str] | None, typer.Option(help="SOURCE=ZONE: IANA zone of a source's days where its rows state none.")
    ] = None,
    country: Annotated[
        list[str] | None, typer.Option(help="SOURCE=CC: country of a source's places where its rows state none.")
    ] = None,
    engine: Annotated[str, typer.Option(help="Engine that holds the tables.")] = "duckdb",
    strict_rows: Annotated[
        bool, typer.Option("--strict-rows", help="Stop at the first row that cannot be read.")
    ] = False,
    memory: Annotated[str | None, typer.Option(help="Memory the engine may use, e.g. 3GB.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Worker threads; default: all cores.")] = None,
    as_json: JsonOption = False,
) -> None:
    """Hold reports against agreements: tables, summary and page in one folder."""
    if engine != "duckdb":
        raise _bad_option("engine", engine, "duckdb")
    pairs = tuple((name, Path(path)) for name, path in _pairs("source", source))
    _check_names("zone", zone or [], pairs)
    _check_names("country", country or [], pairs)
    settings = _settings(zone or [], country or [], strict_rows, memory, threads)
    from treve import pipeline

    order = pipeline.Order(tuple(agreement), pairs, out, tuple(reading or ()), areas, actors, settings)
    with _Progress() as progress:
        folder = pipeline.run(order, progress)
    content = (folder / "summary.json").read_text(encoding="utf-8")
    if as_json:
        typer.echo(content, nl=False)
        return
    from treve.bulletin.told import told

    typer.echo(told(json.loads(content), folder))


@app.command()
def explain(
    report_id: Annotated[str, typer.Argument(help="Id of the report: SOURCE:ID, or the source's own id.")],
    run: RunOption,
    as_json: JsonOption = False,
) -> None:
    """Why is this report covered, or not? The chain from the raw row to every finding."""
    from treve.bulletin.explain import explained
    from treve.run_folder import RunFolder

    with RunFolder(run) as folder:
        explanation = folder.explain(report_id)
    typer.echo(_json(explanation) if as_json else explained(explanation))


@app.command()
def export(
    table: Annotated[str, typer.Argument(help="Name of a table; `treve tables` lists them.")],
    run: RunOption,
    file_format: Annotated[ExportFormat, typer.Option("--format", "-f", help="File format.")] = ExportFormat.CSV,
    out: Annotated[
        Path | None, typer.Option("--out", "-o", help="File to write; default: TABLE.FORMAT here.", metavar="FILE")
    ] = None,
    private: Annotated[
        bool, typer.Option("--private", help="Also rows whose licence forbids passing them on.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Write one table of a run to a file."""
    from treve.run_folder import RunFolder

    path = out or Path(f"{table}.{'parquet' if file_format is ExportFormat.GEOPARQUET else file_format.value}")
    with RunFolder(run) as folder:
        exported = folder.export(table, path, file_format.value, public=not private)
    if as_json:
        typer.echo(_json(exported))
        return
    typer.echo(f"{path}: {exported.rows:,} rows, sha256 {exported.sha256}")
    if exported.withheld:
        typer.echo(
            f"{exported.withheld:,} rows left out: their licence forbids passing them on (--private keeps them)",
            err=True,
        )


@app.command()
def tables(
    run: Annotated[
        Path | None, typer.Option("--run", help="Folder of a finished run: with the number of rows.", metavar="DIR")
    ] = None,
    as_json: JsonOption = False,
) -> None:
    """List the tables of a run and what one row of each is."""
    from treve.model.tables import BY_NAME, TABLES

    counts: dict[str, int] = {table.name: 0 for table in TABLES}
    if run is not None:
        from treve.run_folder import RunFolder

        with RunFolder(run) as folder:
            counts = folder.tables()
    rows = [
        {
            "table": name,
            "rows": count if run else None,
            "row": BY_NAME[name].row if name in BY_NAME else "raw cells of a source",
        }
        for name, count in counts.items()
    ]
    if as_json:
        typer.echo(_json(rows))
        return
    for row in rows:
        typer.echo(f"{row['table']:<22}{'' if row['rows'] is None else format(row['rows'], '>12,')}  {row['row']}")


@app.command()
def sources(as_json: JsonOption = False) -> None:
    """List the sources that can be read, with plug-ins."""
    from treve import read

    known = read.sources()
    if as_json:
        typer.echo(_json([{"name": name, "title": one.title, "licence": one.licence} for name, one in known.items()]))
        return
    for name, one in known.items():
        typer.echo(f"{name:<12}{one.title}\n{'':<12}{one.licence}")


@agreement_app.command("schema")
def agreement_schema() -> None:
    """Print the JSON Schema of an agreement file."""
    from treve.agreements.schema import json_schema

    typer.echo(json.dumps(json_schema(), indent=1, ensure_ascii=False))


@agreement_app.command("check")
def agreement_check(
    files: Annotated[list[Path], typer.Argument(help="Agreement files.")],
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Check agreement files: every fault at once, with file, line, key and what was expected."""
    from treve.agreements import file
    from treve.normalise.actor_book import actor_book

    faults, notices = file.check(files, actor_book(actors))
    if as_json:
        typer.echo(_json({"faults": faults, "notices": [{"where": one.where, "text": one.text} for one in notices]}))
    else:
        for fault in faults:
            typer.echo(fault)
        for notice in notices:
            typer.echo(f"note: {notice.where}: {notice.text}")
        typer.echo(f"{len(files)} files, {len(faults)} faults, {len(notices)} notes", err=True)
    if faults:
        raise typer.Exit(2)


@agreement_app.command("list")
def agreement_list(as_json: JsonOption = False) -> None:
    """List the agreements of the library."""
    from treve.agreements import show

    rows = show.listing(show.library())
    typer.echo(_json(rows) if as_json else show.listing_text(rows))


@agreement_app.command("show")
def agreement_show(
    name: Annotated[str, typer.Argument(help="Id of the library, or agreement file.")],
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """Show one agreement: who, what, where, from when, on whose word, and what is contested."""
    from treve.agreements import file, show
    from treve.normalise.actor_book import actor_book

    book = actor_book(actors)
    shown = [show.describe(one, book) for one in file.agreement(name, book)]
    typer.echo(_json(shown) if as_json else "\n\n".join(show.described(one) for one in shown))


@agreement_app.command("timeline")
def agreement_timeline(
    names: Annotated[list[str] | None, typer.Argument(help="Ids or files; none: the whole library.")] = None,
    actors: ActorsOption = None,
    as_json: JsonOption = False,
) -> None:
    """What happened when, over several agreements."""
    from treve.agreements import file, show
    from treve.normalise.actor_book import actor_book

    book = actor_book(actors)
    asked = tuple(one for name in names for one in file.agreement(name, book)) if names else show.library()
    rows = show.timeline(asked)
    typer.echo(_json(rows) if as_json else show.timeline_text(rows))


@get_app.command("ucdp-ged")
def get_ucdp_ged(
    version: Annotated[str, typer.Option(help="Version, e.g. 26.1 (final) or 26.0.8 (monthly candidate).")],
    out: Annotated[Path, typer.Option("--out", "-o", help="CSV file to write.", metavar="FILE")],
    country: Annotated[
        list[int] | None, typer.Option(help="Gleditsch-Ward number, e.g. 652 for Syria. Repeat for several; none: all.")
    ] = None,
    published_file: Annotated[
        bool, typer.Option("--file", help="Take the published file of the whole world instead: needs no token.")
    ] = False,
    as_json: JsonOption = False,
) -> None:
    """Download UCDP GED from its producer; a download that broke off goes on where it stopped.

    The token stands in the environment variable UCDP_ACCESS_TOKEN; it is sent to UCDP alone and stored nowhere.
    """
    from treve.get.ucdp import file_address, ucdp_ged

    address = file_address(version) if published_file else None
    token = os.environ.get("UCDP_ACCESS_TOKEN")
    with _Progress() as show:
        download = ucdp_ged(
            version,
            country or [],
            out,
            token,
            file_url=address,
            progress=lambda one: show(f"{one.unit} received", one.done),
        )
    if as_json:
        typer.echo(_json(download))
        return
    typer.echo(f"{download.path}: {download.rows:,} rows, {download.bytes:,} bytes, sha256 {download.sha256}")


@app.command()
def simulate(
    reports: Annotated[int, typer.Option(min=0, help="Number of reports.")],
    agreements: Annotated[int, typer.Option(min=0, help="Number of agreements.")],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder to write to.", metavar="DIR")],
    seed: Annotated[int, typer.Option(help="Seed of the random generator.")] = 0,
) -> None:
    """Make invented reports and agreements of any size, for tests and benchmarks."""
    from treve.simulate import simulate as make

    make(reports, agreements, seed, out)
    typer.echo(str(out))


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
    except Exception as problem:
        if not any(said in str(problem) for said in _ENGINE_STOPPED):
            raise
        _say(STOPPED)
        sys.exit(STOPPED_BY_USER)


def _say(text: str) -> None:
    typer.echo(f"treve: {text}", err=True)


def _pairs(option: str, texts: list[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise _bad_option(option, text, f"NAME=VALUE, for example {_EXAMPLES[option]}")
        found.append((name, value))
    return tuple(found)


def _check_names(option: str, texts: list[str], sources: tuple[tuple[str, Path], ...]) -> None:
    """A zone or country for a source that is not read, and one that does not exist, would change nothing or too much."""
    from treve.normalise.places import find_country
    from treve.normalise.zones import is_zone

    read = sorted({name for name, _ in sources})
    for name, value in _pairs(option, texts):
        if name not in read:
            raise _bad_option(option, f"{name}={value}", f"a source of this run: {', '.join(read)}")
        if option == "zone" and not is_zone(value):
            raise _bad_option(option, f"{name}={value}", "an IANA zone such as Asia/Damascus")
        if option == "country" and find_country(value) != value:
            raise _bad_option(option, f"{name}={value}", "an ISO 3166-1 alpha-2 code such as SY")


def _bad_option(option: str, value: str, expected: str) -> typer.BadParameter:
    return typer.BadParameter(f"{value!r}; expected {expected}", param_hint=f"'--{option}'")


def _settings(
    zones: list[str], countries: list[str], strict_rows: bool, memory: str | None, threads: int | None
) -> Settings:
    from treve.settings import Settings

    return Settings(
        memory_limit=memory,
        threads=threads,
        strict_rows=strict_rows,
        zones=_pairs("zone", zones),
        countries=_pairs("country", countries),
    )


def _json(value: Any) -> str:
    import dataclasses

    def plain(one: Any) -> Any:
        return dataclasses.asdict(one) if dataclasses.is_dataclass(one) and not isinstance(one, type) else str(one)

    return json.dumps(value, default=plain, ensure_ascii=False, indent=1)


class _Progress:
    """One progress line on a terminal's standard error; nothing elsewhere."""

    def __enter__(self) -> Callable[[str, int], None]:
        self._shown = sys.stderr.isatty()
        return self._show

    def __exit__(self, *_: object) -> None:
        if self._shown:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

    def _show(self, what: str, rows: int) -> None:
        if self._shown:
            sys.stderr.write(f"\r\x1b[K{what}{f': {rows:,} rows' if rows else ''} …")
            sys.stderr.flush()
