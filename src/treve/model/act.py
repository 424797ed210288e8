"""The kinds of conduct a clause can forbid and a report can allege.

One vocabulary for all sources: UCDP, ACLED, the example tables and the text side reach it through
`normalise/crosswalks`. The families are those of Axis A in docs/explanation/acts.md.
"""

from __future__ import annotations

from enum import StrEnum


class Family(StrEnum):
    """The families of acts; a clause can forbid a whole family."""

    KINETIC = "kinetic"
    OBSERVATION = "observation"
    POSTURE = "posture"
    CIVILIANS = "civilians"
    MECHANISM = "mechanism"
    PROVOCATION = "provocation"
    UNSTATED = "unstated"


class Act(StrEnum):
    """Kind of conduct. `armed_force_unspecified` and `other` are answers of a source, not blanks.

    armed_force_unspecified  force was used (somebody died), the means is not stated; satisfies a general ban on attacks only
    other                    the source names an act that fits none of the others; no clause can be tested against it
    """

    SMALL_ARMS = "small_arms"
    SNIPER = "sniper"
    HEAVY_MACHINE_GUN = "heavy_machine_gun"
    MORTAR = "mortar"
    ARTILLERY = "artillery"
    ROCKET_ARTILLERY = "rocket_artillery"
    TANK = "tank"
    ANTI_TANK_MISSILE = "anti_tank_missile"
    AIR_STRIKE = "air_strike"
    DRONE_STRIKE = "drone_strike"
    AIR_DROPPED_IMPROVISED = "air_dropped_improvised"
    IED_OR_MINE = "ied_or_mine"
    NAVAL = "naval"
    CHEMICAL_OR_INCENDIARY = "chemical_or_incendiary"
    GROUND_ASSAULT = "ground_assault"
    RAID_OR_AMBUSH = "raid_or_ambush"
    ARMED_FORCE_UNSPECIFIED = "armed_force_unspecified"

    EXPLOSION = "explosion"
    PROJECTILE_IN_FLIGHT = "projectile_in_flight"
    MUZZLE_FLASH = "muzzle_flash"
    FLARE = "flare"
    BURST = "burst"
    SHOT = "shot"

    SEIZURE_OR_ATTEMPT = "seizure_or_attempt"
    ADVANCE = "advance"
    TROOP_OR_WEAPON_MOVEMENT = "troop_or_weapon_movement"
    WEAPONS_BEYOND_WITHDRAWAL_LINE = "weapons_beyond_withdrawal_line"
    FORTIFICATION = "fortification"
    ENTRY_INTO_BUFFER = "entry_into_buffer"
    RECRUITMENT_OR_TRAINING = "recruitment_or_training"
    RESUPPLY = "resupply"
    OVERFLIGHT = "overflight"

    KILLING_OR_INJURY = "killing_or_injury"
    ARREST_OR_ABDUCTION = "arrest_or_abduction"
    FORCED_OR_CHILD_RECRUITMENT = "forced_or_child_recruitment"
    TORTURE = "torture"
    HARASSMENT_OR_EXTORTION = "harassment_or_extortion"
    DISPLACEMENT = "displacement"
    SIEGE = "siege"
    ATTACK_ON_PROTECTED_PLACE = "attack_on_protected_place"
    SEXUAL_VIOLENCE = "sexual_violence"

    ACCESS_DENIAL = "access_denial"
    ACCESS_CONDITION = "access_condition"
    ACCESS_DELAY = "access_delay"
    THREAT_TO_MONITORS = "threat_to_monitors"
    JAMMING_OR_SHOOTING_OF_DRONES = "jamming_or_shooting_of_drones"
    CAMERA_TAMPERING = "camera_tampering"
    NON_COOPERATION = "non_cooperation"
    FALSE_REPORT = "false_report"

    PROPAGANDA = "propaganda"
    HATE_SPEECH = "hate_speech"
    DISPLAY_OF_ARMS = "display_of_arms"
    DIGITAL_OPERATION = "digital_operation"

    OTHER = "other"


FAMILY: dict[Act, Family] = {
    act: family
    for family, first, last in (
        (Family.KINETIC, Act.SMALL_ARMS, Act.ARMED_FORCE_UNSPECIFIED),
        (Family.OBSERVATION, Act.EXPLOSION, Act.SHOT),
        (Family.POSTURE, Act.SEIZURE_OR_ATTEMPT, Act.OVERFLIGHT),
        (Family.CIVILIANS, Act.KILLING_OR_INJURY, Act.SEXUAL_VIOLENCE),
        (Family.MECHANISM, Act.ACCESS_DENIAL, Act.FALSE_REPORT),
        (Family.PROVOCATION, Act.PROPAGANDA, Act.DIGITAL_OPERATION),
        (Family.UNSTATED, Act.OTHER, Act.OTHER),
    )
    for act in list(Act)[list(Act).index(first) : list(Act).index(last) + 1]
}
"""The family of each act."""
