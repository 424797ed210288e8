"""Every table of a run: its columns, their type and unit, whether they may be empty, and what they mean.

The DDL of each store and the page docs/reference/tables.md are made from this file. A table or column that is not
named here cannot be written. The raw cells of each source stand in `raw_<source>`, one column per column of the file.

Empty (NULL) always means: not stated, or cannot be told. It never means no, none or zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Type(StrEnum):
    """Column types. day: a local calendar day; instant: UTC, to the microsecond."""

    TEXT = "text"
    INTEGER = "integer"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DAY = "day"
    INSTANT = "instant"


@dataclass(frozen=True, slots=True)
class Column:
    """One column: name, type, meaning, unit (None: none), and whether it may be empty."""

    name: str
    type: Type
    meaning: str
    unit: str | None = None
    nullable: bool = False


@dataclass(frozen=True, slots=True)
class Table:
    """One table: name, the step that writes it, what one row is, and its columns."""

    name: str
    step: str
    row: str
    columns: tuple[Column, ...]

    def column_names(self) -> tuple[str, ...]:
        """Names in order."""
        return tuple(column.name for column in self.columns)


def _text(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name, Type.TEXT, meaning, nullable=empty)


def _integer(name: str, meaning: str, unit: str | None = None, *, empty: bool = False) -> Column:
    return Column(name, Type.INTEGER, meaning, unit, empty)


def _number(name: str, meaning: str, unit: str | None = None, *, empty: bool = False) -> Column:
    return Column(name, Type.NUMBER, meaning, unit, empty)


def _boolean(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name, Type.BOOLEAN, meaning, nullable=empty)


def _day(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name, Type.DAY, meaning, "local calendar day", empty)


def _instant(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name, Type.INSTANT, meaning, "UTC", empty)


_AGREEMENT = _text("agreement_id", "the agreement")
_READING = _text("reading", "the reading: strict, presumed, or the id of an asserting authority")
_REPORT_KEY = _integer("source_row_id", "the report, by the row it was read from")
_INCIDENT = _integer("incident_id", "the incident")
_ERAS = (
    _integer("first_era", "first era the incident can lie in"),
    _integer("last_era", "last era the incident can lie in"),
)
_HOLDS = _boolean("holds", "TRUE: the rule holds; FALSE: it fails; empty: it cannot be told", empty=True)
_REASON = _text("reason", "code of the reason; docs/reference/reasons.md says it in words", empty=True)
_SIDES = (
    _integer("side_a_set", "actors on side A, in actor_set_member", empty=True),
    _integer("side_b_set", "actors on side B, in actor_set_member", empty=True),
)
_TESTED_SIDES = (
    _integer("side_a_set", "actors on side A, in actor_set_member; 0: nobody named"),
    _integer("side_b_set", "actors on side B, in actor_set_member; 0: nobody named"),
    _text("direction", "a_against_b or undirected"),
)
_SIDE_PAIR = _integer("side_pair_id", "the two sides, in side_pair")
_SPAN = _integer("span_id", "the agreement and the eras in which the incident can lie, in span")
_TESTED_ACT = _text("act", "kind of conduct; 'not_stated' if the source names none")
_CASUALTIES = (
    _integer("deaths_low", "lowest number of deaths stated", "persons", empty=True),
    _integer("deaths_best", "the source's own best figure; empty if it gives only a range", "persons", empty=True),
    _integer("deaths_high", "highest number of deaths stated", "persons", empty=True),
    _integer("injured_low", "lowest number of injured stated", "persons", empty=True),
    _integer("injured_high", "highest number of injured stated", "persons", empty=True),
    _integer("civilian_deaths", "civilians among the dead, as the source puts it", "persons", empty=True),
)

TABLES: tuple[Table, ...] = (
    Table(
        "setting",
        "run",
        "one setting the run was made with",
        (
            _text("name", "name of the setting"),
            _number("number", "its value, if it is a number", empty=True),
            _text("text", "its value, if it is text", empty=True),
            _text("meaning", "what it does"),
        ),
    ),
    Table(
        "input",
        "read",
        "one file that was read",
        (
            _integer("input_id", "number of the file in this run, from 1"),
            _text("source", "name of the source: ucdp_ged, acled, table, or a plug-in"),
            _text("path", "path as given"),
            _text("sha256", "hash of the bytes on disk"),
            _integer("bytes", "size on disk", "bytes"),
            _integer("rows", "data rows in the file, without header and HXL tag row", "rows"),
            _integer("reports", "rows that became reports", "rows"),
            _integer(
                "rejected", "rows of which at least one value could not be read; none of them became a report", "rows"
            ),
            _integer(
                "repeated",
                "rows that say again, word for word, what an earlier row said; counted, not read twice",
                "rows",
            ),
            _text("version", "version of the source's data or format, as far as the file tells", empty=True),
            _text("licence", "licence of the data"),
            _text("citation", "how to cite it"),
            _boolean("redistributable", "FALSE: rows of this source may not leave in an export"),
        ),
    ),
    Table(
        "given_file",
        "read",
        "one file besides the sources that the run was given: an agreement, polygons, actors of one's own",
        (
            _text("role", "what it is for: agreement, areas, actors"),
            _text("name", "id of the library, or path as given"),
            _text("sha256", "hash of its bytes"),
            _integer("bytes", "its size", "bytes"),
            _text("content", "its text; empty if it is larger than 5,000,000 bytes or no text in UTF-8", empty=True),
        ),
    ),
    Table(
        "source_row",
        "read",
        "one data row of a file; its raw cells stand in raw_<source> under the same source_row_id",
        (
            _integer("source_row_id", "key of the row in this run"),
            _integer("input_id", "the file"),
            _integer("row_number", "number of the data row in the file, from 1"),
        ),
    ),
    Table(
        "rejected_row",
        "read",
        "one value that could not be read; its row is not a report",
        (
            _integer("input_id", "the file"),
            _integer(
                "row_number",
                "number of the data row in the file, from 1; empty if the row could not be cut into cells",
                empty=True,
            ),
            _integer(
                "line_number",
                "line of the file on which the row starts, from 1; empty for formats without lines",
                empty=True,
            ),
            _text("column_name", "column; '(row)' if the whole row is at fault"),
            _text("value", "value as written, cut after 200 characters", empty=True),
            _text("expected", "what was expected"),
        ),
    ),
    Table(
        "report",
        "read",
        "one source's statement about one alleged incident, in our units",
        (
            _integer("source_row_id", "key, and the row it was read from"),
            _text("report_id", "<source>:<the source's own id>"),
            _text("source", "name of the source"),
            _text("publisher", "who published it", empty=True),
            _text("recorder_names", "who recorded or claimed it, as written; several separated by ';'", empty=True),
            _text("url", "address", empty=True),
            _day("published", "day of publication", empty=True),
            _day("first_day", "first day on which it may have happened"),
            _day("last_day", "last day on which it may have happened"),
            _text("time_local", "wall time HH:MM at the place, if the source gives one", empty=True),
            _text("zone", "IANA zone of days and times, if the row states one", empty=True),
            _text("place_name", "place as written", empty=True),
            _text("country", "country of the place: ISO 3166-1 alpha-2 code", empty=True),
            _text("admin1", "first-order division as written", empty=True),
            _text("admin2", "second-order division as written", empty=True),
            _number("latitude", "latitude, WGS 84", "degrees north", empty=True),
            _number("longitude", "longitude, WGS 84", "degrees east", empty=True),
            _text("place_precision", "exact, near, district, governorate, fuzzy, country, international or unknown"),
            _text("side_a_names", "actors on side A as written", empty=True),
            _text("side_b_names", "actors on side B as written", empty=True),
            _text(
                "direction",
                "a_against_b: side A is the alleged perpetrator, B the target; undirected: not said who attacked",
            ),
            _text("act", "kind of conduct alleged, in our vocabulary; empty if the source names none", empty=True),
            _text("act_in_source", "the source's own code or word for it", empty=True),
            *_CASUALTIES,
            _boolean(
                "exception_stated", "TRUE: the report itself states self-defence or a proportionate reply", empty=True
            ),
            _integer("observed", "explosions, shots or bursts the report counts", "observations", empty=True),
            _boolean("aggregate", "TRUE: the source lumps several incidents in this row", empty=True),
            _text("note", "the coder's remark", empty=True),
            _text(
                "compartment",
                "compartment of the casebook that it comes from; empty: from no casebook, and open to everybody who reads the run",
                empty=True,
            ),
        ),
    ),
    Table(
        "actor",
        "resolve",
        "one actor of the library",
        (
            _text("actor_id", "stable id"),
            _text("kind", "state, armed_group, coalition, umbrella, organisation, civilian or unidentified"),
            _text("name_en", "name in English"),
            _text("name_fr", "name in French", empty=True),
            _text("name_ar", "name in Arabic", empty=True),
            _text("name_ru", "name in Russian", empty=True),
            _day("valid_from", "first day of the name's use", empty=True),
            _day("valid_until", "first day the name was no longer in use", empty=True),
            _boolean(
                "default_bound",
                "whether it counts as a party where an agreement does not speak of it; empty: cannot be told",
                empty=True,
            ),
            _text("source", "address, or 'general knowledge'"),
        ),
    ),
    Table(
        "actor_relation",
        "resolve",
        "one dated relation between two actors",
        (
            _text("actor_id", "the actor"),
            _text("relation", "part_of, renamed_to or merged_into"),
            _text("other_id", "the other actor"),
            _day("first", "from this day; empty: always or unknown", empty=True),
            _day("until", "until before this day; empty: open", empty=True),
        ),
    ),
    Table(
        "actor_set",
        "resolve",
        "one distinct list of names, as a set of actors on the days given",
        (
            _integer("actor_set_id", "key"),
            _text("names", "the list as written"),
            _day("first", "from this first day of an incident; empty: always", empty=True),
            _day("until", "until before this day; empty: open", empty=True),
        ),
    ),
    Table(
        "actor_set_member",
        "resolve",
        "one name of an actor set",
        (
            _integer("actor_set_id", "the set"),
            _integer("position", "place in the list, from 1"),
            _text("name", "the name as written"),
            _text("actor_id", "the actor that bears the name on these days; empty if unresolved", empty=True),
            _text("named_actor_id", "the actor the name stands for, even if out of date", empty=True),
            _text("method", "exact, alias, fuzzy or unresolved"),
            _number("score", "likeness of a fuzzy match, 0 to 100", "percent", empty=True),
        ),
    ),
    Table(
        "unresolved_name",
        "resolve",
        "one name that no actor of the library bears",
        (
            _text("name", "the name as written"),
            _text("role", "side or recorder"),
            _integer("reports", "reports it stands in", "reports"),
            _text("nearest_actor_id", "the nearest actor, below the threshold", empty=True),
            _number("nearest_score", "its likeness, 0 to 100", "percent", empty=True),
        ),
    ),
    Table(
        "report_actor",
        "resolve",
        "the actors of one report",
        (
            _REPORT_KEY,
            *_SIDES,
            _integer("recorder_set", "recorders, in actor_set_member", empty=True),
        ),
    ),
    Table(
        "place",
        "resolve",
        "one distinct place",
        (
            _integer("place_id", "key"),
            _text("name", "name as written", empty=True),
            _number("latitude", "latitude, WGS 84", "degrees north", empty=True),
            _number("longitude", "longitude, WGS 84", "degrees east", empty=True),
            _text("place_precision", "what the point stands for"),
            _number(
                "radius_km",
                "the place lies within this distance of the point; empty: the point bounds nothing",
                "km",
                empty=True,
            ),
            _text("country", "ISO 3166-1 alpha-2 code", empty=True),
            _text("admin1", "first-order division, our spelling", empty=True),
            _text("admin2", "second-order division", empty=True),
            _text("zone", "IANA zone of its days; a country code where the country has several; 'unknown'"),
            _text(
                "zone_basis", "row, country, option, agreements (all agreements of the run lie in one zone) or unknown"
            ),
        ),
    ),
    Table(
        "area",
        "resolve",
        "one named area of an agreement, or one polygon given by the user",
        (
            _text("area_id", "key; '<agreement_id>/<id>' for an agreement's own"),
            _text("name", "name"),
            _text("agreement_id", "agreement it belongs to", empty=True),
            _text("extent", "units, polygon or unknown"),
            _text("polygon", "GeoJSON geometry, WGS 84", empty=True),
            _text("source", "where the extent comes from", empty=True),
        ),
    ),
    Table(
        "place_area",
        "resolve",
        "one place that lies, or may lie, in one area",
        (
            _integer("place_id", "the place"),
            _text("area_id", "the area"),
            _HOLDS,
        ),
    ),
    Table(
        "report_place",
        "resolve",
        "the place of one report",
        (
            _REPORT_KEY,
            _integer("place_id", "the place"),
        ),
    ),
    Table(
        "calendar",
        "resolve",
        "one local day of one zone",
        (
            _text("zone", "zone as in place.zone"),
            _day("day", "the day"),
            _instant("starts_at", "earliest instant at which it can start"),
            _instant("ends_at", "latest instant at which it can end; excluded"),
        ),
    ),
    Table(
        "local_time",
        "resolve",
        "one wall time on one day in one zone",
        (
            _text("zone", "zone as in place.zone"),
            _day("day", "the day"),
            _text("time_local", "wall time HH:MM"),
            _instant("starts_at", "earliest instant it can stand for"),
            _instant("ends_at", "latest instant it can stand for; excluded"),
        ),
    ),
    Table(
        "side_pair",
        "link",
        "one distinct pair of sides that met, and in which direction",
        (
            _SIDE_PAIR,
            *_TESTED_SIDES,
        ),
    ),
    Table(
        "link_register",
        "link",
        "one register: a curated source, or one recorder at one publisher",
        (
            _integer("register_id", "key"),
            _integer("source_number", "number of its source"),
            _text("source", "its source"),
            _text("publisher", "publisher; empty: the source is curated, or it is not stated", empty=True),
            _integer("recorder_set", "recorders, in actor_set_member; empty as for the publisher", empty=True),
            _integer("input_id", "the file, where neither publisher nor recorder is stated", empty=True),
            _boolean("curated", "TRUE: each row of the source is an incident of its own"),
        ),
    ),
    Table(
        "link_place",
        "link",
        "what of one place is compared besides its point",
        (
            _integer("place_id", "the place"),
            _integer(
                "crowd", "how many reports fall at its point in a window of time, as in docs/explanation/linking.md"
            ),
            _integer("name_key", "number of the place's name, spellings of one name together", empty=True),
        ),
    ),
    Table(
        "link_actor",
        "link",
        "one set of actors as it is compared; a set of whom nobody is identified has no row",
        (
            _integer("actor_set_id", "the set, in actor_set_member"),
            _integer("actor_key", "number of its actors under their last names; the same actors have the same"),
            _boolean("civilian", "TRUE: civilians and nobody else"),
        ),
    ),
    Table(
        "incident",
        "link",
        "what happened, told by one or more reports",
        (
            _INCIDENT,
            _integer("reports", "reports that tell it, superseded ones left aside", "reports"),
            _integer("recorders", "recorders behind them; several reports that quote one are one voice", "recorders"),
            _day("first_day", "first day on which it may have happened"),
            _day("last_day", "last day on which it may have happened"),
            _instant("earliest_at", "earliest instant at which it may have happened"),
            _instant("latest_at", "latest instant; excluded"),
            _text(
                "span_rule", "one_report, intersection (what all reports allow) or widest (they allow no common time)"
            ),
            _integer("place_id", "the place"),
            _text("place_rule", "one_report, most_precise (it fits all reports) or widest (the places do not fit)"),
            _number("kilometres_apart", "largest distance between points of its reports", "km", empty=True),
            *_SIDES,
            _SIDE_PAIR,
            _text("direction", "a_against_b or undirected"),
            _text("perpetrator_basis", "alleged, attributed, undirected, not_named or disputed"),
            _boolean(
                "target_disputed", "TRUE: its reports name targets that do not belong together, so side B is empty"
            ),
            _text("act", "kind of conduct; empty also where reports name acts that cannot be put into one", empty=True),
            _boolean("act_disputed", "TRUE: its reports name different acts"),
            *_CASUALTIES,
            _boolean("exception_stated", "TRUE: a report or ruling states an exception", empty=True),
        ),
    ),
    Table(
        "incident_report",
        "link",
        "one report of one incident",
        (
            _INCIDENT,
            _REPORT_KEY,
            _boolean("superseded", "TRUE: its register published it again later; its values do not count"),
        ),
    ),
    Table(
        "pair",
        "link",
        "two reports that tell, or may tell, the same incident",
        (
            _integer("report_1", "the one report, by its source_row_id; the newer, or the part"),
            _integer("report_2", "the other report; the older, or the whole"),
            _text("relation", "linked, ambiguous, same, not_same, cannot_tell, disputed, supersedes or part_of"),
            _number(
                "chance", "chance that they tell the same incident, 0 to 1; empty: they were not compared", empty=True
            ),
            _number("bits", "weight of the evidence and of the starting odds together", "bits", empty=True),
            _integer("pattern", "levels of agreement, one digit for each thing compared", empty=True),
        ),
    ),
    Table(
        "link_weight",
        "link",
        "one level of agreement and its weight in this run",
        (
            _text("compared", "thing compared"),
            _integer("digit", "its digit in the pattern"),
            _text("meaning", "what the level means"),
            _number(
                "share_same",
                "share of pairs that tell the same incident on this level; empty: given by hand",
                empty=True,
            ),
            _number("share_other", "share of other candidate pairs on this level; empty: given by hand", empty=True),
            _number("bits", "the weight; above 0 it speaks for, below 0 against", "bits"),
            _integer("pairs", "candidate pairs of this run on this level", "pairs"),
            _boolean("given", "TRUE: the weight was given by hand"),
        ),
    ),
    Table(
        "agreement",
        "agreements",
        "one agreement",
        (
            _AGREEMENT,
            _text("title", "title"),
            _text("kind", "class: cessation, cessation_with_compliance_mechanism, definitive_ceasefire, …"),
            _text("zone", "IANA zone of its territory"),
            _text("file", "file it was read from"),
        ),
    ),
    Table(
        "guarantor",
        "agreements",
        "one state or body answerable for one side's compliance with one agreement",
        (
            _AGREEMENT,
            _text("actor_id", "the guarantor"),
            _text("role", "the file's word for what it does"),
            _text("for_side", "the side it answers for; empty: not stated", empty=True),
            _day("first", "from this day", empty=True),
            _day("until", "until before this day", empty=True),
            _text("source", "addresses, separated by blanks", empty=True),
        ),
    ),
    Table(
        "agreement_time",
        "agreements",
        "one assertion of one time of an agreement",
        (
            _AGREEMENT,
            _text("time_id", "key"),
            _text("what", "declared, signed, effective or ended"),
            _text("value", "wall time or day as stated; empty: the asserter denies an end", empty=True),
            _text("zone", "IANA zone; empty: none stated", empty=True),
            _instant("utc", "the instant; empty: a bare day or no zone", empty=True),
            _text("precision", "minute or day"),
            _text("kind", "the asserter's word", empty=True),
            _boolean("legal_end", "TRUE: expiry, notice or supersession; FALSE: a claim of collapse, or not an end"),
            _text("asserted_by", "ids of the asserters, separated by ';'"),
            _boolean("in_text", "TRUE: stands in the agreement's own text"),
            _text("source", "addresses, separated by blanks", empty=True),
            _text("note", "remark", empty=True),
        ),
    ),
    Table(
        "assertion",
        "agreements",
        "one dated, sourced claim that an actor is a party, supports one, or is excluded",
        (
            _AGREEMENT,
            _text("assertion_id", "key"),
            _text("about", "membership, support or exclusion"),
            _text("actor_id", "the actor; empty: no actor of the library", empty=True),
            _text("named", "the actor as the file names it"),
            _text("word", "the asserted word"),
            _text("says", "what it comes to: bound, not_bound, conditional, excluded, not_excluded or nothing"),
            _text("side", "for support: the actor supported", empty=True),
            _text("asserted_by", "ids of the asserters, separated by ';'"),
            _boolean("in_text", "TRUE: stands in the agreement's own text"),
            _day("asserted_on", "day of the assertion", empty=True),
            _day("first", "asserted from this day", empty=True),
            _day("until", "asserted until before this day", empty=True),
            _text("source", "addresses, separated by blanks", empty=True),
            _text("note", "remark", empty=True),
        ),
    ),
    Table(
        "clause",
        "agreements",
        "one provision of an agreement",
        (
            _AGREEMENT,
            _text("clause_id", "key"),
            _text("kind", "prohibition, exception, obligation, mechanism or sanction"),
            _text("code", "what it is about"),
            _text("detail", "more of it, in our words", empty=True),
            _text("area_id", "zone to which it is limited", empty=True),
            _text("holders", "ids of those who owe it, separated by ';'", empty=True),
            _text("due", "day or wall time at which it is due", empty=True),
            _text("zone", "IANA zone of the due time", empty=True),
            _text("source", "addresses, separated by blanks", empty=True),
            _text("note", "remark", empty=True),
        ),
    ),
    Table(
        "act_rule",
        "agreements",
        "one act a prohibition speaks of",
        (
            _AGREEMENT,
            _text("clause_id", "the prohibition"),
            _text("act", "the act"),
            _text("area_id", "zone to which it is limited; empty: the whole territory", empty=True),
            _boolean("holds", "TRUE: forbidden; empty: the words leave it open", empty=True),
        ),
    ),
    Table(
        "exception_rule",
        "agreements",
        "one act for which a clause allows an exception",
        (
            _AGREEMENT,
            _text("clause_id", "the exception"),
            _text("act", "the act"),
        ),
    ),
    Table(
        "agreement_area",
        "agreements",
        "one area of an agreement",
        (
            _AGREEMENT,
            _text("area_id", "the area"),
            _text("part", "territory (where the truce applies), excluded (carved out) or zone (a zone of one clause)"),
            _boolean("mapped", "FALSE: nobody published its extent"),
            _text("asserted_by", "on whose word, ids separated by ';'", empty=True),
        ),
    ),
    Table(
        "agreement_line",
        "agreements",
        "one line of contact or front that an agreement's file states; for maps alone, no rule asks it",
        (
            _AGREEMENT,
            _text("line_id", "the line; '<agreement_id>/<id>'"),
            _text("name", "its name"),
            _text("kind", "line_of_contact (agreed between the sides) or front (as somebody saw it)"),
            _text("line", "GeoJSON LineString or MultiLineString, WGS 84"),
            _day("valid_from", "it ran there from this day", empty=True),
            _day("valid_to", "until before this day", empty=True),
            _text("asserted_by", "on whose word, ids separated by ';'", empty=True),
            _text("source", "where it stands", empty=True),
        ),
    ),
    Table(
        "area_era",
        "agreements",
        "whether an area of an agreement was in being in one era",
        (
            _AGREEMENT,
            _text("area_id", "the area"),
            _integer("era", "the era"),
            _boolean("in_being", "TRUE in the era, FALSE before or after its validity"),
        ),
    ),
    Table(
        "reading",
        "agreements",
        "the start and legal end of one agreement under one reading",
        (
            _AGREEMENT,
            _READING,
            _instant("starts_earliest", "not in force before; empty: no start is believed", empty=True),
            _instant("starts_latest", "surely in force from here; empty: no start is believed", empty=True),
            _instant("ends_earliest", "surely in force until here; empty: no legal end is believed", empty=True),
            _instant("ends_latest", "not in force from here; empty: no legal end is believed", empty=True),
            _text("start_ids", "the time assertions believed, separated by ';'", empty=True),
            _text("end_ids", "the time assertions believed, separated by ';'", empty=True),
        ),
    ),
    Table(
        "era",
        "agreements",
        "a stretch of time in which no membership, relation or area of an agreement changes",
        (
            _AGREEMENT,
            _integer("era", "number, from 1"),
            _instant("from_at", "start; empty for the first", empty=True),
            _instant("until_at", "end, excluded; empty for the last", empty=True),
        ),
    ),
    Table(
        "party_status",
        "agreements",
        "where one actor stands towards one agreement, under one reading, in one era",
        (
            _AGREEMENT,
            _READING,
            _text("actor_id", "the actor"),
            _integer("era", "the era"),
            _boolean(
                "bound", "TRUE: bound as party or supporting force; FALSE: not; empty: cannot be told", empty=True
            ),
            _text("bound_as", "party or supporting_force; empty if not bound", empty=True),
            _text("bound_reason", "code of the reason"),
            _text("bound_assertion", "the assertion it rests on", empty=True),
            _boolean("excluded", "TRUE: named in an exclusion; FALSE: not; empty: contested", empty=True),
            _text("excluded_reason", "code of the reason"),
            _text("excluded_assertion", "the assertion it rests on", empty=True),
        ),
    ),
    Table(
        "flag_ground",
        "agreements",
        "what a flag of an agreement rests on, and on whose word",
        (
            _AGREEMENT,
            _text("flag", "possible_exception or possible_exclusion"),
            _text("ground", "unmapped_area, unnamed_actor, umbrella_name or exception_clause"),
            _text("text", "the area, actor or exception in words"),
            _text("asserted_by", "on whose word, ids separated by ';'", empty=True),
            _text("source", "addresses, separated by blanks", empty=True),
        ),
    ),
    Table(
        "span",
        "assess",
        "one stretch of consecutive eras of an agreement in which an incident can lie",
        (
            _SPAN,
            _AGREEMENT,
            *_ERAS,
        ),
    ),
    Table(
        "candidate",
        "assess",
        "one incident and agreement whose time, in some reading, and place may fit",
        (
            _INCIDENT,
            _AGREEMENT,
            _SPAN,
            _integer("place_id", "the place"),
            _SIDE_PAIR,
            _TESTED_ACT,
            _instant("earliest_at", "earliest instant of the incident"),
            _instant("latest_at", "latest instant of the incident; excluded"),
            _boolean("exception_stated", "TRUE: a report or ruling states an exception", empty=True),
            _text("perpetrator_basis", "alleged, attributed, undirected or not_named"),
        ),
    ),
    Table(
        "in_force",
        "assess",
        "rule in_force: was the agreement in force at the instants in question?",
        (
            _AGREEMENT,
            _READING,
            _instant("earliest_at", "earliest instant"),
            _instant("latest_at", "latest instant; excluded"),
            _HOLDS,
            _REASON,
        ),
    ),
    Table(
        "in_territory",
        "assess",
        "rule in_territory: does the place lie where the agreement applies? Rows that fail are left out.",
        (
            _AGREEMENT,
            _integer("place_id", "the place"),
            _integer("era", "the era"),
            _HOLDS,
            _REASON,
        ),
    ),
    Table(
        "excluded_area",
        "assess",
        "rule excluded_area: does the place lie in a mapped area that is carved out? Only rows that are not FALSE.",
        (
            _AGREEMENT,
            _integer("place_id", "the place"),
            _integer("era", "the era"),
            _HOLDS,
            _REASON,
        ),
    ),
    Table(
        "side_status",
        "assess",
        "where one set of actors stands towards one agreement",
        (
            _SPAN,
            _READING,
            _integer("actor_set_id", "the actors; 0: nobody named"),
            _boolean("bound", "TRUE: at least one is bound; FALSE: none is; empty: cannot be told", empty=True),
            _text("bound_reason", "code of the reason"),
            _boolean(
                "excluded", "TRUE: all are excluded; FALSE: none is; empty: some are, or it is contested", empty=True
            ),
            _text("excluded_reason", "code of the reason"),
            _boolean("civilians", "TRUE: civilians or an unarmed organisation are among them"),
            _boolean("umbrella", "TRUE: an umbrella name is among them"),
        ),
    ),
    Table(
        "parties_bound",
        "assess",
        "rule parties_bound: is everyone bound who must be?",
        (
            _SPAN,
            _READING,
            _SIDE_PAIR,
            _HOLDS,
            _REASON,
        ),
    ),
    Table(
        "excluded_actor",
        "assess",
        "rule excluded_actor: is a side named in an exclusion?",
        (
            _SPAN,
            _READING,
            _SIDE_PAIR,
            _HOLDS,
            _REASON,
            _boolean("umbrella", "TRUE: a side is an umbrella name that may hide an excluded actor"),
        ),
    ),
    Table(
        "act_prohibited",
        "assess",
        "rule act_prohibited: does a clause forbid this act here?",
        (
            _SPAN,
            _integer("place_id", "the place"),
            _TESTED_ACT,
            _HOLDS,
            _REASON,
            _text("clause_id", "the clause it rests on", empty=True),
        ),
    ),
    Table(
        "exception",
        "assess",
        "rule exception: does a clause allow an exception for this act?",
        (
            _AGREEMENT,
            _text("act", "the act"),
            _text("clause_id", "the first such clause"),
        ),
    ),
    Table(
        "finding",
        "assess",
        "one incident held against one agreement under one reading; only where neither time nor territory fails",
        (
            _INCIDENT,
            _AGREEMENT,
            _READING,
            _text("verdict", "see docs/explanation/verdicts.md"),
            _boolean("in_force", "answer of the rule", empty=True),
            _boolean("in_territory", "answer of the rule", empty=True),
            _boolean("excluded_area", "answer of the rule", empty=True),
            _boolean("excluded_actor", "answer of the rule", empty=True),
            _boolean("parties_bound", "answer of the rule", empty=True),
            _boolean("act_prohibited", "answer of the rule", empty=True),
            _boolean("exception_stated", "answer of the rule: a report or ruling states an exception", empty=True),
            _boolean("possible_exception", "TRUE: a clause allows an exception for this act, and nobody states one"),
            _boolean("possible_exclusion", "TRUE: an exclusion without a map or a name could take it out"),
            _text("perpetrator_basis", "alleged, attributed, undirected or not_named"),
        ),
    ),
    Table(
        "finding_reason",
        "assess",
        "one test of one finding that did not simply hold, or the clause a covered finding rests on",
        (
            _INCIDENT,
            _AGREEMENT,
            _READING,
            _text("rule", "the rule"),
            _boolean("answer", "its answer", empty=True),
            _text("reason", "code of the reason"),
            _text("clause_id", "the clause", empty=True),
        ),
    ),
    Table(
        "front",
        "assess",
        "one pair of sides met in the territory of one agreement at any time, before its start too",
        (
            _AGREEMENT,
            _READING,
            *_TESTED_SIDES,
            _text(
                "front", "covered (everyone bound who must be), excluded (a side is excluded), uncovered, or unknown"
            ),
        ),
    ),
    Table(
        "outside_count",
        "assess",
        "how many incidents fail time or territory; they have no finding",
        (
            _AGREEMENT,
            _READING,
            _text("verdict", "outside_time or outside_territory"),
            _integer("incidents", "incidents", "incidents"),
        ),
    ),
    Table(
        "contested_incident",
        "assess",
        "one incident whose verdict changes between readings",
        (
            _INCIDENT,
            _AGREEMENT,
            _integer("verdicts", "different verdicts, outside_time counted as one", "verdicts"),
        ),
    ),
    Table(
        "determination",
        "read",
        "one report on which a mechanism has ruled, and its last ruling: what people decided, never computed",
        (
            _text("report_id", "id of the report, as in `report`"),
            _text("case_id", "the case of the casebook"),
            _text("determination_id", "the ruling"),
            _text(
                "outcome",
                "no_incident, relevant_incident_not_violation, minor_violation, serious_violation or cannot_rule",
            ),
            _day("decided", "day of the ruling"),
        ),
    ),
    Table(
        "total_check",
        "count",
        "one comparison of a published total with others that bear on it",
        (
            _text("path", "the file of published totals, as given"),
            _integer("check_number", "number of the comparison in this file, from 1"),
            _text(
                "kind",
                "complete_parts, partial_parts, same_figure, days_within, days_that_fill or carried_over; docs/how-to/audit-published-totals.md says what each is",
            ),
            _text(
                "outcome",
                "adds_up; difference: the figures cannot all be right; look: only under a condition the file does not settle; cannot_tell",
            ),
            _text("reason", "why it asks for a look or cannot be told", empty=True),
            _text("total_id", "the figure that was checked"),
            _integer("line", "its line in the file, from 1"),
            _text("recorder", "its recorder, as written; never mixed with another", empty=True),
            _text("party_blamed", "actors it blames, separated by ';'; empty: nobody", empty=True),
            _text("place", "its place, as written", empty=True),
            _text("measure", "what it counts"),
            _day("first_day", "first day it speaks of", empty=True),
            _day("last_day", "last day it speaks of", empty=True),
            _number("stated_low", "lowest number the figure allows"),
            _number("stated_high", "highest number it allows; empty: no upper end", empty=True),
            _text("against", "ids of the figures it was held against, separated by ';'"),
            _number("counted_low", "lowest number those come to"),
            _number("counted_high", "highest number those come to; empty: no upper end", empty=True),
        ),
    ),
    Table(
        "register_match",
        "count",
        "one incident, ambiguous pair or printed figure of two registers held against each other",
        (
            _text("kind", "incident or total"),
            _text(
                "outcome",
                "incident: matched, conflicting, ambiguous, only_left, only_right; total: equal, different, open, only_left, only_right",
            ),
            _text("left_id", "id of the entry or figure in the left register", empty=True),
            _text("right_id", "id in the right register", empty=True),
            _day("first_day", "first day, the left register's where both have one", empty=True),
            _day("last_day", "last day", empty=True),
            _text("place", "place as written", empty=True),
            _text("admin1", "first-order division of an incident, our spelling", empty=True),
            _text("measure", "what a figure counts", empty=True),
            _number("likeness", "chance that the two entries tell one incident, 0 to 1", empty=True),
            _text("conflicts", "what they say differently, separated by ';': blame, toll, place, day", empty=True),
            _number("left_low", "figure of the left register, or deaths of its entry: lowest", empty=True),
            _number("left_high", "highest; empty: no upper end, or no figure", empty=True),
            _number("right_low", "figure of the right register, or deaths of its entry: lowest", empty=True),
            _number("right_high", "highest; empty: no upper end, or no figure", empty=True),
            _text("implied", "sides whose 0 follows from a complete list that does not name the place", empty=True),
            _number("both_low", "incidents that stand in both figures: at least", "incidents", empty=True),
            _number("both_high", "at most; empty: no upper end, or a side says nothing", "incidents", empty=True),
            _number("distinct_low", "different incidents behind the two figures: at least", "incidents", empty=True),
            _number("distinct_high", "at most; empty: no upper end, or a side says nothing", "incidents", empty=True),
            _number(
                "confirmed_by_left",
                "entries of the right register that the left's recorder says it confirms",
                "incidents",
                empty=True,
            ),
            _number(
                "confirmed_by_right",
                "entries of the left register that the right's recorder says it confirms",
                "incidents",
                empty=True,
            ),
        ),
    ),
    Table(
        "tally",
        "count",
        "one number under one counting rule: of the whole run, of a division, or of a day",
        (
            _text("rule", "the counting rule"),
            _text("rule_version", "its version"),
            _text("agreement_id", "the agreement, where the rule counts bound parties only", empty=True),
            _text("reading", "the reading, where the rule counts bound parties only", empty=True),
            _text("scope", "whole, admin1 or day"),
            _text("admin1", "the division; empty: all, or not known", empty=True),
            _day("day", "the day; empty: all, or the incident may lie on several", empty=True),
            _integer("low", "at least so many"),
            _integer(
                "high",
                "at most so many; empty: a report gives no number of explosions, so there is no upper end",
                empty=True,
            ),
            _integer("incidents", "incidents the number is made of", "incidents"),
            _integer("unsure", "of them, incidents of which it cannot be told whether they count", "incidents"),
            _integer(
                "without_number",
                "of them, incidents of which no report counts explosions, shots or bursts",
                "incidents",
            ),
        ),
    ),
)

BY_NAME: dict[str, Table] = {table.name: table for table in TABLES}
"""The tables by name."""

RAW_PREFIX = "raw_"
"""Tables of raw cells: raw_<source>; columns as in the file, preceded by source_row_id."""
