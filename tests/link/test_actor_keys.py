"""Which lists of names mean the same actors, and which belong together."""

from __future__ import annotations

from tests.rows import rows
from treve.link import actor_keys
from treve.store.duckdb import DuckDBStore

SETS: dict[int, list[str | None]] = {
    1: ["rebels"],
    2: ["brigade"],
    3: ["other brigade"],
    4: ["army"],
    5: ["army", "ally"],
    6: ["ally"],
    7: ["unknown"],
    8: ["old name"],
    9: ["new name"],
    10: [None],
}


def _store() -> DuckDBStore:
    store = DuckDBStore(None)
    ids = sorted({one for members in SETS.values() for one in members if one})
    store.load(
        "actor",
        rows(
            "actor",
            [
                {
                    "actor_id": one,
                    "kind": "unidentified" if one == "unknown" else "armed_group",
                    "name_en": one,
                    "source": "x",
                }
                for one in ids
            ],
        ),
    )
    relations = [
        ("brigade", "part_of", "rebels"),
        ("other brigade", "part_of", "rebels"),
        ("old name", "renamed_to", "new name"),
    ]
    store.load(
        "actor_relation",
        rows("actor_relation", [{"actor_id": a, "relation": how, "other_id": b} for a, how, b in relations]),
    )
    store.load(
        "actor_set_member",
        rows(
            "actor_set_member",
            [
                {"actor_set_id": key, "position": at, "name": one or "Nobody Knows", "actor_id": one, "method": "exact"}
                for key, members in SETS.items()
                for at, one in enumerate(members, start=1)
            ],
        ),
    )
    store.load(
        "assertion",
        rows(
            "assertion",
            [
                {
                    "agreement_id": "x",
                    "assertion_id": "1",
                    "about": "support",
                    "actor_id": "ally",
                    "named": "ally",
                    "word": "supports",
                    "says": "bound",
                    "side": "army",
                    "asserted_by": "someone",
                    "in_text": False,
                }
            ],
        ),
    )
    return store


def test_keys_and_likeness() -> None:
    store = _store()
    actor_keys.load(store)
    key = {row["actor_set_id"]: row["actor_key"] for row in store.fetch("link_actor").to_pylist()}
    akin = {(row["key_1"], row["key_2"]) for row in store.fetch("step_likeness").to_pylist()}
    assert 7 not in key  # nobody is identified
    assert key[8] == key[9]
    assert 10 in key  # an unresolved name is still the same name
    assert (key[1], key[2]) in akin
    assert (key[2], key[1]) in akin
    assert (key[2], key[3]) not in akin  # two groups under one umbrella
    assert (key[4], key[5]) in akin
    assert (key[6], key[4]) in akin  # said to fight on its side
    assert (key[1], key[4]) not in akin


def test_a_circle_of_relations_ends() -> None:
    sets = {1: frozenset({"a"}), 2: frozenset({"b"})}
    assert actor_keys.akin(sets, {"a": frozenset({"a", "b"}), "b": frozenset({"a", "b"})}) == [(1, 2), (2, 1)]
