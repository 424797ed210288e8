"""An edition written as files: every language and format from the same figures."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from typing import Any

from treve.bulletin.edition import changes, coverage, files
from treve.bulletin.edition.content import Around, Content, content
from treve.bulletin.edition.figures import Figures, figures
from treve.bulletin.edition.order import FORMATS, Order
from treve.bulletin.edition.period import periods
from treve.bulletin.edition.sheets import csv_bytes
from treve.bulletin.edition.values import values
from treve.bulletin.voices import Voices
from treve.count.rule_file import counting_rule
from treve.errors import BadFile, BadValue, RunFolderError
from treve.ledger import checkpoint as log_checkpoint
from treve.store.protocol import Store
from treve.store.whole_file import write_whole

_RULE = "incident"


@dataclass(frozen=True, slots=True)
class _Ready:
    told: Figures
    around: Around


def publish(store: Store, summary: Mapping[str, Any], order: Order, out: Path) -> tuple[Path, ...]:
    """Write the files of an edition into a folder and return their paths; the same inputs give the same bytes.

    Raises BadValue for a language, a format, a zone or a time that is none, NotFound for an agreement, BadFile for a file that
    cannot be read, RunFolderError for a folder that cannot be written.
    """
    formats = order.formats or FORMATS
    files.check(order.languages, formats)
    return _written(rendered(store, summary, order), out)


def rendered(store: Store, summary: Mapping[str, Any], order: Order) -> dict[str, bytes]:
    """The files of an edition, by name. Raises as `publish`."""
    formats = order.formats or FORMATS
    ready = _ready(store, summary, order)
    made: dict[str, bytes] = {}
    name = f"{files.mark(order.exercise)}{order.kind}-{order.until.isoformat()}-{ready.told.agreement_id}"
    if "json" in formats:
        made[f"{name}.json"] = files.as_json(values(ready.told, ready.around))
    if "csv" in formats:
        made[f"{name}.csv"] = csv_bytes(ready.told, order.exercise)

    def told() -> Content:
        return content(ready.told, ready.around, Voices.of(store))

    return made | files.said(name, told, ready.told.period.last_day, order.languages, formats)


def _ready(store: Store, summary: Mapping[str, Any], order: Order) -> _Ready:
    agreements = store.fetch("agreement").to_pylist()
    agreement_id = order.agreement_id
    if agreement_id is None:
        if len(agreements) != 1:
            known = ", ".join(sorted(row["agreement_id"] for row in agreements))
            raise BadValue("bulletin", "agreement", "", f"one of {known}", "option")
        agreement_id = agreements[0]["agreement_id"]
    zone = order.zone or next((row["zone"] for row in agreements if row["agreement_id"] == agreement_id), "UTC")
    period, previous = periods(order.kind, order.until, order.cut_off, zone)
    told = figures(store, agreement_id, period, previous)
    editions = [changes.read_edition(path, agreement_id) for path in order.earlier]
    around = Around(
        rule=counting_rule(_RULE),
        late=changes.late(told, editions),
        corrections=changes.corrections(told, editions) if editions else None,
        inputs=summary["run"]["inputs"],
        effort=coverage.read_effort(order.effort) if order.effort else None,
        checkpoint=_checkpoint(order.checkpoint) if order.checkpoint else None,
        version=version("treve"),
        casework=order.casework,
        replaces=order.replaces,
        exercise=order.exercise,
    )
    return _Ready(told, around)


def _checkpoint(path: Path) -> str:
    try:
        data = path.read_bytes()
    except OSError as problem:
        raise BadFile(str(path), problem.strerror or str(problem), "a checkpoint of a log") from problem
    return log_checkpoint.read(data, str(path)).text()


def _written(made: Mapping[str, bytes], out: Path) -> tuple[Path, ...]:
    """Each file is written whole beside its place and then renamed."""
    written = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for name, data in made.items():
            write_whole(out / name, data)
            written.append(out / name)
    except OSError as problem:
        raise RunFolderError(f"{out}: cannot be written: {problem.strerror}; expected a folder with room") from problem
    return tuple(written)
