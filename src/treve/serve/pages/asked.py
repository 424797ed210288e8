"""What an address asks for: the query, with fields of a form put into it, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated
from urllib.parse import urlencode

from fastapi import Depends, Request

from treve.serve.query import EVERYTHING, BadQuery, Query, parse

# Fields that a form offers beside the text of the query, and the facet each stands for.
_FIELDS = ("from", "to")


NOTHING: Mapping[str, str] = MappingProxyType({})


@dataclass(frozen=True, slots=True)
class Asking:
    """A query as it came. wrong: why it cannot be read, and the nearest that can; the query is then everything.

    text  what stands in the field of the query
    """

    query: Query
    text: str
    wrong: BadQuery | None = None

    def address(self, path: str, query: Query | None = None, more: Mapping[str, str] = NOTHING) -> str:
        """The address of a page that asks for a query; this one if none is given."""
        text = str(self.query if query is None else query)
        asked = {name: value for name, value in (("q", text), *more.items()) if value}
        return f"{path}?{urlencode(asked)}" if asked else path


def _asking(request: Request) -> Asking:
    return read(request.query_params)


def read(given: Mapping[str, str]) -> Asking:
    """The query in the parameters of an address: `q`, and `from` and `to` of the form, which hold where both are given."""
    text = given.get("q", "")
    try:
        query = parse(text)
        for facet in _FIELDS:
            if facet in given:
                query = query.lacking(facet)
                if given[facet].strip():
                    query = query.having(*parse(f"{facet}:{given[facet].strip()}").terms)
        return Asking(query, str(query))
    except BadQuery as wrong:
        return Asking(EVERYTHING, text, wrong)


Asked = Annotated[Asking, Depends(_asking)]
