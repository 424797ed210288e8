"""The sentences of the questions beyond the effect: whole English sentences with named places; the catalogue translates them."""

from __future__ import annotations

from treve.catalogue import Sayings

SENTENCES = Sayings(
    {
        "displacement.events": "Plain averages, without the model: incidents a day from the start on, divided by those a day before, are "
        "{covered} on the fronts that the truce covers, {others} on the other fronts, and {total} on all together.",
        "displacement.deaths": "Plain averages, without the model: deaths a day (best figure) from the start on, divided by those a day "
        "before, are {covered} on the fronts that the truce covers, {others} on the other fronts, and {total} on all together.",
        "displacement.plain": "A plain average weighs every day alike; the model asks for the step at the start and lets the level drift. "
        "The two differ where violence changed some days before the start or after it.",
        "where.area": (
            "{name}: {ratio} times the incidents expected from the days before ({low}–{high}); chance that it worsened "
            "{worse} %."
        ),
        "where.front": (
            "{name} (pair of sides): {ratio} times the incidents expected from the days before ({low}–{high}); chance "
            "that it worsened {worse} %."
        ),
        "where.area_refused": "By governorate or province. {why}",
        "where.front_refused": "By pair of sides. {why}",
        "where.drawn": (
            "Each of the {units} ratios is drawn towards the mean of all, {mean}, the more so the fewer its incidents."
        ),
        "where.others": "Less clear: {listed}.",
        "where.others_more": "Less clear: {listed}; and {more} more, which `treve analyse --json` lists.",
        "where.alike": "The {units} ratios differ no more than chance lets them: each is about {mean}.",
        "displacement.offset": (
            "By plain averages, what other fronts gained in deaths equals {share} % of what the covered fronts lost ({low} % to "
            "{high} %)."
        ),
        "displacement.unknown": (
            "Incidents on fronts of which nobody can tell whether the truce covers them: {count}; they are in neither "
            "group."
        ),
        "hotspots.cluster": (
            "{observed} incidents in {areas} neighbouring districts around {centre} in the last {days} days to {day}, "
            "where {expected} were expected; a cluster this strong arises by chance in {percent} % of random maps."
        ),
        "hotspots.none": "No cluster of districts stands above what was expected in the last {days} days to {day}.",
        "hotspots.left_out": (
            "Incidents of those days without an exact or near place in a named district, left out: {count}."
        ),
        "holding.rate": (
            "On {day}, {recorded} incidents are recorded for the last {days} days; about {median} ({low}–{high}) once "
            "late reports arrive. Chance that the rate is below half of the rate before the truce: {below} %."
        ),
        "holding.calm": (
            "Against the truce’s own days until then the rate is {ratio} times ({low}–{high}); chance that it is "
            "higher: {above} %."
        ),
        "holding.complete": (
            "Of the incidents of {first}, {share} % are known by now ({low}–{high} %), as far as the delay until publication "
            "goes; how long the data base itself took is not known."
        ),
        "holding.left_out": "Incidents without a usable day of publication, in none of these figures: {count}.",
        "holding.reached": (
            "The seven-day mean of recorded deaths first reached {share} % of its mean before the truce on {day}, day "
            "{number} of the truce."
        ),
        "holding.not_reached": (
            "In the {followed} days looked at, the seven-day mean of recorded deaths never reached {share} % of its "
            "mean before the truce."
        ),
        "drivers.attributed": (
            "From {first} to {last}, {name} accounts for {share} % ({low}–{high} %) of the incidents beyond expectation; a source "
            "attributes every one of them."
        ),
        "drivers.share": (
            "From {first} to {last}, {name} accounts for {share} % ({low}–{high} %) of the incidents beyond "
            "expectation; {loose} % are unattributed, so its share lies between {lowest} and {highest} %."
        ),
        "outlook.escalation": (
            "{name}: chance of an escalation within the 7 days after {day} (more than {limit} recorded deaths) {chance} % "
            "(usual {usual} %)."
        ),
        "outlook.count": (
            "{name}: about {median} recorded deaths a week are expected in each of the next four weeks (90 % interval "
            "{low} to {high}); the week to {day} had {last}."
        ),
        "outlook.alarm": (
            "Alarm on the incidents of the last week by the rule {rule}: {value} against a bound of {upper}; such an "
            "alarm occurs by chance once in {weeks} weeks."
        ),
        "outlook.alarm_rare": (
            "Alarm by the rule {rule}: {value} against a bound of {upper}; no such alarm came in {quiet} simulated "
            "quiet weeks."
        ),
        "outlook.no_alarm": (
            "No alarm is raised by any of the {rules} rules that the length of the data allows, each held to one false "
            "alarm in {promised} weeks."
        ),
        "outlook.no_rule": (
            "No rule of alarm can be asked: the weeks are too few or too empty for one false alarm in {promised} weeks."
        ),
        "outlook.printed": (
            "By its bound as printed the rule {rule} would raise an alarm ({value} against {upper}); in quiet weeks like "
            "those before, that bound does so once in {weeks} weeks, so it is told here and not raised."
        ),
        "durability.collapsed": (
            "Of {truces} comparable truces, {share} % ({low}–{high} %) collapsed within {days} days; {at_risk} are at "
            "risk at this age, day {age}."
        ),
        "durability.stands": (
            "By them, the chance that this truce still stands {days} days later is {share} % ({low}–{high} %)."
        ),
        "unseen.range": (
            "{registers} registers hold {seen} incidents; over {cells} combinations of priors and {models} models the "
            "total lies between {lowest} and {highest}."
        ),
        "unseen.prior": (
            "Model and prior matter more here than the registers do: none of these figures should be quoted alone."
        ),
    }
)
"""Key → sentence; `messages` holds them with their places."""
