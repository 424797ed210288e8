from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.agreements.made import PRESS, TEXT, actor, agreement, book, claim, part_of
from tests.agreements.oracle import Oracle
from treve.agreements.instants import day_start
from treve.agreements.kinship import Kinship
from treve.agreements.membership import Claims, Stand
from treve.agreements.readings import Case, PartyStatus, party_statuses, reading_names
from treve.agreements.reasons import ExcludedReason
from treve.agreements.words import assertion_words
from treve.model.actor import ActorKind, ActorRelation, Relation
from treve.model.agreement import About, Agreement, Assertion, Guarantor
from treve.normalise.actor_book import ActorBook

FIRST = dt.date(2020, 1, 1)
ACTORS = (
    actor("state", ActorKind.STATE),
    actor("army"),
    actor("group"),
    actor("band"),
    actor("heir"),
    actor("rebels", ActorKind.UMBRELLA),
    actor("guarantor", ActorKind.STATE),
    actor("guarantor-air-force"),
    actor("nobody", ActorKind.UNIDENTIFIED),
)
NAMES = tuple(one.actor_id for one in ACTORS)
RELATIONS = (
    part_of("army", "state"),
    part_of("group", "rebels"),
    part_of("guarantor-air-force", "guarantor"),
)
BOOK = book(ACTORS, RELATIONS, (TEXT, PRESS))
FOR_REBELS = Guarantor("guarantor", "guarantor", "rebels", None, None, ())


def status(one: Agreement, reading: str, name: str, era: int = 1, known: ActorBook = BOOK) -> PartyStatus | None:
    found = [x for x in party_statuses(one, known, reading) if x.actor_id == name and x.era == era]
    return found[0] if found else None


def bound(one: Agreement, reading: str, name: str, era: int = 1, known: ActorBook = BOOK) -> tuple[bool | None, str]:
    found = status(one, reading, name, era, known)
    return (found.bound.holds, found.bound.reason.value) if found else (False, "not_a_party")


def says(
    name: str, word: str, *by: str, number: int = 1, first: dt.date | None = None, side: str | None = None
) -> Assertion:
    known = assertion_words()[word]
    return claim(known.about, name, word, known.says, by, number=number, first=first, side=side)


@pytest.mark.parametrize(
    ("by", "strict"),
    [
        (("text",), (True, "party")),
        (("group",), (True, "party")),
        (("guarantor",), (True, "party")),
        (("press",), (None, "hearsay_only")),
        (("state",), (None, "hearsay_only")),
        (("rebels",), (None, "hearsay_only")),
        ((), (None, "hearsay_only")),
    ],
)
def test_strict_believes_the_text_the_group_itself_and_the_guarantor_for_its_side(
    by: tuple[str, ...], strict: tuple[bool | None, str]
) -> None:
    made = agreement([says("group", "signed", *by)], guarantors=[FOR_REBELS])
    assert bound(made, "strict", "group") == strict
    assert bound(made, "presumed", "group") == (True, "party")


def test_the_guarantor_of_the_other_side_is_hearsay_about_this_one() -> None:
    made = agreement(
        [says("group", "signed", "guarantor")],
        guarantors=[Guarantor("guarantor", "guarantor", "state", None, None, ())],
    )
    assert bound(made, "strict", "group") == (None, "hearsay_only")
    assert bound(made, "guarantor", "group") == (True, "party")


def test_all_guarantors_together_can_speak_for_anyone() -> None:
    both = [
        Guarantor("guarantor", "co_chair", None, None, None, ()),
        Guarantor("state", "co_chair", None, None, None, ()),
    ]
    together = agreement([says("band", "bound", "guarantor", "state")], guarantors=both)
    alone = agreement([says("band", "bound", "guarantor")], guarantors=both)
    assert bound(together, "strict", "band") == (True, "party")
    assert bound(alone, "strict", "band") == (None, "hearsay_only")


def test_contradiction_among_those_with_standing_is_contested() -> None:
    made = agreement([says("group", "signed", "text"), says("group", "not_signed", "group", number=2)])
    assert bound(made, "strict", "group") == (None, "contested_membership")
    assert bound(made, "presumed", "group") == (True, "party")
    assert bound(made, "group", "group") == (False, "asserted_not_bound")


@pytest.mark.parametrize("word", ["may_opt_in", "bound_if_joined", "announcement_expected"])
def test_conditional_words_decide_nothing_under_strict_and_count_as_bound_under_presumed(word: str) -> None:
    made = agreement([says("group", word, "text")])
    assert bound(made, "strict", "group") == (None, "says_nothing")
    assert bound(made, "presumed", "group") == (True, "party")


@pytest.mark.parametrize("word", ["not_listed", "talks_frozen"])
def test_words_that_say_nothing_leave_it_open_under_both(word: str) -> None:
    made = agreement([says("group", word, "text")])
    assert bound(made, "strict", "group") == bound(made, "presumed", "group") == (None, "says_nothing")


def test_only_not_bound_is_false_under_presumed_even_from_hearsay() -> None:
    made = agreement([says("group", "not_signed", "press")])
    assert bound(made, "strict", "group") == (None, "hearsay_only")
    assert bound(made, "presumed", "group") == (False, "asserted_not_bound")


def test_who_joined_is_bound_from_that_day_and_unknown_before() -> None:
    made = agreement([says("group", "joined", "text", first=dt.date(2020, 1, 5))])
    assert bound(made, "strict", "group", 1) == (None, "joined_later")
    assert bound(made, "strict", "group", 2) == (True, "party")
    assert bound(made, "presumed", "group", 1) == (True, "party")


def test_an_umbrella_stays_unknown_under_strict_and_counts_as_bound_under_presumed() -> None:
    made = agreement([says("rebels", "bound", "text")])
    assert bound(made, "strict", "rebels") == (None, "umbrella_name")
    assert bound(made, "strict", "group") == (None, "umbrella_member")
    assert bound(made, "presumed", "rebels") == (True, "umbrella_presumed")
    assert bound(made, "presumed", "group") == (True, "umbrella_presumed")


def test_an_umbrella_that_has_nothing_to_do_with_the_parties_stays_unknown() -> None:
    found = bound(agreement([says("state", "bound", "text")], umbrella_names=()), "presumed", "rebels")
    assert found == (False, "not_a_party"), "no row: the actor table leaves umbrella names open"


def test_an_umbrella_that_covers_a_party_is_presumed_bound_and_its_other_members_are_not() -> None:
    known = book((*ACTORS, actor("other")), (*RELATIONS, part_of("other", "rebels")), (TEXT, PRESS))
    made = agreement([says("group", "signed", "text")])
    assert bound(made, "presumed", "rebels", known=known) == (True, "umbrella_presumed")
    assert bound(made, "presumed", "other", known=known) == (False, "not_a_party")


def test_a_part_is_bound_with_its_whole_and_a_whole_is_open_where_a_part_is_bound() -> None:
    assert bound(agreement([says("state", "bound", "text")]), "strict", "army") == (True, "part_of_bound")
    assert bound(agreement([says("army", "bound", "text")]), "strict", "state") == (None, "part_is_bound")
    assert bound(agreement([says("state", "not_signed", "text")]), "strict", "army") == (False, "part_of_not_bound")


def test_a_guarantor_on_no_list_is_never_cleared_nor_is_its_air_force() -> None:
    made = agreement([says("group", "signed", "text")], guarantors=[FOR_REBELS])
    for reading in ("strict", "presumed"):
        assert bound(made, reading, "guarantor") == (None, "guarantor_not_listed")
        assert bound(made, reading, "guarantor-air-force") == (None, "guarantor_not_listed")


def test_a_supporting_force_is_never_cleared_and_presumed_bound_in_its_own_class() -> None:
    made = agreement([says("rebels", "bound", "text"), says("band", "supports", "press", side="rebels")])
    assert bound(made, "strict", "band") == (None, "supporting_force_unconfirmed")
    assert bound(made, "presumed", "band") == (True, "supporting_force")
    found = status(made, "presumed", "band")
    assert found is not None
    assert found.bound.bound_as == "supporting_force"


@pytest.mark.parametrize("by", ["text", "band", "guarantor"])
def test_a_supporting_force_is_believed_on_the_word_of_the_side_it_supports(by: str) -> None:
    made = agreement([says("band", "supports", by, side="rebels")], guarantors=[FOR_REBELS])
    assert bound(made, "strict", "band") == (True, "supporting_force")


def test_an_exclusion_needs_standing_under_strict_and_hearsay_is_listed_only() -> None:
    made = agreement([says("band", "excluded", "press")])
    for reading in ("strict", "presumed"):
        found = status(made, reading, "band")
        assert found is not None
        assert (found.excluded.holds, found.excluded.reason) == (False, ExcludedReason.EXCLUSION_HEARSAY_ONLY)


def test_a_guarantors_exclusion_counts_under_presumed_only() -> None:
    made = agreement([says("band", "excluded", "guarantor")], guarantors=[FOR_REBELS])
    strict, presumed = status(made, "strict", "band"), status(made, "presumed", "band")
    assert strict is not None
    assert presumed is not None
    assert (strict.excluded.holds, presumed.excluded.holds) == (False, True)


def test_an_exclusion_denied_by_someone_of_standing_is_contested() -> None:
    made = agreement([says("band", "excluded", "text"), says("band", "not_excluded", "band", number=2)])
    strict, own = status(made, "strict", "band"), status(made, "band", "band")
    assert strict is not None
    assert own is not None
    assert strict.excluded.holds is None
    assert own.excluded.holds is False


def test_an_exclusion_holds_under_both_names_of_an_actor_and_doubtfully_for_its_heir() -> None:
    known = book(
        (*ACTORS, actor("new-name")),
        (
            *RELATIONS,
            ActorRelation("band", Relation.RENAMED_TO, "new-name", dt.date(2019, 1, 1)),
            ActorRelation("new-name", Relation.MERGED_INTO, "heir", dt.date(2020, 1, 8)),
        ),
        (TEXT, PRESS),
    )
    made = agreement([says("band", "excluded", "text")])
    first = status(made, "strict", "new-name", 1, known)
    heir = status(made, "strict", "heir", 2, known)
    presumed = status(made, "presumed", "heir", 2, known)
    assert first is not None
    assert first.excluded.holds is True
    assert status(made, "strict", "heir", 1, known) is None
    assert heir is not None
    assert (heir.excluded.holds, heir.excluded.reason) == (None, ExcludedReason.SUCCESSOR)
    assert presumed is not None
    assert presumed.excluded.holds is True


def test_the_unidentified_are_neither_bound_nor_cleared_under_any_reading() -> None:
    made = agreement([says("group", "signed", "text")])
    assert bound(made, "strict", "nobody") == bound(made, "presumed", "nobody") == (None, "unidentified")


# Agreements made up by the dozen, held against the oracle.

DAYS = st.none() | st.integers(0, 9).map(lambda day: FIRST + dt.timedelta(days=day))
SOME_ACTOR = st.sampled_from([name for name in NAMES if name != "nobody"])
WORDS = tuple(assertion_words())


@st.composite
def claims(draw: st.DrawFn) -> list[Assertion]:
    found = []
    for number in range(draw(st.integers(0, 7))):
        word = assertion_words()[draw(st.sampled_from(WORDS))]
        by = draw(
            st.sampled_from(
                [(), ("text",), ("press",), ("group",), ("band",), ("state",), ("guarantor",), ("guarantor", "state")]
            )
        )
        first, until = draw(DAYS), draw(DAYS)
        if first and until and until < first:
            first, until = until, first
        side = draw(st.sampled_from(["state", "rebels", "group"])) if word.about is About.SUPPORT else None
        name = draw(SOME_ACTOR)
        found.append(
            claim(word.about, name, word.word, word.says, by, number=number, side=side, first=first, until=until)
        )
    return found


@st.composite
def books(draw: st.DrawFn) -> ActorBook:
    """Relations that run from later to earlier names only, so that nothing is part of itself; one merger."""
    relations = []
    order = ("rebels", "state", "guarantor", "group", "band", "army", "guarantor-air-force")
    for _ in range(draw(st.integers(0, 6))):
        part = draw(st.integers(1, len(order) - 1))
        whole = draw(st.integers(0, part - 1))
        relations.append(part_of(order[part], order[whole], draw(DAYS), draw(DAYS)))
    if draw(st.booleans()):
        relations.append(ActorRelation("band", Relation.MERGED_INTO, "heir", draw(DAYS)))
    return book(ACTORS, relations, (TEXT, PRESS))


GUARANTORS = st.lists(
    st.tuples(st.sampled_from(["guarantor", "state"]), st.sampled_from(["rebels", "state", "group", None])).map(
        lambda pair: Guarantor(pair[0], "guarantor", pair[1], None, None, ())
    ),
    max_size=2,
)


@settings(max_examples=300, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims(), books(), GUARANTORS, st.sampled_from([(), ("rebels",)]))
def test_every_day_gets_the_answer_that_the_assertions_give_for_it(
    made_claims: list[Assertion], known: ActorBook, guarantors: list[Guarantor], umbrellas: tuple[str, ...]
) -> None:
    made = agreement(made_claims, guarantors=guarantors, umbrella_names=umbrellas)
    case = Case(made, Kinship(known))
    readings = reading_names(made, known)
    eras = case.eras(readings)
    heirs = {one.actor_id for one in known.relations if one.relation is Relation.MERGED_INTO}
    for reading in readings:
        rows = {(one.actor_id, one.era): one for one in case.statuses(reading, eras)}
        oracle = Oracle(made, known, reading)
        for offset in range(11):
            day = FIRST + dt.timedelta(days=offset)
            noon = day_start(day, made.zone) + dt.timedelta(hours=12)
            (era,) = [
                one
                for one in eras
                if (one.from_at is None or one.from_at <= noon) and (one.until_at is None or noon < one.until_at)
            ]
            for name in NAMES:
                row = rows.get((name, era.era))
                kind = known.actors[name].kind
                default = None if kind in (ActorKind.UMBRELLA, ActorKind.UNIDENTIFIED) else False
                answer = row.bound.holds if row else default
                if name != "heir" or not heirs:
                    assert answer is oracle.bound(name, day), (reading, day, name)
                assert (row.excluded.holds if row else False) is oracle.excluded(name, day), (reading, day, name)


DATED_GUARANTORS = st.lists(
    st.builds(
        lambda name, first, until: Guarantor(name, "guarantor", None, first, until, ()),
        st.sampled_from(["guarantor", "state", "army"]),
        DAYS,
        DAYS,
    ),
    max_size=2,
)


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims(), books(), DATED_GUARANTORS)
def test_answers_kept_for_several_days_are_those_worked_out_for_each_day(
    made_claims: list[Assertion], known: ActorBook, guarantors: list[Guarantor]
) -> None:
    made, kinship = agreement(made_claims, guarantors=guarantors), Kinship(known)
    case = Case(made, kinship)
    for reading in case.reading_names():
        eras = case.eras((reading,))
        for one in case.statuses(reading, eras):
            alone = Stand(Claims(made, kinship), reading, eras[one.era - 1].day)
            assert (one.bound, one.excluded) == (alone.bound(one.actor_id), alone.excluded(one.actor_id))


@settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(claims(), books(), GUARANTORS)
def test_whoever_is_bound_under_strict_is_bound_under_presumed(
    made_claims: list[Assertion], known: ActorBook, guarantors: list[Guarantor]
) -> None:
    made = agreement(made_claims, guarantors=guarantors)
    presumed = {(one.actor_id, one.era): one.bound.holds for one in party_statuses(made, known, "presumed")}
    for one in party_statuses(made, known, "strict"):
        if one.bound.holds:
            assert presumed[(one.actor_id, one.era)] is True, one


@settings(max_examples=100, deadline=None)
@given(claims(), books())
def test_one_era_stands_where_nothing_is_dated(made_claims: list[Assertion], known: ActorBook) -> None:
    undated = [claim(one.about, one.named, one.word, one.says, one.by, side=one.side) for one in made_claims]
    bare = book(known.actors.values(), [part_of(one.actor_id, one.other_id) for one in known.relations], (TEXT, PRESS))
    assert len(Case(agreement(undated), Kinship(bare)).eras(("strict", "presumed"))) == 1
