"""Two registers of totals side by side, in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from treve.bulletin.answer_page import Answer
from treve.bulletin.audited import bounds
from treve.bulletin.view import Grid, Row
from treve.catalogue import Sayings, counted, marked, say
from treve.count.match_rows import total_outcome
from treve.model.published_total import Bounds
from treve.model.register import TotalPair

OUTCOMES = Sayings(
    {
        "equal": "the same figure",
        "different": "different figures",
        "open": "an open figure, which may be the same",
        "only_left": "the right says nothing",
        "only_right": "the left says nothing",
    }
)
CONTRADICTIONS = Sayings(
    {
        "left_confirms_more_than_there_are": "the left says it confirms more than the right has registered",
        "right_confirms_more_than_there_are": "the right says it confirms more than the left has registered",
    }
)
CAUTIONS = (
    marked(
        "Totals name no incident: nothing is matched. “In both” and “different incidents” are what arithmetic allows, no estimate."
    ),
    marked(
        "Where places narrow the number in both, an incident is taken to stand under the same place in either register."
    ),
    marked("A register that does not name a place says 0 only where its list of places is meant to be complete."),
    marked("To confirm an entry of the other register is not to have it in one's own."),
)
TITLE = marked("Two registers of totals: {left} and {right}")
SUMMARY = marked(
    "{pairs} compared: {equal} the same, {different} different, {open} open; "
    "the left alone speaks of {left}, the right alone of {right}."
)


def pairs_summary(pairs: Sequence[TotalPair]) -> str:
    """The counts in one sentence."""
    outcomes = [total_outcome(pair) for pair in pairs]
    return say(
        SUMMARY,
        pairs=counted("{number} figure", "{number} figures", len(pairs)),
        equal=outcomes.count("equal"),
        different=outcomes.count("different"),
        open=outcomes.count("open"),
        left=outcomes.count("only_left"),
        right=outcomes.count("only_right"),
    )


def pairs_text(pairs: Sequence[TotalPair]) -> str:
    """One line for each days, place and measure, under a head."""
    heads = (
        f"{'days':<25}{'place':<18}{'measure':<22}{'left':>10}{'right':>10}{'in both':>12}{'different':>14}  confirmed"
    )
    lines = [pairs_summary(pairs), "", heads]
    for pair in pairs:
        lines.append(
            f"{_days(pair):<25}{pair.place[:17]:<18}{pair.measure[:21]:<22}{_figure(pair, 'left'):>10}{_figure(pair, 'right'):>10}"
            f"{_ends(pair.both):>12}{_ends(pair.distinct):>14}  {_confirmed(pair)}".rstrip()
        )
        lines += [f"    {CONTRADICTIONS[one]}" for one in pair.contradictions]
    lines += ["", *(say(one) for one in CAUTIONS)]
    return "\n".join(lines)


def pairs_values(left: str, right: str, pairs: Sequence[TotalPair]) -> dict[str, Any]:
    """Plain values for JSON."""
    return {
        "kind": "totals",
        "left": left,
        "right": right,
        "pairs": [
            {
                "outcome": total_outcome(pair),
                "first": pair.first.isoformat() if pair.first else None,
                "last": pair.last.isoformat() if pair.last else None,
                "place": pair.place,
                "measure": pair.measure,
                "left_id": pair.left.total_id if pair.left else None,
                "right_id": pair.right.total_id if pair.right else None,
                "left": _numbers(pair.left_bounds),
                "right": _numbers(pair.right_bounds),
                "implied": list(pair.implied),
                "both": _numbers(pair.both),
                "distinct": _numbers(pair.distinct),
                "confirmed_by_left": _numbers(pair.confirmed_by_left),
                "confirmed_by_right": _numbers(pair.confirmed_by_right),
                "contradictions": list(pair.contradictions),
            }
            for pair in pairs
        ],
        "cautions": [say(one) for one in CAUTIONS],
    }


def pairs_answer(left: str, right: str, pairs: Sequence[TotalPair]) -> Answer:
    """The page: the counts and the figures side by side."""
    spoken = [pair for pair in pairs if pair.left_bounds is not None and pair.right_bounds is not None]
    alone = [pair for pair in pairs if pair not in spoken]
    heads = (
        say("Days and place"),
        say("Measure"),
        left,
        right,
        say("In both"),
        say("Different incidents"),
        say("Confirmed"),
        say("What it shows"),
    )
    grids = tuple(
        Grid(caption, heads, tuple(_row(pair) for pair in own), "register_match", note=say(_IMPLIED))
        for caption, own in ((say("Where both speak"), spoken), (say("Where one speaks alone"), alone))
        if own
    )
    return Answer(
        say(TITLE, left=left, right=right), (pairs_summary(pairs),), tuple(say(one) for one in CAUTIONS), grids
    )


def _row(pair: TotalPair) -> Row:
    shows = "; ".join((OUTCOMES[total_outcome(pair)], *(CONTRADICTIONS[one] for one in pair.contradictions)))
    cells = (
        pair.measure.replace("_", " "),
        _figure(pair, "left"),
        _figure(pair, "right"),
        _ends(pair.both),
        _ends(pair.distinct),
        _confirmed(pair) or "–",
        shows,
    )
    return Row(f"{_days(pair)}, {pair.place}", cells, strong=bool(pair.contradictions))


_IMPLIED = marked("(0): not printed; it follows from a list of places that is meant to be complete.")


def _figure(pair: TotalPair, side: str) -> str:
    value = pair.left_bounds if side == "left" else pair.right_bounds
    if value is None:
        return "–"
    return f"({bounds(value)})" if side in pair.implied else bounds(value)


def _ends(value: Bounds | None) -> str:
    return "–" if value is None else bounds(value)


def _confirmed(pair: TotalPair) -> str:
    told = []
    if pair.confirmed_by_left is not None:
        told.append(say("left confirms {number} of the right's", number=bounds(pair.confirmed_by_left)))
    if pair.confirmed_by_right is not None:
        told.append(say("right confirms {number} of the left's", number=bounds(pair.confirmed_by_right)))
    return "; ".join(told)


def _days(pair: TotalPair) -> str:
    return f"{pair.first}" if pair.first == pair.last else say("{first} to {last}", first=pair.first, last=pair.last)


def _numbers(value: Bounds | None) -> list[float | None] | None:
    return None if value is None else [float(value.low), None if value.high is None else float(value.high)]
