from __future__ import annotations

from treve.agreements.words import assertion_words, end_words, excepted_acts, prohibited_acts
from treve.model.act import FAMILY, Act, Family
from treve.model.agreement import Says

KINETIC = {act for act, family in FAMILY.items() if family is Family.KINETIC}
GENERAL_BANS = (
    "attack_any_weapon",
    "all_hostilities",
    "any_fire",
    "any_hostilities",
    "all_military_operations",
    "all_military_actions_on_line_of_contact",
    "military_operations_against_idlib",
    "offensive_operations",
    "offensive_ground_air_naval_operations",
)


def test_a_general_ban_forbids_force_by_any_means_stated_or_not() -> None:
    for code in GENERAL_BANS:
        acts = prohibited_acts()[code]
        sure = {act for act, holds in acts.items() if holds}
        assert sure >= KINETIC | {Act.KILLING_OR_INJURY, Act.ATTACK_ON_PROTECTED_PLACE}
        assert acts[Act.OTHER] is False


def test_a_ban_on_aviation_leaves_force_by_unstated_means_open() -> None:
    for code in ("combat_aviation", "aerial_bombardment"):
        acts = prohibited_acts()[code]
        assert acts[Act.AIR_STRIKE] is acts[Act.DRONE_STRIKE] is acts[Act.AIR_DROPPED_IMPROVISED] is True
        assert acts[Act.ARMED_FORCE_UNSPECIFIED] is False
        assert Act.MORTAR not in acts


def test_a_ban_that_follows_the_holder_or_the_calibre_is_open_throughout() -> None:
    for code in ("heavy_weapons_in_zone", "heavy_weapons_near_settlements", "hezbollah_arms_south_of_litani"):
        assert not any(prohibited_acts()[code].values())


def test_an_order_is_an_act_of_no_report() -> None:
    assert prohibited_acts()["contrary_orders"] == {}


def test_a_reply_may_use_any_weapon_and_a_fight_against_the_excluded_names_no_act() -> None:
    assert set(excepted_acts()["self_defence"]) == KINETIC
    assert excepted_acts()["fight_against_excluded_actors"] == ()


def test_every_meaning_of_an_assertion_has_a_word_and_every_word_a_reason() -> None:
    assert {word.says for word in assertion_words().values()} == set(Says)
    assert all(word.why for word in assertion_words().values())
    assert all(end.why for end in end_words().values())
    assert [word.word for word in assertion_words().values() if word.from_day] == ["joined"]


def test_expiry_notice_and_supersession_are_legal_ends_and_judgements_are_not() -> None:
    legal = {word.word for word in end_words().values() if word.legal_end}
    assert legal == {"scheduled_end", "expired", "notice", "superseded"}
