"""The whole API by its own description: whatever is sent, no fault of the server and no answer that is not described."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from tests.casebook.world import World, world
from tests.serve.matrix_rules import ROUTES
from tests.serve.rehearsal import Rehearsal, Scene, scene
from tests.serve.server import serving
from treve import refresh
from treve.casebook import book as books
from treve.casebook import people
from treve.casebook.roles import Role
from treve.pipeline import Order
from treve.serve.door import COOKIE, OPEN, second_word
from treve.serve.options import ServeOptions
from treve.settings import Settings

# Of each route; TREVE_EXAMPLES asks for more. Forty of each found nothing when this was written.
EXAMPLES = int(os.environ.get("TREVE_EXAMPLES", "2"))
CHECKS = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


class Stage:
    """Where the server is, what there is, and the session of somebody with every role."""

    def __init__(self, address: str, there: Scene, token: str) -> None:
        self.address, self.there, self.token = address, there, token

    @property
    def headers(self) -> dict[str, str]:
        """What a browser sends along."""
        return {"Cookie": f"{COOKIE}={self.token}", "X-CSRF-Token": second_word(self.token)}

    def known(self) -> dict[str, str]:
        """Name of a place in a path → an id that is there."""
        ids = self.there.ids
        return {
            "report_id": ids["report with a file"],
            "sha256": ids["file"],
            "copy_sha256": ids["copy"],
            "file": "1",
            "case_id": ids["assigned case"],
            "notification_id": ids["notification to party_a"],
            "remedy_id": ids["remedy of party_a"],
            "obligation_id": ids["obligation of party_a"],
            "batch_id": ids["batch of guarantor_1"],
            "account_id": ids["account"],
            "grant_id": ids["grant"],
        }


@pytest.fixture(scope="module")
def stage(template: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stage]:
    """A server on which everything is tried and nothing stays."""
    import shutil

    from argon2 import PasswordHasher

    folder = tmp_path_factory.mktemp("described")
    for name in ("casebook.db", "log.key", "log.sealing"):
        shutil.copy(template / name, folder / name)
    quick = pytest.MonkeyPatch()
    quick.setattr(people, "_HASHER", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    book = books.open_book(str(folder / "casebook.db"), folder / "log.key", with_key=True)
    made = world(book)
    there, token = scene(made), _everything(made)
    runs, zones = folder / "runs", (("table", "Asia/Damascus"),)
    reader = made.who["head"].account_id
    refresh.run(book, reader, Order(("syr-2016-12-30",), (), runs / "all", settings=Settings(zones=zones)))
    tried = Rehearsal(book.url, book.key, book.ring)
    options = ServeOptions(requests_a_minute=1_000_000, failures_to_wait=1_000_000, runs=runs)
    with serving(tried, options) as address:
        yield Stage(address, there, token)
    tried.close()
    book.close()
    quick.undo()


def _everything(made: World) -> str:
    with made.book.write() as writing:
        account_id = people.add_account(writing, "everything", "a long enough password")
        for role in Role:
            people.grant(writing, account_id, role, "mission")
        people.grant(writing, account_id, Role.PARTY_LIAISON, "party_a")
    return people.sign_in(made.book, "everything", "a long enough password", None, 4_000_000_000)


@pytest.fixture(scope="module")
def described(stage: Stage) -> Any:
    """The API as it describes itself."""
    return schemathesis.openapi.from_url(f"{stage.address}/openapi.json")


@pytest.mark.parametrize(
    "route", [*ROUTES, *(f"{method} {path}" for method, path in sorted(OPEN) if path != "/openapi.json")]
)
def test_no_answer_is_a_fault_or_a_surprise(described: Any, stage: Stage, route: str) -> None:
    method, path = route.split(" ")
    known = stage.known()

    @settings(
        max_examples=EXAMPLES, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck)
    )
    @given(case=described[path][method].as_strategy(), there=st.booleans())
    def tried(case: Any, there: bool) -> None:
        if there and case.path_parameters:
            case.path_parameters = {name: known.get(name, value) for name, value in case.path_parameters.items()}
        case.call_and_validate(headers=stage.headers, checks=CHECKS)

    tried()
