"""The sentences that tell whether recorded violence fell: whole English sentences with named places; the catalogue translates them.

One estimate in a sentence, and each says whose it is: the model's or a plain average.
"""

from __future__ import annotations

from treve.catalogue import Sayings

_FELL = (
    "{title}: recorded incidents on the fronts that the truce covers ran {percent} % lower in the {after} days "
    "from {start} than in the {before} days before, by the estimate of the model"
)
_ROSE = (
    "{title}: recorded incidents on the fronts that the truce covers ran {percent} % higher in the {after} days "
    "from {start} than in the {before} days before, by the estimate of the model"
)
_DEATHS_FELL = "Recorded deaths there (best figure) ran {percent} % lower, by the same model"
_DEATHS_ROSE = "Recorded deaths there (best figure) ran {percent} % higher, by the same model"
_OTHERS_FELL = "On the other fronts recorded incidents ran {percent} % lower, by the same model"
_OTHERS_ROSE = "On the other fronts recorded incidents ran {percent} % higher, by the same model"
_BOTH_LOWER = " (95 % interval: {low} % to {high} % lower)."
_ACROSS = " (95 % interval: {low} % lower to {high} % higher)."
_BOTH_HIGHER = " (95 % interval: {low} % to {high} % higher)."

SENTENCES = Sayings(
    {
        "events.fell.lower": _FELL + _BOTH_LOWER,
        "events.fell.across": _FELL + _ACROSS,
        "events.rose.across": _ROSE + _ACROSS,
        "events.rose.higher": _ROSE + _BOTH_HIGHER,
        "deaths_best.fell.lower": _DEATHS_FELL + _BOTH_LOWER,
        "deaths_best.fell.across": _DEATHS_FELL + _ACROSS,
        "deaths_best.rose.across": _DEATHS_ROSE + _ACROSS,
        "deaths_best.rose.higher": _DEATHS_ROSE + _BOTH_HIGHER,
        "others.fell.lower": _OTHERS_FELL + _BOTH_LOWER,
        "others.fell.across": _OTHERS_FELL + _ACROSS,
        "others.rose.across": _OTHERS_ROSE + _ACROSS,
        "others.rose.higher": _OTHERS_ROSE + _BOTH_HIGHER,
        "others.over": (
            "Covered over other fronts, the ratio of these two estimates is {ratio} (95 % interval {low} to {high}). "
            "Fighting can move to the other fronts, so they are no clean comparison."
        ),
        "chance": "The chance of any fall is {fall} %, of a fall by more than a quarter {quarter} %.",
        "verdict.clear_fall": "Verdict: a clear fall in recorded incidents. Every check of the rule is passed.",
        "verdict.likely_fall": "Verdict: a likely fall in recorded incidents, not a clear one.",
        "verdict.unclear": "Verdict: unclear. The record does not show whether incidents fell or rose.",
        "verdict.likely_rise": "Verdict: a likely rise in recorded incidents, not a clear one.",
        "verdict.clear_rise": "Verdict: a clear rise in recorded incidents. Every check of the rule is passed.",
        "failed.interval": "It is not called clear because the 95 % interval includes no change.",
        "failed.placebo": (
            "It is not called clear because {percent} % of {dates} dates without a truce show a change of the plain "
            "average at least as large; the rule allows 5 %."
        ),
        "failed.placebo_unknown": (
            "It is not called clear because the data hold fewer than 20 dates without a truce to compare with."
        ),
        "failed.grid": (
            "It hangs on the days compared: with another baseline, or with the last days before the start left out, the"
            " change has the other direction."
        ),
        "failed.others": (
            "It is not called clear because other fronts changed as well: the chance that the covered fronts changed "
            "more is {percent} %; the rule asks for 90 %."
        ),
        "failed.others_unknown": "It is not called clear because there is no other front to compare with.",
        "failed.chance": "The chance of a change in this direction is {percent} %; the rule asks for 90 %.",
        "area.carries": (
            "{area} carries the change: {share} % of the net change in the daily rate lies there ({before} incidents "
            "in the {days_before} days before, {after} in the {days_after} days from the start). The model’s ratio of"
            " rates is {ratio} with it and {without} without it."
        ),
        "area.none": (
            "No single area carries the change. The largest part lies in {area}: {share} % of the net change in the "
            "daily rate; without it the model’s ratio of rates is {without} instead of {ratio}."
        ),
        "weekly.carries": (
            "{area} carries the change, by weekly counts: {share} % of the net change in the weekly rate lies "
            "there ({before} incidents in the {weeks_before} weeks before, {after} in the {weeks_after} weeks "
            "from the start). The ratio of weekly rates is {ratio} with it and {without} without it."
        ),
        "weekly.none": (
            "No single area carries the change, by weekly counts. The largest part lies in {area}: {share} % of "
            "the net change in the weekly rate; without it the ratio of weekly rates is {without} instead of "
            "{ratio}."
        ),
        "grid.same": (
            "The direction is the same in all {cells} combinations of baseline and days left out; medians of the ratio "
            "lie between {low} and {high}."
        ),
        "grid.turns": (
            "The direction changes with the days compared: {falls} of {cells} combinations of baseline and days left "
            "out show a fall, the others a rise; medians of the ratio lie between {low} and {high}."
        ),
        "grid.dropped": (
            "The fall does not hold when the last {dropped} days before the truce are left out: the model’s ratio of "
            "rates is then {ratio}. It came before the truce."
        ),
        "placebo.low": (
            "{count} of {dates} dates without a truce show a drop of the plain average at least as large; their "
            "windows overlap, so that they are worth about {effective} separate ones."
        ),
        "placebo.high": (
            "{count} of {dates} dates without a truce show a rise of the plain average at least as large; their "
            "windows overlap, so that they are worth about {effective} separate ones."
        ),
        "change": (
            "Whatever the truce, the level of recorded incidents changes most on {day} ({earliest} to {latest}): {days}"
            " days before the start."
        ),
        "tipping": (
            "Reporting would have to fall to {percent} % of its former level, that is by {drop} %, for the fall to be "
            "an artefact."
        ),
        "vague.deaths": (
            "{exact} deaths have an exact day in the first {days} days; about {expected} if each incident with a vague "
            "day is spread over its possible days. Put on their first days they would make {stacked}, which is not what"
            " the sources say."
        ),
        "vague.pooled": (
            "With incidents of vague days drawn onto their possible days {imputations} times, the ratio of incidents is"
            " {ratio} (95 % interval {low} to {high})."
        ),
        "edge": (
            "{percent} % of the weight lies on the edge of the model’s grid, so that the interval can be too narrow."
        ),
        "ended": "A legal end of the truce, {day}, lies inside the days compared.",
        "silent": "On {days} days in a row no front recorded anything: peace everywhere, or a gap in coverage.",
        "data_end": "The counts by exact day end on {day}.",
        "known": (
            "Only what had been reported by {as_of} is used, and only days until {last}, of which at least nine "
            "tenths were known by then. Incidents without a usable day of publication, left out: {no_day}. "
            "Figures of deaths are those of today."
        ),
        "recorder": "{share} % of the reports rest on {name}.",
    }
)
"""Key → sentence; `messages` holds them with their places."""
