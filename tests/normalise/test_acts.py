from __future__ import annotations

from pathlib import Path

import pytest

from treve.errors import BadFile
from treve.model.act import Act
from treve.normalise.acts import CROSSWALKS, find_act, read_crosswalk

ACLED_SUB_EVENTS = [
    *("Armed clash", "Government regains territory", "Non-state actor overtakes territory"),
    *("Chemical weapon", "Air/drone strike", "Suicide bomb", "Shelling/artillery/missile attack"),
    *("Remote explosive/landmine/IED", "Grenade"),
    *("Sexual violence", "Attack", "Abduction/forced disappearance"),
    *("Agreement", "Non-violent transfer of territory", "Disrupted weapons use", "Headquarters or base established"),
    *("Arrests", "Looting/property destruction", "Change to group/activity", "Other"),
    *("Peaceful protest", "Protest with intervention", "Excessive force against protesters"),
    *("Violent demonstration", "Mob violence"),
]

TEXT_ACTS = [
    *("shelling", "air_strike", "drone_strike", "small_arms_fire", "sniper_fire", "explosive_device", "ground_attack"),
    *("clash", "killing", "abduction", "arrest", "looting", "obstruction", "movement", "weapons_placement", "other"),
]


@pytest.mark.parametrize("path", sorted(CROSSWALKS.glob("acts_*.csv")), ids=lambda path: path.stem)
def test_every_crosswalk_leads_to_our_vocabulary(path: Path) -> None:
    assert read_crosswalk(path.stem)


@pytest.mark.parametrize(
    ("name", "words"),
    [("acts_acled", ACLED_SUB_EVENTS), ("acts_text", TEXT_ACTS), ("acts_ucdp", ["1", "2", "3"])],
)
def test_every_word_of_a_source_has_an_act(name: str, words: list[str]) -> None:
    crosswalk = read_crosswalk(name)
    assert [word for word in words if find_act(word, crosswalk) is None] == []


def test_acled_has_25_sub_events() -> None:
    assert len(ACLED_SUB_EVENTS) == 25


@pytest.mark.parametrize(
    ("word", "act"),
    [
        ("car_bomb", Act.IED_OR_MINE),
        ("ied_mine", Act.IED_OR_MINE),
        ("territory_seizure", Act.SEIZURE_OR_ATTEMPT),
        ("rocket", Act.ROCKET_ARTILLERY),
        ("barrel_bomb", Act.AIR_DROPPED_IMPROVISED),
        ("Air_Strike ", Act.AIR_STRIKE),
        ("other", Act.OTHER),
    ],
)
def test_words_of_the_example_table_reach_our_acts(word: str, act: Act) -> None:
    assert find_act(word, read_crosswalk("acts_table")) is act


@pytest.mark.parametrize("act", list(Act))
def test_our_own_words_are_accepted(act: Act) -> None:
    assert find_act(act.value, {}) is act


def test_an_unknown_word_has_no_act() -> None:
    assert find_act("picnic", read_crosswalk("acts_table")) is None


@pytest.mark.parametrize("lines", ["picnic,fun,\n", "a,mortar,\nA,mortar,\n"])
def test_a_faulty_crosswalk_is_an_error(tmp_path: Path, lines: str) -> None:
    path = tmp_path / "acts_mine.csv"
    path.write_text("in_source,act,remark\n" + lines, encoding="utf-8")
    with pytest.raises(BadFile, match="each word once"):
        read_crosswalk(str(path))
