"""Where each actor stands towards one agreement, on one day, under one reading: bound or not, excluded or not, and why.

The rules are those of docs/explanation/readings.md. `strict` and the readings of single authorities share one path, they differ in
whom they believe; `presumed` has its own.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from treve.agreements.kinship import Bond, Kinship
from treve.agreements.reasons import BoundReason, ExcludedReason
from treve.agreements.standing import Standing, authorities
from treve.agreements.words import assertion_words
from treve.model.actor import ActorKind
from treve.model.agreement import About, Agreement, Assertion, Guarantor, Says

STRICT = "strict"
PRESUMED = "presumed"
PARTY = "party"
SUPPORTING_FORCE = "supporting_force"

_MEMBERSHIP_WORDS = (Says.BOUND, Says.NOT_BOUND)
_EXCLUSION_WORDS = (Says.EXCLUDED, Says.NOT_EXCLUDED)


@dataclass(frozen=True, slots=True)
class Bound:
    """Whether an actor is bound (None: cannot be told), as what, why, and the assertion it rests on."""

    holds: bool | None
    reason: BoundReason
    bound_as: str | None = None
    assertion_id: str | None = None


@dataclass(frozen=True, slots=True)
class Excluded:
    """Whether an actor is named in an exclusion (None: contested), why, and the assertion it rests on."""

    holds: bool | None
    reason: ExcludedReason
    assertion_id: str | None = None


class Claims:
    """What one agreement says about whom, indexed once for all readings and days."""

    def __init__(self, agreement: Agreement, kinship: Kinship) -> None:
        self.agreement, self.kinship = agreement, kinship
        self._standing = Standing(agreement, kinship)
        self._about: dict[tuple[About, str], list[Assertion]] = {}
        for one in agreement.assertions:
            if one.actor_id is not None:
                for name in kinship.same(one.actor_id):
                    self._about.setdefault((one.about, name), []).append(one)
        self._with_standing = {one.assertion_id for one in agreement.assertions if self._standing.of(one)}
        self._by_text_or_guarantor = {
            one.assertion_id for one in agreement.assertions if self._standing.by_text_or_guarantor(one)
        }
        self._authorities = {one.assertion_id: authorities(one.by, kinship) for one in agreement.assertions}
        self._parties = frozenset(
            one.actor_id
            for one in agreement.assertions
            if one.about is About.MEMBERSHIP and one.actor_id is not None and one.says in (Says.BOUND, Says.CONDITIONAL)
        )
        self._parts: dict[dt.date, dict[str, list[str]]] = {}
        self.named_umbrellas = self._named_umbrellas()
        self.party_umbrellas = self.named_umbrellas | {
            one for party in self._parties for one in kinship.sides(party) if kinship.is_umbrella(one)
        }

    def about(self, about: About, actor_id: str) -> Sequence[Assertion]:
        """What is said about an actor, under any of its names."""
        return self._about.get((about, actor_id), ())

    def believed(self, reading: str, claims: Sequence[Assertion]) -> list[Assertion]:
        """Of decisive claims about one actor those the reading believes: the authority's own, or else those of standing."""
        if reading not in (STRICT, PRESUMED):
            own = [one for one in claims if reading in self._authorities[one.assertion_id]]
            if own:
                return own
        return [one for one in claims if one.assertion_id in self._with_standing]

    def presumed_exclusion(self, claim: Assertion) -> bool:
        """Whether the text or a guarantor says it, or anyone of standing."""
        return claim.assertion_id in self._by_text_or_guarantor or claim.assertion_id in self._with_standing

    def guarantors(self, actor_id: str, day: dt.date) -> list[Guarantor]:
        """The entries that name the actor as guarantor on a day."""
        return [
            one
            for one in self.agreement.guarantors
            if one.actor_id in self.kinship.same(actor_id)
            and (one.first is None or one.first <= day)
            and (one.until is None or day < one.until)
        ]

    def days_of_change(self, actor_id: str) -> tuple[dt.date, ...] | None:
        """Days, in order, from which the answer about an actor may be another; None: it hangs on other actors as well."""
        if not self.kinship.stands_alone(actor_id):
            return None
        names = self.kinship.same(actor_id)
        dated: list[Assertion | Guarantor] = [one for about in About for one in self.about(about, actor_id)]
        dated += [one for one in self.agreement.guarantors if one.actor_id in names]
        return tuple(sorted({day for one in dated for day in (one.first, one.until) if day is not None}))

    def parts_that_are_parties(self, actor_id: str, day: dt.date) -> Sequence[str]:
        """Parties that are a part of the actor on a day, directly or through others that are no umbrella names."""
        if day not in self._parts:
            parts = self._parts[day] = {}
            for party in sorted(self._parties):
                for whole in self._wholes(party, day):
                    parts.setdefault(whole, []).append(party)
        return self._parts[day].get(actor_id, ())

    def _wholes(self, party: str, day: dt.date) -> set[str]:
        found: set[str] = set()
        waiting = [party]
        while waiting:
            for bond in self.kinship.parents(waiting.pop()):
                if bond.holds(day) and bond.other_id not in found and not self.kinship.is_umbrella(bond.other_id):
                    found.add(bond.other_id)
                    waiting.append(bond.other_id)
        return found

    def _named_umbrellas(self) -> frozenset[str]:
        """Umbrella names the agreement itself uses, asserts or guarantees, and those under them or under a party."""
        named = [*self.agreement.umbrella_names, *(one.for_side for one in self.agreement.guarantors if one.for_side)]
        for one in self.agreement.assertions:
            if one.about is not About.EXCLUSION and one.actor_id is not None and one.says is not Says.NOT_BOUND:
                named.append(one.side or one.actor_id)
        reach = self.kinship.descendants({one for one in named if one in self.kinship.book.actors})
        return frozenset(one for one in reach if self.kinship.is_umbrella(one))


class Stand:
    """Answers for one agreement, one reading and one day; each actor is worked out once."""

    def __init__(self, claims: Claims, reading: str, day: dt.date) -> None:
        self._claims, self._reading, self._day = claims, reading, day
        self._kinship = claims.kinship
        self._bound: dict[str, Bound] = {}
        self._excluded: dict[str, Excluded] = {}

    def bound(self, actor_id: str) -> Bound:
        """Whether the actor is bound, as party or as supporting force."""
        if actor_id not in self._bound:
            # A ring of relations would ask for itself: what is still being worked out counts as saying nothing.
            self._bound[actor_id] = Bound(False, BoundReason.NOT_A_PARTY)
            self._bound[actor_id] = self._work_out_bound(actor_id)
        return self._bound[actor_id]

    def excluded(self, actor_id: str) -> Excluded:
        """Whether the actor is named in an exclusion."""
        if actor_id not in self._excluded:
            self._excluded[actor_id] = Excluded(False, ExcludedReason.NOT_EXCLUDED)
            self._excluded[actor_id] = self._work_out_excluded(actor_id)
        return self._excluded[actor_id]

    # Bound.

    def _work_out_bound(self, actor_id: str) -> Bound:
        kind = self._kinship.kind(actor_id)
        if kind is ActorKind.UNIDENTIFIED:
            return Bound(None, BoundReason.UNIDENTIFIED)
        if kind is ActorKind.UMBRELLA:
            return self._umbrella(actor_id)
        own = self._claims.about(About.MEMBERSHIP, actor_id)
        support = self._claims.about(About.SUPPORT, actor_id)
        member = self._member(own) if own else None
        if member is not None and member.holds:
            return member
        backing = self._support(support) if support else None
        if backing is not None and backing.holds:
            return backing
        for answer in (member, backing):
            if answer is not None and answer.holds is None:
                return answer
        if member is not None:
            return member
        return self._inherited(actor_id)

    def _umbrella(self, actor_id: str) -> Bound:
        """An umbrella name stays unknown, but is presumed bound where it is a name for the agreement's own parties."""
        if self._reading != PRESUMED or actor_id not in self._claims.party_umbrellas:
            return Bound(None, BoundReason.UMBRELLA_NAME)
        own = self._claims.about(About.MEMBERSHIP, actor_id)
        denied = [one for one in own if one.says is Says.NOT_BOUND]
        if denied and len(denied) == len([one for one in own if one.says is not Says.NOTHING]):
            return Bound(False, BoundReason.ASSERTED_NOT_BOUND, None, denied[0].assertion_id)
        ground = next((one for one in own if one.says in (Says.BOUND, Says.CONDITIONAL)), None)
        return Bound(True, BoundReason.UMBRELLA_PRESUMED, PARTY, ground.assertion_id if ground else None)

    def _member(self, own: Sequence[Assertion]) -> Bound:
        if self._reading == PRESUMED:
            return self._presumed_member(own)
        decisive = [one for one in own if one.says in _MEMBERSHIP_WORDS]
        if not decisive:
            return Bound(None, BoundReason.SAYS_NOTHING, None, own[0].assertion_id)
        believed = self._claims.believed(self._reading, decisive)
        if not believed:
            split = len({one.says for one in decisive}) > 1
            reason = BoundReason.CONTESTED_MEMBERSHIP if split else BoundReason.HEARSAY_ONLY
            return Bound(None, reason, None, decisive[0].assertion_id)
        return self._decided(believed, [one for one in believed if _speaks_of(one, self._day)])

    def _presumed_member(self, own: Sequence[Assertion]) -> Bound:
        """Whoever is said to be a party, on whatever word, is one; who joined is one from the start."""
        spoken = [one for one in own if one.says is not Says.NOTHING]
        if not spoken:
            return Bound(None, BoundReason.SAYS_NOTHING, None, own[0].assertion_id)
        for_it = [one for one in spoken if one.says in (Says.BOUND, Says.CONDITIONAL)]
        now = [
            one for one in for_it if _speaks_of(one, self._day) or (_counts_from_day(one) and _not_over(one, self._day))
        ]
        if now or not for_it:
            against = [one for one in spoken if one.says is Says.NOT_BOUND and _speaks_of(one, self._day)]
            return self._decided([*now, *against][:1], [*now, *against][:1])
        return self._decided(for_it, [])

    def _decided(self, believed: Sequence[Assertion], now: Sequence[Assertion]) -> Bound:
        """The answer of claims that are believed, `now` being those that speak of the day."""
        says = {one.says for one in now}
        if {Says.BOUND, Says.NOT_BOUND} <= says:
            return Bound(None, BoundReason.CONTESTED_MEMBERSHIP, None, now[0].assertion_id)
        if says & {Says.BOUND, Says.CONDITIONAL}:
            return Bound(True, BoundReason.PARTY, PARTY, now[0].assertion_id)
        if says:
            return Bound(False, BoundReason.ASSERTED_NOT_BOUND, None, now[0].assertion_id)
        if not believed:
            return Bound(None, BoundReason.SAYS_NOTHING)
        later = [one for one in believed if one.first is not None and self._day < one.first]
        reason = BoundReason.JOINED_LATER if later else BoundReason.MEMBERSHIP_LAPSED
        return Bound(None, reason, None, (later or believed)[0].assertion_id)

    def _support(self, claims: Sequence[Assertion]) -> Bound:
        """A supporting force is bound if that is believed; otherwise it cannot be told, and is never cleared."""
        trusted = claims if self._reading == PRESUMED else self._claims.believed(self._reading, claims)
        for one in trusted:
            if _speaks_of(one, self._day):
                return Bound(True, BoundReason.SUPPORTING_FORCE, SUPPORTING_FORCE, one.assertion_id)
        return Bound(None, BoundReason.SUPPORTING_FORCE_UNCONFIRMED, None, claims[0].assertion_id)

    def _inherited(self, actor_id: str) -> Bound:
        """Of an actor nobody speaks of: what it is part of, what merged into it, its office, or nothing."""
        answers = [self._through(bond) for bond in self._kinship.parents(actor_id) if bond.holds(self._day)]
        answers += [self._merged(bond) for bond in self._kinship.predecessors(actor_id) if bond.holds(self._day)]
        if self._claims.guarantors(actor_id, self._day):
            answers.append(Bound(None, BoundReason.GUARANTOR_NOT_LISTED))
        answers += [self._whole(part) for part in self._claims.parts_that_are_parties(actor_id, self._day)]
        for holds in (True, None):
            for answer in answers:
                if answer.holds is holds:
                    return answer
        stated = [one for one in answers if one.reason is not BoundReason.NOT_A_PARTY]
        return stated[0] if stated else Bound(False, BoundReason.NOT_A_PARTY)

    def _through(self, bond: Bond) -> Bound:
        """The answer for a part, from what it is part of."""
        whole = self.bound(bond.other_id)
        if self._kinship.is_umbrella(bond.other_id):
            if bond.other_id not in self._claims.named_umbrellas or whole.holds is False:
                return Bound(False, BoundReason.NOT_A_PARTY)
            if whole.holds:
                return Bound(True, BoundReason.UMBRELLA_PRESUMED, PARTY, whole.assertion_id)
            return Bound(None, BoundReason.UMBRELLA_MEMBER, None, whole.assertion_id)
        if whole.holds:
            return Bound(True, BoundReason.PART_OF_BOUND, whole.bound_as, whole.assertion_id)
        if whole.holds is None:
            keeps = (BoundReason.GUARANTOR_NOT_LISTED, BoundReason.SUPPORTING_FORCE_UNCONFIRMED)
            reason = whole.reason if whole.reason in keeps else BoundReason.PART_OF_UNKNOWN
            return Bound(None, reason, None, whole.assertion_id)
        if whole.reason is BoundReason.NOT_A_PARTY:
            return whole
        return Bound(False, BoundReason.PART_OF_NOT_BOUND, None, whole.assertion_id)

    def _merged(self, bond: Bond) -> Bound:
        """The answer for a body into which another merged, from where that one stands."""
        before = self.bound(bond.other_id)
        if before.holds and self._reading == PRESUMED:
            return Bound(True, BoundReason.PRESUMED_SUCCESSOR, before.bound_as, before.assertion_id)
        if before.holds is False:
            return Bound(False, BoundReason.NOT_A_PARTY)
        return Bound(None, BoundReason.SUCCESSOR, None, before.assertion_id)

    def _whole(self, part_id: str) -> Bound:
        """The answer for a whole of which a party is a part: whether the whole is meant is not stated."""
        part = self.bound(part_id)
        if part.holds is False:
            return Bound(False, BoundReason.NOT_A_PARTY)
        return Bound(None, BoundReason.PART_IS_BOUND, None, part.assertion_id)

    # Excluded.

    def _work_out_excluded(self, actor_id: str) -> Excluded:
        if self._kinship.kind(actor_id) is ActorKind.UNIDENTIFIED:
            return Excluded(None, ExcludedReason.UNIDENTIFIED)
        own = [
            one
            for one in self._claims.about(About.EXCLUSION, actor_id)
            if one.says in _EXCLUSION_WORDS and _speaks_of(one, self._day)
        ]
        answer = self._own_exclusion(own)
        if answer is not None:
            return answer
        inherited = self._inherited_exclusion(actor_id)
        hearsay = [one for one in own if one.says is Says.EXCLUDED]
        if inherited.holds is False and hearsay:
            return Excluded(False, ExcludedReason.EXCLUSION_HEARSAY_ONLY, hearsay[0].assertion_id)
        return inherited

    def _own_exclusion(self, own: Sequence[Assertion]) -> Excluded | None:
        """The answer of what is said of the actor itself; None if nothing of it is believed."""
        if self._reading == PRESUMED:
            believed = [one for one in own if one.says is Says.EXCLUDED and self._claims.presumed_exclusion(one)]
        else:
            believed = self._claims.believed(self._reading, own)
        says = {one.says for one in believed}
        if len(says) > 1:
            return Excluded(None, ExcludedReason.CONTESTED_EXCLUSION, believed[0].assertion_id)
        if Says.EXCLUDED in says:
            return Excluded(True, ExcludedReason.EXCLUDED, believed[0].assertion_id)
        return Excluded(False, ExcludedReason.EXCLUSION_DENIED, believed[0].assertion_id) if says else None

    def _inherited_exclusion(self, actor_id: str) -> Excluded:
        wholes = [self.excluded(bond.other_id) for bond in self._kinship.parents(actor_id) if bond.holds(self._day)]
        merged = [
            self.excluded(bond.other_id) for bond in self._kinship.predecessors(actor_id) if bond.holds(self._day)
        ]
        for one in wholes:
            if one.holds:
                return Excluded(True, ExcludedReason.PART_OF_EXCLUDED, one.assertion_id)
        for one in merged:
            if one.holds and self._reading == PRESUMED:
                return Excluded(True, ExcludedReason.PRESUMED_SUCCESSOR, one.assertion_id)
            if one.holds is not False:
                return Excluded(None, ExcludedReason.SUCCESSOR, one.assertion_id)
        for one in wholes:
            if one.holds is None:
                return Excluded(None, ExcludedReason.PART_OF_CONTESTED, one.assertion_id)
        return Excluded(False, ExcludedReason.NOT_EXCLUDED)


def _speaks_of(claim: Assertion, day: dt.date) -> bool:
    return (claim.first is None or claim.first <= day) and _not_over(claim, day)


def _counts_from_day(claim: Assertion) -> bool:
    """Whether the word holds only from the day of the assertion, as `joined` does."""
    word = assertion_words().get(claim.word)
    return word is not None and word.from_day


def _not_over(claim: Assertion, day: dt.date) -> bool:
    return claim.until is None or day < claim.until
