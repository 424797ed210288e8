"""Who may see and do what."""

from __future__ import annotations

from treve.casebook.roles import DOES, PRESETS, SEES, Deed, Preset, Role, Scope, Thing


def test_every_role_and_deed_has_its_place() -> None:
    assert set(SEES) == set(DOES) == set(Role)
    assert {deed for deeds in DOES.values() for deed in deeds} == set(Deed)
    assert all(set(things) == set(Thing) for things in SEES.values())


def test_who_may_open_a_sealed_part_can_see_its_report() -> None:
    for role, things in SEES.items():
        if things[Thing.SEALED] is not Scope.NONE:
            assert things[Thing.REPORT] is not Scope.NONE, role


def test_every_preset_has_a_compartment_for_its_own_people_and_one_for_everybody() -> None:
    assert set(PRESETS) == set(Preset)
    assert all({"mission", "public"} <= set(compartments) for compartments in PRESETS.values())
