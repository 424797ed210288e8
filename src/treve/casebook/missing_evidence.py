"""What the reports of a case do not say: facts about the reports as they stand, never a judgement on what happened."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

Report = Mapping[str, Any]
_ALIVE = ("filed", "corrected")


@dataclass(frozen=True, slots=True)
class Missing:
    """One thing that is missing.

    code     what: see `OF_EACH` and `OF_ALL`
    reports  ids of the reports that lack it; empty where it is missing of the whole
    """

    code: str
    reports: tuple[str, ...] = ()


# Code → does a report lack it?
OF_EACH: Mapping[str, Callable[[Report], bool]] = {
    "days": lambda one: one.get("occurred_from") is None,
    "place": lambda one: one.get("place") is None and one.get("latitude") is None,
    "point": lambda one: one.get("latitude") is None,
    "act": lambda one: one.get("act") is None,
    "source": lambda one: one.get("source") is None,
    "consent_to_verify": lambda one: "verification" not in (one.get("consent") or ()),
    "consent_to_notify": lambda one: "notification" not in (one.get("consent") or ()),
}
# Code → is it missing of all of them together?
OF_ALL: Mapping[str, Callable[[Sequence[Report]], bool]] = {
    "standing_report": lambda told: not told,
    "second_register": lambda told: len({one["compartment"] for one in told}) == 1,
    "second_recorder": lambda told: len({one.get("recorder") or one["compartment"] for one in told}) == 1,
    "files": lambda told: bool(told) and not any(one.get("attachments") for one in told),
    "alleged": lambda told: bool(told) and not any(one.get("perpetrator_alleged") for one in told),
}


def missing(reports: Sequence[Report]) -> list[Missing]:
    """What is missing, in the order of the tables. Withdrawn and erased reports say nothing and lack nothing.

    reports  as `report_list` tells them
    """
    told = [one for one in reports if one["state"] in _ALIVE]
    found = [Missing(code) for code, lacks in OF_ALL.items() if lacks(told)]
    for code, lacks_it in OF_EACH.items():
        without = tuple(str(one["report"]) for one in told if lacks_it(one))
        found += [Missing(code, without)] if without else []
    return found
