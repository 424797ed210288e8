"""A stage for the role matrix: one server, everybody signed in, and everything tried on it rolled back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import httpx
import pytest
from argon2 import PasswordHasher

from tests.casebook.world import HOLDERS, World
from tests.serve.lived_in import LivedIn
from tests.serve.matrix_rules import ROUTES
from tests.serve.rehearsal import Rehearsal, Scene
from tests.serve.server import client, serving
from treve.casebook import log, people
from treve.ledger import checkpoint
from treve.serve.door import COOKIE, second_word
from treve.serve.options import ServeOptions

# One of each way of seeing (own, compartment, tabled, nothing): for them, hidden and absent are held against each other.
COMPARED = ("civil", "liaison_b", "commission", "mediator")
NOWHERE = {
    "draft_id": "D-0000000000000000",
    "report_id": "R-0000000000000000",
    "case_id": "C-aaaaaaaaaaaaaaaa",
    "notification_id": "N-0000000000000000",
    "remedy_id": "M-0000000000000000",
    "obligation_id": "O-0000000000000000",
    "bulletin_id": "E-0000000000000000",
    "batch_id": "B-0000000000000000",
}


def _beside(there: Scene) -> dict[str, str]:
    """What stands in a path beside the thing that is asked about."""
    return {"{sha256}": there.ids["file"], "{copy_sha256}": there.ids["copy"], "{file}": "1", "{name}": "a.json"}


class Stage:
    """The server, who is signed in, and what there is."""

    def __init__(self, address: str, made: World, there: Scene, tokens: dict[str, str], size: int) -> None:
        self.address, self.made, self.there, self.tokens, self.size = address, made, there, tokens, size
        # A machine that is busy answers late; that is no fault of the answer.
        self.http = client(address)

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
        target = self.there.ids.get(thing or "", "")
        if nowhere:
            # A thing of the same kind that does not exist.
            target = next((one for one in NOWHERE.values() if one[:2] == target[:2]), NOWHERE["report_id"])
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
def stage(lived_in: LivedIn, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """One server for all cells: what is tried on it is rolled back."""
    folder = tmp_path_factory.mktemp("matrix") / "copy"
    quick = pytest.MonkeyPatch()
    quick.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    made, there = lived_in.copied(folder)
    with made.book.read() as connection:
        size = checkpoint.read(log.latest(connection), "checkpoint").size
    tried = Rehearsal(made.book.url, made.book.key, made.book.ring)
    with serving(tried, ServeOptions(requests_a_minute=1_000_000, runs=folder / "runs")) as address:
        stage = Stage(address, made, there, lived_in.tokens, size)
        yield stage
        stage.http.close()
    tried.close()
    made.book.close()
    quick.undo()


def betrayed(stage: Stage, name: str, answer: httpx.Response, asked: str | None) -> list[str]:
    """Things whose ids stand in the answer though this person does not see them."""
    ids, seen = stage.there.ids, stage.there.seen
    return [thing for thing in seen if thing != asked and name not in seen[thing] and ids[thing] in answer.text]


def without_id(text: str, *ids: str) -> str:
    """The text with the ids taken out."""
    for one in ids:
        text = text.replace(one, "…")
    return text
