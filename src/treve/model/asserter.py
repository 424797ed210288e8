"""Who says so: the authorities behind assertions, and for whom each can speak."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class AsserterKind(StrEnum):
    """What an asserter is. Only `text`, `actor`, `organ` and `joint_body` can have standing; the rest is hearsay.

    text        the agreement's own words
    actor       an actor speaking for itself
    organ       an office that speaks for an actor (a ministry for its state)
    joint_body  an office of several actors (a joint commission)
    observer    a monitor that is no party and no guarantor
    press       a newspaper, agency or broadcaster
    reference   general knowledge, an encyclopaedia, a compilation
    """

    TEXT = "text"
    ACTOR = "actor"
    ORGAN = "organ"
    JOINT_BODY = "joint_body"
    OBSERVER = "observer"
    PRESS = "press"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Asserter:
    """One who asserts.

    asserter_id  stable id; an actor's own id where the actor itself speaks
    speaks_for   ids of the actors whose word this is; empty for text, observers, press and references
    """

    asserter_id: str
    name: str
    kind: AsserterKind
    speaks_for: tuple[str, ...] = ()
