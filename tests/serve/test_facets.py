from __future__ import annotations

import pytest

from treve.model.act import FAMILY, Family
from treve.serve.facets import FACETS, MEANINGS, Takes, acts_of, choice


def test_every_facet_is_explained_and_those_with_a_choice_have_one() -> None:
    assert set(MEANINGS) == set(FACETS)
    assert all(bool(facet.choices) == (facet.takes is Takes.CHOICE) for facet in FACETS.values())


@pytest.mark.parametrize(("value", "code"), [("Air strike", "air_strike"), ("AIR-STRIKE", "air_strike"), ("air", None)])
def test_a_value_is_known_in_any_spelling(value: str, code: str | None) -> None:
    assert choice("act", value) == code


def test_a_family_stands_for_its_acts() -> None:
    assert acts_of(("kinetic",)) == {act.value for act, family in FAMILY.items() if family is Family.KINETIC}
    assert acts_of(("mortar", "not_stated")) == {"mortar", "not_stated"}
