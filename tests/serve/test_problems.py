"""One status for every error."""

from __future__ import annotations

import inspect

import pytest

from treve import errors
from treve.casebook.database import Unavailable
from treve.casebook.key_ring import NoKey
from treve.casebook.sealing import BadSeal
from treve.casebook.visible import Forbidden
from treve.serve.problems import STATUS, status_of

OWN = [
    kind
    for _, kind in inspect.getmembers(errors, inspect.isclass)
    if issubclass(kind, errors.TreveError) and kind.__module__ == errors.__name__
]


@pytest.mark.parametrize("kind", [*OWN, Forbidden, Unavailable, NoKey, BadSeal])
def test_every_error_has_its_status_written_down(kind: type[errors.TreveError]) -> None:
    assert kind in STATUS
    assert 400 <= STATUS[kind] < 600
    assert status_of(kind.__new__(kind)) == STATUS[kind]


def test_bad_input_is_the_asker_s_and_a_fault_is_ours() -> None:
    # The exit codes of the command line draw the same line: 2 and 3 are the asker's.
    for kind, code in errors.EXIT_CODES.items():
        if kind not in (errors.RunFolderError,):
            assert (STATUS[kind] < 500) == (code in (2, 3)), kind
