"""The table `pair`, and the groups of reports that follow from it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pyarrow as pa
import pyarrow.compute as pc

from treve.link.decisions import Ruled
from treve.link.identity import Links, grouped, tangled
from treve.link.keys import Keys
from treve.link.scoring import Scored
from treve.link.window import Window
from treve.link.within_register import Repeats
from treve.model.linking import PairRelation
from treve.store.arrow_types import arrow_schema
from treve.store.protocol import Store

Ints = npt.NDArray[np.int64]
Pair = tuple[int, int]

_NUMBER = {one: np.int8(number) for number, one in enumerate(PairRelation)}

_LEAST_AMONG = 0.05
"""Odds below which a pair adds nothing to the mean over a group."""


@dataclass(frozen=True, slots=True)
class Joined:
    """Rows of reports told by several, in order, and the incident of each: the smallest row of its group."""

    reports: Ints
    incidents: Ints

    def incident_of(self, reports: Ints) -> Ints:
        """The incident of each report; its own row if it stands alone."""
        top = int(max(reports.max(initial=0), self.reports.max(initial=0))) + 1
        of_row = np.arange(top)
        of_row[self.reports] = self.incidents
        found: Ints = of_row.take(reports)
        return found


def joined(store: Store, keys: Keys, scored: Scored, repeats: Repeats, ruled: Ruled, window: Window) -> Joined:
    """Join reports into incidents: plain links as they are, tangled ones and people's decisions one by one."""
    gone = np.array(sorted(repeats.newer), dtype=np.int64)
    sure = scored.mutual & (scored.chance >= window.linked) & ~scored.part_of_whole
    sure &= ~np.isin(scored.report_1, gone) & ~np.isin(scored.report_2, gone)
    places = np.flatnonzero(sure)
    links = _links(scored, places)
    spoken_of = np.array(
        sorted({one for pair in (*ruled.same, *ruled.not_same, *ruled.cannot_tell) for one in pair}), dtype=np.int64
    )
    tangle = tangled(links, spoken_of)
    knotted = _links(scored, places[tangle])
    reports = np.unique(np.concatenate([knotted.report_1, knotted.report_2, spoken_of]))
    at = keys.where(reports)
    registers = dict(zip(reports.tolist(), keys["register_id"][at].tolist(), strict=True))
    found = grouped(knotted, _among(scored, reports), registers, _order_of_ids(store, reports), ruled)
    plain = np.flatnonzero(~tangle)
    plain_1, plain_2 = links.report_1.take(plain), links.report_2.take(plain)
    label = np.arange(int(max(plain_2.max(initial=0), max(found, default=0))) + 1)
    joined = np.zeros(len(label), bool)
    # A report of a triangle has two links, and the smallest of the three stands in one of them.
    np.minimum.at(label, plain_2, plain_1)
    joined[plain_1] = joined[plain_2] = True
    others = np.array(list(found), dtype=np.int64)
    label[others] = np.array(list(found.values()), dtype=np.int64)
    joined[others] = True
    reports = np.flatnonzero(joined)
    return Joined(reports, label[reports])


def group_rows(one: Joined, repeats: Repeats) -> pa.Table:
    """The rows of step_group: reports that share their incident with others, and those that were published again."""
    older = np.array(sorted(repeats.newer), dtype=np.int64)
    newer = np.array([repeats.newer[int(report)] for report in older], dtype=np.int64)
    # People may have put an older report elsewhere; then it stays where they put it.
    free = (one.incident_of(older) == older) & ~np.isin(older, one.reports)
    free |= one.incident_of(older) == one.incident_of(newer)
    older, newer = older[free], newer[free]
    keep = ~np.isin(one.reports, older) if len(older) else np.ones(len(one.reports), bool)
    reports = np.concatenate([one.reports[keep], older])
    return pa.table(
        {
            "source_row_id": reports,
            "incident_id": np.concatenate([one.incidents[keep], one.incident_of(newer)]),
            "superseded": np.arange(len(reports)) >= int(keep.sum()),
        }
    )


def pair_rows(scored: Scored, one: Joined, repeats: Repeats, ruled: Ruled, window: Window) -> pa.Table:
    """The rows of the table `pair`: what is linked, what people should look at, and what people said."""
    together = one.incident_of(scored.report_1) == one.incident_of(scored.report_2)
    listed = np.flatnonzero(together | (scored.chance >= window.queued))
    spoken = dict(_spoken(ruled))
    apart = np.where(scored.part_of_whole.take(listed), _NUMBER[PairRelation.PART_OF], _NUMBER[PairRelation.AMBIGUOUS])
    relation = np.where(together.take(listed), _NUMBER[PairRelation.LINKED], apart)
    taken = _said(scored, listed, spoken)
    for pair, at in taken.items():
        relation[at] = _NUMBER[spoken[pair]]
    own = pa.table(
        {
            "report_1": scored.report_1.take(listed),
            "report_2": scored.report_2.take(listed),
            "relation": pa.DictionaryArray.from_arrays(relation, [one.value for one in _NUMBER]),
            "chance": np.round(scored.chance.take(listed), 4),
            "bits": np.round(np.log2(scored.odds.take(listed)), 2),
            "pattern": scored.pattern.take(listed),
        }
    )
    rest: list[dict[str, object]] = [
        {"report_1": a, "report_2": b, "relation": said.value}
        for (a, b), said in sorted(spoken.items())
        if (a, b) not in taken
    ]
    return pa.concat_tables([own.cast(_SCHEMA), _listed([*rest, *_within(repeats, spoken)])])


def _said(scored: Scored, listed: Ints, spoken: Mapping[Pair, PairRelation]) -> dict[Pair, int]:
    """Which of the listed pairs people spoke of, and where they stand in the list."""
    if not spoken:
        return {}
    pairs = zip(scored.report_1[listed].tolist(), scored.report_2[listed].tolist(), strict=True)
    return {pair: at for at, pair in enumerate(pairs) if pair in spoken}


_SCHEMA = arrow_schema("pair")


def _listed(rows: list[dict[str, object]]) -> pa.Table:
    return pa.Table.from_pylist(rows, _SCHEMA)


def _within(repeats: Repeats, spoken: dict[Pair, PairRelation]) -> Iterator[dict[str, object]]:
    rows = [(newer, older, PairRelation.SUPERSEDES) for older, newer in sorted(repeats.newer.items())]
    rows += [(part, whole, PairRelation.PART_OF) for part, whole in sorted(repeats.parts)]
    for one, other, relation in rows:
        pair = (min(one, other), max(one, other))
        if pair not in spoken:
            yield {
                "report_1": one,
                "report_2": other,
                "relation": relation.value,
                "chance": round(repeats.chances[pair], 4) if pair in repeats.chances else None,
                "pattern": repeats.patterns.get(pair),
            }


def _spoken(ruled: Ruled) -> Iterator[tuple[Pair, PairRelation]]:
    for pair in ruled.disputed:
        yield pair, PairRelation.DISPUTED
    for pair in ruled.same:
        yield pair, PairRelation.SAME
    for pair in ruled.not_same:
        yield pair, PairRelation.NOT_SAME
    for pair in ruled.cannot_tell:
        yield pair, PairRelation.CANNOT_TELL


def _links(scored: Scored, places: Ints) -> Links:
    return Links(scored.report_1.take(places), scored.report_2.take(places), scored.chance.take(places))


def _among(scored: Scored, reports: Ints) -> dict[Pair, float]:
    """Chances by themselves of the pairs of which both reports are among these."""
    if not len(reports):
        return {}
    inside = np.zeros(int(max(reports.max(), scored.report_2.max(initial=0), scored.report_1.max(initial=0))) + 1, bool)
    inside[reports] = True
    own = np.flatnonzero(inside.take(scored.report_1) & inside.take(scored.report_2) & (scored.odds >= _LEAST_AMONG))
    chance = scored.odds[own] / (1 + scored.odds[own])
    return dict(
        zip(
            zip(scored.report_1[own].tolist(), scored.report_2[own].tolist(), strict=True), chance.tolist(), strict=True
        )
    )


def _order_of_ids(store: Store, reports: Ints) -> dict[int, int]:
    """The place of the id of each of these reports in the order of their ids."""
    store.load("step_in_question", pa.table({"source_row_id": reports}))
    rows = store.fetch("link/report_ids.sql")
    in_order = rows.column("source_row_id").take(pc.sort_indices(rows.column("report_id")))
    return {report: place for place, report in enumerate(in_order.to_pylist())}
