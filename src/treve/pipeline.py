"""The straight line: from files and agreements to the tables, the summary and the page of a run."""

from __future__ import annotations

import json
import shlex
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field, replace
from importlib.metadata import version
from pathlib import Path

import pyarrow as pa

from treve import assess, link, read
from treve.agreements import clauses, file
from treve.bulletin.day_one import advice
from treve.bulletin.outlines import outlines
from treve.bulletin.page import page
from treve.bulletin.summary import RunFacts, summary
from treve.catalogue import speaking
from treve.errors import BadValue, RunFolderError
from treve.link.decisions import read_decisions
from treve.link.weights import read_overrides
from treve.link.window import Window
from treve.model.agreement import Agreement
from treve.normalise.actor_book import ActorBook, actor_book
from treve.read import Progress, silent
from treve.read.source import sources
from treve.resolve.actors import actors
from treve.resolve.places import places
from treve.resolve.stated_countries import stated_countries
from treve.settings import Settings
from treve.store.arrow_types import arrow_schema
from treve.store.duckdb import ENGINE, DuckDBStore
from treve.store.protocol import RunStore, Store
from treve.store.run_files import DATABASE, drop_unfinished, take_names, unfinished

# Beyond this many agreements nobody looks at fronts one by one, and asking for each costs time.
AGREEMENTS_WITH_FRONTS = 20

ANNOUNCEMENT = "announcement"
"""The source whose path is a folder of texts: they are drafted, and only rows that a person confirmed are read."""

ENGINES = ("duckdb", "spark")
"""What can hold the tables of a run while it is made."""


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is asked for.

    agreements  ids of the library, or agreement files
    sources     (name of the source, file)
    mappings    for each source the mapping file it is read by, None: by the names of its columns; empty: all of them so
    out         folder of the run
    readings    names of readings; empty: all
    areas       GeoJSON file of polygons; None: none given
    actors      the user's own actors.csv; None: the library alone
    decisions   CSV of people's decisions on pairs of reports; None: there are none
    weights     CSV of weights in place of those counted from the run; None: none
    determinations  CSV of a casebook's rulings on reports; None: there are none
    registered  agreements that stand in a mission's register: id and version there
    language    of the page: en, fr or ar
    engine      duckdb or spark
    master      where Spark runs; None: on this machine
    """

    agreements: tuple[str, ...]
    sources: tuple[tuple[str, Path], ...]
    out: Path
    mappings: tuple[Path | None, ...] = ()
    readings: tuple[str, ...] = ()
    areas: Path | None = None
    actors: Path | None = None
    settings: Settings = field(default_factory=Settings)
    decisions: Path | None = None
    weights: Path | None = None
    determinations: Path | None = None
    registered: tuple[tuple[str, int], ...] = ()
    language: str = "en"
    engine: str = "duckdb"
    master: str | None = None


def run(order: Order, progress: Progress = silent) -> Path:
    """Make a run and return its folder: run.duckdb, summary.json and index.html. Nothing half-written is left behind.

    Raises the errors of treve.errors; on any of them, and on Ctrl-C, an earlier run in the folder stays as it was.
    """
    started = time.monotonic()
    with speaking(order.language):
        pass  # an unknown language is refused before anything is made
    book = actor_book(order.actors)
    agreements = _agreements(order.agreements, book)
    if not order.sources:
        raise BadValue("run", "source", "", "at least one source, for example ucdp_ged=FILE", "option")
    _make_folder(order.out)
    store: RunStore | None = None
    try:
        order, drafted = _with_drafts(order, progress)
        store, engine = _open_store(order)
        warnings = (*drafted, *fill(store, order, agreements, book, progress))
        progress("telling it", 0)
        facts = RunFacts(
            version=version("treve"),
            seconds=round(time.monotonic() - started, 2),
            engine=engine,
            settings=order.settings.rows(),
            warnings=warnings,
            command=_command(order),
            order=_plain(order),
        )
        told = summary(store, facts)
        told = told | {"warnings": [*warnings, *advice(told, store)]}
        with speaking(order.language):
            page(store, told, unfinished(order.out / "index.html"))
        unfinished(order.out / "summary.json").write_text(
            json.dumps(told, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
        )
        store.close()
    except BaseException as problem:
        if store is not None:
            store.abandon()
        drop_unfinished(order.out)
        if isinstance(problem, OSError):
            raise RunFolderError(f"{order.out}: cannot be written: {problem.strerror or problem}") from problem
        raise
    take_names(order.out)
    return order.out


def _with_drafts(order: Order, progress: Progress) -> tuple[Order, tuple[str, ...]]:
    """The order with each folder of texts replaced by its confirmed rows, and a warning that tells what was only drafted."""
    folders = [path for name, path in order.sources if name == ANNOUNCEMENT]
    if not folders:
        return order, ()
    if len(folders) > 1:
        raise BadValue("run", "source", ANNOUNCEMENT, "one folder of texts", "option")
    from treve.extract import as_source  # the rules of five languages, which no other run needs

    (folder,) = folders
    progress("drafting texts", 0)
    zone = dict(order.settings.zones).get(ANNOUNCEMENT)
    written = [unfinished(order.out / name) for name in (as_source.DRAFTS, as_source.DRAFTED_TOTALS)]
    told = as_source.write_drafts(folder, written[0], written[1], zone)
    rows = as_source.confirmed(folder, order.out / as_source.CONFIRMED)

    def renamed(pairs: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
        return tuple(("table" if name == ANNOUNCEMENT else name, value) for name, value in pairs)

    settings = replace(order.settings, zones=renamed(order.settings.zones), countries=renamed(order.settings.countries))
    sources = tuple(("table", rows) if name == ANNOUNCEMENT else (name, path) for name, path in order.sources)
    return replace(order, sources=sources, settings=settings), (told.told(folder), *told.refused)


def _open_store(order: Order) -> tuple[RunStore, str]:
    """The store of the engine asked for, and the engine's name and version. Raises BadValue if it is not installed."""
    if order.engine == "duckdb":
        return DuckDBStore(order.out / DATABASE, order.settings.memory_limit, order.settings.threads), ENGINE
    if order.engine != "spark":
        raise BadValue("run", "engine", order.engine, f"one of {', '.join(ENGINES)}", "option")
    try:
        from treve.store import spark
    except ModuleNotFoundError as problem:
        if problem.name not in ("pyspark", "py4j"):
            raise
        raise BadValue("run", "engine", "spark", "pip install 'treve[spark]' first", "option") from None
    return spark.SparkStore(order.out / DATABASE, order.master or "local[*]"), spark.ENGINE


def fill(
    store: Store, order: Order, agreements: Sequence[Agreement], book: ActorBook, progress: Progress = silent
) -> tuple[str, ...]:
    """Fill all tables of a run, from `input` to `finding`; the warnings in plain words."""
    _load_settings(store, order.settings)
    progress("reading", 0)
    read_warnings = read.reports(order.sources, store, order.settings, progress, order.mappings)
    read.given_files(_given(order), store)
    read.determinations(order.determinations, store)
    progress("agreements", 0)
    clauses.load(agreements, book, store, order.readings or None)
    progress("who and where", 0)
    actors(store, book, order.settings)
    place_warnings = places(
        store,
        clauses.own_areas(agreements),
        order.areas,
        tuple(agreement.zone for agreement in agreements),
        order.settings,
    )
    country_warnings = stated_countries(store, outlines())
    progress("incidents", 0)
    linked = link.incidents(store, link_order(order))
    progress("findings", 0)
    assess.findings(store, fronts=len(agreements) <= AGREEMENTS_WITH_FRONTS)
    return (*read_warnings, *place_warnings, *country_warnings, *linked.warnings)


def link_order(order: Order) -> link.LinkOrder:
    """How the run is to be linked. Raises BadFile or BadValue for files of decisions or weights that cannot be read."""
    return link.LinkOrder(
        window=Window.of(order.settings) if order.settings.link else None,
        curated=frozenset(name for name, source in sources().items() if source.curated),
        decisions=read_decisions(order.decisions) if order.decisions else (),
        overrides=read_overrides(order.weights) if order.weights else {},
    )


def _agreements(asked: Sequence[str], book: ActorBook) -> tuple[Agreement, ...]:
    if not asked:
        raise BadValue("run", "agreement", "", "at least one agreement: an id of the library or a file", "option")
    found: dict[str, Agreement] = {}
    for name in asked:
        for agreement in file.agreement(name, book):
            if agreement.agreement_id in found and found[agreement.agreement_id] != agreement:
                raise BadValue("run", "agreement", agreement.agreement_id, "each agreement id once", "option")
            found[agreement.agreement_id] = agreement
    return tuple(found.values())


def _given(order: Order) -> tuple[tuple[str, str, Path], ...]:
    """Role, name and path of each file besides the sources."""
    agreements = (("agreement", name, file.path_of(name)) for name in order.agreements)
    others = (
        ("areas", order.areas),
        ("actors", order.actors),
        ("decisions", order.decisions),
        ("weights", order.weights),
        ("determinations", order.determinations),
    )
    mappings = (("mapping", str(path), path) for path in dict.fromkeys(order.mappings) if path is not None)
    return (*agreements, *mappings, *((role, str(path), path) for role, path in others if path is not None))


def _plain(order: Order) -> dict[str, object]:
    """The order as values for JSON: what `treve rerun` starts from."""
    return {
        "agreements": list(order.agreements),
        "sources": [
            {"source": source, "path": str(path)} | ({} if mapping is None else {"mapping": str(mapping)})
            for (source, path), mapping in mapped_sources(order)
        ],
        "readings": list(order.readings),
        "areas": None if order.areas is None else str(order.areas),
        "actors": None if order.actors is None else str(order.actors),
        "decisions": None if order.decisions is None else str(order.decisions),
        "weights": None if order.weights is None else str(order.weights),
        "determinations": None if order.determinations is None else str(order.determinations),
        "registered": [{"agreement": name, "version": version_} for name, version_ in order.registered],
        "settings": asdict(order.settings),
        "language": order.language,
    }


def mapped_sources(order: Order) -> tuple[tuple[tuple[str, Path], Path | None], ...]:
    """Each source of an order with its mapping, None: it has none."""
    return tuple(zip(order.sources, order.mappings or (None,) * len(order.sources), strict=True))


def _command(order: Order) -> str:
    """The command line that makes the same run."""
    words = ["treve", "run"]
    for name in order.agreements:
        words += ["--agreement", name]
    for (source, path), mapping in mapped_sources(order):
        words += ["--source", f"{source}={path}" + ("" if mapping is None else f",mapping={mapping}")]
    for reading in order.readings:
        words += ["--reading", reading]
    given = (
        ("--areas", order.areas),
        ("--actors", order.actors),
        ("--decisions", order.decisions),
        ("--weights", order.weights),
        ("--out", order.out),
    )
    for option, path_given in given:
        if path_given is not None:
            words += [option, str(path_given)]
    for option, pairs in (("--zone", order.settings.zones), ("--country", order.settings.countries)):
        for source, value in pairs:
            words += [option, f"{source}={value}"]
    usual = Settings()
    if not order.settings.link:
        words.append("--no-link")
    for option, own, default in (
        ("--link-km", order.settings.link_km, usual.link_km),
        ("--link-days", order.settings.link_days, usual.link_days),
        ("--link-chance", order.settings.link_chance, usual.link_chance),
    ):
        if own != default:
            words += [option, f"{own:g}"]
    if order.language != "en":
        words += ["--language", order.language]
    if order.engine != "duckdb":
        words += ["--engine", order.engine, *(["--master", order.master] if order.master else [])]
    return shlex.join(words + ["--strict-rows"] * order.settings.strict_rows)


def _make_folder(out: Path) -> None:
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as problem:
        raise RunFolderError(f"{out}: cannot be made: {problem.strerror}; expected a folder to write to") from problem


def _load_settings(store: Store, settings: Settings) -> None:
    rows = [
        {"name": row.name, "meaning": row.meaning, ("text" if isinstance(row.value, str) else "number"): row.value}
        for row in settings.rows()
    ]
    store.load("setting", pa.Table.from_pylist(rows, schema=arrow_schema("setting")))
