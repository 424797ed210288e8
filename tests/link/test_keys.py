"""What is compared of a report, as whole numbers, loses nothing of what the tables say."""

from __future__ import annotations

from tests.link.conftest import World, keys_and_places, known
from treve.link.keys import ACT_GROUP, AGGREGATE, CIVILIANS, COLUMNS, DIRECTED, OF_SOURCE
from treve.link.place_keys import NOT_STATED


def test_each_row_says_what_the_table_says(world: World) -> None:
    keys, _ = keys_and_places(world.store)
    table = {row["source_row_id"]: row for row in known(world.store)}
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


def test_those_of_one_place_stand_side_by_side_by_their_day(world: World) -> None:
    keys, _ = keys_and_places(world.store)
    order = list(zip(keys.place.tolist(), keys["first_number"].tolist(), strict=True))
    assert order == sorted(order)
    assert keys.number[keys.where(keys.number[::-1])].tolist() == keys.number[::-1].tolist()
