"""The rules of `assess` against a slow oracle in plain Python."""

from __future__ import annotations

import itertools
from collections.abc import Iterator

import pyarrow as pa
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.assess.world import (
    KINDS,
    Incident,
    Status,
    World,
    expected_findings,
    expected_in_force,
    expected_verdict,
    fill,
)
from treve import assess
from treve.store.duckdb import DuckDBStore

ANSWERS = (True, False, None)
RULES = ("in_force", "in_territory", "excluded_area", "excluded_actor", "parties_bound", "act_prohibited", "exception")
SLOW = settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large]
)


@pytest.fixture
def store() -> Iterator[DuckDBStore]:
    made = DuckDBStore(None)
    yield made
    made.close()


def test_the_verdict_is_right_for_every_combination_of_answers(store: DuckDBStore) -> None:
    combinations = list(itertools.product(ANSWERS, repeat=len(RULES)))
    assert len(combinations) == 3**7
    columns: dict[str, pa.Array] = {
        "incident_id": pa.array(range(len(combinations)), pa.int64()),
        "agreement_id": pa.array(["truce"] * len(combinations)),
        "reading": pa.array(["strict"] * len(combinations)),
    }
    for index, rule in enumerate(RULES):
        name = "exception_stated" if rule == "exception" else rule
        columns[name] = pa.array([answers[index] for answers in combinations], pa.bool_())
    columns["exception_id"] = pa.array(["E1"] * len(combinations))
    columns["possible_exception"] = pa.array([False] * len(combinations))
    columns["possible_exclusion"] = pa.array([False] * len(combinations))
    columns["perpetrator_basis"] = pa.array(["alleged"] * len(combinations))
    store.load("step_test", pa.table(columns))
    store.run("assess/verdict.sql", into="finding")
    found = {row["incident_id"]: row["verdict"] for row in store.fetch("finding").to_pylist()}
    assert found == {
        number: expected_verdict(dict(zip(RULES, answers, strict=True))) for number, answers in enumerate(combinations)
    }


@st.composite
def _worlds(draw: st.DrawFn) -> World:
    starts: dict[str, tuple[int, int | None] | None] = {}
    ends: dict[str, tuple[int, int] | None] = {}
    for reading in ("strict", "presumed"):
        first = draw(st.integers(2, 8))
        starts[reading] = draw(
            st.sampled_from([(first, first), (first, first + 3), (first, None), None]),
        )
        last = draw(st.integers(14, 20))
        ends[reading] = draw(st.sampled_from([None, (last, last), (last, last + 3)]))
    eras = tuple(sorted(draw(st.sets(st.integers(3, 18), max_size=2))))
    numbers = list(range(1, len(eras) + 2))
    answer = st.sampled_from(ANSWERS)
    places = st.dictionaries(st.integers(1, 3), answer, max_size=3)
    in_being = st.sets(st.sampled_from(numbers)).map(frozenset) if eras else st.just(frozenset(numbers))
    areas = {
        name: (part, draw(st.booleans()), draw(in_being), draw(places))
        for name, part in (("here", "territory"), ("there", "territory"), ("carved", "excluded"), ("road", "zone"))
        if draw(st.integers(0, 4))
    }
    status = {
        (reading, actor, era): Status(draw(answer), draw(answer))
        for reading in starts
        for actor in ("army", "group", "caliphate", "insurgents")
        for era in numbers
        if draw(st.integers(0, 3))
    }
    zones = st.sampled_from([None, "road"] if "road" in areas else [None])
    act_rules = tuple(
        (
            f"P{index}",
            draw(st.sampled_from(["artillery", "air_strike"])),
            draw(zones),
            draw(st.sampled_from([True, None])),
        )
        for index in range(draw(st.integers(0, 3)))
    )
    sides = st.one_of(
        st.none(),
        st.lists(st.sampled_from([*KINDS, None]), min_size=1, max_size=2, unique=True).map(tuple),
    )
    incidents = []
    for _ in range(draw(st.integers(1, 12))):
        earliest = draw(st.integers(0, 24))
        incidents.append(
            Incident(
                earliest,
                earliest + draw(st.integers(1, 8)),
                draw(st.integers(1, 3)),
                draw(sides),
                draw(sides),
                draw(st.booleans()),
                draw(st.sampled_from(["artillery", "air_strike", "siege", None])),
                draw(answer),
            )
        )
    return World(
        starts,
        ends,
        eras,
        areas,
        status,
        act_rules,
        frozenset(draw(st.sets(st.sampled_from(["artillery", "siege"])))),
        frozenset(draw(st.sets(st.sampled_from(["unmapped_area", "unnamed_actor", "umbrella_name"])))),
        tuple(incidents),
    )


@SLOW
@given(_worlds())
def test_every_finding_is_what_the_oracle_says(world: World) -> None:
    store = DuckDBStore(None)
    fill(store, world)
    assess.findings(store)
    found = {(row["incident_id"], row["reading"]): row for row in store.fetch("finding").to_pylist()}
    expected = expected_findings(world)
    assert set(found) == set(expected)
    for key, answers in expected.items():
        assert {name: found[key][name] for name in answers} == answers, (key, world.incidents[key[0] - 1])
    _counts_add_up(store, world, expected)
    _contested_as_counted(store, world, expected)
    store.close()


def _counts_add_up(store: DuckDBStore, world: World, expected: dict[tuple[int, str], dict[str, object]]) -> None:
    outside = {(row["reading"], row["verdict"]): row["incidents"] for row in store.fetch("outside_count").to_pylist()}
    for reading in world.starts:
        late = sum(
            expected_in_force(world.starts[reading], world.ends[reading], one.earliest, one.latest) is False
            for one in world.incidents
        )
        findings = sum(own == reading for _, own in expected)
        assert outside[reading, "outside_time"] == late
        assert outside[reading, "outside_territory"] == len(world.incidents) - late - findings


def _contested_as_counted(store: DuckDBStore, world: World, expected: dict[tuple[int, str], dict[str, object]]) -> None:
    contested = {row["incident_id"]: row["verdicts"] for row in store.fetch("contested_incident").to_pylist()}
    for number in range(1, len(world.incidents) + 1):
        verdicts = {
            expected[number, reading]["verdict"] if (number, reading) in expected else "-" for reading in world.starts
        }
        assert contested.get(number, 1) == len(verdicts)


def _truce(**changes: object) -> World:
    plain = {
        "starts": {"strict": (10, 10)},
        "ends": {"strict": None},
        "areas": {"here": ("territory", True, frozenset({1}), {1: True})},
        "status": {
            ("strict", "army", 1): Status(True, False),
            ("strict", "group", 1): Status(True, False),
            ("strict", "caliphate", 1): Status(False, True),
            ("strict", "insurgents", 1): Status(None, False),
        },
        "act_rules": (("P1", "artillery", None, True),),
    }
    return World(**(plain | changes))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("incident", "verdict", "rule", "reason"),
    [
        (Incident(10, 11, 1, ("army",), ("group",)), "covered", "act_prohibited", "prohibited"),
        (Incident(9, 11, 1, ("army",), ("group",)), "undetermined", "in_force", "date_straddles_start"),
        (Incident(12, 13, 1, ("army",), ("insurgents",)), "undetermined", "parties_bound", "bound_insurgents"),
        (Incident(12, 13, 1, ("army",), ("caliphate",)), "excluded_actor", "excluded_actor", "excluded_caliphate"),
        (Incident(12, 13, 1, ("army",), ("caliphate", "group")), "undetermined", "excluded_actor", "partly_excluded"),
        (Incident(12, 13, 1, ("army",), ("civilians",)), "covered", "act_prohibited", "prohibited"),
        (Incident(12, 13, 1, ("civilians",), ("group",)), "not_between_parties", "parties_bound", "not_a_party"),
        (Incident(12, 13, 1, ("group",), None), "undetermined", "parties_bound", "nobody_named"),
        (Incident(12, 13, 1, ("somebody",), ("civilians",)), "undetermined", "parties_bound", "unidentified"),
        (Incident(12, 13, 1, (None,), ("civilians",)), "undetermined", "parties_bound", "unresolved_actor"),
        (
            Incident(12, 13, 1, ("army",), ("group",), act="siege"),
            "act_not_prohibited",
            "act_prohibited",
            "no_clause_forbids",
        ),
        (Incident(12, 13, 1, ("army",), ("group",), act=None), "undetermined", "act_prohibited", "act_not_stated"),
        (
            Incident(12, 13, 1, ("civilians",), ("civilians",), False),
            "not_between_parties",
            "parties_bound",
            "not_a_party",
        ),
        (Incident(12, 13, 1, ("civilians",), ("army",), False), "covered", "act_prohibited", "prohibited"),
    ],
)
def test_each_verdict_carries_its_reason(
    store: DuckDBStore, incident: Incident, verdict: str, rule: str, reason: str
) -> None:
    fill(store, _truce().with_incidents(incident))
    assess.findings(store)
    assert [row["verdict"] for row in store.fetch("finding").to_pylist()] == [verdict]
    reasons = {row["rule"]: row["reason"] for row in store.fetch("finding_reason").to_pylist()}
    assert reasons[rule] == reason


def test_an_incident_before_the_start_or_elsewhere_is_counted_and_has_no_finding(store: DuckDBStore) -> None:
    fill(
        store,
        _truce().with_incidents(
            Incident(5, 10, 1, ("army",), ("group",)),
            Incident(12, 13, 2, ("army",), ("group",)),
            Incident(5, 6, 2, ("army",), ("group",)),
        ),
    )
    assess.findings(store)
    assert store.tables()["finding"] == 0
    outside = {row["verdict"]: row["incidents"] for row in store.fetch("outside_count").to_pylist()}
    assert outside == {"outside_time": 2, "outside_territory": 1}


def test_fronts_are_told_for_fighting_before_the_start_too(store: DuckDBStore) -> None:
    fill(
        store,
        _truce().with_incidents(
            Incident(2, 3, 1, ("army",), ("group",)),
            Incident(2, 3, 1, ("army",), ("caliphate",)),
            Incident(2, 3, 1, ("army",), ("insurgents",)),
            Incident(2, 3, 1, ("somebody",), ("civilians",)),
            Incident(2, 3, 2, ("group",), ("civilians",)),
        ),
    )
    assess.findings(store)
    fronts = sorted(row["front"] for row in store.fetch("front").to_pylist())
    assert fronts == ["covered", "excluded", "unknown", "unknown"]
