"""A bulletin on one case: what each side says, what was verified, what was ruled, each apart and none in the other's words."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from treve.bulletin import ruling_words, words
from treve.bulletin.coded_words import act as act_name
from treve.bulletin.edition.changes import SCHEMA
from treve.bulletin.edition.content import Content
from treve.bulletin.edition.foot import log_lines, replaced
from treve.bulletin.edition.section import Section
from treve.bulletin.phrases import not_stated, one_end
from treve.bulletin.view import Grid, Row, enumerated
from treve.catalogue import counted, marked, say
from treve.model.finding import Verdict

_CAUTIONS = (
    marked(
        "A recorder is not a perpetrator: who recorded it, whom a report names, and who was held to have done it stand apart."
    ),
    marked("What a report says is alleged. Verified means that it happened, roughly so; it does not say who did it."),
    marked(
        "A finding is computed and says whether the truce speaks to such an act; only a ruling says that it was broken."
    ),
)


@dataclass(frozen=True, slots=True)
class Version:
    """What one report says. None: it does not say."""

    report: str
    recorder: str | None
    summary: str | None
    first: str | None
    last: str | None
    place: str | None
    area: str | None
    act: str | None
    alleged: str | None
    target: str | None
    killed: tuple[int | None, int | None]


@dataclass(frozen=True, slots=True)
class Ruling:
    """A ruling, by what the components said. `votes`: component, outcome or None where it abstained, dissent or None."""

    day: str
    outcome: str
    rule: str
    standard: str
    reason: str | None
    votes: tuple[tuple[str, str | None, str | None], ...]


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who was held to have done it."""

    result: str
    actors: tuple[str, ...]
    standard: str
    confidence_percent: int | None


@dataclass(frozen=True, slots=True)
class CaseTold:
    """A case as its readers may know it.

    state        where it stands
    verified     did it pass the state of that name; None: its readers are not told
    versions     reports that still stand, in order of their ids
    unseen       True: its reports are not all in it, because its readers do not see them all
    findings     report, reading, verdict as codes; None: no run stands behind it
    rulings      the first to the last; the last holds
    steps        notifications and remedies: id, party, due, kind of the answer or result of the measure; None: none yet
    open_whole   False: its readers learn where it stands and not why
    """

    case: str
    state: str
    verified: bool | None
    versions: tuple[Version, ...]
    unseen: bool
    findings: tuple[tuple[str, str, str], ...] | None
    attribution: Attribution | None
    rulings: tuple[Ruling, ...]
    steps: tuple[tuple[str, str, str, str | None], ...]
    open_whole: bool
    checkpoint: str | None
    version: str
    replaces: str | None = None
    exercise: bool = False


def content(told: CaseTold, readings: Mapping[str, str]) -> Content:
    """The bulletin in the language spoken now.

    readings  reading → on whose word it stands, as people read it
    """
    return Content(
        title=say("Bulletin on one case"),
        subtitle=say("Case {case}", case=told.case),
        period=(),
        lead=(*replaced(told.replaces), *_lead(told)),
        cautions=tuple(say(one) for one in _CAUTIONS),
        sections=(_alleged(told), _verified(told), _found(told, readings), _ruled(told), *_after(told)),
        foot=log_lines(told.checkpoint, told.version),
        exercise=told.exercise,
    )


def values(told: CaseTold) -> dict[str, Any]:
    """The same as plain values."""
    return {"schema": SCHEMA, "kind": "case", **asdict(told)}


def _lead(told: CaseTold) -> tuple[str, ...]:
    days = sorted({day for one in told.versions for day in (one.first, one.last) if day})
    when = " – ".join(dict.fromkeys((days[0], days[-1]))) if days else not_stated()
    areas = enumerated(sorted({one.area for one in told.versions if one.area})) or not_stated()
    acts = enumerated(sorted({act_name(one.act) for one in told.versions if one.act})) or not_stated()
    found = [
        counted(
            "{number} report tells of it. Act: {acts}; area: {areas}; days: {days}.",
            "{number} reports tell of it. Act: {acts}; area: {areas}; days: {days}.",
            len(told.versions),
            acts=acts,
            areas=areas,
            days=when,
        ),
        say("Where it stands: {state}.", state=ruling_words.STATES[told.state]),
    ]
    if told.rulings:
        found.append(say("Ruling: {outcome}.", outcome=ruling_words.OUTCOMES[told.rulings[-1].outcome]))
    return tuple(found)


def _alleged(told: CaseTold) -> Section:
    sentences = []
    if not told.versions:
        sentences.append(say("No report that its readers may see stands."))
    if told.unseen:
        sentences.append(say("Not every report of this case is in this bulletin."))
    rows = tuple(
        Row(
            one.recorder or not_stated(),
            (
                one.summary or not_stated(),
                " – ".join(dict.fromkeys(day for day in (one.first, one.last) if day)) or not_stated(),
                say(", ").join(part for part in (one.place, one.area) if part) or not_stated(),
                act_name(one.act) if one.act else not_stated(),
                one.alleged or say("nobody named"),
                one.target or say("nobody named"),
                _range(one.killed),
                one.report,
            ),
        )
        for one in told.versions
    )
    grid = Grid(
        say("Each version in its own words"),
        (
            say("Recorded by"),
            say("What it says"),
            say("Local days"),
            say("Place"),
            say("Act"),
            say("Named as perpetrator"),
            say("Named as target"),
            say("Deaths"),
            say("Report"),
        ),
        rows,
        "report",
    )
    return Section(say("Alleged"), tuple(sentences), (grid,) if rows else ())


def _range(value: tuple[int | None, int | None]) -> str:
    low, high = value
    if low is None and high is None:
        return not_stated()
    if low is None or high is None:
        return one_end(low, high)
    return str(low) if low == high else say("{low} to {high}", low=low, high=high)


def _verified(told: CaseTold) -> Section:
    if told.verified is None:
        return Section(say("Verified and attributed"), (say("Whether it was verified is not told to these readers."),))
    said = [say("It was verified: it happened, roughly so.") if told.verified else say("It has not been verified.")]
    if told.attribution is None:
        said.append(say("Who did it has not been settled."))
    else:
        one = told.attribution
        line = ruling_words.ATTRIBUTIONS[one.result]
        said.append(f"{line} {enumerated(one.actors)}".strip() + ".")
        said.append(say("Standard of proof: {standard}.", standard=ruling_words.STANDARDS[one.standard]))
        if one.confidence_percent is not None:
            said.append(say("Stated confidence: {percent} %.", percent=one.confidence_percent))
    return Section(say("Verified and attributed"), tuple(said))


def _found(told: CaseTold, readings: Mapping[str, str]) -> Section:
    heading = say("Held against the agreement (computed)")
    if told.findings is None:
        return Section(heading, (say("No run stands behind this bulletin: nothing was computed."),))
    if not told.findings:
        return Section(heading, (say("No report of this case is in the run: nothing was computed."),))
    rows = tuple(
        Row(report, (words.reading_name(reading, readings.get(reading, reading)), words.VERDICTS[Verdict(verdict)]))
        for report, reading, verdict in told.findings
    )
    grid = Grid(say("Findings by report and reading"), (say("Report"), say("Reading"), say("Verdict")), rows, "finding")
    return Section(heading, (), (grid,))


def _ruled(told: CaseTold) -> Section:
    heading = say("Ruled")
    if not told.open_whole:
        return Section(heading, (say("The readers of this bulletin learn where the case stands, and not why."),))
    if not told.rulings:
        return Section(heading, (say("Nobody has ruled on this case."),))
    sentences, grids = [], []
    for one in told.rulings:
        sentences.append(
            say(
                "{day}: {outcome}, decided {rule}; standard of proof: {standard}.",
                day=one.day,
                outcome=ruling_words.OUTCOMES[one.outcome],
                rule=ruling_words.DECIDED[one.rule],
                standard=ruling_words.STANDARDS[one.standard],
            )
        )
        if one.reason:
            sentences.append(say("Reason: {reason}", reason=one.reason))
        rows = tuple(
            Row(name, (ruling_words.OUTCOMES[vote] if vote else say("abstained"), dissent or "–"))
            for name, vote, dissent in one.votes
        )
        caption = say("Votes of {day}", day=one.day)
        grids.append(Grid(caption, (say("Component"), say("Vote"), say("Dissent")), rows, "determination"))
    return Section(heading, tuple(sentences), tuple(grids))


def _after(told: CaseTold) -> tuple[Section, ...]:
    if not told.steps:
        return ()
    rows = tuple(Row(what, (who, due, _came(came))) for what, who, due, came in told.steps)
    grid = Grid(
        say("Parties told and measures asked for"),
        (say("What"), say("Party"), say("Due"), say("What came of it")),
        rows,
        "notification, remedy",
    )
    return (Section(say("What followed"), (), (grid,)),)


def _came(code: str | None) -> str:
    if code is None:
        return say("nothing recorded yet")
    return ruling_words.REPLIES[code] if code in ruling_words.REPLIES else ruling_words.RESULTS[code]
