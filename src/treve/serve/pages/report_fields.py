"""The fields of a report in the order in which they are asked for, on the screen, on paper, and where paper is keyed in."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from starlette.datastructures import FormData

from treve.bulletin import coded_words
from treve.casebook.report_form import PRECISIONS, USES
from treve.catalogue import Sayings, marked
from treve.model.act import Act
from treve.serve.pages.case_words import COLUMNS
from treve.serve.pages.case_words import USES as USE_WORDS
from treve.serve.pages.desk import words


@dataclass(frozen=True, slots=True)
class Field:
    """One field. kind: text, area, date, number, act, precision, consent or threat; lines: of writing on paper."""

    number: int
    name: str
    kind: str = "text"
    lines: int = 1

    @property
    def label(self) -> str:
        """What is asked, in the language spoken."""
        return COLUMNS[self.name]

    @property
    def hint(self) -> str:
        """What helps to answer; empty where nothing is to be said."""
        return _HINTS.get(self.name, "")


_HINTS: Sayings[str] = Sayings(
    {
        "summary": marked("What may be shared with the other sides. No names of people."),
        "occurred_to": marked("Empty: the same day."),
        "time_local": marked("At the place, as 04:30."),
        "place": marked("As it is called there."),
        "place_precision": marked("1 the place itself, 2 near it, 3 its district, 4 its governorate."),
        "latitude": marked("Degrees, such as 36.2021; both or neither."),
        "perpetrator_alleged": marked("Who is said to have done it. An allegation, not a finding."),
        "recorder": marked("Who writes it down, where that is not you."),
        "source": marked(
            "Who published it, or how it is known: seen, told. Two reports of one source count as one voice."
        ),
        "consent": marked("To which uses did the person agree? None ticked: none."),
        "narrative": marked("Kept sealed. Opened only with a reason, which is logged."),
        "identity": marked("Kept sealed. Who reports and how to reach them, if they are willing."),
        "killed_low": marked("Empty: not known. 0: nobody."),
    }
)
PRECISION_WORDS: Sayings[str] = Sayings(
    {
        "1": marked("the place itself"),
        "2": marked("near it"),
        "3": marked("its district"),
        "4": marked("its governorate"),
    }
)
_ORDER = (
    ("summary", "area", 3),
    ("occurred_from", "date", 1),
    ("occurred_to", "date", 1),
    ("time_local", "text", 1),
    ("place", "text", 1),
    ("area", "text", 1),
    ("latitude", "text", 1),
    ("longitude", "text", 1),
    ("place_precision", "precision", 1),
    ("act", "act", 1),
    ("perpetrator_alleged", "text", 1),
    ("target", "text", 1),
    ("killed_low", "number", 1),
    ("killed_high", "number", 1),
    ("injured_low", "number", 1),
    ("injured_high", "number", 1),
    ("civilians_killed", "number", 1),
    ("recorder", "text", 1),
    ("source", "text", 1),
    ("url", "text", 1),
    ("published", "date", 1),
    ("consent", "consent", 1),
    ("threat", "threat", 1),
    ("narrative", "area", 6),
    ("identity", "area", 2),
)
FIELDS = tuple(Field(number, name, kind, lines) for number, (name, kind, lines) in enumerate(_ORDER, 1))


def sent(form: FormData) -> dict[str, str]:
    """What was written into the fields: field → text; uses joined by semicolons, as a table holds them."""
    values = {field.name: words(form, field.name) for field in FIELDS if field.kind != "consent"}
    uses = [use for use in USES if use in form.getlist("consent")]
    return values | {"consent": ";".join(uses)}


def kept(told: Mapping[str, object]) -> dict[str, str]:
    """What a report says now, as its fields hold it: to be corrected. What is sealed stays where it is."""
    found = {}
    for field in FIELDS:
        value = told.get(field.name)
        if isinstance(value, list):
            found[field.name] = ";".join(map(str, value))
        elif isinstance(value, bool):
            found[field.name] = "yes" if value else ""
        else:
            found[field.name] = "" if value is None else str(value)
    return found


def precisions() -> list[tuple[str, str]]:
    """What a point may stand for, with its words, and none."""
    return [("", "–"), *((code, PRECISION_WORDS[code]) for code in PRECISIONS)]


def acts() -> list[tuple[str, str]]:
    """Every kind of act with its words, and none."""
    return [("", "–"), *((act.value, coded_words.act(act.value)) for act in Act)]


def uses() -> list[tuple[str, str]]:
    """Every use with its words."""
    return [(use, USE_WORDS[use]) for use in USES]
