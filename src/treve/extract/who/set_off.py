"""Words set off by commas between a subject and its verb: "the Front, which holds the mine of X, refused"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from treve.extract.who.mentions import Mention

_LONGEST = 120  # characters of the words set off
# Folded: a relative clause, or a participle with what belongs to it.
_OPENS = re.compile(
    r", ?(?:(?:qui|que|dont|ou|which|who|whose|where|quien(?:es)?|cuy[oa]s?|donde|котор\w+|чь\w+|التي|الذي|الذين|اللذان) "
    r"|(?:absente?|etablie?|basee?|issue?|retranchee?|dirigee?|menee?|reunie?|proche|installee?|composee?|forte?)s? "
    r"(?:de |du |des |d'|par |a |au |aux |en |dans |pres |depuis |sous |autour )"
    r"|(?:based|led|headed|backed|absent|formed|drawn|gathered|meeting|made up) (?:in|by|from|at|near|of|under) "
    r"|(?:integrad|formad|basad|dirigid|encabezad|reunid|establecid|asentad|compuest|liderad|respaldad)[oa]s? "
    r"(?:por|de|en|con|bajo|cerca) |ausentes? (?:de|en) |en (?:ruptura|guerra|lucha) "
    r"|(?:возглавляем|базирующ|состоящ|отсутствова|поддерживаем|собравш|созданн)\w+ )"
)


def before_set_off(mentions: Sequence[Mention], text: str, place: int, verb: int) -> int | None:
    """The place of the mention right before the words set off that hold another one; None where nothing is set off.

    -1 where nobody is named before them.
    """
    if text[max(0, verb - 2) : verb] != ", ":
        return None
    here = mentions[place]
    comma = text.rfind(",", max(0, here.start - _LONGEST), here.start)
    if comma < 0 or not _OPENS.match(text, comma):
        return None
    before = [number for number in range(place) if 0 <= comma - mentions[number].end <= 1]
    return before[-1] if before else -1
