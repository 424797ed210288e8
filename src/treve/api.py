"""The functions behind `import treve`."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from treve import pipeline
from treve.agreements import file
from treve.mapping.mapping_file import found_beside
from treve.model.agreement import Agreement
from treve.normalise.actor_book import actor_book
from treve.run_folder import RunFolder
from treve.settings import Settings


def run(
    agreements: Sequence[str | Path],
    sources: Sequence[tuple[str, str | Path]] | Mapping[str, str | Path],
    out: str | Path,
    *,
    readings: Sequence[str] = (),
    mappings: Mapping[str | Path, str | Path] | None = None,
    areas: str | Path | None = None,
    actors: str | Path | None = None,
    settings: Settings | None = None,
    language: str = "en",
    engine: str = "duckdb",
    master: str | None = None,
) -> RunFolder:
    """Hold every report of the sources against the agreements and open the finished run.

    agreements  ids of the library, or agreement files
    sources     (name, file) pairs, or a mapping name → file; names as in `treve sources`
    out         folder of the run; an earlier run there is replaced only when the new one has ended well
    readings    names of readings; none: all
    mappings    file → mapping it is read by, as `treve map` makes them; a mapping beside a table is used in any case
    areas       GeoJSON file of polygons that agreements refer to
    actors      actors.csv of one's own
    language    of the page: en, fr or ar
    engine      duckdb, or spark (needs `treve[spark]` and Java)
    master      where Spark runs; None: on this machine, or in the session that runs already
    Raises      the errors of treve.errors
    """
    pairs = tuple(sources.items() if isinstance(sources, Mapping) else sources)
    own = {Path(file): Path(mapping) for file, mapping in (mappings or {}).items()}
    order = pipeline.Order(
        agreements=tuple(str(one) for one in agreements),
        sources=tuple((name, Path(path)) for name, path in pairs),
        mappings=tuple(own.get(Path(path)) or found_beside(name, Path(path)) for name, path in pairs),
        out=Path(out),
        readings=tuple(readings),
        areas=Path(areas) if areas else None,
        actors=Path(actors) if actors else None,
        settings=settings or Settings(),
        language=language,
        engine=engine,
        master=master,
    )
    return RunFolder(pipeline.run(order))


def open_run(folder: str | Path) -> RunFolder:
    """Open a finished run. Raises RunFolderError."""
    return RunFolder(folder)


def agreement(name: str | Path) -> Agreement:
    """One agreement, by id of the library or file; the first of a file with several. Raises NotFound, BadAgreement."""
    return file.agreement(str(name), actor_book())[0]


def agreement_ids() -> tuple[str, ...]:
    """Ids of the agreements of the library, in order."""
    return file.library_ids()
