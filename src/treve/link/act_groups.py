"""Acts as the linker compares them: which acts are told of the same incident in different words."""

from __future__ import annotations

import pyarrow as pa

from treve.model.act import FAMILY, Act, Family

UNTELLING = frozenset({Act.ARMED_FORCE_UNSPECIFIED, Act.OTHER, Act.KILLING_OR_INJURY})
"""Acts that any other act may turn out to be: they say nothing for or against."""

_KINETIC_GROUPS: tuple[frozenset[Act], ...] = (
    frozenset({Act.SMALL_ARMS, Act.SNIPER, Act.HEAVY_MACHINE_GUN, Act.SHOT, Act.BURST}),
    frozenset({Act.MORTAR, Act.ARTILLERY, Act.ROCKET_ARTILLERY, Act.TANK, Act.ANTI_TANK_MISSILE, Act.NAVAL}),
    frozenset({Act.AIR_STRIKE, Act.DRONE_STRIKE, Act.AIR_DROPPED_IMPROVISED}),
    frozenset({Act.GROUND_ASSAULT, Act.RAID_OR_AMBUSH, Act.SEIZURE_OR_ATTEMPT, Act.ADVANCE}),
    frozenset({Act.IED_OR_MINE, Act.EXPLOSION}),
    frozenset({Act.CHEMICAL_OR_INCENDIARY}),
)


def group(act: Act) -> int | None:
    """The number of the act's group; None if the act tells nothing. Acts of one group are close to each other.

    Acts of force are grouped by what a witness can mistake for one another, all others by family.
    """
    if act in UNTELLING:
        return None
    for number, acts in enumerate(_KINETIC_GROUPS, start=1):
        if act in acts:
            return number
    return len(_KINETIC_GROUPS) + 1 + list(Family).index(FAMILY[act])


def act_rows() -> pa.Table:
    """The rows of step_act: each act that tells something, its number and the number of its group."""
    telling = [(number, act) for number, act in enumerate(Act, start=1) if group(act) is not None]
    return pa.table(
        {
            "act": pa.array([act.value for _, act in telling]),
            "act_number": pa.array([number for number, _ in telling], pa.int64()),
            "group_number": pa.array([group(act) for _, act in telling], pa.int64()),
        }
    )


def kind_rows() -> pa.Table:
    """The rows of step_act_kind: the number of each act."""
    return pa.table(
        {
            "act": [act.value for act in Act],
            "act_number": pa.array(range(1, len(Act) + 1), pa.int64()),
        }
    )
