"""The regression code with the latent part switched off, against R."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import numpy as np
import pytest

from tests.reference.conftest import rows
from treve.analyse.change_point import least_squares_split
from treve.analyse.regression import negative_binomial


def _dummies(values: list[str]) -> list[list[float]]:
    """A column for each level but the first in order, as R's treatment contrasts."""
    return [[float(one == level) for one in values] for level in sorted(set(values))[1:]]


def test_school_absence_as_glm_nb_of_mass_fits_it(reference: Path, values: dict[str, Any]) -> None:
    """R 4.2.2, MASS: glm.nb(Days ~ Eth + Sex + Age + Lrn, quine). Our standard error is the one with the size held fixed."""
    data, expected = rows(reference / "quine.csv"), values["quine_nb"]
    columns = [column for name in ("Eth", "Sex", "Age", "Lrn") for column in _dummies([row[name] for row in data])]
    design = np.column_stack([np.ones(len(data)), *columns])
    found = negative_binomial(np.array([float(row["Days"]) for row in data]), design)
    assert found.size == pytest.approx(expected["theta"], abs=1e-5)
    assert found.size_error == pytest.approx(expected["theta_se"], abs=1e-4)
    assert found.coefficients[1] == pytest.approx(expected["EthN"], abs=1e-5)
    assert np.sqrt(found.covariance[1, 1]) == pytest.approx(expected["EthN_se_theta_fixed"], abs=1e-5)


def test_seat_belt_law_as_glm_nb_of_mass_fits_it(reference: Path, values: dict[str, Any]) -> None:
    """R 4.2.2, MASS: glm.nb(drivers ~ law + log(PetrolPrice) + log(kms) + month + time, Seatbelts)."""
    data, expected = rows(reference / "uk_seatbelts.csv"), values["uk_seatbelts_nb"]
    number = {name: np.array([float(row[name]) for row in data]) for name in data[0]}
    months = _dummies([f"{at % 12:02d}" for at in range(len(data))])
    design = np.column_stack(
        [
            np.ones(len(data)),
            number["law"],
            np.log(number["PetrolPrice"]),
            np.log(number["kms"]),
            *months,
            number["time"] - 1975,
        ]
    )
    found = negative_binomial(number["drivers"], design)
    assert found.coefficients[1] == pytest.approx(expected["law_log"], abs=expected["tol"])
    assert np.sqrt(found.covariance[1, 1]) == pytest.approx(expected["se"], abs=expected["tol"])


def test_the_nile_changed_its_level_after_1898(reference: Path, values: dict[str, Any]) -> None:
    """R package strucchange, breakpoints(Nile ~ 1): the split and its 95 % interval by confint()."""
    data, expected = rows(reference / "nile.csv"), values["nile"]
    split, (low, high) = least_squares_split(np.array([float(row["flow"]) for row in data]))
    year = [int(row["year"]) for row in data]
    assert split == expected["breakpoint_obs"]
    assert year[split - 1] == expected["year_last_of_old"]
    assert [year[low - 1], year[high - 1]] == expected["ci95_years"]
