"""The text of an agreement file: YAML or JSON turned into plain values, and the line of any key in it.

YAML comes in a plain dialect: no anchors, no aliases, no tags, no tabs, no key twice. Dates stay text. Lines of a JSON file
are looked up only when they are asked for.
"""

from __future__ import annotations

import bisect
import functools
import json
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode

from treve.errors import BadAgreement, BadFile

KeyPath = tuple[str | int, ...]
"""Where a value stands: keys and positions (from 0), outermost first."""

SUFFIXES = (".yaml", ".yml", ".json")
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[\[\]{},:]|[^\s\[\]{},:"]+')
_TAG = "tag:yaml.org,2002:"
_BOOLEANS = {"true": True, "false": False}
_TOO_DEEP = "(file): nests too deep to be read; expected an agreement"


@dataclass(frozen=True, slots=True)
class SourceText:
    """One agreement as written: plain values, not to be changed, and a function from a key's path to its line (from 1)."""

    path: Path
    value: Any
    line: Callable[[KeyPath], int]


def read_source_texts(path: Path) -> tuple[SourceText, ...]:
    """The agreements of a file: one, a JSON list, or several YAML documents.

    Raises BadFile if the file cannot be opened, BadAgreement with file and line if it is not UTF-8, YAML or JSON, or holds nothing.
    """
    if path.suffix.lower() not in SUFFIXES:
        raise BadFile(str(path), f"ends in {path.suffix!r}", f"an agreement file: {', '.join(SUFFIXES)}")
    try:
        content = path.read_bytes()
    except OSError as problem:
        raise BadFile(str(path), str(problem.strerror), "an agreement file") from problem
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = content.count(b"\n", 0, problem.start) + 1
        raise BadAgreement([f"{path}:{line}: (file): not UTF-8 at byte {problem.start}; expected UTF-8"]) from problem
    found = tuple(_json(path, text)) if path.suffix.lower() == ".json" else _yaml(path, text)
    if not found:
        raise BadAgreement([f"{path}:1: (file): is empty; expected an agreement"])
    return found


def _json(path: Path, text: str) -> Iterator[SourceText]:
    twice: list[str] = []

    def pairs(items: list[tuple[str, Any]]) -> dict[str, Any]:
        mapping = dict(items)
        if len(mapping) < len(items):
            names = [name for name, _ in items]
            twice.extend(sorted({name for name in names if names.count(name) > 1}))
        return mapping

    if not text.strip():
        return
    try:
        value = json.loads(text, object_pairs_hook=pairs)
    except json.JSONDecodeError as problem:
        message = f"{path}:{problem.lineno}: (file): {problem.msg}; expected JSON"
        raise BadAgreement([message]) from problem
    except RecursionError:
        raise BadAgreement([f"{path}:1: {_TOO_DEEP}"]) from None
    lines = _JsonLines(text)
    if twice:
        repeated = lines.repeated()
        raise BadAgreement(
            [f"{path}:{line}: {dotted(keys)}: stands there twice; expected each key once" for keys, line in repeated]
        )
    if isinstance(value, list):
        for position, one in enumerate(value):
            yield SourceText(path, one, functools.partial(_line_below, lines, position))
    else:
        yield SourceText(path, value, lines.line)


def _line_below(lines: _JsonLines, position: int, keys: KeyPath) -> int:
    return lines.line((position, *keys))


class _JsonLines:
    """Lines of the keys of a JSON text that parses; read from the text at the first question."""

    def __init__(self, text: str) -> None:
        self._text = text

    def line(self, keys: KeyPath) -> int:
        """The line of a key, or of the nearest one around it."""
        known = self._known
        while keys and keys not in known:
            keys = keys[:-1]
        return known.get(keys, 1)

    def repeated(self) -> list[tuple[KeyPath, int]]:
        """Keys that stand twice in one object, with the line of each repetition."""
        seen: set[KeyPath] = set()
        found = []
        for keys, line in self._walk():
            if keys in seen:
                found.append((keys, line))
            seen.add(keys)
        return found

    @functools.cached_property
    def _known(self) -> dict[KeyPath, int]:
        return dict(self._walk())

    def _walk(self) -> Iterator[tuple[KeyPath, int]]:
        breaks = [match.start() for match in re.finditer("\n", self._text)]
        stack: list[str | int] = []
        inside: list[str] = []
        key_next = False
        for match in _TOKEN.finditer(self._text):
            token = match.group()
            line = bisect.bisect_left(breaks, match.start()) + 1
            if token in "}]":
                inside.pop()
                stack.pop()
                key_next = False
            elif token == ",":
                key_next = inside[-1] == "{"
                if not key_next:
                    stack[-1] = int(stack[-1]) + 1
            elif token == ":":
                key_next = False
            elif key_next:
                stack[-1] = json.loads(token)
                yield tuple(stack), line
            else:
                if inside and inside[-1] == "[":
                    yield tuple(stack), line
                if token in "{[":
                    inside.append(token)
                    stack.append("" if token == "{" else 0)
                    key_next = token == "{"


@functools.lru_cache(maxsize=64)
def _yaml(path: Path, text: str) -> tuple[SourceText, ...]:
    """The documents of a text, kept: a run is made for every readership, and YAML takes longer to read than all that follows."""
    reader = YAML(typ="safe", pure=True)
    try:
        nodes = [node for node in reader.compose_all(text) if node is not None]
    except MarkedYAMLError as problem:
        mark = problem.problem_mark or problem.context_mark
        line = mark.line + 1 if mark else 1
        message = (
            f"{path}:{line}: (file): {problem.problem or problem.context}; expected plain YAML, indented with spaces"
        )
        raise BadAgreement([message]) from problem
    except YAMLError as problem:
        message = f"{path}:1: (file): {' '.join(str(problem).split())}; expected plain YAML"
        raise BadAgreement([message]) from problem
    except RecursionError:
        raise BadAgreement([f"{path}:1: {_TOO_DEEP}"]) from None
    found: list[SourceText] = []
    for node in nodes:
        faults: list[str] = []
        lines: dict[KeyPath, int] = {}
        value = _YamlValues(path, lines, faults, set()).value(node, ())
        if faults:
            raise BadAgreement(faults)
        if value is not None:
            found.append(SourceText(path, value, functools.partial(_nearest_line, lines)))
    return tuple(found)


def _nearest_line(lines: dict[KeyPath, int], keys: KeyPath) -> int:
    while keys and keys not in lines:
        keys = keys[:-1]
    return lines.get(keys, 1)


@dataclass(frozen=True, slots=True)
class _YamlValues:
    """Turns composed nodes into plain values; notes the line of each key, and what is not plain YAML.

    met  anchors met before: an alias is the same node again, which may hold itself, or itself a million times
    """

    path: Path
    lines: dict[KeyPath, int]
    faults: list[str]
    met: set[int]

    def value(self, node: Node, keys: KeyPath) -> Any:
        if id(node) in self.met:
            return None
        self.lines.setdefault(keys, node.start_mark.line + 1)
        if node.anchor:
            self.met.add(id(node))
            self._fault(node, keys, f"has the anchor &{node.anchor}", "plain YAML without anchors and aliases")
        if isinstance(node, MappingNode):
            return self._mapping(node, keys)
        if isinstance(node, SequenceNode):
            return [self.value(child, (*keys, position)) for position, child in enumerate(node.value)]
        if not isinstance(node, ScalarNode):
            raise TypeError(f"a YAML node of class {type(node).__name__}")
        return self._scalar(node, keys)

    def _mapping(self, node: MappingNode, keys: KeyPath) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key_node, value_node in node.value:
            key = key_node.value if isinstance(key_node, ScalarNode) else None
            if not isinstance(key, str):
                self._fault(key_node, keys, "has a key that is no text", "keys in words")
                continue
            if key in found:
                self._fault(key_node, (*keys, key), "stands there twice", "each key once")
                continue
            self.lines[(*keys, key)] = key_node.start_mark.line + 1
            found[key] = self.value(value_node, (*keys, key))
        return found

    def _scalar(self, node: ScalarNode, keys: KeyPath) -> Any:
        kind = str(node.tag).removeprefix(_TAG)
        text = node.value
        if kind in ("str", "timestamp"):
            return text
        if kind == "null":
            return None
        if kind == "bool":
            return _BOOLEANS[text.lower()]
        if kind in ("int", "float"):
            try:
                return int(text) if kind == "int" else float(text)
            except ValueError:
                return text
        self._fault(node, keys, f"has the tag {node.tag}", "plain YAML without tags")
        return None

    def _fault(self, node: Node, keys: KeyPath, problem: str, expected: str) -> None:
        line = node.start_mark.line + 1
        self.faults.append(f"{self.path}:{line}: {dotted(keys)}: {problem}; expected {expected}")


def dotted(keys: Sequence[str | int]) -> str:
    """A path of keys as people write it: `times.effective[1].tz`, positions from 1; `(file)` for the whole."""
    text = ""
    for key in keys:
        text += f"[{key + 1}]" if isinstance(key, int) else f".{key}" if text else key
    return text or "(file)"
