"""What should make a reader doubt a run's links: none at all, far too many, or weights that turn common sense around."""

from __future__ import annotations

from collections.abc import Iterator

import pyarrow as pa

from treve.link.decisions import Decision, Ruled
from treve.link.levels import IN_SOURCE, WEIGHED
from treve.link.scoring import Scored

ENOUGH_PAIRS = 500
"""Candidate pairs from which no link at all is no accident."""

_TOO_MANY, _TURNED = 0.6, -0.5
_AGREEING = ("days", "perpetrator", "target", "act")
"""Things of which digit 1 is full agreement and must not speak against a pair."""


def alarms(scored: Scored, pairs: pa.Table, ruled: Ruled) -> tuple[str, ...]:
    """Sentences for the reader, none if all is well."""
    return (*_doubts(scored, pairs), *(_contradiction(cycle) for cycle in ruled.contradictions), *_validated(scored))


def _doubts(scored: Scored, pairs: pa.Table) -> Iterator[str]:
    linked = sum(one == "linked" for one in pairs.column("relation").to_pylist()) if pairs.num_rows < 10_000 else 1
    if scored.candidates >= ENOUGH_PAIRS and not linked:
        yield (
            f"Linking: of {scored.candidates:,} pairs of reports that lie close together not one was linked. Either the sources "
            "tell of different incidents, or the weights have gone astray: see `treve link --weights`."
        )
    if scored.weights.share > _TOO_MANY and scored.candidates >= ENOUGH_PAIRS:
        yield (
            f"Linking: {scored.weights.share:.0%} of all reports that lie close together would tell the same incident. That is "
            "hardly so; are two of the sources copies of one list?"
        )
    bits = scored.weights.bits()
    for row, one in enumerate(WEIGHED):
        if one.name.removesuffix(IN_SOURCE) in _AGREEING and bits[row, 1] < _TURNED:
            yield (
                f"Linking: “{one.levels[0].meaning}” would speak against a pair ({bits[row, 1]:.1f} bits). Look at "
                "`treve link --weights` before believing any link."
            )


def _contradiction(cycle: tuple[Decision, ...]) -> str:
    told = ", ".join(f"{one.report_1} {one.answer.value} {one.report_2} ({one.where})" for one in cycle)
    return f"Decisions contradict each other, and none of these is followed until they are settled: {told}."


def _validated(scored: Scored) -> Iterator[str]:
    if scored.validated is not None:
        told = scored.validated
        yield (
            f"Linking: of {told.decisions:,} decisions, each held out of the weights that foretell it, {told.alike:,} "
            "came out as people decided."
        )
