"""Two registers of incidents: matched, only in one, or in both with different blame, toll, place or day."""

from __future__ import annotations

import datetime as dt
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from treve.count.apart import DAYS_APART, WITHIN_KM, days_between, kilometres, tolls_apart
from treve.model.register import Conflict, Entry, MatchOutcome, RegisterMatch
from treve.normalise.actor_book import ActorBook

_Pairs = Mapping[tuple[int, int], float]
Chances = Callable[[Sequence[Entry], Sequence[Entry], Iterable[tuple[int, int]]], _Pairs]
"""The chance of each pair (numbers of entries on the left and on the right), 0 to 1; pairs that cannot be one have none."""


@dataclass(frozen=True, slots=True)
class Matching:
    """By which rule two registers are matched: the chances, and from which of them a pair is matched or put before people."""

    chances: Chances
    matched: float
    listed: float


def match_registers(
    left: Sequence[Entry], right: Sequence[Entry], book: ActorBook, rule: Matching
) -> tuple[RegisterMatch, ...]:
    """Entries told alike, then mutual best matches that are sure enough; what could be several is listed, never guessed.

    rule    pairs whose days are further apart than a day are not asked about
    Result  every entry at least once; by first day, then id.
    """
    alike = _told_alike(left, right)
    taken = ({one for one, _ in alike}, {other for _, other in alike})
    open_pairs = {pair for pair in _met(left, right) if pair[0] not in taken[0] and pair[1] not in taken[1]}
    pairs = {pair: chance for pair, chance in rule.chances(left, right, open_pairs).items() if chance >= rule.listed}
    decided_pairs, ambiguous = _decided(pairs, rule.matched)
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


def _met(left: Sequence[Entry], right: Sequence[Entry]) -> set[tuple[int, int]]:
    """Pairs whose days are at most a day apart."""
    by_day: dict[dt.date, list[int]] = defaultdict(list)
    for number, entry in enumerate(right):
        for day in _days_around(entry):
            by_day[day].append(number)
    return {
        (one, other)
        for one, entry in enumerate(left)
        for day in _span(entry.first, entry.last)
        for other in by_day.get(day, ())
    }


def _decided(pairs: _Pairs, matched: float) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Pairs that are sure enough and better than every other of either entry; and pairs left between entries that are in none."""
    of_left: dict[int, list[float]] = defaultdict(list)
    of_right: dict[int, list[float]] = defaultdict(list)
    for (one, other), chance in pairs.items():
        of_left[one].append(chance)
        of_right[other].append(chance)
    best = [
        pair
        for pair, chance in sorted(pairs.items())
        if chance >= matched and _alone_best(chance, of_left[pair[0]]) and _alone_best(chance, of_right[pair[1]])
    ]
    lefts, rights = {one for one, _ in best}, {other for _, other in best}
    return best, sorted(pair for pair in pairs if pair[0] not in lefts and pair[1] not in rights)


def _alone_best(chance: float, chances: Sequence[float]) -> bool:
    return chance == max(chances) and chances.count(chance) == 1


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
