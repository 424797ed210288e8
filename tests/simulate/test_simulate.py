"""The whole simulation: the same seed, the same files; sizes; refusals; and what the rest of treve makes of them."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from treve.agreements.file import check, read_agreements
from treve.errors import BadValue, RunFolderError
from treve.normalise.actor_book import actor_book
from treve.simulate import simulate

FILES = ["actors.csv", "agreements.json", "areas.geojson", "reports.parquet", "truth.json"]


def hashes(folder: Path) -> dict[str, str]:
    """The hash of every file of a folder."""
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in sorted(folder.iterdir())}


def truth_of(folder: Path) -> dict[str, Any]:
    """What was planted."""
    planted: dict[str, Any] = json.loads((folder / "truth.json").read_text(encoding="utf-8"))
    return planted


def test_the_same_seed_gives_the_same_bytes(tmp_path: Path) -> None:
    for name in ("a", "b"):
        simulate(600_000, 20, 1, tmp_path / name, districts=120, towns=500)
    assert list(hashes(tmp_path / "a")) == FILES
    assert hashes(tmp_path / "a") == hashes(tmp_path / "b")


def test_another_seed_gives_other_files(tmp_path: Path) -> None:
    for seed in (1, 2):
        simulate(100, 5, seed, tmp_path / str(seed), districts=60, towns=50)
    one, other = hashes(tmp_path / "1"), hashes(tmp_path / "2")
    assert all(one[name] != other[name] for name in FILES)


@given(
    reports=st.integers(0, 50),
    agreements=st.integers(0, 4),
    seed=st.integers(0, 2**40),
    districts=st.integers(1, 130),
    towns=st.integers(1, 40),
)
@hypothesis_settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_small_size_gives_as_many_as_asked(
    tmp_path_factory: pytest.TempPathFactory, reports: int, agreements: int, seed: int, districts: int, towns: int
) -> None:
    folder = tmp_path_factory.mktemp("small")
    simulate(reports, agreements, seed, folder, districts, towns)
    assert pq.read_metadata(folder / "reports.parquet").num_rows == reports
    assert len(json.loads((folder / "agreements.json").read_text(encoding="utf-8"))) == agreements
    assert len(json.loads((folder / "areas.geojson").read_text(encoding="utf-8"))["features"]) == districts
    assert truth_of(folder)["reports"]["reports"] == reports


def test_agreements_and_actors_are_read_without_fault_or_notice(tmp_path: Path) -> None:
    simulate(0, 150, 3, tmp_path, districts=180, towns=50)
    book = actor_book(tmp_path / "actors.csv")
    path = tmp_path / "agreements.json"
    assert check([path], book) == ((), ())
    agreements = read_agreements(path, book)
    assert len(agreements) == 150
    planted = truth_of(tmp_path)["agreements"]
    assert sum(len(one.territory[0].members) for one in agreements) == planted["districts"]
    assert all(assertion.actor_id is not None for one in agreements for assertion in one.assertions)
    assert all(time.legal_end and time.utc for one in agreements for time in one.times if time.what == "ended")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("reports", -1),
        ("reports", 10**10),
        ("agreements", -1),
        ("agreements", 10**6),
        ("seed", -1),
        ("districts", 0),
        ("towns", 0),
        ("towns", 10**7),
    ],
)
def test_a_number_out_of_range_is_refused_before_anything_is_written(tmp_path: Path, name: str, value: int) -> None:
    sizes = {"reports": 1, "agreements": 1, "seed": 1, "districts": 2, "towns": 2, name: value}
    with pytest.raises(BadValue, match=name):
        simulate(
            sizes["reports"], sizes["agreements"], sizes["seed"], tmp_path / "o", sizes["districts"], sizes["towns"]
        )
    assert not (tmp_path / "o").exists()


def test_a_folder_that_cannot_be_made_is_an_error_that_names_it(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(RunFolderError, match="file"):
        simulate(1, 1, 1, tmp_path / "file" / "o", 2, 2)


def test_an_unfinished_folder_has_no_truth(tmp_path: Path) -> None:
    simulate(1, 1, 1, tmp_path, 2, 2)
    (tmp_path / "reports.parquet").unlink()
    (tmp_path / "reports.parquet").mkdir()
    with pytest.raises(RunFolderError):
        simulate(1, 1, 1, tmp_path, 2, 2)
    assert not (tmp_path / "truth.json").exists()


def test_a_stopped_simulation_leaves_nothing_and_an_earlier_one_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    simulate(20, 2, 1, tmp_path / "before", districts=60, towns=50)
    before = hashes(tmp_path / "before")

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("treve.simulate.write_reports", stopped)
    for name in ("before", "new"):
        with pytest.raises(KeyboardInterrupt):
            simulate(30, 2, 2, tmp_path / name, districts=60, towns=50)
    assert hashes(tmp_path / "before") == before
    assert not (tmp_path / "new").exists()
