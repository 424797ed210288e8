"""Names of places as numbers: two spellings of one name in one country have one number."""

from __future__ import annotations

import numpy as np
import pyarrow as pa

from treve.normalise.folding import fold


def folded_keys(names: pa.ChunkedArray, countries: pa.ChunkedArray) -> pa.Array:
    """One number per folded name and country, empty where there is no name. Each distinct spelling is folded once."""
    spelled = names.combine_chunks().dictionary_encode()
    forms = [fold(one) for one in spelled.dictionary.to_pylist()]
    known = {form: number for number, form in enumerate(sorted(set(forms) - {""}))}
    of_form = np.array([known.get(form, -1) for form in forms] + [-1], dtype=np.int64)
    name = of_form[spelled.indices.fill_null(len(forms)).to_numpy()]
    nation = countries.combine_chunks().dictionary_encode()
    order = {country: rank for rank, country in enumerate(sorted(nation.dictionary.to_pylist()))}
    ranks = np.array([order[one] for one in nation.dictionary.to_pylist()] + [len(order)], dtype=np.int64)
    country = ranks[nation.indices.fill_null(len(order)).to_numpy()]
    return pa.array(name * (len(order) + 1) + country, mask=name < 0)
