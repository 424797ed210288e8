"""Which incidents a query asks for, told slowly and row by row in Python from the tables of a run: what the SQL is held against."""

from __future__ import annotations

import datetime as dt
import math
from collections import defaultdict
from functools import cached_property
from typing import Any

from treve.model.act import FAMILY
from treve.run_folder import RunFolder
from treve.serve.query import Query, Term

_POINTS = ("exact", "near", "unknown")


class SlowFilter:
    """A run as rows in memory."""

    def __init__(self, run: RunFolder) -> None:
        rows = {name: run.table(name).arrow.to_pylist() for name in _TABLES}
        self._exact: dict[tuple[str, frozenset[str]], bool] = {}
        self.incidents = rows["incident"]
        self.places = {row["place_id"]: row for row in rows["place"]}
        self.names = {row["actor_id"]: row for row in rows["actor"]}
        self.titles = {row["agreement_id"]: row["title"] for row in rows["agreement"]}
        self.under = [(row["agreement_id"], row["reading"]) for row in rows["reading"]]
        self.contested_under = {(row["incident_id"], row["agreement_id"]) for row in rows["contested_incident"]}
        self.contested = {incident for incident, _ in self.contested_under}
        self.members: dict[int, set[str]] = defaultdict(set)
        for row in rows["actor_set_member"]:
            self.members[row["actor_set_id"]].add(row["actor_id"] or row["name"])
        reports = {row["source_row_id"]: row for row in rows["report"]}
        recorders = {row["source_row_id"]: row["recorder_set"] for row in rows["report_actor"]}
        self.reports: dict[int, list[dict[str, Any]]] = defaultdict(list)
        self.recorders: dict[int, set[str]] = defaultdict(set)
        self.superseded = {row["source_row_id"] for row in rows["incident_report"] if row["superseded"]}
        for row in rows["incident_report"]:
            self.reports[row["incident_id"]].append(reports[row["source_row_id"]])
            if not row["superseded"]:
                self.recorders[row["incident_id"]] |= self.members[recorders[row["source_row_id"]]]
        self.findings = {
            (row["incident_id"], row["agreement_id"], row["reading"]): row["verdict"] for row in rows["finding"]
        }
        self.rulings = {row["report_id"]: row["outcome"] for row in rows["determination"]}

    def ids(self, query: Query) -> list[int]:
        """The incidents, by id."""
        return sorted(row["incident_id"] for row in self.incidents if self.fits(row, query))

    def fits(self, row: dict[str, Any], query: Query) -> bool:
        """Does an incident fit every facet asked for, and none that is barred?"""
        facets = {term.facet for term in query.terms}
        judged = {"agreement", "reading", "verdict"} | ({"contested"} if "agreement" in facets else set())
        for facet in facets - judged:
            asked = [term for term in query.terms if term.facet == facet]
            having = [term for term in asked if not term.without]
            if having and not any(self._has(row, term) for term in having):
                return False
            if any(self._has(row, term) for term in asked if term.without):
                return False
        told = " \n ".join(
            str(one[column] or "").lower() for one in self.reports[row["incident_id"]] for column in _SEARCHED
        )
        # A word stands in one cell; it must not be found across two of them, and no word holds a line break.
        return all(word in told for word in query.words) and self._judged(row, query)

    def _judged(self, row: dict[str, Any], query: Query) -> bool:
        if not {"agreement", "reading", "verdict"} & {term.facet for term in query.terms}:
            return True
        under = [
            pair
            for pair in self.under
            if self._named(pair[0], query, "agreement") and self._named(pair[1], query, "reading")
        ]
        asked = query.one("contested") if "agreement" in {term.facet for term in query.terms} else None
        contested = any((row["incident_id"], agreement) in self.contested_under for agreement, _ in under)
        if asked and contested != (asked == "yes"):
            return False
        verdicts = [self.findings.get((row["incident_id"], *pair), "outside") for pair in under]
        if not query.values("verdict") and not query.values("verdict", without=True):
            return any(one != "outside" for one in verdicts)
        barred = set(query.values("verdict", without=True))
        having = set(query.values("verdict"))
        return not barred & set(verdicts) and (not having or bool(having & set(verdicts)))

    def _named(self, value: str, query: Query, facet: str) -> bool:
        known = frozenset(pair[facet == "reading"] for pair in self.under)
        having = [self._bears(value, word, known) for word in query.values(facet)]
        barred = [self._bears(value, word, known) for word in query.values(facet, without=True)]
        return (any(having) or not having) and not any(barred)

    def _bears(self, value: str, word: str, known: frozenset[str]) -> bool:
        """Does the value bear the name; or, where none of the values known does, has it the word in a name?"""
        folded = word.casefold()
        if (word, known) not in self._exact:
            self._exact[word, known] = any(folded in self._names(one) for one in known)
        if self._exact[word, known]:
            return folded in self._names(value)
        return any(folded in name for name in self._names(value))

    def _names(self, value: str) -> set[str]:
        actor = self.names.get(value, {})
        found = [value, self.titles.get(value), *(actor.get(f"name_{code}") for code in ("en", "fr", "ar"))]
        return {name.casefold() for name in found if name}

    def _has(self, row: dict[str, Any], term: Term) -> bool:
        found: bool = getattr(self, f"_{term.facet}")(row, term.value)
        return found

    def _place_of(self, row: dict[str, Any], column: str) -> str:
        return str(self.places[row["place_id"]][column] or "not_stated")

    @cached_property
    def _known_areas(self) -> frozenset[str]:
        return frozenset(self._place_of(row, "admin1") for row in self.incidents)

    @cached_property
    def _known_places(self) -> frozenset[str]:
        return frozenset(self._place_of(row, "name") for row in self.incidents)

    @cached_property
    def _known_recorders(self) -> frozenset[str]:
        return frozenset(one for recorders in self.recorders.values() for one in recorders)

    @cached_property
    def _known_sides(self) -> frozenset[str]:
        sets = {one[side] for one in self.incidents for side in ("side_a_set", "side_b_set")}
        return frozenset(actor for one in sets for actor in self.members.get(one, ()))

    def _from(self, row: dict[str, Any], value: str) -> bool:
        return bool(row["last_day"] >= dt.date.fromisoformat(value))

    def _to(self, row: dict[str, Any], value: str) -> bool:
        return bool(row["first_day"] <= dt.date.fromisoformat(value))

    def _act(self, row: dict[str, Any], value: str) -> bool:
        act = row["act"] or "not_stated"
        return act == value or any(one.value == act and family.value == value for one, family in FAMILY.items())

    def _area(self, row: dict[str, Any], value: str) -> bool:
        return self._bears(self._place_of(row, "admin1"), value, self._known_areas)

    def _place(self, row: dict[str, Any], value: str) -> bool:
        return self._bears(self._place_of(row, "name"), value, self._known_places)

    def _recorder(self, row: dict[str, Any], value: str) -> bool:
        return any(self._bears(one, value, self._known_recorders) for one in self.recorders[row["incident_id"]])

    def _alleged(self, row: dict[str, Any], value: str) -> bool:
        return bool(row["perpetrator_basis"] == "alleged") and self._among(row["side_a_set"], value)

    def _attributed(self, row: dict[str, Any], value: str) -> bool:
        return bool(row["perpetrator_basis"] == "attributed") and self._among(row["side_a_set"], value)

    def _target(self, row: dict[str, Any], value: str) -> bool:
        return bool(row["direction"] == "a_against_b") and self._among(row["side_b_set"], value)

    def _side(self, row: dict[str, Any], value: str) -> bool:
        return self._among(row["side_a_set"], value) or self._among(row["side_b_set"], value)

    def _among(self, actors: int | None, value: str) -> bool:
        return any(self._bears(one, value, self._known_sides) for one in self.members.get(actors or -1, ()))

    def _deaths(self, row: dict[str, Any], value: str) -> bool:
        figures = _figures(row)
        if not figures:
            return value == "not_stated"
        if row["deaths_high"] is None and row["deaths_best"] is None:
            # Nobody states a highest number that all allow: the highest that any report states.
            told = [one for one in self.reports[row["incident_id"]] if one["source_row_id"] not in self.superseded]
            figures += [number for one in told for number in _figures(one)]
        low = 0 if row["deaths_low"] is None and row["deaths_best"] is None else min(figures)
        return value != "not_stated" and _overlap(low, max(figures), value)

    def _reports(self, row: dict[str, Any], value: str) -> bool:
        return _overlap(row["reports"], row["reports"], value)

    def _contested(self, row: dict[str, Any], value: str) -> bool:
        return bool((row["incident_id"] in self.contested) == (value == "yes"))

    def _linked(self, row: dict[str, Any], value: str) -> bool:
        return bool((row["reports"] > 1) == (value == "yes"))

    def _disputed(self, row: dict[str, Any], value: str) -> bool:
        disputed = row["act_disputed"] or row["target_disputed"] or row["perpetrator_basis"] == "disputed"
        return bool(disputed == (value == "yes"))

    def _ruled(self, row: dict[str, Any], value: str) -> bool:
        found = {self.rulings.get(one["report_id"]) for one in self.reports[row["incident_id"]]} - {None}
        return not found if value == "no" else bool(found) if value == "yes" else value in found

    def placed(self, row: dict[str, Any]) -> str:
        """How the map shows an incident."""
        place = self.places[row["place_id"]]
        if place["place_precision"] in _POINTS and None not in (place["latitude"], place["longitude"]):
            return "point"
        known = (place["admin1"], place["country"], place["name"], place["latitude"])
        return "area" if any(one is not None for one in known) else "nowhere"

    def _placed(self, row: dict[str, Any], value: str) -> bool:
        return self.placed(row) == value

    def cell(self, row: dict[str, Any], level: int) -> tuple[int, int] | None:
        """The cell in which an incident lies."""
        if self.placed(row) != "point":
            return None
        place, width = self.places[row["place_id"]], 360 / 2**level
        return math.floor((place["longitude"] + 180) / width), math.floor((place["latitude"] + 90) / width)

    def _cell(self, row: dict[str, Any], value: str) -> bool:
        level, x, y = (int(part) for part in value.split("/"))
        return self.cell(row, level) == (x, y)


def _figures(row: dict[str, Any]) -> list[int]:
    return [row[name] for name in ("deaths_low", "deaths_best", "deaths_high") if row[name] is not None]


def _overlap(low: int, high: int, value: str) -> bool:
    if value.startswith(">="):
        return high >= int(value[2:])
    if value.startswith("<="):
        return low <= int(value[2:])
    least, _, most = value.partition("..")
    return high >= int(least) and low <= int(most or least)


_SEARCHED = ("note", "place_name", "side_a_names", "side_b_names", "recorder_names", "publisher", "report_id")
_TABLES = (
    "incident", "place", "actor", "agreement", "reading", "contested_incident", "actor_set_member", "report", "report_actor",
    "incident_report", "finding", "determination",
)  # fmt: skip
