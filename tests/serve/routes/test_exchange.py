"""Two installations that exchange over HTTP: introduced, a bundle out of one and into the other, once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.casebook.world import PASSWORD, World, world
from tests.serve.routes.conftest import Enter
from tests.serve.server import Person, serving
from treve.casebook import book as books


@pytest.fixture
def laptop(tmp_path: Path) -> Iterator[World]:
    """Another installation."""
    (tmp_path / "laptop").mkdir()
    book = books.create(str(tmp_path / "laptop" / "casebook.db"), "example.org/laptop")
    yield world(book)
    book.close()


def test_reports_of_a_laptop_come_in_once(small: World, come: Enter, laptop: World) -> None:
    owner, analyst = come("owner"), come("analyst")
    assert analyst.get("/api/introduction").status_code == 403
    filed = laptop.report("monitor", "seen on patrol")
    with serving(laptop.book) as address:
        there = Person(address, "owner", PASSWORD)
        for one, world_, other in ((owner, small, there), (there, laptop, owner)):
            said = other.get("/api/introduction").json()
            account = world_.who["monitor"].account_id
            peer = {"introduction": said["introduction"], "account": account, "compartments": ["mission"]}
            made = one.post("/api/peers", peer)
            assert (made.status_code, made.json()["log_key"]) == (201, said["log_key"])
            assert one.post("/api/peers", peer | {"introduction": said["introduction"][:-9]}).status_code == 422
        assert [one["origin"] for one in owner.get("/api/peers").json()["peers"]] == ["example.org/laptop"]
        bundle = there.post("/api/bundles/out", {"to": small.book.origin, "true_time": "2017-01-10T12:00:00Z"})
        assert bundle.status_code == 200
        assert there.post("/api/bundles/out", {"to": "example.org/nobody"}).status_code == 404
        there.close()
    parts = [("files", ("x.part", bundle.content)), ("files", ("y.part", b"nonsense"))]
    done = owner.post("/api/bundles/in", files=parts).json()
    assert (done["missing"], done["broken"]) == (0, 1)
    (taken,) = done["taken"]
    assert (taken["origin"], taken["new"], taken["refused"]) == ("example.org/laptop", 1, {})
    assert taken["clock_error_seconds"] > 0
    (again,) = owner.post("/api/bundles/in", files=parts[:1]).json()["taken"]
    assert (again["new"], again["known"]) == (0, 1)
    assert analyst.get(f"/api/reports/{filed}").json()["summary"] == "seen on patrol"
    assert analyst.get("/api/bundles/conflicts").json() == {"conflicts": []}
    cut = owner.post("/api/bundles/in", files=[("files", ("x.part", bundle.content[:-1]))]).json()
    assert (cut["taken"], cut["broken"]) == ([], 1)
