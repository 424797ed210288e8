"""Who may say what: the speakers behind an assertion, and whether their word has standing.

Under the reading `strict` an assertion counts if it stands in the agreement's own text, if the actor makes it about itself, or if
the guarantor makes it for its side. Hearsay never counts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable

from treve.agreements.kinship import Kinship
from treve.model.agreement import About, Agreement, AgreementTime, Assertion, Says, TimeKind
from treve.model.asserter import AsserterKind

_DECISIVE = (Says.BOUND, Says.NOT_BOUND, Says.EXCLUDED, Says.NOT_EXCLUDED)


def speakers(by: Iterable[str], kinship: Kinship) -> frozenset[str]:
    """Actors whose word it is: an organ speaks for its actor, a joint body for each of its members."""
    return frozenset(actor for one in by for actor in kinship.book.speaks_for(one))


def authorities(by: Iterable[str], kinship: Kinship) -> frozenset[str]:
    """Authorities who say it: an organ counts as its actor, a joint body as itself; press, references and observers are none."""
    found: set[str] = set()
    for one in by:
        kind = kinship.book.asserter_kind(one)
        if kind is AsserterKind.JOINT_BODY:
            found.add(one)
        elif kind in (AsserterKind.ACTOR, AsserterKind.ORGAN):
            found |= kinship.book.speaks_for(one)
    return frozenset(found)


def decides(assertion: Assertion) -> bool:
    """Whether the assertion's word decides anything about an actor of the library."""
    return assertion.actor_id is not None and assertion.says in _DECISIVE


def decides_time(time: AgreementTime) -> bool:
    """Whether a time is a start or a legal end."""
    return time.value is not None and (time.what is TimeKind.EFFECTIVE or time.legal_end)


class Standing:
    """Whose word counts in one agreement."""

    def __init__(self, agreement: Agreement, kinship: Kinship) -> None:
        self._agreement, self._kinship = agreement, kinship
        bound = (Says.BOUND, Says.CONDITIONAL)
        self._parties = frozenset(
            one.actor_id
            for one in agreement.assertions
            if one.actor_id is not None and one.about is About.MEMBERSHIP and one.says in bound
        )
        self._guarantors = frozenset(one.actor_id for one in agreement.guarantors)

    def of(self, assertion: Assertion) -> bool:
        """Whether an assertion about an actor has standing.

        It has if it stands in the text; if the actor says it of itself, or what it is part of says it (an umbrella name speaks for
        none of its members); if the guarantor for its side says it; or if all guarantors of that day say it together. For a
        supporting force the side is that of the actor it supports.
        """
        if assertion.in_text:
            return True
        if assertion.actor_id is None:
            return False
        said_by = speakers(assertion.by, self._kinship)
        itself = self._kinship.sides(assertion.actor_id)
        own = {
            one for one in itself if one in self._kinship.same(assertion.actor_id) or not self._kinship.is_umbrella(one)
        }
        if said_by & own:
            return True
        side = itself if assertion.side is None else self._kinship.sides(assertion.side)
        if any(one.actor_id in said_by and one.for_side in side for one in self._agreement.guarantors):
            return True
        return self._together(assertion.by, said_by, assertion.on)

    def of_time(self, time: AgreementTime) -> bool:
        """Whether an assertion of a start or an end has standing: the text, a guarantor, or a party speaking for itself."""
        said_by = speakers(time.by, self._kinship)
        return time.in_text or bool(said_by & (self._guarantors | self._parties))

    def by_text_or_guarantor(self, assertion: Assertion) -> bool:
        """Whether the text or any guarantor says it."""
        return assertion.in_text or bool(speakers(assertion.by, self._kinship) & self._guarantors)

    def _together(self, by: tuple[str, ...], said_by: frozenset[str], on: dt.date | None) -> bool:
        joint = len(by) > 1 or any(self._kinship.book.asserter_kind(one) is AsserterKind.JOINT_BODY for one in by)
        guarantors = {
            one.actor_id
            for one in self._agreement.guarantors
            if on is None or ((one.first is None or one.first <= on) and (one.until is None or on < one.until))
        }
        return joint and bool(guarantors) and guarantors <= said_by
