"""A small invented run: one truce with its disputes, nine reports, and the findings `assess` makes of them."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

import pyarrow as pa

from tests.rows import Row, rows
from treve import assess
from treve.bulletin.summary import RunFacts
from treve.settings import Settings
from treve.store.duckdb import DuckDBStore
from treve.store.protocol import Store

TRUCE: Row = {"agreement_id": "tst-2016-12-30"}
TITLE = "Truce of <b>tests</b>"
START = dt.datetime(2016, 12, 29, 22)  # noqa: DTZ001 - the tables hold UTC without a zone
READINGS = ("presumed", "russia", "strict")
NASTY = "<script>alert(1)</script>"
FACTS = RunFacts(
    version="0.0.1",
    seconds=1.2345,
    engine="duckdb test",
    settings=Settings().rows(),
    warnings=("Zones of ‘table’ are assumed.",),
)

ACTORS: tuple[tuple[str, str, str, bool | None], ...] = (
    ("army", "state", "The Army", False),
    ("group", "armed_group", "The Group", False),
    ("league", "armed_group", "The League", False),
    ("caliphate", "armed_group", "The Caliphate", False),
    ("rebels", "umbrella", "rebels (unspecified)", None),
    ("russia", "state", "Russia", False),
    ("russian-air", "state", "Russian aircraft", False),
    ("civilians", "civilian", "civilians", False),
    ("monitor", "organisation", "The Monitor", False),
)

SETS: dict[int, tuple[str | None, ...]] = {
    1: ("army",),
    2: ("group",),
    3: ("league",),
    4: ("caliphate",),
    5: ("rebels",),
    6: ("russian-air",),
    7: ("civilians",),
    8: ("monitor",),
    9: (None,),
}
"""Actor sets; None is a name nobody bears."""

_NAMES = {actor: name for actor, _, name, _ in ACTORS}

PLACES: tuple[Row, ...] = (
    {"place_id": 1, "name": NASTY, "latitude": 34.7, "longitude": 36.7, "place_precision": "exact", "admin1": "Homs"},
    {
        "place_id": 2,
        "name": "near Idlib",
        "latitude": 35.9,
        "longitude": 36.6,
        "place_precision": "near",
        "admin1": "Idlib",
    },
    {
        "place_id": 3,
        "name": "Hama",
        "latitude": 35.1,
        "longitude": 37.0,
        "place_precision": "governorate",
        "admin1": "Hama",
    },
    {"place_id": 4, "name": "nowhere", "place_precision": "unknown"},
    {"place_id": 5, "name": "Beirut", "latitude": 33.9, "longitude": 35.5, "place_precision": "exact", "country": "LB"},
)

REPORTS: tuple[Row, ...] = (
    {"day": (12, 30), "place": 1, "a": 1, "b": 2, "deaths": (1, 2, 3)},
    {"day": (12, 31), "place": 1, "a": 2, "b": 1, "deaths": (0, 0, 4), "name": "=cmd()"},
    {"day": (12, 31), "place": 2, "a": 1, "b": 3, "deaths": (None, None, None)},
    {"day": (12, 31), "place": 2, "a": 1, "b": 4, "deaths": (5, 5, 5)},
    {"day": (12, 31), "place": 3, "a": 6, "b": 7, "deaths": (7, None, None)},
    {"day": (12, 31), "place": 4, "a": 1, "b": 9, "deaths": (1, 1, 1)},
    {"day": (12, 20), "place": 1, "a": 1, "b": 5, "deaths": (10, 10, 10)},
    {"day": (12, 30), "last": (1, 20), "place": 1, "a": 1, "b": 2, "deaths": (100, 100, 100)},
    {"day": (12, 31), "place": 5, "a": 1, "b": 2, "deaths": (1, 1, 1)},
)
"""Reports 1 to 9: report 7 lies before the truce, 8 is vague in its days, 9 lies outside the territory."""


def filled(store: Store | None = None, reports: Sequence[Row] = REPORTS, sources: Sequence[str] = ("table",)) -> Store:
    """A store with every table of a run; sources: the source of each file, `closed` may not be passed on."""
    store = store or DuckDBStore(None)
    _agreement(store)
    _actors(store)
    _reports(store, reports, sources)
    assess.findings(store)
    return store


def _load(store: Store, table: str, content: Sequence[Row]) -> None:
    store.load(table, rows(table, list(content)))


def _agreement(store: Store) -> None:
    _load(
        store, "agreement", [TRUCE | {"title": TITLE, "kind": "cessation", "zone": "Asia/Damascus", "file": "t.yaml"}]
    )
    _load(
        store,
        "agreement_time",
        [
            TRUCE
            | {
                "time_id": "T1",
                "what": "effective",
                "value": "2016-12-30T00:00",
                "zone": "Asia/Damascus",
                "utc": START,
                "precision": "minute",
                "legal_end": False,
                "asserted_by": "text",
                "in_text": True,
                "source": "https://example.org/text javascript:alert(1)",
            },
            TRUCE
            | {
                "time_id": "T2",
                "what": "ended",
                "value": "2017-01-22",
                "precision": "day",
                "kind": "clinically_dead",
                "legal_end": False,
                "asserted_by": "monitor",
                "in_text": False,
            },
        ],
    )
    _load(
        store,
        "assertion",
        [
            _says("A1", "membership", "army", "signed", "bound", "text"),
            _says("A2", "membership", "group", "signed", "bound", "text"),
            _says("A3", "membership", "league", "signed", "bound", "russia"),
            _says("A4", "membership", "league", "not_signed", "not_bound", "league"),
            _says("A5", "exclusion", "caliphate", "excluded", "excluded", "text"),
            _says("A6", "support", "russia", "supports", "bound", "text") | {"side": "army"},
        ],
    )
    _load(
        store,
        "clause",
        [
            TRUCE
            | {
                "clause_id": "P1",
                "kind": "prohibition",
                "code": "attack_any_weapon",
                "source": "https://example.org/a",
            },
            TRUCE | {"clause_id": "E1", "kind": "exception", "code": "self_defence"},
        ],
    )
    _load(store, "act_rule", [TRUCE | {"clause_id": "P1", "act": "artillery", "holds": True}])
    _load(store, "exception_rule", [TRUCE | {"clause_id": "E1", "act": "artillery"}])
    _load(
        store,
        "flag_ground",
        [
            TRUCE
            | {
                "flag": "possible_exclusion",
                "ground": "unmapped_area",
                "text": "areas of combat",
                "asserted_by": "text",
            },
            TRUCE | {"flag": "possible_exception", "ground": "exception_clause", "text": "self_defence"},
        ],
    )
    _load(
        store,
        "reading",
        [
            TRUCE | {"reading": one, "starts_earliest": START, "starts_latest": START, "start_ids": "T1"}
            for one in READINGS
        ],
    )
    _load(store, "era", [TRUCE | {"era": 1}])
    _load(store, "area", [{"area_id": "syria", "name": "Syria", "extent": "units"}])
    _load(
        store,
        "agreement_area",
        [TRUCE | {"area_id": "syria", "part": "territory", "mapped": True, "asserted_by": "text"}],
    )
    _load(store, "area_era", [TRUCE | {"area_id": "syria", "era": 1, "in_being": True}])
    _load(store, "place_area", [{"place_id": place, "area_id": "syria", "holds": True} for place in (1, 2, 3)])
    store.load("place_area", rows("place_area", [{"place_id": 4, "area_id": "syria", "holds": None}]))
    _load(store, "party_status", [one for reading in READINGS for one in _standings(reading)])
    _load(store, "guarantor", [TRUCE | {"actor_id": "russia", "role": "guarantor", "for_side": "army"}])


def _says(key: str, about: str, actor: str, word: str, says: str, by: str) -> Row:
    return TRUCE | {
        "assertion_id": key,
        "about": about,
        "actor_id": actor,
        "named": actor,
        "word": word,
        "says": says,
        "asserted_by": by,
        "in_text": by == "text",
        "asserted_on": dt.date(2016, 12, 29),
        "source": "https://example.org/list",
    }


def _standings(reading: str) -> list[Row]:
    league: bool | None = None if reading == "strict" else True
    bound: list[tuple[str, bool | None, str, str | None]] = [
        ("army", True, "party", "A1"),
        ("group", True, "party", "A2"),
        ("league", league, "contested_membership" if league is None else "party", "A3"),
        ("caliphate", False, "not_a_party", None),
        ("russia", True, "supporting_force", "A6"),
        ("russian-air", True, "part_of_bound", "A6"),
    ]
    return [
        TRUCE
        | {
            "reading": reading,
            "actor_id": actor,
            "era": 1,
            "bound": holds,
            "bound_as": ("supporting_force" if "russia" in actor else "party") if holds else None,
            "bound_reason": reason,
            "bound_assertion": assertion,
            "excluded": actor == "caliphate",
            "excluded_reason": "excluded" if actor == "caliphate" else "not_excluded",
            "excluded_assertion": "A5" if actor == "caliphate" else None,
        }
        for actor, holds, reason, assertion in bound
    ]


def _actors(store: Store) -> None:
    _load(
        store,
        "actor",
        [
            {"actor_id": actor, "kind": kind, "name_en": name, "default_bound": bound, "source": "general knowledge"}
            for actor, kind, name, bound in ACTORS
        ],
    )
    _load(store, "actor_relation", [{"actor_id": "russian-air", "relation": "part_of", "other_id": "russia"}])
    _load(store, "actor_set", [{"actor_set_id": key, "names": _written(key)} for key in SETS])
    _load(
        store,
        "actor_set_member",
        [
            {
                "actor_set_id": key,
                "position": 1,
                "name": _written(key),
                "actor_id": SETS[key][0],
                "named_actor_id": SETS[key][0],
                "method": "exact" if SETS[key][0] else "unresolved",
            }
            for key in SETS
        ],
    )
    _load(
        store,
        "unresolved_name",
        [{"name": NASTY, "role": "side", "reports": 1, "nearest_actor_id": "group", "nearest_score": 40.0}],
    )


def _written(key: int) -> str:
    actor = SETS[key][0]
    return _NAMES[actor] if actor else NASTY


def _reports(store: Store, reports: Sequence[Row], sources: Sequence[str]) -> None:
    _load(
        store,
        "input",
        [
            {
                "input_id": key,
                "source": source,
                "path": f"{source}.csv",
                "sha256": "ab" * 32,
                "bytes": 10,
                "rows": len(reports) + 2,
                "reports": len(reports),
                "rejected": 1,
                "repeated": 1,
                "licence": "CC BY 4.0 https://creativecommons.org/licenses/by/4.0/",
                "citation": "Somebody (2020)",
                "redistributable": source != "closed",
            }
            for key, source in enumerate(sources, start=1)
        ],
    )
    _load(
        store,
        "rejected_row",
        [{"input_id": 1, "row_number": 77, "column_name": "day", "value": "31 Feb", "expected": "YYYY-MM-DD"}],
    )
    told = list(enumerate(reports, start=1))
    _load(
        store,
        "source_row",
        [{"source_row_id": key, "input_id": _input(key, sources), "row_number": key} for key, _ in told],
    )
    for source in sources:
        own = [key for key, _ in told if sources[_input(key, sources) - 1] == source]
        store.load(
            f"raw_{source}",
            pa.table(
                {
                    "source_row_id": pa.array(own, pa.int64()),
                    "id": pa.array([f"R{key}" for key in own], pa.string()),
                    "Formula ; column": pa.array([f"=1+{key}" for key in own], pa.string()),
                }
            ),
        )
    _load(store, "report", [_report(key, one, sources) for key, one in told])
    _load(
        store,
        "report_actor",
        [
            {
                "source_row_id": key,
                "side_a_set": one["a"],
                "side_b_set": one["b"],
                "recorder_set": 8 if key < 9 else None,
            }
            for key, one in told
        ],
    )
    _load(store, "report_place", [{"source_row_id": key, "place_id": one["place"]} for key, one in told])
    _load(
        store,
        "place",
        [{"country": "SY", "zone": "Asia/Damascus", "zone_basis": "country"} | place for place in PLACES],
    )
    pairs = sorted({(int(str(one["a"])), int(str(one["b"]))) for one in reports})
    _load(
        store,
        "side_pair",
        [
            {"side_pair_id": key, "side_a_set": a, "side_b_set": b, "direction": "a_against_b"}
            for key, (a, b) in enumerate(pairs, start=1)
        ],
    )
    _load(
        store,
        "incident",
        [
            _incident(key, one) | {"side_pair_id": 1 + pairs.index((int(str(one["a"])), int(str(one["b"]))))}
            for key, one in told
        ],
    )
    _load(
        store, "incident_report", [{"incident_id": key, "source_row_id": key, "superseded": False} for key, _ in told]
    )
    _load(store, "pair", [])
    _load(store, "setting", [])


def _input(key: int, sources: Sequence[str]) -> int:
    return 1 + key % len(sources)


def _report(key: int, one: Row, sources: Sequence[str]) -> Row:
    low, best, high = _figures(one)
    place = PLACES[int(str(one["place"])) - 1]
    source = sources[_input(key, sources) - 1]
    return {
        "source_row_id": key,
        "report_id": f"{source}:R{key}",
        "source": source,
        "recorder_names": "The Monitor",
        "first_day": _day(one["day"]),
        "last_day": _day(one.get("last", one["day"])),
        "place_name": one.get("name", place["name"]),
        "country": place.get("country", "SY"),
        "admin1": place.get("admin1"),
        "latitude": place.get("latitude"),
        "longitude": place.get("longitude"),
        "place_precision": place["place_precision"],
        "side_a_names": _written(int(str(one["a"]))),
        "side_b_names": _written(int(str(one["b"]))),
        "direction": "a_against_b",
        "act": "artillery",
        "act_in_source": "shelling",
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
    }


def _day(month_and_day: object) -> dt.date:
    assert isinstance(month_and_day, tuple)
    month, day = month_and_day
    return dt.date(2016 if month == 12 else 2017, month, day)


def _incident(key: int, one: Row) -> Row:
    low, best, high = _figures(one)
    first, last = _day(one["day"]), _day(one.get("last", one["day"]))
    return {
        "incident_id": key,
        "reports": 1,
        "recorders": 1,
        "span_rule": "one_report",
        "place_rule": "one_report",
        "target_disputed": False,
        "act_disputed": False,
        "first_day": first,
        "last_day": last,
        "earliest_at": _midnight(first),
        "latest_at": _midnight(last) + dt.timedelta(days=1),
        "place_id": one["place"],
        "side_a_set": one["a"],
        "side_b_set": one["b"],
        "direction": "a_against_b",
        "perpetrator_basis": "alleged",
        "act": "artillery",
        "deaths_low": low,
        "deaths_best": best,
        "deaths_high": high,
    }


def _figures(one: Row) -> tuple[object, object, object]:
    figures = one["deaths"]
    assert isinstance(figures, tuple)
    low, best, high = figures
    return low, best, high


def _midnight(day: dt.date) -> dt.datetime:
    """The start of a day in Damascus in winter, in UTC."""
    return dt.datetime(day.year, day.month, day.day) - dt.timedelta(hours=2)  # noqa: DTZ001 - as above
