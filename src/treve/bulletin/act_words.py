"""The kinds of acts in words."""

from __future__ import annotations

from treve.bulletin import words
from treve.catalogue import Sayings
from treve.model.act import Act

ACTS: Sayings[Act] = Sayings(
    {
        Act.SMALL_ARMS: "small-arms fire",
        Act.SNIPER: "sniper fire",
        Act.HEAVY_MACHINE_GUN: "heavy machine-gun fire",
        Act.MORTAR: "mortar fire",
        Act.ARTILLERY: "artillery fire",
        Act.ROCKET_ARTILLERY: "rocket artillery",
        Act.TANK: "tank fire",
        Act.ANTI_TANK_MISSILE: "anti-tank missile",
        Act.AIR_STRIKE: "air strike",
        Act.DRONE_STRIKE: "drone strike",
        Act.AIR_DROPPED_IMPROVISED: "improvised air-dropped weapon",
        Act.IED_OR_MINE: "improvised explosive device or mine",
        Act.NAVAL: "naval fire",
        Act.CHEMICAL_OR_INCENDIARY: "chemical or incendiary weapon",
        Act.GROUND_ASSAULT: "ground assault",
        Act.RAID_OR_AMBUSH: "raid or ambush",
        Act.ARMED_FORCE_UNSPECIFIED: "armed force, means not stated",
        Act.EXPLOSION: "explosion",
        Act.PROJECTILE_IN_FLIGHT: "projectile in flight",
        Act.MUZZLE_FLASH: "muzzle flash",
        Act.FLARE: "flare",
        Act.BURST: "burst of fire",
        Act.SHOT: "shot",
        Act.SEIZURE_OR_ATTEMPT: "seizure of ground, or an attempt",
        Act.ADVANCE: "advance",
        Act.TROOP_OR_WEAPON_MOVEMENT: "movement of troops or weapons",
        Act.WEAPONS_BEYOND_WITHDRAWAL_LINE: "weapons beyond the withdrawal line",
        Act.FORTIFICATION: "fortification",
        Act.ENTRY_INTO_BUFFER: "entry into a buffer zone",
        Act.RECRUITMENT_OR_TRAINING: "recruitment or training",
        Act.RESUPPLY: "resupply",
        Act.OVERFLIGHT: "overflight",
        Act.KILLING_OR_INJURY: "killing or injury of civilians",
        Act.ARREST_OR_ABDUCTION: "arrest or abduction",
        Act.FORCED_OR_CHILD_RECRUITMENT: "forced recruitment, or of children",
        Act.TORTURE: "torture",
        Act.HARASSMENT_OR_EXTORTION: "harassment or extortion",
        Act.DISPLACEMENT: "displacement",
        Act.SIEGE: "siege",
        Act.ATTACK_ON_PROTECTED_PLACE: "attack on a protected place",
        Act.SEXUAL_VIOLENCE: "sexual violence",
        Act.ACCESS_DENIAL: "access denied",
        Act.ACCESS_CONDITION: "access under conditions",
        Act.ACCESS_DELAY: "access delayed",
        Act.THREAT_TO_MONITORS: "threat to monitors",
        Act.JAMMING_OR_SHOOTING_OF_DRONES: "jamming or shooting of monitors’ drones",
        Act.CAMERA_TAMPERING: "tampering with cameras",
        Act.NON_COOPERATION: "non-cooperation",
        Act.FALSE_REPORT: "false report",
        Act.PROPAGANDA: "propaganda",
        Act.HATE_SPEECH: "hate speech",
        Act.DISPLAY_OF_ARMS: "display of arms",
        Act.DIGITAL_OPERATION: "digital operation",
        Act.OTHER: "an act that fits no other kind",
    }
)


def act_name(code: str) -> str:
    """A kind of act in the language spoken now; a code that is none of ours is spelt out."""
    known = {str(act): act for act in ACTS}
    return ACTS[known[code]] if code in known else words.plain(code)
