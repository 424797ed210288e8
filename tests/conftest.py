"""Where tests find the data that is not ours to ship."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

# What commands print is compared word for word: in English, whatever the machine speaks.
os.environ["TREVE_LANGUAGE"] = "en"


LONGEST = (
    "tests/engines/test_engines.py",
    "tests/desk/test_every_page.py",
    "tests/serve/pages/test_page_matrix.py",
    "tests/test_examples.py",
    "tests/test_tutorial.py",
    "tests/commands/test_demo.py",
)
"""Files that are begun first, the longest at the head, so that no worker is left alone with one of them at the end."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything else stays in the order of the folders."""
    place = {name: number for number, name in enumerate(LONGEST)}
    items.sort(key=lambda item: place.get(item.nodeid.partition("::")[0], len(place)))


def _shared(folder: str) -> Path:
    return Path(os.environ["TREVE_DATA"]) if "TREVE_DATA" in os.environ else ROOT.parent / "shared" / folder


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """The folder with the UCDP file and the check tables; its absence is a failure where CI=true, else a named skip."""
    folder = _shared("data")
    if not (folder / "ucdp_ged_syria_2016_2019.csv.gz").is_file():
        message = f"{folder}: no UCDP file there; set TREVE_DATA to the folder that holds it"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return folder


@pytest.fixture(scope="session")
def syria_example() -> Path:
    """The example that ships with the project."""
    return ROOT / "examples" / "syria-2016"
