"""What is compared of a report, as whole numbers, loses nothing of what link_key says."""

from __future__ import annotations

from tests.link.conftest import World, candidates
from treve.link.keys import ACT_GROUP, AGGREGATE, CIVILIANS, COLUMNS, DIRECTED, NOT_STATED, OF_SOURCE


def test_each_row_says_what_the_table_says(world: World) -> None:
    keys = candidates(world.store).keys
    table = {row["source_row_id"]: row for row in world.store.fetch("link_key").to_pylist()}
    assert len(table) == len(keys.number) > 1_000
    plain = [name for name in COLUMNS if name not in ("act", "marks", "reach_metres", "point_north", "point_east")]
    for at, number in enumerate(keys.number.tolist()):
        row, own = table[number], {name: int(keys[name][at]) for name in COLUMNS}
        for name in plain:
            assert own[name] == (NOT_STATED if row[name] is None else row[name])
        assert own["marks"] // OF_SOURCE == row["source_number"]
        for mark, name in ((AGGREGATE, "aggregate"), (DIRECTED, "directed"), (CIVILIANS, "civilian_target")):
            assert bool(own["marks"] & mark) == row[name]
        if row["act_number"] is None:
            assert own["act"] == NOT_STATED
        else:
            assert (own["act"] // (ACT_GROUP + 1), own["act"] & ACT_GROUP) == (row["act_number"], row["act_group"])
        assert own["reach_metres"] == 1_000 * row["reach_km"]
        assert own["point_north"] * 4_000_000 + own["point_east"] == row["point_key"]
