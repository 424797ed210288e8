"""Every role against every route: who is let in, who may not, and for whom a thing does not exist.

The routes come from the API's own description, so a new one fails here until it has its row. Who may do what and who sees what
is written out here a second time, by names of `tests.casebook.world.HOLDERS`, and not read from `treve.casebook.roles`.
"""

from __future__ import annotations

from typing import Any

import pytest

from tests.serve.matrix_rules import EVERYBODY, MAY, NAMES, OWN, ROUTES
from tests.serve.stage import COMPARED, NOWHERE, Stage, betrayed, without_id
from treve.casebook.book import Casebook
from treve.serve.app import create_app
from treve.serve.door import OPEN


def test_every_route_has_its_row(sqlite_book: Casebook) -> None:
    described = create_app(sqlite_book).openapi()["paths"]
    routes = {f"{method.upper()} {path}" for path, methods in described.items() for method in methods}
    assert routes - {f"{method} {path}" for method, path in OPEN} == set(ROUTES)


@pytest.mark.parametrize("route", ROUTES)
def test_who_is_let_in_who_may_not_and_for_whom_it_does_not_exist(stage: Stage, route: str) -> None:
    rule, things, _ = ROUTES[route]
    deed, own = rule.removesuffix(" own"), rule.endswith(" own")
    for thing in things or (None,):
        stranger = stage.ask(None, route, thing)
        assert (stranger.status_code, stranger.json()) == (401, {"error": "sign in first"})
        seen = stage.there.seen.get(thing or "", EVERYBODY)
        wrong: list[tuple[object, ...]] = []
        for name in NAMES:
            answer = stage.ask(name, route, thing)
            allowed = name in MAY[deed] and (not own or name in OWN[thing or ""])
            expected = _expected(name in seen, allowed)
            if not expected(answer.status_code):
                wrong.append((name, thing, answer.status_code, answer.text[:200]))
            wrong += [(name, thing, "betrays", hidden) for hidden in betrayed(stage, name, answer, thing)]
            if things and name in COMPARED and name not in seen and set(_placeholders(route)) <= set(NOWHERE):
                absent = stage.ask(name, route, thing, nowhere=True)
                same = without_id(answer.text, stage.there.ids[thing or ""]) == without_id(
                    absent.text, *NOWHERE.values()
                )
                if (answer.status_code, same) != (absent.status_code, True):
                    wrong.append((name, thing, "differs from one that does not exist", absent.text))
        assert wrong == []


def _expected(seen: bool, allowed: bool) -> Any:
    if seen and allowed:
        return lambda status: status < 500 and status not in (401, 403) and (status != 404)
    if seen:
        return lambda status: status == 403
    return lambda status: status == 404 if allowed else status in (403, 404)


def _placeholders(route: str) -> list[str]:
    beside = ("{sha256}", "{copy_sha256}", "{file}", "{name}")
    return [part.strip("{}") for part in route.split("/") if part.startswith("{") and part not in beside]


@pytest.mark.parametrize("name", NAMES)
def test_every_list_and_count_holds_exactly_what_one_sees(stage: Stage, name: str) -> None:
    def ids(*beginnings: str) -> set[str]:
        there = stage.there
        return {
            there.ids[thing] for thing, who in there.seen.items() if name in who and there.ids[thing][0] in beginnings
        }

    def told(path: str, list_name: str, one: str) -> set[str]:
        return {row[one] for row in stage.ask(name, f"GET {path}", None).json()[list_name]}

    assert told("/api/reports", "reports", "report") == ids("R")
    assert told("/api/cases", "cases", "case") == ids("C")
    assert told("/api/notifications", "notifications", "notification") == ids("N")
    assert told("/api/remedies", "remedies", "remedy") == ids("M")
    assert told("/api/obligations", "obligations", "obligation") == ids("O")
    assert told("/api/bulletins", "bulletins", "bulletin") == ids("E")
    assert stage.ask(name, "GET /api/reports/count", None).json()["count"] == len(ids("R"))
    assert stage.ask(name, "GET /api/cases/count", None).json()["count"] == len(ids("C"))
    incidents = stage.ask(name, "GET /api/incidents", None).json()["incidents"]
    assert {report for one in incidents for report in one["reports"]} == ids("R")
    run = stage.ask(name, "GET /api/run/incidents", None)
    # Whole compartments or single reports: the run holds what one sees and says when it happened; none where one sees nothing.
    listed = stage.ask(name, "GET /api/reports", None).json()["reports"]
    dated = {row["report"] for row in listed if "occurred_from" in row and row["state"] in ("filed", "corrected")}
    own = {f"table:{one}" for one in ids("R") & dated}
    assert run.status_code == (200 if ids("R") or name == "centre_2" else 409), run.text
    assert {report for one in run.json().get("incidents", ()) for report in one["reports"]} == own
    bursts = stage.ask(name, "GET /api/bursts", None)
    assert bursts.status_code == 200
