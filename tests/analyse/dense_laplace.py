"""LGAR by the book: dense matrices, one grid point after the other. Slow, and an oracle for the banded code."""

from __future__ import annotations

import math

import numpy as np
import numpy.typing as npt
from scipy.special import gammaln

from treve.analyse.lgar import Grid

Floats = npt.NDArray[np.float64]


def _precision(days: int, phi: float | None, sd: float) -> tuple[Floats, float]:
    """Precision matrix of the latent process and the logarithm of its determinant; phi None: random walk."""
    if phi is None:
        steps = np.diff(np.eye(days), axis=0)
        matrix = steps.T @ steps / sd**2
        matrix[0, 0] += 1
    else:
        at = np.arange(days)
        matrix = np.linalg.inv(sd**2 * phi ** np.abs(at[:, None] - at[None, :]) if phi else sd**2 * np.eye(days))
    return matrix, float(np.linalg.slogdet(matrix)[1])


def points(grid: Grid) -> list[tuple[float | None, float, float, float]]:
    """(phi, sd, size, log prior) of each grid point."""
    mass = sum(sd * math.exp(-3 * sd) for sd in grid.sd)
    half = 0.5 if grid.walk else 1.0
    found: list[tuple[float | None, float, float, float]] = []
    for phi in grid.phi:
        for sd in grid.sd:
            weight = half * sd * math.exp(-3 * sd) / mass / len(grid.phi) / len(grid.size)
            found += [(phi, sd, size, math.log(weight)) for size in grid.size]
    for walk in grid.walk:
        found += [(None, walk, size, math.log(0.5 / len(grid.walk) / len(grid.size))) for size in grid.size]
    return found


def laplace(
    y: Floats, step: Floats, seen: Floats, offset: Floats, phi: float | None, sd: float, size: float
) -> tuple[float, float, float]:
    """(log evidence, mean of the effect, variance of the effect) at one grid point."""
    days = y.size
    latent, _ = _precision(days, phi, sd)
    prior = np.zeros((days + 2, days + 2))
    prior[0, 0], prior[1, 1], prior[2:, 2:] = 1 / 25, 1 / 4, latent
    centre = np.zeros(days + 2)
    centre[0] = math.log(y[seen > 0].mean() + 0.5) - offset[seen > 0].mean()
    design = np.column_stack([np.ones(days), step, np.eye(days)])
    theta = centre.copy()
    for _ in range(100):
        mean = np.exp(offset + design @ theta)
        gradient = design.T @ (seen * (y - (y + size) * mean / (size + mean))) - prior @ (theta - centre)
        weight = seen * (y + size) * size * mean / (size + mean) ** 2
        hessian = design.T @ (weight[:, None] * design) + prior
        move = np.linalg.solve(hessian, gradient)
        theta = theta + min(1.0, 1.0 / max(1e-12, np.abs(move).max())) * move
        if np.abs(move).max() < 1e-9:
            break
    mean = np.exp(offset + design @ theta)
    likelihood = seen * (
        gammaln(y + size)
        - gammaln(size)
        - gammaln(y + 1)
        + size * np.log(size / (size + mean))
        + y * np.log(mean / (size + mean))
    )
    away = theta - centre
    evidence = (
        likelihood.sum()
        + 0.5 * np.linalg.slogdet(prior)[1]
        - 0.5 * away @ prior @ away
        - 0.5 * np.linalg.slogdet(hessian)[1]
    )
    return float(evidence), float(theta[1]), float(np.linalg.inv(hessian)[1, 1])
