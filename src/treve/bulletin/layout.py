"""How templates are filled: escaping on, nothing undefined, sentences in the language spoken now."""

from __future__ import annotations

from pathlib import Path

import jinja2

from treve.catalogue import current, say

TEMPLATES = Path(__file__).parent / "templates"


def template(name: str) -> jinja2.Template:
    """A template of this package, ready to be filled. It has `_`, which says a sentence, and `language`."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals |= {"_": say, "language": current()}
    return environment.get_template(name)
