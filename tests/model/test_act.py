"""The vocabulary of acts."""

from __future__ import annotations

from treve.model.act import FAMILY, Act, Family


def test_every_act_has_one_family() -> None:
    assert set(FAMILY) == set(Act)
    assert set(FAMILY.values()) == set(Family)


def test_families_hold_what_their_name_says() -> None:
    assert FAMILY[Act.ARMED_FORCE_UNSPECIFIED] is Family.KINETIC
    assert FAMILY[Act.OVERFLIGHT] is Family.POSTURE
    assert FAMILY[Act.SIEGE] is Family.CIVILIANS
    assert FAMILY[Act.ACCESS_DENIAL] is Family.MECHANISM
    assert FAMILY[Act.OTHER] is Family.UNSTATED
