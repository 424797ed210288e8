"""Published bulletins as entries of an Atom feed: what it is, for which days, and whether it corrects another or was corrected."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from treve.casebook.bulletin_list import Edition
from treve.catalogue import say
from treve.serve.atom import Entry
from treve.serve.pages.bulletin_words import KINDS


def entries(editions: Sequence[Edition], origin: str, below: str) -> list[Entry]:
    """An entry each, what changed last first.

    editions  published ones, each with what replaced it where one may see that
    below     the address that the id of an edition follows
    """
    published = {one.bulletin_id: dt.datetime.fromisoformat(one.steps["published"]["at"]) for one in editions}
    made = [
        Entry(
            f"urn:x-treve:{origin}:{one.bulletin_id}",
            _title(one),
            below + one.bulletin_id,
            # To be replaced changes the entry, too.
            max(published[one.bulletin_id], published.get(one.replaced_by or "", published[one.bulletin_id])),
            _text(one),
        )
        for one in editions
    ]
    return sorted(made, key=lambda entry: (entry.updated, entry.name), reverse=True)


def _title(one: Edition) -> str:
    days = " – ".join(str(one.order[name]) for name in ("first", "until") if one.order.get(name))
    about = "" if one.about == "reports" else one.about
    return ": ".join([KINDS[one.kind], say(", ").join(part for part in (days, about) if part)]).removesuffix(": ")


def _text(one: Edition) -> str:
    said = []
    if one.replaces:
        said.append(say("corrected edition"))
    if one.replaced_by:
        said.append(say("replaced by a corrected edition"))
    return "; ".join(said)
