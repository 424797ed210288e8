"""Counting rules as files: YAML in, rules out, or every fault with its line."""

from __future__ import annotations

import difflib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from treve.agreements.source_text import SourceText, read_source_texts
from treve.errors import BadAgreement, BadFile, NotFound
from treve.model.act import FAMILY, Act, Family
from treve.model.counting_rule import CountingRule, Counts, Within

RULES = Path(__file__).parent / "rules"

_TEXTS = ("rule", "version", "title", "source")
_SPANNING = (Counts.EPISODE, Counts.ENGAGEMENT)
_KNOWN = (*_TEXTS, "counts", "gap_hours", "within", "acts", "bound_only", "note")
_MOST_HOURS = 24 * 366

json_schema: Mapping[str, Any] = {
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "title": "Counting rule",
    "type": "object",
    "additionalProperties": False,
    "required": ["rule", "version", "title", "counts", "source"],
    "properties": {
        "rule": {"type": "string", "pattern": "^[a-z0-9]+(-[a-z0-9]+)*$", "description": "name; the file has the same"},
        "version": {"type": "string", "minLength": 1, "description": "changes whenever a number could"},
        "title": {"type": "string", "minLength": 1, "description": "one sentence"},
        "counts": {"enum": [one.value for one in Counts], "description": "what counts as one"},
        "gap_hours": {
            "type": "number",
            "exclusiveMinimum": 0,
            "maximum": _MOST_HOURS,
            "description": "longest pause inside an episode or engagement",
        },
        "within": {"enum": [one.value for one in Within], "description": "how far an episode or engagement reaches"},
        "acts": {
            "type": "array",
            "minItems": 1,
            "items": {"enum": [*(one.value for one in Family), *(one.value for one in Act)]},
            "description": "families or acts that count; left out: all",
        },
        "bound_only": {"type": "boolean", "description": "only incidents in which everyone is bound who must be"},
        "source": {"type": "string", "minLength": 1, "description": "who counts so: an address, or a page of ours"},
        "note": {"type": "string"},
    },
    "if": {"properties": {"counts": {"enum": [one.value for one in _SPANNING]}}},
    "then": {"required": ["gap_hours", "within"]},
    "else": {"not": {"anyOf": [{"required": ["gap_hours"]}, {"required": ["within"]}]}},
}
"""JSON Schema of a rule file."""


def rule_names() -> tuple[str, ...]:
    """Names of the rules that come with the project, in order."""
    return tuple(sorted(path.stem for path in RULES.glob("*.yaml")))


def counting_rule(name_or_path: str) -> CountingRule:
    """The rule of a file, or the project's own of that name.

    Raises NotFound if it is neither, BadFile with every fault and its line for a file that does not fit.
    """
    if name_or_path in rule_names():
        return read_rule(RULES / f"{name_or_path}.yaml")
    path = Path(name_or_path)
    if path.suffix in (".yaml", ".yml", ".json") or path.is_file():
        return read_rule(path)
    near = difflib.get_close_matches(name_or_path, rule_names(), n=1)
    raise NotFound("counting rule", name_or_path, (*near, *(one for one in rule_names() if one not in near)))


def read_rule(path: Path) -> CountingRule:
    """The rule of one file. Raises BadFile with every fault and its line."""
    text, faults = _checked(path)
    if faults or text is None:
        raise BadFile(str(path), "; ".join(faults), "a counting rule")
    return _rule(text.value)


def check(path: Path) -> tuple[str, ...]:
    """Every fault of a file: `file:line: key: problem; expected …`. Raises BadFile if it cannot be opened."""
    return _checked(path)[1]


def _checked(path: Path) -> tuple[SourceText | None, tuple[str, ...]]:
    try:
        texts = read_source_texts(path)
    except BadFile as problem:
        raise BadFile(
            problem.path, problem.problem, problem.expected.replace("an agreement", "a counting rule")
        ) from None
    except BadAgreement as problem:
        return None, tuple(fault.replace("an agreement", "a counting rule") for fault in problem.faults)
    if len(texts) != 1 or not isinstance(texts[0].value, dict):
        return None, (f"{path}:1: (file): holds no single mapping of keys; expected one counting rule",)
    text = texts[0]
    faults = [f"{path}:{text.line((key,))}: {key}: {problem}" for key, problem in _faults(text.value, path.stem)]
    return text, tuple(faults)


def _faults(value: Mapping[str, Any], stem: str) -> Iterator[tuple[str, str]]:
    for key in value:
        if key not in _KNOWN:
            near = difflib.get_close_matches(str(key), _KNOWN, n=1)
            yield str(key), f"is no key of a counting rule; expected {near[0] if near else ', '.join(_KNOWN)}"
    for key in _TEXTS:
        if not (isinstance(value.get(key), str) and value[key].strip()):
            yield key, "is missing or no text; expected text"
    if isinstance(value.get("rule"), str) and value["rule"] != stem:
        yield "rule", f"is {value['rule']!r}; expected the name of the file, {stem!r}"
    if value.get("counts") not in tuple(Counts):
        yield "counts", f"is {value.get('counts')!r}; expected one of {', '.join(Counts)}"
    yield from _span_faults(value)
    yield from _act_faults(value.get("acts"))
    if not isinstance(value.get("bound_only", False), bool):
        yield "bound_only", f"is {value['bound_only']!r}; expected true or false"
    if not isinstance(value.get("note", ""), str):
        yield "note", "is no text; expected text"


def _span_faults(value: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    if value.get("counts") not in _SPANNING:
        for key in ("gap_hours", "within"):
            if key in value:
                yield key, "belongs to rules that count episodes or engagements; expected no such key"
        return
    hours = value.get("gap_hours")
    if isinstance(hours, bool) or not isinstance(hours, int | float) or not 1 / 60 <= hours <= _MOST_HOURS:
        yield "gap_hours", f"is {hours!r}; expected hours, from a minute to a year"
    if value.get("within") not in tuple(Within):
        yield "within", f"is {value.get('within')!r}; expected one of {', '.join(Within)}"


def _act_faults(acts: object) -> Iterator[tuple[str, str]]:
    if acts is None:
        return
    known = {*(one.value for one in Family), *(one.value for one in Act)}
    if not isinstance(acts, list) or not acts:
        yield "acts", "is no list; expected families or acts"
        return
    for act in acts:
        if act not in known:
            near = difflib.get_close_matches(str(act), known, n=1)
            yield "acts", f"holds {act!r}; expected {near[0] if near else 'a family or an act'}"


def _rule(value: Mapping[str, Any]) -> CountingRule:
    named = value.get("acts") or ()
    acts = frozenset(act.value for act in Act if act.value in named or FAMILY[act].value in named)
    spanning = value["counts"] in _SPANNING
    return CountingRule(
        rule=value["rule"],
        version=value["version"],
        title=value["title"],
        counts=Counts(value["counts"]),
        gap_minutes=round(value["gap_hours"] * 60) if spanning else None,
        within=Within(value["within"]) if spanning else None,
        acts=acts,
        bound_only=value.get("bound_only", False),
        source=value["source"],
        note=value.get("note", ""),
    )
