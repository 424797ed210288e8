"""Two registers of incidents: matched, only in one, or in both with different blame, toll, place or day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from treve.count.likeness import DAYS_APART, WITHIN_KM, Likeness, days_between, kilometres, tolls_apart
from treve.count.likeness import likeness as conservative
from treve.model.register import Conflict, Entry, MatchOutcome, RegisterMatch
from treve.normalise.actor_book import ActorBook

# Below this two entries share too little to be called one incident. Chosen for few wrong matches, on the hand-judged reports of
# examples/syria-2016, of which benchmarks/registers.py prints precision and recall.
LEAST_LIKENESS = 0.4
# A match must beat every other candidate of either entry by this factor, or it is ambiguous.
MARGIN = 1.25

_Pairs = Mapping[tuple[int, int], float]


def match_registers(
    left: Sequence[Entry], right: Sequence[Entry], book: ActorBook, likeness: Likeness = conservative
) -> tuple[RegisterMatch, ...]:
    """Entries told alike, then mutual best matches by a margin; what could be several is listed as ambiguous pairs, never guessed.

    likeness  any rule of scoring a pair; pairs whose days are further apart than a day are not asked about.
    Result    every entry at least once; by first day, then id.
    """
    alike = _told_alike(left, right)
    taken = ({one for one, _ in alike}, {other for _, other in alike})
    pairs = {
        pair: score
        for pair, score in _candidates(left, right, likeness).items()
        if pair[0] not in taken[0] and pair[1] not in taken[1]
    }
    decided_pairs, ambiguous = _decided(pairs)
    matched = [*alike, *decided_pairs]
    pairs |= dict.fromkeys(alike, 1.0)
    found = [_both(left[one], right[other], pairs[one, other], book) for one, other in matched]
    found += [
        RegisterMatch(MatchOutcome.AMBIGUOUS, left[one], right[other], pairs[one, other]) for one, other in ambiguous
    ]
    decided = (*matched, *ambiguous)
    left_over = set(range(len(left))) - {one for one, _ in decided}
    right_over = set(range(len(right))) - {other for _, other in decided}
    found += [RegisterMatch(MatchOutcome.ONLY_LEFT, left[one], None, None) for one in left_over]
    found += [RegisterMatch(MatchOutcome.ONLY_RIGHT, None, right[other], None) for other in right_over]
    return tuple(sorted(found, key=_order))


def _told_alike(left: Sequence[Entry], right: Sequence[Entry]) -> list[tuple[int, int]]:
    """Pairs alike in everything, recorder included, of which either register has one; of several, those that bear the same id."""
    lefts, rights = _by_content(left), _by_content(right)
    found = []
    for content, ones in lefts.items():
        others = rights.get(content, [])
        if len(ones) == len(others) == 1:
            found.append((ones[0], others[0]))
            continue
        by_id = {right[other].entry_id: other for other in others}
        found += [(one, by_id[left[one].entry_id]) for one in ones if left[one].entry_id in by_id]
    return found


def _by_content(entries: Sequence[Entry]) -> dict[Entry, list[int]]:
    found: dict[Entry, list[int]] = defaultdict(list)
    for number, entry in enumerate(entries):
        found[replace(entry, entry_id="", row=0)].append(number)
    return found


def _candidates(left: Sequence[Entry], right: Sequence[Entry], likeness: Likeness) -> _Pairs:
    by_day: dict[dt.date, list[int]] = defaultdict(list)
    for number, entry in enumerate(right):
        for day in _days_around(entry):
            by_day[day].append(number)
    pairs: dict[tuple[int, int], float] = {}
    for one, entry in enumerate(left):
        others = {other for day in _span(entry.first, entry.last) for other in by_day.get(day, ())}
        for other in others:
            score = likeness(entry, right[other])
            if score is not None and score >= LEAST_LIKENESS:
                pairs[one, other] = score
    return pairs


def _decided(pairs: _Pairs) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs that are each other's best by the margin; and pairs left between entries that are in none of those.

    A pair that is decided takes its entries away from the others, so that it is decided again who is best among the rest.
    """
    open_pairs = dict(pairs)
    matched: list[tuple[int, int]] = []
    while True:
        best = _clear_bests(open_pairs)
        if not best:
            return matched, sorted(open_pairs)
        matched += best
        lefts, rights = {one for one, _ in best}, {other for _, other in best}
        open_pairs = {
            pair: score for pair, score in open_pairs.items() if pair[0] not in lefts and pair[1] not in rights
        }


def _clear_bests(pairs: _Pairs) -> list[tuple[int, int]]:
    of_left: dict[int, list[float]] = defaultdict(list)
    of_right: dict[int, list[float]] = defaultdict(list)
    for (one, other), score in pairs.items():
        of_left[one].append(score)
        of_right[other].append(score)
    return [
        pair
        for pair, score in sorted(pairs.items())
        if _clear(score, of_left[pair[0]]) and _clear(score, of_right[pair[1]])
    ]


def _clear(score: float, scores: Sequence[float]) -> bool:
    """Whether the score is the best of its entry by the margin."""
    if len(scores) == 1:
        return True
    first, second = sorted(scores, reverse=True)[:2]
    return score == first and first >= MARGIN * second


def _both(left: Entry, right: Entry, score: float, book: ActorBook) -> RegisterMatch:
    conflicts = tuple(_conflicts(left, right, book))
    outcome = MatchOutcome.CONFLICTING if conflicts else MatchOutcome.MATCHED
    return RegisterMatch(outcome, left, right, score, conflicts)


def _conflicts(left: Entry, right: Entry, book: ActorBook) -> Iterable[Conflict]:
    if _blame_differs(left.perpetrators, right.perpetrators, book):
        yield Conflict.BLAME
    if tolls_apart(left.deaths, right.deaths):
        yield Conflict.TOLL
    if _places_differ(left, right):
        yield Conflict.PLACE
    if days_between(left, right):
        yield Conflict.DAY


def _blame_differs(left: frozenset[str], right: frozenset[str], book: ActorBook) -> bool:
    """Whether both blame somebody, and nobody one blames is, or is ever a part of, anybody the other blames."""
    if not left or not right:
        return False
    return not any(book.sides(one) & {other} or book.sides(other) & {one} for one in left for other in right)


def _places_differ(left: Entry, right: Entry) -> bool:
    if left.admin1 and right.admin1 and left.admin1 != right.admin1:
        return True
    apart = kilometres(left, right)
    if apart is None or left.radius_km is None or right.radius_km is None:
        return False
    return apart > WITHIN_KM + left.radius_km + right.radius_km


def _days_around(entry: Entry) -> Iterable[dt.date]:
    margin = dt.timedelta(DAYS_APART)
    return _span(entry.first - margin, entry.last + margin)


def _span(first: dt.date, last: dt.date) -> Iterable[dt.date]:
    return (first + dt.timedelta(number) for number in range((last - first).days + 1))


def _order(match: RegisterMatch) -> tuple[dt.date, str, str]:
    entry = match.left or match.right
    assert entry is not None
    other = match.right.entry_id if match.right else ""
    return entry.first, entry.entry_id, other
