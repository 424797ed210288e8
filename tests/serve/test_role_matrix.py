"""Every role against every route: who is let in, who may not, and for whom a thing does not exist.

The routes come from the API's own description, so a new one fails here until it has its row. Who may do what and who sees what
is written out here a second time, by names of `tests.casebook.world.HOLDERS`, and not read from `treve.casebook.roles`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest

from tests.casebook.world import HOLDERS, World, world
from tests.serve.matrix_rules import EVERYBODY, MAY, NAMES, OWN, ROUTES
from tests.serve.rehearsal import Rehearsal, Scene, scene, signed_in
from tests.serve.server import serving
from treve import refresh
from treve.casebook.book import Casebook
from treve.pipeline import Order
from treve.serve.app import create_app
from treve.serve.door import COOKIE, OPEN, second_word
from treve.serve.options import ServeOptions
from treve.settings import Settings

# One of each way of seeing (own, compartment, tabled, nothing): for them, hidden and absent are held against each other.
COMPARED = ("civil", "liaison_b", "commission", "mediator")
NOWHERE = {
    "report_id": "R-0000000000000000",
    "case_id": "C-aaaaaaaaaaaaaaaa",
    "notification_id": "N-0000000000000000",
    "remedy_id": "M-0000000000000000",
    "obligation_id": "O-0000000000000000",
    "batch_id": "B-0000000000000000",
}


def _beside(there: Scene) -> dict[str, str]:
    """What stands in a path beside the thing that is asked about."""
    return {"{sha256}": there.ids["file"], "{copy_sha256}": there.ids["copy"], "{file}": "1"}


class Stage:
    """The server, who is signed in, and what there is."""

    def __init__(self, address: str, made: World, there: Scene, tokens: dict[str, str], size: int) -> None:
        self.address, self.made, self.there, self.tokens, self.size = address, made, there, tokens, size
        self.http = httpx.Client(base_url=address, timeout=60)

    def ask(self, name: str | None, route: str, thing: str | None, nowhere: bool = False) -> httpx.Response:
        """Ask a route in somebody's name, about a thing or about one that does not exist."""
        method, path = route.split(" ")
        for beside, made in _beside(self.there).items():
            path = path.replace(beside, made)
        for part in [one for one in path.split("/") if one.startswith("{")]:
            named = part.strip("{}")
            made = NOWHERE[named] if nowhere else self.there.ids.get(thing or "", "0" * 16)
            path = path.replace(part, made)
        body = ROUTES[route][2]
        target = NOWHERE["report_id"] if nowhere else self.there.ids.get(thing or "", "")
        more: dict[str, Any] = self._body(name, body, target)
        token = self.tokens.get(name or "", "")
        headers = {"Cookie": f"{COOKIE}={token}", "X-CSRF-Token": second_word(token)} if name else {}
        return self.http.request(method, path, headers=headers, **more)

    def _body(self, name: str | None, body: Any, target: str) -> dict[str, Any]:
        own = HOLDERS.get(name or "", ("", "mission"))[1]
        if body is None:
            return {}
        if body == "files":
            report = f'{{"compartment": "{own}", "summary": "new"}}'
            return {"data": {"report": report}, "files": [("files", ("a.txt", b"words"))]}
        if body == "table":
            order = {"compartment": own, "dry_run": "false"}
            return {"data": order, "files": [("file", ("a.csv", b"summary\nnew\n"))]}
        if body == "bundle":
            return {"files": [("files", ("a.part", b"no part"))]}
        if body == "countersigned":
            return {"json": {"checkpoint": "nothing signed", "key": self.made.key.public.text()}}
        if "?" in body:
            return {"params": {key: self.size if value == "=size" else value for key, value in body["?"].items()}}
        return {"json": {key: self._value(value, own, target) for key, value in body.items()}}

    def _value(self, value: Any, own: str, target: str) -> Any:
        if isinstance(value, list):
            return [self._value(one, own, target) for one in value]
        if value in ("=own", "{thing}"):
            return own if value == "=own" else target
        return self.there.ids[value[1:-1]] if isinstance(value, str) and value.startswith("{") else value


@pytest.fixture(scope="module")
def stage(template: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One server for all cells: what is tried on it is rolled back."""
    import shutil

    from argon2 import PasswordHasher

    from treve.casebook import book as books
    from treve.casebook import people

    folder = tmp_path_factory.mktemp("matrix")
    for name in ("casebook.db", "log.key", "log.sealing"):
        shutil.copy(template / name, folder / name)
    quick = pytest.MonkeyPatch()
    quick.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    book = books.open_book(str(folder / "casebook.db"), folder / "log.key", with_key=True)
    made = world(book)
    there, tokens = scene(made), signed_in(made)
    with book.read() as connection:
        from treve.casebook import log
        from treve.ledger import checkpoint

        size = checkpoint.read(log.latest(connection), "checkpoint").size
    order = Order(("syr-2016-12-30",), (), folder / "runs", settings=Settings(zones=(("table", "Asia/Damascus"),)))
    refresh.for_audiences(book, order)
    tried = Rehearsal(book.url, book.key, book.ring)
    with serving(tried, ServeOptions(requests_a_minute=1_000_000, runs=order.out)) as address:
        stage = Stage(address, made, there, tokens, size)
        yield stage
        stage.http.close()
    tried.close()
    book.close()
    quick.undo()


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
            wrong += [(name, thing, "betrays", hidden) for hidden in _betrayed(stage, name, answer, thing)]
            if things and name in COMPARED and name not in seen and set(_placeholders(route)) <= set(NOWHERE):
                absent = stage.ask(name, route, thing, nowhere=True)
                same = _without_id(answer.text, stage.there.ids[thing or ""]) == _without_id(
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
    beside = ("{sha256}", "{copy_sha256}", "{file}")
    return [part.strip("{}") for part in route.split("/") if part.startswith("{") and part not in beside]


def _betrayed(stage: Stage, name: str, answer: httpx.Response, asked: str | None) -> list[str]:
    """Things whose ids stand in the answer though this person does not see them."""
    ids, seen = stage.there.ids, stage.there.seen
    return [thing for thing in seen if thing != asked and name not in seen[thing] and ids[thing] in answer.text]


def _without_id(text: str, *ids: str) -> str:
    for one in ids:
        text = text.replace(one, "…")
    return text


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
    assert stage.ask(name, "GET /api/reports/count", None).json()["count"] == len(ids("R"))
    assert stage.ask(name, "GET /api/cases/count", None).json()["count"] == len(ids("C"))
    incidents = stage.ask(name, "GET /api/incidents", None).json()["incidents"]
    assert {report for one in incidents for report in one["reports"]} == ids("R")
    run = stage.ask(name, "GET /api/run/incidents", None)
    whole = {"report of mission": "sector analyst head", "report of party_b": "liaison_b analyst head"}
    whole |= {"report of party_a": "liaison_a analyst head", "report of guarantor_1": "centre_1 analyst head"}
    whole |= {"report of public": "analyst head"}
    own = {f"table:{stage.there.ids[thing]}" for thing, names in whole.items() if name in names.split()}
    assert run.status_code == (200 if own or name == "centre_2" else 409), run.text
    assert {report for one in run.json().get("incidents", ()) for report in one["reports"]} == own
    bursts = stage.ask(name, "GET /api/bursts", None)
    assert bursts.status_code == 200
