"""Names of places as numbers: two spellings of one name in one country have one number."""

from __future__ import annotations

import re

import numpy as np
import pyarrow as pa

from treve.normalise.folding import fold

# What a gazetteer adds to say what kind of place it is; two gazetteers disagree about it.
_KINDS = frozenset(
    {
        *("town", "city", "village", "suburb", "district", "governorate", "province", "area", "neighbourhood"),
        *("neighborhood", "ville", "quartier", "ciudad", "pueblo", "город", "село", "деревня"),
        *("مدينه", "قريه", "بلده", "حي", "منطقه", "محافظه"),
    }
)
# One Arabic name in Latin letters: Douma and Duma, Deir and Dayr, Talbiseh and Tallbisah, Qamishli and Kamishli.
_LATIN = str.maketrans({"e": "a", "y": "i", "o": "u", "q": "k"})
_DOUBLED = re.compile(r"([a-z])\1+")
# The assimilated article written as a word of its own: Deir ez Zor and Deir ez-Zor, Jisr ash Shughur. fold takes off the others.
_ARTICLE = re.compile(r"\b[ae](sh|dh|th|[szdtnr]) (?=\1)")
_LAST_H = re.compile(r"(?<=[a-z])h\b")


def place_form(name: str) -> str:
    """The form in which names of places are compared; empty if there is no name. Coarser than `fold`, and never shown."""
    folded = _ARTICLE.sub("", fold(name))
    words = [word for word in folded.split() if word not in _KINDS]
    told = " ".join(words) or folded
    return _LAST_H.sub("", _DOUBLED.sub(r"\1", told.translate(_LATIN)))


def folded_keys(names: pa.ChunkedArray, countries: pa.ChunkedArray) -> pa.Array:
    """One number per folded name and country, empty where there is no name. Each distinct spelling is folded once."""
    spelled = names.combine_chunks().dictionary_encode()
    forms = [place_form(one) for one in spelled.dictionary.to_pylist()]
    known = {form: number for number, form in enumerate(sorted(set(forms) - {""}))}
    of_form = np.array([known.get(form, -1) for form in forms] + [-1], dtype=np.int64)
    name = of_form[spelled.indices.fill_null(len(forms)).to_numpy()]
    nation = countries.combine_chunks().dictionary_encode()
    order = {country: rank for rank, country in enumerate(sorted(nation.dictionary.to_pylist()))}
    ranks = np.array([order[one] for one in nation.dictionary.to_pylist()] + [len(order)], dtype=np.int64)
    country = ranks[nation.indices.fill_null(len(order)).to_numpy()]
    return pa.array(name * (len(order) + 1) + country, mask=name < 0)
