"""How templates are filled: escaping on, nothing undefined, sentences in the language spoken now."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from types import CodeType, MappingProxyType

import jinja2
from jinja2.bccache import Bucket

from treve.catalogue import current, say

_NOTHING: Mapping[str, str] = MappingProxyType({})
TEMPLATES = Path(__file__).parent / "templates"
_NO_BREAK = "\u00a0"
_NUMBER_AND_PERCENT = re.compile(
    r"<(?:textarea|pre|script|style)\b.*?</(?:textarea|pre|script|style)>|<[^>]*>|(\d\u2069?) %",
    re.DOTALL | re.IGNORECASE,
)


def template(name: str, anchors: Mapping[str, str] = _NOTHING, basis: str = "") -> jinja2.Template:
    """A template of this package, ready to be filled. It has `_`, which says a sentence, and `language`.

    anchors  label → anchor of the word that explains it, on the same page
    basis    on what every number of the page rests
    """
    made = environment()
    made.globals |= {"_": say, "language": current(), "anchors": anchors, "basis": basis}
    return made.get_template(name)


def environment() -> jinja2.Environment:
    """The templates of this package, with escaping on and nothing undefined; a page needs `language`."""
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_with_its_number,
        bytecode_cache=_COMPILED,
    )


def _with_its_number(value: object) -> object:
    """A text whose per cent signs stay on the line of their numbers; anything else as it is."""
    return value.replace(" %", f"{_NO_BREAK}%") if isinstance(value, str) else value


def percents_kept(page: str) -> str:
    """A page whose per cent signs stay on the line of their numbers; what people enter or copy is left as it is."""
    if " %" not in page:
        return page
    return _NUMBER_AND_PERCENT.sub(lambda met: f"{met[1]}{_NO_BREAK}%" if met[1] else met[0], page)


class _Compiled(jinja2.BytecodeCache):
    """Templates compiled once in a process, whatever page they are filled for: compiling takes longer than filling.

    An environment of one page has its own `language`, and templates that it has loaded keep it: only their code is shared.
    """

    def __init__(self) -> None:
        self._codes: dict[tuple[str, str], CodeType] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Take the code of a template as it stands in its file now, if there is one."""
        bucket.code = self._codes.get((bucket.key, bucket.checksum))

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep the code of a template."""
        if bucket.code is not None:
            self._codes[bucket.key, bucket.checksum] = bucket.code


_COMPILED = _Compiled()
