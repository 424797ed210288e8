"""An edition in words, section by section, in the language spoken now. Every renderer tells this same content.

Order: the figures in one sentence; corrections to what was published; what was not observed; then the counts.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from treve.bulletin import phrases, words
from treve.bulletin.edition import coverage, figures, reach, revised
from treve.bulletin.edition.between import bounds
from treve.bulletin.edition.casework import Casework, standing
from treve.bulletin.edition.changes import Correction, Late
from treve.bulletin.edition.figures import OPEN, OUTSIDE, UNDER, Figures, Listed
from treve.bulletin.edition.foot import log_lines, replaced
from treve.bulletin.edition.listing import act_of, incident_grid, versions
from treve.bulletin.edition.period import Kind, Period
from treve.bulletin.edition.pictures import days_picture, map_picture
from treve.bulletin.edition.section import Section
from treve.bulletin.view import Grid, Row, enumerated, sentence_list
from treve.bulletin.voices import Voices
from treve.catalogue import Sayings, counted, marked, say
from treve.model.counting_rule import CountingRule
from treve.model.finding import Verdict

TITLES: Sayings[Kind] = Sayings(
    {Kind.DAILY: "Daily bulletin", Kind.WEEKLY: "Weekly bulletin", Kind.MONTHLY: "Monthly bulletin"}
)
_CAUTIONS = (
    marked(
        "Everything here is alleged by those who recorded it. Nothing here is a ruling, and a recorder is not a perpetrator."
    ),
    marked(
        "“Under the terms” says that the truce speaks to such an act between such sides there and then, not that it was broken."
    ),
    marked("What nobody reported is in no number. A quiet place may be a place where nobody looks."),
    marked("A number has two ends where times are vague: at least what lies in the period whole, at most what may."),
)


@dataclass(frozen=True, slots=True)
class Content:
    """What an edition says.

    lead        the figures in one sentence each
    cautions    what must not be read into it
    foot        rule, readings, sources, log: how the figures came about
    exercise    made in an exercise: every page of it says so
    """

    title: str
    subtitle: str
    period: tuple[str, ...]
    lead: tuple[str, ...]
    cautions: tuple[str, ...]
    sections: tuple[Section, ...]
    foot: tuple[str, ...]
    exercise: bool = False


@dataclass(frozen=True, slots=True)
class Around:
    """What the figures do not hold.

    corrections  None: no earlier edition was given
    inputs       the files of the run, as in summary.json
    effort       lines on effort and access; None: nobody gave any
    checkpoint   the text of the log's checkpoint; None: no log stands behind this edition
    casework     how the work on cases stands, from a casebook; None: none stands behind this edition
    replaces     id of the edition that this one replaces; None: a first edition
    exercise     made in an exercise
    """

    rule: CountingRule
    late: Late
    corrections: tuple[Correction, ...] | None
    inputs: Sequence[Mapping[str, Any]]
    effort: tuple[coverage.Effort, ...] | None
    checkpoint: str | None
    version: str
    casework: Casework | None = None
    replaces: str | None = None
    exercise: bool = False


def content(told: Figures, around: Around, voices: Voices) -> Content:
    """The edition in the language spoken now."""
    return Content(
        title=enumerated((TITLES[told.period.kind], phrases.day(told.period.last_day))),
        subtitle=told.title,
        period=_period(told.period),
        lead=(*replaced(around.replaces), *_lead(told, voices)),
        cautions=tuple(say(one) for one in _CAUTIONS),
        sections=(
            revised.corrected(around.corrections),
            coverage.observed(told, around.effort),
            _counts(told, voices),
            *((standing(around.casework),) if around.casework is not None else ()),
            _where_and_what(told, voices),
            revised.added_late(around.late, told, voices),
            Section(
                say("Where and when"),
                pictures=tuple(one for one in (days_picture(told), map_picture(told, voices)) if one),
            ),
            _list(told, voices),
        ),
        foot=_foot(told, around, voices),
        exercise=around.exercise,
    )


def _period(period: Period) -> tuple[str, ...]:
    start, end = period.utc
    return (
        say(
            "From {start} to {end} ({zone})",
            start=_wall(period.starts_at),
            end=_wall(period.ends_at),
            zone=period.zone,
        ),
        say(
            "In UTC: from {start} to {end}", start=start.strftime("%Y-%m-%d %H:%M"), end=end.strftime("%Y-%m-%d %H:%M")
        ),
    )


def _wall(value: Any) -> str:
    return say("{day}, {time}", day=phrases.day(value.date()), time=value.strftime("%H:%M"))


def _lead(told: Figures, voices: Voices) -> tuple[str, ...]:
    if told.data_end is None:
        return (say("The run holds no report, so there is nothing to tell of this period."),)
    outside = reach.outside(told)
    if outside:
        return (outside,)
    found = list(reach.in_part(told))
    for reading in told.readings[:2]:
        found.append(
            say(
                "{reading}, {under} of {all} recorded incidents fall under the truce’s terms, and of {open} it cannot be decided.",
                reading=_capital(words.under(reading, voices.name(reading))),
                under=bounds(figures.count(told.now, figures.has_verdict(reading, UNDER))),
                all=bounds(figures.count(told.now)),
                open=bounds(figures.count(told.now, figures.has_verdict(reading, OPEN))),
            )
        )
    dead, without = figures.deaths(told.now)
    found.append(
        say("Deaths told of in all recorded incidents: {deaths}.", deaths=bounds(dead))
        + (
            " "
            + counted(
                "{number} incident lacks a lowest or a highest figure.",
                "{number} incidents lack a lowest or a highest figure.",
                without,
            )
            if without
            else ""
        )
    )
    return tuple(found)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _counts(told: Figures, voices: Voices) -> Section:
    grids = [_verdicts(told, reading, voices) for reading in told.readings[:2]]
    sentences = [
        say("The period before has had longer for late reports to come in, so both of its counts are given."),
        *((_standing(told),) if told.covers(told.period) is not False else ()),
    ]
    if told.longer:
        sentences.append(_longer(told))
    if told.not_yet:
        sentences.append(
            counted(
                "{number} incident of this period was published only after the cut-off and is left for the next edition.",
                "{number} incidents of this period were published only after the cut-off and are left for the next edition.",
                told.not_yet,
            )
        )
    return Section(say("Recorded incidents"), tuple(sentences), tuple(grids))


def _longer(told: Figures) -> str:
    dead, without = figures.deaths(told.longer)
    return counted(
        "{number} incident spans more than {days} days and more than the period. It is in none of these counts; deaths: {deaths}.",
        "{number} incidents span more than {days} days and more than the period. "
        "They are in none of these counts; deaths: {deaths}.",
        len(told.longer),
        days=figures.LONG.days,
        deaths=phrases.number(dead.high if without < len(told.longer) else None),
    )


def _standing(told: Figures) -> str:
    attributed = figures.count(told.now, lambda one: one.perpetrator_basis == "attributed")
    alleged = figures.count(told.now, lambda one: one.perpetrator_basis == "alleged")
    nobody = figures.count(told.now, lambda one: one.perpetrator_basis not in ("attributed", "alleged"))
    return say(
        "Who did it: alleged by a recorder in {alleged} incidents, attributed by a ruling in {attributed}, "
        "not said, or disputed between reports, in {nobody}.",
        alleged=bounds(alleged),
        attributed=bounds(attributed),
        nobody=bounds(nobody),
    )


def _verdicts(told: Figures, reading: str, voices: Voices) -> Grid:
    last = told.previous.last_day
    rows = []
    for code, name in (
        *((str(one), words.VERDICTS_SHORT[one]) for one in _ORDER),
        (OUTSIDE, say("outside the time or the territory")),
    ):
        of = figures.has_verdict(reading, code)
        three = (
            figures.count(told.now, of),
            figures.count_known(told.before, last, of),
            figures.count(told.before, of),
        )
        if any(one.high for one in three):
            rows.append(Row(name, reach.now_and_before(told, *three), strong=code == UNDER))
    three = (
        figures.count(told.now),
        figures.count_known(told.before, last, lambda _: True),
        figures.count(told.before),
    )
    rows.append(Row(say("all recorded incidents"), reach.now_and_before(told, *three)))
    return Grid(
        caption=_capital(words.under(reading, voices.name(reading))),
        columns=(
            say("The incident …"),
            say("this period"),
            say("the period before, as known at its cut-off"),
            say("the period before, as known now"),
        ),
        rows=tuple(rows),
        table="incident, finding",
        numeric=True,
    )


_ORDER = tuple(one for one in words.VERDICT_ORDER if one not in (Verdict.OUTSIDE_TIME, Verdict.OUTSIDE_TERRITORY))


def _where_and_what(told: Figures, voices: Voices) -> Section:
    keys: tuple[tuple[str, str, Callable[[Listed], str]], ...] = (
        (say("By kind of act"), say("Act"), act_of),
        (say("By first-order division"), say("Division"), lambda one: one.admin1 or say("not stated")),
        (say("By whom the reports name as perpetrator"), say("Named"), lambda one: _named(one, voices)),
    )
    grids = tuple(_broken_down(told, voices, caption, head, key) for caption, head, key in keys)
    return Section(say("What, where, and who is named"), (), grids)


def _named(one: Listed, voices: Voices) -> str:
    # In which order a report names several says nothing.
    named = {";".join(sorted(version.split(";"))) for version in one.alleged}
    return versions(tuple(named), voices) if len(named) < 2 else say("the reports name different ones")


def _broken_down(told: Figures, voices: Voices, caption: str, head: str, key: Callable[[Listed], str]) -> Grid:
    reading = figures.shown_reading(told)
    under = figures.has_verdict(reading, UNDER)
    under_what = say("of them under the terms ({reading})", reading=words.reading_name(reading, voices.name(reading)))
    keys = {key(one) for one in (*told.now, *told.before)}
    rows = []
    for name in keys:
        now, before = ([one for one in listed if key(one) == name] for listed in (told.now, told.before))
        rows.append((name, figures.count(now), figures.count(now, under), figures.count(before)))
    rows.sort(key=lambda row: (-row[1].high, -row[3].high, row[0]))
    return Grid(
        caption=caption,
        columns=(
            head,
            say("this period"),
            under_what,
            say("the period before"),
        ),
        rows=tuple(
            Row(
                name,
                (
                    reach.known(told, told.period, now),
                    reach.known(told, told.period, so),
                    reach.known(told, told.previous, before),
                ),
            )
            for name, now, so, before in rows
        ),
        table="incident, place, report",
        numeric=True,
    )


def _list(told: Figures, voices: Voices) -> Section:
    shown = [one for one in told.now if one.passed_on]
    hidden = len(told.now) - len(shown)
    sentences = []
    if hidden:
        sentences.append(
            counted(
                "{number} incident is counted but not listed: the licence of its only sources forbids passing it on.",
                "{number} incidents are counted but not listed: the licence of their only sources forbids passing them on.",
                hidden,
            )
        )
    if not shown:
        return Section(say("The incidents"), (*sentences, say("No incident to list.")))
    return Section(
        say("The incidents"), tuple(sentences), (incident_grid(shown, told, voices, say("In order of time")),)
    )


def _foot(told: Figures, around: Around, voices: Voices) -> tuple[str, ...]:
    asserters = [words.reading_name(one, voices.name(one)) for one in told.readings]
    found = [
        say(
            "Counting rule: {rule}, version {version}; each incident counts once.",
            rule=around.rule.rule,
            version=around.rule.version,
        ),
        say("Readings computed: {readings}.", readings=sentence_list(asserters)),
        *(
            say(
                "Source: {citation} (licence: {licence}; SHA-256 of the file: {hash}).",
                citation=row["citation"],
                licence=row["licence"],
                hash=row["sha256"],
            )
            for row in around.inputs
        ),
    ]
    return (*found, *log_lines(around.checkpoint, around.version))
