"""Why an actor counts as bound or excluded, or why that cannot be told: the codes of `party_status` and what they mean."""

from __future__ import annotations

from enum import StrEnum


class BoundReason(StrEnum):
    """Codes of party_status.bound_reason."""

    PARTY = "party"
    SUPPORTING_FORCE = "supporting_force"
    PART_OF_BOUND = "part_of_bound"
    UMBRELLA_PRESUMED = "umbrella_presumed"
    PRESUMED_SUCCESSOR = "presumed_successor"
    ASSERTED_NOT_BOUND = "asserted_not_bound"
    PART_OF_NOT_BOUND = "part_of_not_bound"
    NOT_A_PARTY = "not_a_party"
    CONTESTED_MEMBERSHIP = "contested_membership"
    HEARSAY_ONLY = "hearsay_only"
    SAYS_NOTHING = "says_nothing"
    JOINED_LATER = "joined_later"
    MEMBERSHIP_LAPSED = "membership_lapsed"
    UMBRELLA_NAME = "umbrella_name"
    UMBRELLA_MEMBER = "umbrella_member"
    UNIDENTIFIED = "unidentified"
    GUARANTOR_NOT_LISTED = "guarantor_not_listed"
    SUPPORTING_FORCE_UNCONFIRMED = "supporting_force_unconfirmed"
    PART_IS_BOUND = "part_is_bound"
    SUCCESSOR = "successor"
    PART_OF_UNKNOWN = "part_of_unknown"


class ExcludedReason(StrEnum):
    """Codes of party_status.excluded_reason."""

    EXCLUDED = "excluded"
    PART_OF_EXCLUDED = "part_of_excluded"
    PRESUMED_SUCCESSOR = "presumed_successor"
    NOT_EXCLUDED = "not_excluded"
    EXCLUSION_DENIED = "exclusion_denied"
    EXCLUSION_HEARSAY_ONLY = "exclusion_hearsay_only"
    CONTESTED_EXCLUSION = "contested_exclusion"
    SUCCESSOR = "successor"
    PART_OF_CONTESTED = "part_of_contested"
    UNIDENTIFIED = "unidentified"


BOUND_WORDS: dict[BoundReason, str] = {
    BoundReason.PARTY: "said to be a party by someone this reading believes",
    BoundReason.SUPPORTING_FORCE: "said to fight on a party's side by someone this reading believes",
    BoundReason.PART_OF_BOUND: "part of an actor that is bound",
    BoundReason.UMBRELLA_PRESUMED: "an umbrella name of the agreement's parties, or one of those it covers: presumed bound",
    BoundReason.PRESUMED_SUCCESSOR: "a party merged into it: presumed bound",
    BoundReason.ASSERTED_NOT_BOUND: "said to be no party, and nobody this reading believes contradicts",
    BoundReason.PART_OF_NOT_BOUND: "part of an actor that is not bound",
    BoundReason.NOT_A_PARTY: "nobody says that it is a party",
    BoundReason.CONTESTED_MEMBERSHIP: "some say that it is a party, others that it is not",
    BoundReason.HEARSAY_ONLY: "only those without standing say so",
    BoundReason.SAYS_NOTHING: "what is said of it decides nothing",
    BoundReason.JOINED_LATER: "joined later; where it stood before is not stated",
    BoundReason.MEMBERSHIP_LAPSED: "said to be a party until an earlier day; where it stands since is not stated",
    BoundReason.UMBRELLA_NAME: "an umbrella name: nobody in particular",
    BoundReason.UMBRELLA_MEMBER: "one of those an umbrella name covers; whether it is meant is not stated",
    BoundReason.UNIDENTIFIED: "the source does not know who it was",
    BoundReason.GUARANTOR_NOT_LISTED: "a guarantor, or part of one, on no list: its strikes are never cleared by that",
    BoundReason.SUPPORTING_FORCE_UNCONFIRMED: "said to be a supporting force, by nobody with standing",
    BoundReason.PART_IS_BOUND: "a part of it is bound; whether the whole is meant is not stated",
    BoundReason.SUCCESSOR: "a party merged into it; whether it took the duties over is not stated",
    BoundReason.PART_OF_UNKNOWN: "part of an actor of which it cannot be told",
}
"""Each code in words."""

EXCLUDED_WORDS: dict[ExcludedReason, str] = {
    ExcludedReason.EXCLUDED: "declared not covered by someone this reading believes",
    ExcludedReason.PART_OF_EXCLUDED: "part of an actor that is excluded",
    ExcludedReason.PRESUMED_SUCCESSOR: "an excluded actor merged into it: presumed excluded",
    ExcludedReason.NOT_EXCLUDED: "nobody says that it is excluded",
    ExcludedReason.EXCLUSION_DENIED: "its exclusion is denied by someone this reading believes",
    ExcludedReason.EXCLUSION_HEARSAY_ONLY: "said to be excluded only by those without standing; listed, not believed",
    ExcludedReason.CONTESTED_EXCLUSION: "some with standing say that it is excluded, others that it is not",
    ExcludedReason.SUCCESSOR: "an excluded actor merged into it; whether the exclusion followed is not stated",
    ExcludedReason.PART_OF_CONTESTED: "part of an actor whose exclusion cannot be told",
    ExcludedReason.UNIDENTIFIED: "the source does not know who it was",
}
"""Each code in words."""
