"""The numbers behind a picture of an analysis, as CSV."""

from __future__ import annotations

import csv
import datetime as dt
import io
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from treve.bulletin.csv_export import safe
from treve.bulletin.effect_pictures import Estimate
from treve.bulletin.effect_section import cell_estimates, effect_section, week_estimates, without_estimates
from treve.bulletin.further_section import Part
from treve.bulletin.view import Cell, Grid
from treve.catalogue import say
from treve.errors import NotFound

Block = Mapping[str, Any]


def figure_csv(block: Block, name: str) -> str:
    """The numbers of one picture, RFC 4180; of a further question: the tables that stand with its pictures.

    Raises NotFound for a picture that the answers do not have.
    """
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    section = effect_section(block, None)
    if name in section.pictures:
        writer.writerows([safe(str(cell)) for cell in row] for row in _effect_rows(block["effect"], name))
        return out.getvalue()
    for part in section.parts:
        if name in part_names(part):
            for grid in part.grids:
                writer.writerows(_grid_rows(grid))
            return out.getvalue()
    raise NotFound("figure", name)


def part_names(part: Part) -> tuple[str, ...]:
    """The names of the pictures of one question, as `plots` names its files."""
    return tuple(part.key if number == 1 else f"{part.key}_{number}" for number in range(1, len(part.pictures) + 1))


def _effect_rows(effect: Block, name: str) -> Iterator[Sequence[object]]:
    if name == "fronts":
        yield from _daily(effect["daily"])
    elif name == "placebo":
        placebo = effect["measures"]["events"]["placebo"]
        yield ("which", "ratio")
        yield ("observed", placebo["observed"])
        yield from (("placebo", ratio) for ratio in placebo["ratios"])
    else:
        estimates = {
            "baselines": lambda: cell_estimates(effect),
            "areas": lambda: without_estimates(effect),
            "weekly_areas": lambda: week_estimates(effect["weekly_areas"]),
        }[name]()
        yield from _estimates(estimates)


def _daily(daily: Block) -> Iterator[Sequence[object]]:
    first = dt.date.fromisoformat(daily["first"])
    without = daily["without"] or [""] * len(daily["covered"])
    yield ("day", "covered", "others", f"covered_without_{daily['area']}" if daily["without"] else "covered_without")
    for number, values in enumerate(zip(daily["covered"], daily["others"], without, strict=True)):
        yield (first + dt.timedelta(days=number), *values)


def _estimates(rows: Sequence[Estimate]) -> Iterator[Sequence[object]]:
    yield ("what", "low", "median", "high", "instead")
    for one in rows:
        known = one.ratio or {}
        yield (one.name, *(known.get(key, "") for key in ("low", "median", "high")), one.instead)


def _grid_rows(grid: Grid) -> Iterator[list[str]]:
    yield [safe(grid.caption)]
    yield [safe(column) for column in grid.columns]
    for row in grid.rows:
        yield [safe(row.head), *(safe(_text(cell)) for cell in row.cells)]


def _text(cell: Cell) -> str:
    return cell if isinstance(cell, str) else say("; ").join(link.text for link in cell)
