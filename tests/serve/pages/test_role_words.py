"""Every role and every deed has words."""

from __future__ import annotations

from treve.casebook.roles import Deed, Role
from treve.serve.pages.role_words import DEEDS, ROLES


def test_no_code_is_without_words() -> None:
    assert set(ROLES) == {one.value for one in Role}
    assert set(DEEDS) == {one.value for one in Deed}
