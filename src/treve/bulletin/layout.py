"""How templates are filled: escaping on, nothing undefined, sentences in the language spoken now."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import jinja2

from treve.catalogue import current, say

_NOTHING: Mapping[str, str] = MappingProxyType({})
TEMPLATES = Path(__file__).parent / "templates"


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
    )
