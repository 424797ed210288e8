"""`treve run`: hold reports against agreements."""

from __future__ import annotations

import dataclasses
import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from treve.commands.answers import ActorsOption, JsonOption, LanguageOption, ProgressLine, bad_option, spoken
from treve.commands.sign_in import PasswordOption, opened, signed_in

if TYPE_CHECKING:
    from treve.pipeline import Order
    from treve.read import Progress
    from treve.settings import Settings

MAPPED_BY = ",mapping="
"""In --source between a file and the mapping it is read by."""

NOTHING_READ = 2
"""Exit code of a run none of whose rows became a report: the folder is there, and says what is wrong with the rows."""

_EXAMPLES = {"source": "ucdp_ged=GED.csv", "zone": "table=Asia/Damascus", "country": "table=SY"}


def run_command(
    agreement: Annotated[
        list[str], typer.Option("--agreement", "-a", help="Id of the library, or agreement file. Repeat for several.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the run.", metavar="DIR")],
    source: Annotated[
        list[str] | None,
        typer.Option(
            "--source",
            "-s",
            help="NAME=FILE, e.g. ucdp_ged=GED.csv; table=FILE,mapping=FILE by a mapping of `treve map`; "
            "announcement=FOLDER of texts. Repeat for several.",
        ),
    ] = None,
    casebook: Annotated[
        str | None,
        typer.Option(
            help="Casebook whose reports are a source, and whose decisions and rulings are taken.", metavar="URL"
        ),
    ] = None,
    as_: Annotated[
        str | None,
        typer.Option("--as", envvar="TREVE_ACCOUNT", help="Account whose view of the casebook it is.", metavar="NAME"),
    ] = None,
    password_file: PasswordOption = None,
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
    no_link: Annotated[
        bool, typer.Option("--no-link", help="Do not link reports: each report counts as one incident.")
    ] = False,
    decisions: Annotated[
        Path | None,
        typer.Option(help="CSV of decisions on pairs of reports, as `treve link --review` asks for.", metavar="FILE"),
    ] = None,
    weights: Annotated[
        Path | None, typer.Option(help="CSV of weights in place of those counted from the run.", metavar="FILE")
    ] = None,
    link_km: Annotated[
        float,
        typer.Option(
            min=0, max=200, help="Km by which reports of one incident may lie apart beyond their own vagueness."
        ),
    ] = 15.0,
    link_days: Annotated[
        int, typer.Option(min=0, max=14, help="Days by which they may lie apart beyond their own vagueness.")
    ] = 2,
    link_chance: Annotated[float, typer.Option(min=0.5, max=1, help="Chance from which two reports are linked.")] = 0.7,
    engine: Annotated[str, typer.Option(help="Engine that makes the tables: duckdb or spark.")] = "duckdb",
    master: Annotated[
        str | None, typer.Option(help="Where Spark runs, e.g. spark://HOST:7077; default: this machine.", metavar="URL")
    ] = None,
    strict_rows: Annotated[
        bool, typer.Option("--strict-rows", help="Stop at the first row that cannot be read.")
    ] = False,
    memory: Annotated[str | None, typer.Option(help="Memory the engine may use, e.g. 3GB.")] = None,
    threads: Annotated[int | None, typer.Option(min=1, help="Worker threads; default: all cores.")] = None,
    language: LanguageOption = None,
    as_json: JsonOption = False,
) -> None:
    """Hold reports against agreements: tables, summary and page in one folder."""
    _check_engine(engine, master, {"memory": memory, "threads": threads})
    pairs, mappings = sources_and_mappings(source or [])
    read = sorted({name for name, _ in pairs} | ({"table"} if casebook is not None else set()))
    _check_names("zone", zone or [], read)
    _check_names("country", country or [], read)
    settings = dataclasses.replace(
        _settings(zone or [], country or [], strict_rows, memory, threads),
        link=not no_link,
        link_km=link_km,
        link_days=link_days,
        link_chance=link_chance,
    )
    from treve import pipeline

    order = pipeline.Order(
        tuple(agreement),
        pairs,
        out,
        mappings=mappings,
        readings=tuple(reading or ()),
        areas=areas,
        actors=actors,
        settings=settings,
        decisions=decisions,
        weights=weights,
        language=spoken(language),
        engine=engine,
        master=master,
    )
    with ProgressLine() as progress:
        folder = (
            pipeline.run(order, progress) if casebook is None else _with(casebook, as_, password_file, order, progress)
        )
    content = (folder / "summary.json").read_text(encoding="utf-8")
    summary = json.loads(content)
    if as_json:
        typer.echo(content, nl=False)
    else:
        from treve.bulletin.told import told
        from treve.catalogue import speaking
        from treve.run_folder import RunFolder

        with speaking(order.language), RunFolder(folder) as finished:
            typer.echo(told(summary, folder, finished.warnings()))
    if not summary["reports"]:
        raise typer.Exit(NOTHING_READ)


def _with(url: str, name: str | None, password_file: Path | None, order: Order, progress: Progress) -> Path:
    from treve import refresh
    from treve.bulletin.casebook_words import fed

    if name is None:
        raise bad_option("as", "", "the account whose view of the casebook it is")
    with opened(url) as book:
        made = refresh.run(book, signed_in(book, name, password_file).account_id, order, progress)
    typer.echo(fed(made.taken, made.left_out), err=True)
    return made.folder


def _check_engine(engine: str, master: str | None, of_duckdb: dict[str, object]) -> None:
    if engine not in ("duckdb", "spark"):
        raise bad_option("engine", engine, "duckdb or spark")
    if engine == "duckdb" and master is not None:
        raise bad_option("master", master, "--engine spark beside it")
    for option, value in of_duckdb.items():
        if engine == "spark" and value is not None:
            raise bad_option(
                option, str(value), "--engine duckdb; Spark is told so by its master and its own configuration"
            )


def sources_and_mappings(texts: list[str]) -> tuple[tuple[tuple[str, Path], ...], tuple[Path | None, ...]]:
    """Sources with their files, and the mapping of each: the one named behind `,mapping=`, or for a table the one beside it."""
    from treve.mapping.mapping_file import found_beside

    pairs, mappings = [], list[Path | None]()
    for name, value in _pairs("source", texts):
        file, named, mapping = value.partition(MAPPED_BY)
        path = Path(file)
        if named and name != "table":
            raise bad_option("source", f"{name}={value}", "a mapping for the source `table` alone")
        pairs.append((name, path))
        mappings.append(Path(mapping) if named else found_beside(name, path))
    return tuple(pairs), tuple(mappings)


def _pairs(option: str, texts: list[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for text in texts:
        name, equals, value = text.partition("=")
        if not (name and equals and value):
            raise bad_option(option, text, f"NAME=VALUE, for example {_EXAMPLES[option]}")
        found.append((name, value))
    return tuple(found)


def _check_names(option: str, texts: list[str], read: list[str]) -> None:
    """A zone or country for a source that is not read, and one that does not exist, would change nothing or too much."""
    from treve.normalise.places import find_country
    from treve.normalise.zones import is_zone

    for name, value in _pairs(option, texts):
        if name not in read:
            raise bad_option(option, f"{name}={value}", f"a source of this run: {', '.join(read)}")
        if option == "zone" and not is_zone(value):
            raise bad_option(option, f"{name}={value}", "an IANA zone such as Asia/Damascus")
        if option == "country" and find_country(value) != value:
            raise bad_option(option, f"{name}={value}", "an ISO 3166-1 alpha-2 code such as SY")


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
