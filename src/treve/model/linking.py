"""What two reports are to each other."""

from __future__ import annotations

from enum import StrEnum


class PairRelation(StrEnum):
    """What two reports are to each other.

    linked       each is the other's best match, and sure enough
    ambiguous    perhaps the same: for people to decide
    same, not_same, cannot_tell   people decided so
    disputed     people's decisions contradict each other
    supersedes   the same register published report_2 again, as report_1
    part_of      report_1 is a part of what report_2 lumps together
    """

    LINKED = "linked"
    AMBIGUOUS = "ambiguous"
    SAME = "same"
    NOT_SAME = "not_same"
    CANNOT_TELL = "cannot_tell"
    DISPUTED = "disputed"
    SUPERSEDES = "supersedes"
    PART_OF = "part_of"
