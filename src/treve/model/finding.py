"""What a computed finding can say, which rules made it, and what each rule's answer means."""

from __future__ import annotations

from enum import StrEnum


class Verdict(StrEnum):
    """The verdicts of a finding, in order of precedence from `outside_time` to `permitted_exception`.

    If several tests fail, the verdict is the first failed one in this order; the reasons keep them all.
    `covered` needs every test to hold; `undetermined`: no test fails, at least one cannot be answered.
    """

    OUTSIDE_TIME = "outside_time"
    OUTSIDE_TERRITORY = "outside_territory"
    EXCLUDED_AREA = "excluded_area"
    EXCLUDED_ACTOR = "excluded_actor"
    NOT_BETWEEN_PARTIES = "not_between_parties"
    ACT_NOT_PROHIBITED = "act_not_prohibited"
    PERMITTED_EXCEPTION = "permitted_exception"
    UNDETERMINED = "undetermined"
    COVERED = "covered"


class Rule(StrEnum):
    """The tests of a finding; each is one .sql file in assess/ with the same name."""

    IN_FORCE = "in_force"
    IN_TERRITORY = "in_territory"
    EXCLUDED_AREA = "excluded_area"
    EXCLUDED_ACTOR = "excluded_actor"
    PARTIES_BOUND = "parties_bound"
    ACT_PROHIBITED = "act_prohibited"
    EXCEPTION = "exception"


class Flag(StrEnum):
    """What does not block a verdict but could remove a covered finding."""

    POSSIBLE_EXCEPTION = "possible_exception"
    POSSIBLE_EXCLUSION = "possible_exclusion"


class PerpetratorBasis(StrEnum):
    """Whose word a finding takes for who did it. Recorder, alleged and attributed perpetrator are three things."""

    ALLEGED = "alleged"
    ATTRIBUTED = "attributed"
    UNDIRECTED = "undirected"
    NOT_NAMED = "not_named"
    DISPUTED = "disputed"
