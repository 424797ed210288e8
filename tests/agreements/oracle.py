"""A slow second answer: where an actor stands on one day, told straight from the assertions, rule by rule.

Written apart from the code it checks: no index, no memory, no eras.
"""

from __future__ import annotations

import datetime as dt

from treve.model.actor import ActorKind, Relation
from treve.model.agreement import About, Agreement, Assertion
from treve.normalise.actor_book import ActorBook

Answer = bool | None


class Oracle:
    """Answers for one agreement under one reading."""

    def __init__(self, agreement: Agreement, book: ActorBook, reading: str) -> None:
        self.agreement, self.book, self.reading = agreement, book, reading

    def bound(self, name: str, day: dt.date) -> Answer:
        kind = self.book.actors[name].kind
        if kind is ActorKind.UNIDENTIFIED:
            return None
        said = self.said(About.MEMBERSHIP, name)
        if kind is ActorKind.UMBRELLA:
            return self.umbrella(name, said)
        member = self.member(said, day)
        support = self.support(self.said(About.SUPPORT, name), day)
        if member is True or support is True:
            return True
        if said or self.said(About.SUPPORT, name):
            return None if (member is None and said) or self.said(About.SUPPORT, name) else False
        return self.inherited(name, day)

    def said(self, about: About, name: str) -> list[Assertion]:
        return [one for one in self.agreement.assertions if one.about is about and one.actor_id == name]

    def member(self, said: list[Assertion], day: dt.date) -> Answer:
        yes = [one for one in said if one.says.value == "bound"]
        no = [one for one in said if one.says.value == "not_bound"]
        if self.reading == "presumed":
            maybe = yes + [one for one in said if one.says.value == "conditional"]
            if any(
                self.within(one, day) or (one.word == "joined" and (not one.until or day < one.until)) for one in maybe
            ):
                return True
            return False if not maybe and any(self.within(one, day) for one in no) else None
        if self.reading != "strict" and any(self.reading in one.by for one in yes + no):
            believed = [one for one in yes + no if self.reading in one.by]
        else:
            believed = [one for one in yes + no if self.standing(one)]
        now = {one.says.value for one in believed if self.within(one, day)}
        return {frozenset({"bound"}): True, frozenset({"not_bound"}): False}.get(frozenset(now))

    def support(self, said: list[Assertion], day: dt.date) -> Answer:
        own = [one for one in said if self.reading in one.by]
        for one in own or said:
            trusted = self.reading == "presumed" or (own and self.reading != "strict") or self.standing(one)
            if trusted and self.within(one, day):
                return True
        return None

    def standing(self, one: Assertion) -> bool:
        if "text" in one.by:
            return True
        assert one.actor_id is not None
        above = {
            name
            for name in self.ever_above(one.actor_id)
            if name == one.actor_id or self.book.actors[name].kind is not ActorKind.UMBRELLA
        }
        if above & set(one.by):
            return True
        side = self.ever_above(one.side or one.actor_id)
        if any(who.actor_id in one.by and who.for_side in side for who in self.agreement.guarantors):
            return True
        everyone = {who.actor_id for who in self.agreement.guarantors}
        return len(one.by) > 1 and bool(everyone) and everyone <= set(one.by)

    def ever_above(self, name: str) -> set[str]:
        found = {name}
        for _ in self.book.actors:
            found |= {
                one.other_id
                for one in self.book.relations
                if one.relation is Relation.PART_OF and one.actor_id in found
            }
        return found

    def above(self, name: str, day: dt.date) -> list[str]:
        return [
            one.other_id
            for one in self.book.relations
            if one.relation is Relation.PART_OF
            and one.actor_id == name
            and (one.first is None or one.first <= day)
            and (one.until is None or day < one.until)
        ]

    def named_umbrella(self, name: str) -> bool:
        """The agreement uses, asserts or guarantees the name, or one it is part of."""
        named = {
            one.actor_id
            for one in self.agreement.assertions
            if one.about is About.MEMBERSHIP and one.says.value != "not_bound"
        }
        named |= {one.side or one.actor_id for one in self.agreement.assertions if one.about is About.SUPPORT}
        named |= {one.for_side for one in self.agreement.guarantors} | set(self.agreement.umbrella_names)
        return bool(self.ever_above(name) & named)

    def umbrella(self, name: str, said: list[Assertion]) -> Answer:
        covers_a_party = any(
            name in self.ever_above(one.actor_id or "") and one.says.value in ("bound", "conditional")
            for one in self.agreement.assertions
            if one.about is About.MEMBERSHIP
        )
        if self.reading != "presumed" or not (self.named_umbrella(name) or covers_a_party):
            return None
        speaking = [one for one in said if one.says.value != "nothing"]
        return not (speaking and all(one.says.value == "not_bound" for one in speaking))

    def inherited(self, name: str, day: dt.date) -> Answer:
        answers: list[Answer] = []
        for whole in self.above(name, day):
            if self.book.actors[whole].kind is ActorKind.UMBRELLA:
                answers.append(self.bound(whole, day) if self.named_umbrella(whole) else False)
            else:
                answers.append(self.bound(whole, day))
        if any(who.actor_id == name for who in self.agreement.guarantors):
            answers.append(None)
        for one in self.agreement.assertions:
            party = one.about is About.MEMBERSHIP and one.says.value in ("bound", "conditional")
            if party and one.actor_id and one.actor_id != name and self.reaches(one.actor_id, name, day):
                answers.append(None if self.bound(one.actor_id, day) is not False else False)
        return True if True in answers else None if None in answers else False

    def reaches(self, name: str, whole: str, day: dt.date) -> bool:
        """Whether the actor is part of the whole on the day, through none but actors that are no umbrella names."""
        if self.book.actors[whole].kind is ActorKind.UMBRELLA:
            return False
        ways = [one for one in self.above(name, day) if self.book.actors[one].kind is not ActorKind.UMBRELLA]
        return whole in ways or any(self.reaches(one, whole, day) for one in ways)

    def within(self, one: Assertion, day: dt.date) -> bool:
        return (one.first is None or one.first <= day) and (one.until is None or day < one.until)

    def excluded(self, name: str, day: dt.date) -> Answer:
        if self.book.actors[name].kind is ActorKind.UNIDENTIFIED:
            return None
        said = [one for one in self.said(About.EXCLUSION, name) if self.within(one, day)]
        if self.reading == "presumed":
            guarantors = {who.actor_id for who in self.agreement.guarantors}
            if any(one.says.value == "excluded" and (self.standing(one) or guarantors & set(one.by)) for one in said):
                return True
        else:
            own = [one for one in said if self.reading in one.by]
            words = {one.says.value for one in own or [one for one in said if self.standing(one)]}
            if words:
                return None if len(words) > 1 else words == {"excluded"}
        answers = [self.excluded(whole, day) for whole in self.above(name, day)]
        answers += [
            self.follows(one.actor_id, day) for one in self.book.relations if self.merged(one.actor_id, name, day)
        ]
        return True if True in answers else None if None in answers else False

    def merged(self, name: str, into: str, day: dt.date) -> bool:
        return any(
            one.relation is Relation.MERGED_INTO
            and (one.actor_id, one.other_id) == (name, into)
            and (one.first is None or one.first <= day)
            for one in self.book.relations
        )

    def follows(self, before: str, day: dt.date) -> Answer:
        answer = self.excluded(before, day)
        return answer if answer is False or (answer and self.reading == "presumed") else None
