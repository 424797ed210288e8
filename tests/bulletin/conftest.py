"""The invented run, made once."""

from __future__ import annotations

from typing import Any

import pytest

from tests.bulletin.world import FACTS, filled
from treve.bulletin.page import rendered
from treve.bulletin.summary import summary
from treve.store.protocol import Store


@pytest.fixture(scope="session")
def store() -> Store:
    """The invented run."""
    return filled()


@pytest.fixture(scope="session")
def told(store: Store) -> dict[str, Any]:
    """Its summary."""
    return summary(store, FACTS)


@pytest.fixture(scope="session")
def html(store: Store, told: dict[str, Any]) -> str:
    """Its page."""
    return rendered(store, told)
