"""Is it holding, and where is it worse: what the analysis of the viewer's own run says, in its own sentences."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fastapi import Request

from treve.bulletin import headline
from treve.bulletin.effect_told import effect_told
from treve.bulletin.front_names import FrontNames
from treve.bulletin.further_told import holding_told, where_told
from treve.catalogue import current
from treve.errors import Refused, RunFolderError
from treve.serve.run_of import opened_run
from treve.store.run_files import EARLIER_ANALYSIS


@dataclass(frozen=True, slots=True)
class Answered:
    """What is said of one truce.

    holding    the sentences of the question whether it holds, or of what was recorded, with their intervals
    objection  the strongest reason to doubt it; empty where none is told
    data_end   last day of the data, ISO; empty where no report states a day
    worse      the areas whose change is surest
    """

    title: str
    holding: tuple[str, ...]
    objection: str
    data_end: str
    worse: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class HoldingNow:
    """What the run says.

    missing  why there is no answer: `run` (none), `partial` (single reports alone), `analysis` (none of it); empty: there is one
    earlier  when the run was made that the answers are of, where it is not the newest; empty else
    """

    missing: str
    made: str
    truces: tuple[Answered, ...]
    recorded: tuple[str, ...]
    earlier: str = ""


def holding_now(request: Request) -> HoldingNow:
    """The answers of the run made for who asks; a run that is missing or not in order is said to be."""
    try:
        with opened_run(request) as run:
            made, folder = run.made.isoformat(), run.folder
            is_partial = run.readership.is_partial
            # In this order: an analysis that takes the place of an earlier one is there before that is gone.
            before = _content(folder, EARLIER_ANALYSIS)
            summary, analysis = _content(folder, "summary.json"), _content(folder, "analysis.json")
    except (Refused, RunFolderError):
        return HoldingNow("run", "", (), ())
    recorded = headline.sentences(summary) if summary else ()
    if is_partial:
        return HoldingNow("partial", made, (), tuple(recorded))
    if analysis is None and before is not None:
        told = tuple(_answered(one) for one in before["analysis"]["agreements"])
        return HoldingNow("", made, told, tuple(recorded), before["made"])
    if analysis is None:
        return HoldingNow("analysis", made, (), tuple(recorded))
    return HoldingNow("", made, tuple(_answered(one) for one in analysis["agreements"]), tuple(recorded))


def _answered(block: Mapping[str, Any]) -> Answered:
    language, names = current().code, FrontNames(block.get("names", {}))
    effect = effect_told(block["effect"], language)
    holds = holding_told(block["holding"], language, names) if block.get("holding") else ()
    worse = where_told(block["where"], language, names) if block.get("where") else ()
    said = tuple(dict.fromkeys((*holds, *effect.answer, *effect.verdict)))
    return Answered(
        str(block["truce"]["title"]),
        said,
        effect.objections[0] if effect.objections else "",
        str(block["data"]["end"] or ""),
        tuple(one for one in worse if one not in said),
    )


def _content(folder: Path, name: str) -> dict[str, Any] | None:
    path = folder / name
    if not path.is_file():
        return None
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found
