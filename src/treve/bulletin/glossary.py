"""The words of the project and what they mean: one list, for the page in its language and for docs/glossary.md.

Invariant: a term is looked up by the words a reader meets. A label of the page that has no entry stays plain text.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from treve.bulletin import words
from treve.bulletin.other_words import OTHER_WORDS
from treve.catalogue import marked, say
from treve.model.finding import Flag, Verdict


@dataclass(frozen=True, slots=True)
class Term:
    """One word of the page in the language spoken: the anchor to link to, the word, its meaning."""

    anchor: str
    word: str
    meaning: str


# Key, word, meaning, words not to be used for it. In the order in which a reader needs them.
_PAGE: tuple[tuple[str, str, str, str], ...] = (
    (
        "report",
        marked("Report"),
        marked("One source’s statement about an alleged incident. Who recorded it is not who did it."),
        "event, record, account",
    ),
    ("incident", marked("Incident"), marked("What happened, told by one or more reports."), "event"),
    (
        "pair",
        marked("Pair of reports"),
        marked("Two reports that tell, or may tell, the same incident. What is doubtful is left to people."),
        "match, duplicate",
    ),
    (
        "recorder",
        marked("Recorder"),
        marked("Who logged or claimed a report. Not who published it, and not who did it."),
        "",
    ),
    (
        "rejected",
        marked("Refused row"),
        marked("A row with a value that cannot be read. It is counted, and becomes no report."),
        "",
    ),
    (
        "agreement",
        marked("Agreement"),
        marked("A text that is said to bind named parties from a stated time: here, a truce."),
        "deal",
    ),
    ("party", marked("Party"), marked("An actor said to be bound by an agreement."), "side, where party is meant"),
    (
        "bound",
        marked("Bound, not bound"),
        marked(
            "Whether an actor has to keep the truce, under a reading. Where the claims do not settle it, it cannot be "
            "told."
        ),
        "",
    ),
    (
        "shut-out",
        marked("Shut out"),
        marked("Said of an actor that the agreement names as not covered: attacks by it and on it are not judged."),
        "excluded from talks",
    ),
    (
        "clause",
        marked("Clause"),
        marked("One provision of an agreement: it forbids, allows as an exception, obliges, sets up, or sanctions."),
        "",
    ),
    (
        "reading",
        marked("Reading"),
        marked("The set of assertions one chooses to believe about who is bound, who is shut out, and when."),
        "",
    ),
    (
        "strict",
        marked("Strict reading"),
        marked(
            "Believes the text, what an actor says about itself and a guarantor about its side, unless contradicted."
        ),
        "",
    ),
    (
        "presumed",
        marked("Presumed reading"),
        marked(
            "Takes contested groups and names for many groups as bound, the earliest start and the latest legal end."
        ),
        "",
    ),
    (
        "finding",
        marked("Finding"),
        marked("The computed answer for one incident under one agreement and one reading. It is not a ruling."),
        "violation",
    ),
    (
        "covered",
        marked("Under the terms"),
        marked("Every test holds: the truce speaks to this act, these actors, this place and this time. Not a ruling."),
        "violation, breach",
    ),
    (
        "undetermined",
        marked("Cannot be decided"),
        marked(
            "No test fails, but at least one has no answer from what is known. It stands for neither kept nor broken."
        ),
        "",
    ),
    (
        "outside_time",
        marked("Outside the time"),
        marked("Every moment at which it may have happened lies before the start or after the legal end."),
        "",
    ),
    (
        "outside_territory",
        marked("Outside the territory"),
        marked("Every place at which it may have happened lies outside the territory of the truce."),
        "",
    ),
    ("excluded_area", marked("Area left out"), marked("It lies in a mapped area that the truce leaves out."), ""),
    (
        "excluded_actor",
        marked("Side shut out"),
        marked("Everybody named on a side is named in an exclusion of the truce."),
        "",
    ),
    (
        "not_between_parties",
        marked("Side not bound"),
        marked("The actors are known, and a side that would have to be bound is not."),
        "",
    ),
    ("act_not_prohibited", marked("Act not forbidden"), marked("No clause in force forbids this act."), ""),
    (
        "permitted_exception",
        marked("Stated exception"),
        marked("Forbidden in general, but a report or a ruling states an exception, and a clause allows it."),
        "exemption",
    ),
    ("contested", marked("Contested"), marked("The answer for the incident changes with the reading."), ""),
    (
        "possible_exception",
        marked("Possible exception"),
        marked(
            "A clause would allow it in self-defence or as a proportionate reply, but nobody has claimed that. It "
            "blocks nothing."
        ),
        "",
    ),
    (
        "possible_exclusion",
        marked("Possible exclusion"),
        marked("An area without a map or actors without names could take the incident out. It blocks nothing."),
        "",
    ),
    (
        "front",
        marked("Front"),
        marked("The two sides of an incident, and where they stand towards the truce, whenever the fighting was."),
        "",
    ),
    (
        "guarantor",
        marked("Guarantor"),
        marked("A state or body answerable for one side’s compliance. Its own strikes are tested like anyone’s."),
        "",
    ),
    (
        "umbrella",
        marked("Umbrella name"),
        marked("A name for many groups, such as “rebels”. It names nobody in particular."),
        "",
    ),
    (
        "supporting-force",
        marked("Supporting force"),
        marked("An actor that fights on a party’s side without having signed."),
        "",
    ),
    (
        "legal-end",
        marked("Legal end"),
        marked("Expiry, notice or replacement. A claim that the truce collapsed is kept, and ends nothing."),
        "",
    ),
    (
        "figures",
        marked("Low, best, high"),
        marked("The lowest, most likely and highest number of deaths that the source states. Not stated is not zero."),
        "",
    ),
    (
        "data-end",
        marked("End of the data"),
        marked("The last day on which any report may lie. What came after is not known, and not counted as quiet."),
        "",
    ),
)


LABELS: Mapping[str, str] = {
    "How the readings take it": "reading",
    "Guarantor": "guarantor",
    "Guarantor, reading": "guarantor",
    "Front": "front",
    "contested": "contested",
    "refused": "rejected",
    "reports": "report",
    "Reports": "report",
    "incidents": "incident",
    "Incidents": "incident",
    "Force": "supporting-force",
    "Group": "party",
}
"""Heads of columns that are explained, in English → key of the word. Their translations must stand for nothing else on the page."""


def terms() -> tuple[Term, ...]:
    """Every word of the page, in the language spoken."""
    return tuple(Term(_anchor(key), say(word), say(meaning)) for key, word, meaning, _ in _PAGE)


def first_terms() -> tuple[Term, ...]:
    """The words of the first sentences, which cannot be read without them."""
    first = ("report", "incident", "finding", "strict", "presumed", "covered", "undetermined", "contested")
    known = {one.anchor: one for one in terms()}
    return tuple(known[_anchor(key)] for key in first)


def anchors() -> Mapping[str, str]:
    """Label of the page in the language spoken → anchor of the word that explains it."""
    labels: dict[str, str] = {}
    for verdict in Verdict:
        labels |= dict.fromkeys((words.VERDICTS[verdict], words.VERDICTS_SHORT[verdict]), _anchor(verdict.value))
    labels |= {words.FLAGS[flag]: _anchor(flag.value) for flag in Flag}
    labels |= dict.fromkeys(words.FRONTS.values(), _anchor("front"))
    for reading in ("strict", "presumed"):
        labels |= dict.fromkeys((words.reading_name(reading, ""), words.reading_in_list(reading, "")), _anchor(reading))
    return labels | {say(label): _anchor(key) for label, key in LABELS.items()}


def _anchor(key: str) -> str:
    return f"word-{key.replace('_', '-')}"


def glossary_page() -> str:
    """The text of docs/glossary.md, in English."""
    lines = [
        "# Glossary",
        "",
        "One word per thing, in code, pages and documents. A second word for the same thing is a mistake. The first "
        "part stands",
        "on the page of every run, in its language.",
        "",
    ]
    for title, rows in (
        ("On the page of a run", [(word, meaning, instead) for _, word, meaning, instead in _PAGE]),
        ("Everywhere else", list(OTHER_WORDS)),
    ):
        lines += [f"## {title}", "", "| Word | Meaning | Not |", "|---|---|---|"]
        lines += [f"| {word} | {meaning} | {instead} |" for word, meaning, instead in rows]
        lines.append("")
    return "\n".join(lines)
