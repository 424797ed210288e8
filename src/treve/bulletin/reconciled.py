"""Two registers held against each other, in words: for a terminal, a page, and as plain values for JSON."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from typing import Any

from treve.bulletin import coded_words, phrases
from treve.bulletin.answer_page import Answer
from treve.bulletin.view import Grid, Row
from treve.catalogue import Sayings, counted, marked, say
from treve.model.register import Conflict, Entry, MatchOutcome, Reconciliation, Refusal, RegisterMatch, Unrecorded

OUTCOMES = Sayings(
    {
        MatchOutcome.MATCHED: "in both, told alike",
        MatchOutcome.CONFLICTING: "in both, told differently",
        MatchOutcome.AMBIGUOUS: "pairs that could be one incident",
        MatchOutcome.ONLY_LEFT: "on the left only",
        MatchOutcome.ONLY_RIGHT: "on the right only",
    }
)
CONFLICTS = Sayings(
    {
        Conflict.BLAME: "they blame different parties",
        Conflict.TOLL: "no number of deaths fits both",
        Conflict.PLACE: "they name different places",
        Conflict.DAY: "they name different days",
    }
)
REFUSALS = Sayings(
    {
        Refusal.NOT_ASSUMED: (
            "No number is given for what neither register has. It would hold only if an incident's being in one register "
            "told nothing about its being in the other. Registers of hostile parties are not independent: each looks where "
            "the other does not, and leaves out what it did itself. If you have grounds to assume independence all the "
            "same, say so when you ask (--assume-independent)."
        ),
        Refusal.SAME_RECORDER: (
            "No number is given for what neither register has: the two share a recorder, so they are not independent."
        ),
        Refusal.NO_COMMON_DAYS: ("No number is given for what neither register has: the two cover no day together."),
        Refusal.TOO_FEW_IN_BOTH: (
            "No number is given for what neither register has: {both} in both on the days they share is too few; 7 are "
            "needed."
        ),
        Refusal.TOO_MANY_AMBIGUOUS: (
            "No number is given for what neither register has: too many pairs are ambiguous to say how many are in both. "
            "Decide them first."
        ),
    }
)
ESTIMATE = marked(
    "If the two registers are independent, about {estimate} incidents of this kind are in neither (95 % interval {low} to {high}; "
    "Chapman's estimate from {left} on the left, {right} on the right and {both} in both, on the days both cover)."
)
ASSUMED = marked(
    "That number assumes what the registers cannot show: that they are independent, that every incident could be recorded by "
    "either with the same chance, that none was added or lost in the time, and that the matches are right. Dependence of hostile "
    "registers makes it too high, a common source too low."
)
CAUTIONS = (
    marked("“Only on the left” says that the right register does not have it. It does not say that it did not happen."),
    marked(
        "Matches come from one rule on days, places, acts and tolls; blame is never used to match. They are no ruling."
    ),
    marked(
        "Pairs that could be one incident are listed for a person to decide, and count neither as matched nor as missing."
    ),
)
TITLE = marked("Two registers: {left} and {right}")
COUNTS = marked("{left_entries} on the left ({left}), {right_entries} on the right ({right}).")
SUMMARY = marked(
    "{both} in both, of which {conflicting} told differently; {left} on the left only, {right} on the right only; {unsure}."
)
SHOWN_CONFLICTS = 40


def reconciled_text(found: Reconciliation, warnings: Sequence[str]) -> str:
    """Counts, conflicts, ambiguous pairs, and what can be said of neither; the rest stands on the page and in the table."""
    lines = [_counts(found), _summary(found)]
    conflicts = [match for match in found.matches if match.outcome is MatchOutcome.CONFLICTING]
    if conflicts:
        lines += ["", "told differently:"]
        lines += [f"  {_pair_line(match)}" for match in conflicts[:SHOWN_CONFLICTS]]
    ambiguous = [match for match in found.matches if match.outcome is MatchOutcome.AMBIGUOUS]
    if ambiguous:
        lines += ["", "pairs that could be one incident:"]
        lines += [f"  {_pair_line(match)}" for match in ambiguous[:SHOWN_CONFLICTS]]
    more = max(len(conflicts) - SHOWN_CONFLICTS, 0) + max(len(ambiguous) - SHOWN_CONFLICTS, 0)
    if more:
        lines.append(f"  and {more:,} more: see --page or --table")
    lines += ["", *unrecorded_sentences(found.unrecorded)]
    lines += [f"Note: {warning}" for warning in warnings]
    return "\n".join(lines)


def unrecorded_sentences(unrecorded: Unrecorded) -> tuple[str, ...]:
    """The estimate with what it assumes, or why there is none."""
    if unrecorded.refusal is not None:
        return (say(REFUSALS.messages[unrecorded.refusal], both=unrecorded.both),)
    numbers = {
        name: say("less than 1") if 0 < (value or 0.0) < 1 else f"{value or 0.0:,.0f}"
        for name, value in (("estimate", unrecorded.estimate), ("low", unrecorded.low), ("high", unrecorded.high))
    }
    told = say(ESTIMATE, **numbers, left=unrecorded.left, right=unrecorded.right, both=unrecorded.both)
    return told, say(ASSUMED)


def reconciled_values(found: Reconciliation, warnings: Sequence[str]) -> dict[str, Any]:
    """Plain values for JSON."""
    unrecorded = found.unrecorded
    return {
        "kind": "incidents",
        "left": {"register": found.left, "entries": found.left_entries},
        "right": {"register": found.right, "entries": found.right_entries},
        "outcomes": {outcome.value: found.count(outcome) for outcome in MatchOutcome},
        "unrecorded": {
            "refusal": unrecorded.refusal.value if unrecorded.refusal else None,
            "left": unrecorded.left,
            "right": unrecorded.right,
            "both": unrecorded.both,
            "estimate": unrecorded.estimate,
            "interval_95": None if unrecorded.low is None else [unrecorded.low, unrecorded.high],
            "says": list(unrecorded_sentences(unrecorded)),
        },
        "matches": [
            {
                "outcome": match.outcome.value,
                "left": match.left.entry_id if match.left else None,
                "right": match.right.entry_id if match.right else None,
                "likeness": None if match.likeness is None else round(match.likeness, 4),
                "conflicts": [conflict.value for conflict in match.conflicts],
            }
            for match in found.matches
        ],
        "warnings": list(warnings),
    }


def reconciled_answer(found: Reconciliation, warnings: Sequence[str]) -> Answer:
    """The page: counts, by day and place, conflicts, ambiguous pairs, and what only one has."""
    grids = [_by_place(found)]
    grids += [
        _pairs(found, outcome, caption)
        for outcome, caption in (
            (MatchOutcome.CONFLICTING, say("In both registers, told differently")),
            (MatchOutcome.AMBIGUOUS, say("Pairs that could be one incident: for a person to decide")),
            (MatchOutcome.MATCHED, say("In both registers, told alike")),
        )
        if found.count(outcome)
    ]
    grids += [
        _alone(found, outcome) for outcome in (MatchOutcome.ONLY_LEFT, MatchOutcome.ONLY_RIGHT) if found.count(outcome)
    ]
    sentences = (_counts(found), _summary(found), *unrecorded_sentences(found.unrecorded), *warnings)
    return Answer(
        say(TITLE, left=found.left, right=found.right), sentences, tuple(say(one) for one in CAUTIONS), tuple(grids)
    )


def _counts(found: Reconciliation) -> str:
    return say(
        COUNTS,
        left_entries=counted("{number} entry", "{number} entries", found.left_entries),
        right_entries=counted("{number} entry", "{number} entries", found.right_entries),
        left=found.left,
        right=found.right,
    )


def _summary(found: Reconciliation) -> str:
    return say(
        SUMMARY,
        both=found.count(MatchOutcome.MATCHED) + found.count(MatchOutcome.CONFLICTING),
        conflicting=found.count(MatchOutcome.CONFLICTING),
        left=found.count(MatchOutcome.ONLY_LEFT),
        right=found.count(MatchOutcome.ONLY_RIGHT),
        unsure=counted(
            "{number} pair is ambiguous", "{number} pairs are ambiguous", found.count(MatchOutcome.AMBIGUOUS)
        ),
    )


def _pair_line(match: RegisterMatch) -> str:
    left, right = match.left, match.right
    assert left is not None
    assert right is not None
    why = "; ".join(CONFLICTS[conflict] for conflict in match.conflicts) or say(
        "likeness {number}", number=f"{match.likeness:.2f}"
    )
    return f"{left.entry_id} and {right.entry_id} ({_days(left)}, {left.place or phrases.not_stated()}): {why}"


def _by_place(found: Reconciliation) -> Grid:
    counts: dict[tuple[dt.date, str], Counter[MatchOutcome]] = {}
    for match in found.matches:
        entry = match.left or match.right
        assert entry is not None
        key = (entry.first, entry.admin1 or say("division not known"))
        counts.setdefault(key, Counter())[match.outcome] += 1
    rows = tuple(
        Row(f"{phrases.day(day)}, {place}", tuple(str(found_here[outcome]) for outcome in MatchOutcome))
        for (day, place), found_here in sorted(counts.items())
    )
    heads = (say("First day and division"), *(OUTCOMES[outcome] for outcome in MatchOutcome))
    return Grid(say("By day and division"), heads, rows, "register_match", numeric=True)


def _pairs(found: Reconciliation, outcome: MatchOutcome, caption: str) -> Grid:
    rows = []
    for match in found.matches:
        if match.outcome is outcome and match.left and match.right:
            why = "; ".join(CONFLICTS[conflict] for conflict in match.conflicts) or "–"
            cells = (match.right.entry_id, _told(match.left), _told(match.right), why, f"{match.likeness:.2f}")
            rows.append(Row(match.left.entry_id, cells))
    heads = (
        say("Left"),
        say("Right"),
        say("The left says"),
        say("The right says"),
        say("What differs"),
        say("Likeness"),
    )
    return Grid(caption, heads, tuple(rows), "register_match")


def _alone(found: Reconciliation, outcome: MatchOutcome) -> Grid:
    entries = [match.left or match.right for match in found.matches if match.outcome is outcome]
    rows = tuple(Row(entry.entry_id, (_told(entry), entry.recorder or "–")) for entry in entries if entry)
    return Grid(
        OUTCOMES[outcome].capitalize(), (say("Entry"), say("What it says"), say("Recorder")), rows, "register_match"
    )


def _told(entry: Entry) -> str:
    act = coded_words.act(entry.act) if entry.act else say("act not stated")
    blamed = say(", ").join(sorted(entry.perpetrators)) or say("nobody known")
    return say(
        "{days}; {place}; {act}; blames {blamed}; deaths {deaths}",
        days=_days(entry),
        place=entry.place or say("place not stated"),
        act=act,
        blamed=blamed,
        deaths=_deaths(entry),
    )


def _deaths(entry: Entry) -> str:
    low, high = entry.deaths
    if low is None and high is None:
        return phrases.not_stated()
    if low == high:
        return str(low)
    if high is None:
        return say("{low} or more", low=low)
    return say("up to {high}", high=high) if low is None else say("{low} to {high}", low=low, high=high)


def _days(entry: Entry) -> str:
    return (
        entry.first.isoformat()
        if entry.first == entry.last
        else say("{first} to {last}", first=entry.first, last=entry.last)
    )
