"""Every role has words."""

from __future__ import annotations

from treve.casebook.roles import Role
from treve.serve.pages.role_words import ROLES


def test_no_code_is_without_words() -> None:
    assert set(ROLES) == {one.value for one in Role}
