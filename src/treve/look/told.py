"""What was seen in a file, in words for a terminal."""

from __future__ import annotations

from collections.abc import Iterator

from treve.catalogue import Sayings, counted, say
from treve.look.file_facts import SHOWN_NAMES, Facts, Fault
from treve.look.file_kind import FileKind
from treve.look.looking import Look
from treve.look.overlap import Overlap
from treve.normalise.zones import has_not_come

_SHOWN_AGREEMENTS = 8
_SHOWN_FAULTS = 5

KINDS: Sayings[FileKind] = Sayings(
    {
        FileKind.SOURCE: "reports, readable as they are",
        FileKind.NEARLY: "like an export of a known source, but without columns it needs; perhaps an older release",
        FileKind.MAPPED: "a table of reports, readable by its mapping",
        FileKind.KOBO: "an export of KoBoToolbox",
        FileKind.ODK: "an export of ODK Central",
        FileKind.TOTALS: "a table of published totals",
        FileKind.COUNTS: "a table of daily counts",
        FileKind.UNMAPPED: "a table under column names of its own; it needs a mapping",
        FileKind.PROSE: "no table, but a text",
        FileKind.UNKNOWN: "nothing that looks like a table of reports",
    }
)


def told(seen: Look) -> str:
    """What a file is, what it holds, what it overlaps, and the command to run next."""
    return "\n".join(_lines(seen))


def _lines(seen: Look) -> Iterator[str]:
    what = KINDS[seen.kind]
    yield say(
        "{file}: {what}",
        file=seen.path,
        what=f"{say(seen.source[1])} ({seen.source[0]}), {what}" if seen.source else what,
    )
    if seen.missing:
        yield say("Missing columns: {columns}", columns=say(", ").join(seen.missing))
    if seen.problem:
        yield say("It cannot be read as it is: {problem}", problem=seen.problem)
    if seen.kind is FileKind.COUNTS and seen.counts is None:
        yield say("Daily counts are read from CSV in UTF-8, their days as YYYY-MM-DD: save the file so first.")
    if seen.mapping:
        yield say("Mapping: {file}", file=seen.mapping)
    if len(seen.sheets) > 1:
        shown = say(", ").join(f"{one.title!r} ({one.rows})" for one in seen.sheets)
        yield say("Sheets, with their rows: {sheets}", sheets=shown)
    if seen.facts is None and seen.columns:
        yield say("Columns: {columns}", columns=say(", ").join(filter(None, seen.columns)))
    if seen.counts:
        yield say(
            "Days from {first} to {last}; fronts: {fronts}.",
            first=seen.counts.first,
            last=seen.counts.last,
            fronts=say(", ").join(seen.counts.fronts) or "-",
        )
    if seen.facts is not None:
        yield from _facts(seen.facts)
        yield ""
        yield from _overlaps(seen, seen.facts)
    elif seen.counts and seen.overlaps:
        yield say(
            "Truces that start within these days: {agreements}.",
            agreements=say(", ").join(one.agreement_id for one in seen.overlaps),
        )
        yield say("Say with --covered which fronts the truce covers; the others are what it is compared with.")
    yield ""
    yield say("Next:") + " " + seen.command  # no marks of direction inside: it is there to be pasted


def _fault(fault: Fault) -> str:
    if not fault.value:
        return counted(
            "column {column}: {number} blank cell; expected {expected}",
            "column {column}: {number} blank cells; expected {expected}",
            fault.cells,
            column=repr(fault.column),
            expected=fault.expected,
        )
    return counted(
        "column {column}: {number} cell, {value}; expected {expected}",
        "column {column}: {number} cells, such as {value}; expected {expected}",
        fault.cells,
        column=repr(fault.column),
        value=repr(fault.value),
        expected=fault.expected,
    )


def _facts(found: Facts) -> Iterator[str]:
    yield say(
        "Rows: {rows}; reports: {reports}; cannot be read: {rejected}; repeated: {repeated}.",
        rows=found.rows,
        reports=found.reports,
        rejected=found.rejected,
        repeated=found.repeated,
    )
    for fault in found.faults[:_SHOWN_FAULTS]:
        yield "  " + _fault(fault)
    further = found.faults[_SHOWN_FAULTS:]
    if further:
        yield "  " + counted(
            "{number} further kind of fault, in {cells} cells",
            "{number} further kinds of fault, in {cells} cells",
            len(further),
            cells=sum(one.cells for one in further),
        )
    if not found.reports:
        return
    yield say("Days: from {first} to {last}, where the data end.", first=found.first, last=found.last)
    if found.last is not None and has_not_come(found.last):
        yield "  " + say(
            "That day has not come yet: reports of such days do not set the end of the data, and are left out of an analysis."
        )
    shown = say(", ").join(
        f"{country or say('not stated')} ({number})" for country, number in list(found.countries.items())[:SHOWN_NAMES]
    )
    yield say("Countries, with their reports: {countries}.", countries=shown)
    if "" in found.countries:
        yield "  " + say(
            "Where no country is stated, {option} says it for the whole source.", option="--country NAME=CC"
        )
    for number, text in (
        (found.vague_days, say("without one exact day")),
        (found.no_point, say("without coordinates")),
        (
            found.no_precision,
            say("without a word on how precise the place is: areas smaller than the country stay undecided"),
        ),
        (found.no_side, say("without a name on either side")),
    ):
        if number:
            yield "  " + counted("{number} report {text}", "{number} reports {text}", number, text=text)
    if found.unresolved:
        names = say(", ").join(
            f"{one.name} ({one.reports}{f', {one.nearest}?' if one.nearest else ''})"
            for one in found.unresolved[:SHOWN_NAMES]
        )
        yield say(
            "Names that no known actor bears: {unresolved} of {names}: {shown}.",
            unresolved=len(found.unresolved),
            names=found.names,
            shown=names,
        )
        if len(found.unresolved) == found.names:
            yield "  " + say(
                "Not one name is known, so that who is bound cannot be told; --actors FILE adds actors of your own."
            )
    if found.reports == found.vague_days:
        yield "  " + say(
            "No report has an exact day: before and after the start of a truce cannot be told apart near it."
        )
    for warning in found.warnings:
        yield "  " + warning


def _overlaps(seen: Look, found: Facts) -> Iterator[str]:
    if not found.rows:
        yield say("The file has a header and no rows.")
        return
    if not found.reports:
        yield say("No row can be read: are the columns mixed up? See what was expected above.")
        return
    met = [one for one in seen.overlaps if one.reports]
    if met:
        yield say("Agreements of the library that these reports overlap in time and country:")
        for one in met[:_SHOWN_AGREEMENTS]:
            yield "  " + _line(one)
        if len(met) > _SHOWN_AGREEMENTS:
            yield "  " + say("and {more} more", more=len(met) - _SHOWN_AGREEMENTS)
        return
    yield say("No agreement of the library overlaps these reports.")
    later = sorted((one for one in seen.overlaps if one.before and one.start), key=lambda one: str(one.start))
    if later:
        yield say(
            "The file ends on {last}, before {agreement} starts on {start}: a newer file is needed.",
            last=found.last,
            agreement=later[0].agreement_id,
            start=later[0].start,
        )
    else:
        yield say(
            "None of them has a territory in these countries; {command} makes one of your own.",
            command="treve agreement new --out MY.yaml",
        )


def _line(one: Overlap) -> str:
    start = one.start or say("no start stated")
    times = say("from {start} to {end}", start=start, end=one.end) if one.end else say("from {start} on", start=start)
    return say(
        "{agreement}: {reports} reports in its time ({times}), {before} before it. {title}",
        agreement=one.agreement_id,
        reports=one.reports,
        times=times,
        before=one.before,
        title=one.title,
    )
