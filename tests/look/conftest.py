"""The library is read once: reading it takes longer than any look at a small file."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from treve.agreements import show
from treve.look import looking
from treve.model.agreement import Agreement


class _Library:
    """What `show` gives, read once."""

    def __init__(self) -> None:
        self._agreements = show.library()

    def library(self) -> tuple[Agreement, ...]:
        return self._agreements


@pytest.fixture(scope="session")
def library() -> tuple[Agreement, ...]:
    """The agreements of the library."""
    return show.library()


@pytest.fixture(autouse=True, scope="session")
def _read_once() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(looking, "show", _Library())
        yield
