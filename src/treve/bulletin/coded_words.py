"""Acts and clauses in words: codes of our own vocabulary, each said in the language spoken. A user’s own are spelt out."""

from __future__ import annotations

from treve.catalogue import Sayings

ACTS: Sayings[str] = Sayings(
    {
        "small_arms": "small arms",
        "sniper": "sniper",
        "heavy_machine_gun": "heavy machine gun",
        "mortar": "mortar",
        "artillery": "artillery",
        "rocket_artillery": "rocket artillery",
        "tank": "tank",
        "anti_tank_missile": "anti tank missile",
        "air_strike": "air strike",
        "drone_strike": "drone strike",
        "air_dropped_improvised": "air dropped improvised",
        "ied_or_mine": "ied or mine",
        "naval": "naval",
        "chemical_or_incendiary": "chemical or incendiary",
        "ground_assault": "ground assault",
        "raid_or_ambush": "raid or ambush",
        "armed_force_unspecified": "armed force unspecified",
        "explosion": "explosion",
        "projectile_in_flight": "projectile in flight",
        "muzzle_flash": "muzzle flash",
        "flare": "flare",
        "burst": "burst",
        "shot": "shot",
        "seizure_or_attempt": "seizure or attempt",
        "advance": "advance",
        "troop_or_weapon_movement": "troop or weapon movement",
        "weapons_beyond_withdrawal_line": "weapons beyond withdrawal line",
        "fortification": "fortification",
        "entry_into_buffer": "entry into buffer",
        "recruitment_or_training": "recruitment or training",
        "resupply": "resupply",
        "overflight": "overflight",
        "killing_or_injury": "killing or injury",
        "arrest_or_abduction": "arrest or abduction",
        "forced_or_child_recruitment": "forced or child recruitment",
        "torture": "torture",
        "harassment_or_extortion": "harassment or extortion",
        "displacement": "displacement",
        "siege": "siege",
        "attack_on_protected_place": "attack on protected place",
        "sexual_violence": "sexual violence",
        "access_denial": "access denial",
        "access_condition": "access condition",
        "access_delay": "access delay",
        "threat_to_monitors": "threat to monitors",
        "jamming_or_shooting_of_drones": "jamming or shooting of drones",
        "camera_tampering": "camera tampering",
        "non_cooperation": "non cooperation",
        "false_report": "false report",
        "propaganda": "propaganda",
        "hate_speech": "hate speech",
        "display_of_arms": "display of arms",
        "digital_operation": "digital operation",
        "other": "other",
    }
)
"""The vocabulary of acts."""

CLAUSE_CODES: Sayings[str] = Sayings(
    {
        "aerial_bombardment": "aerial bombardment",
        "all_hostilities": "all hostilities",
        "all_military_actions_on_line_of_contact": "all military actions on line of contact",
        "all_military_operations": "all military operations",
        "any_aircraft_of_the_sides": "any aircraft of the sides",
        "any_fire": "any fire",
        "any_hostilities": "any hostilities",
        "attack_any_weapon": "attack any weapon",
        "block_humanitarian_access": "block humanitarian access",
        "combat_aviation": "combat aviation",
        "combat_aviation_in_designated_areas": "combat aviation in designated areas",
        "contrary_orders": "contrary orders",
        "heavy_weapons_in_zone": "heavy weapons in zone",
        "heavy_weapons_near_settlements": "heavy weapons near settlements",
        "hezbollah_arms_south_of_litani": "hezbollah arms south of litani",
        "military_manifestations_in_city": "military manifestations in city",
        "military_operations_against_idlib": "military operations against idlib",
        "military_reinforcements": "military reinforcements",
        "offensive_ground_air_naval_operations": "offensive ground air naval operations",
        "offensive_operations": "offensive operations",
        "offensive_reconnaissance_sabotage": "offensive reconnaissance sabotage",
        "prohibited_acts_of_2017_agreement": "prohibited acts of 2017 agreement",
        "recruitment_and_training": "recruitment and training",
        "revenge_or_retribution": "revenge or retribution",
        "seize_or_seek_territory": "seize or seek territory",
        "fight_against_excluded_actors": "fight against excluded actors",
        "operations_against_other_armed_groups": "operations against other armed groups",
        "proportionate_reply_to_direct_threat": "proportionate reply to direct threat",
        "proportionate_reply_to_immediate_threat": "proportionate reply to immediate threat",
        "removal_of_immediate_threat": "removal of immediate threat",
        "reply_to_attack": "reply to attack",
        "return_fire_on_order": "return fire on order",
        "self_defence": "self defence",
    }
)
"""What clauses forbid or allow: the words of normalise/crosswalks/prohibitions.csv and exceptions.csv."""


def act(code: str) -> str:
    """An act in words."""
    return ACTS[code] if code in ACTS else code.replace("_", " ")


def clause(code: str) -> str:
    """What a clause is about, in words."""
    return CLAUSE_CODES[code] if code in CLAUSE_CODES else code.replace("_", " ").replace("-", " ")
