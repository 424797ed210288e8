"""The figures of an analysis for papers: PNG and SVG, drawn by matplotlib from the content of analysis.json."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from treve.bulletin.effect_pictures import SMOOTH, Estimate, running_means
from treve.bulletin.effect_section import cell_estimates, without_estimates
from treve.errors import BadFile, RunFolderError

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

FORMATS = ("png", "svg")
_DOTS_PER_INCH = 200
_WIDTH = 6.3
"""Inches: the text width of an A4 page."""


def plots(analysis: Mapping[str, Any], out: Path) -> tuple[Path, ...]:
    """Draw every figure of every agreement into a folder, each as PNG and SVG; the files written, in order.

    Raises  BadFile if no agreement has an answer to draw, RunFolderError if the folder cannot be written.
    """
    drawn = [block for block in analysis["agreements"] if "refused" not in block.get("effect", {"refused": 1})]
    if not drawn:
        raise BadFile(
            "analysis.json", "holds no answer that can be drawn", "an analysis with an answer about the effect"
        )
    files: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for block in drawn:
            for name, figure in _figures(block).items():
                files += _written(figure, out / f"{block['id']}_{name}")
    except OSError as problem:
        raise RunFolderError(f"{out}: cannot be written: {problem.strerror or problem}") from problem
    return tuple(files)


def _figures(block: Mapping[str, Any]) -> dict[str, Figure]:
    effect, title = block["effect"], block["truce"]["title"]
    found = {
        "fronts": _fronts(effect, title),
        "baselines": _ratios(cell_estimates(effect), f"{title}\nratio of incidents by days compared"),
    }
    if "missing" not in effect["measures"]["events"]["placebo"]:
        found["placebo"] = _placebo(effect, title)
    if effect["measures"]["events"]["areas"]:
        found["areas"] = _ratios(without_estimates(effect), f"{title}\nratio of incidents without each area")
    return found


def _written(figure: Figure, stem: Path) -> list[Path]:
    import matplotlib

    files = []
    # The same numbers give the same file: no date, and names of SVG parts from a fixed salt.
    with matplotlib.rc_context({"svg.hashsalt": "treve", "svg.fonttype": "none"}):
        for ending in FORMATS:
            path = stem.with_name(f"{stem.name}.{ending}")
            figure.savefig(path, dpi=_DOTS_PER_INCH, metadata={"Date": None} if ending == "svg" else {"Software": None})
            files.append(path)
    return files


def _figure(height: float, title: str) -> tuple[Figure, Axes]:
    from matplotlib.figure import Figure

    figure = Figure(figsize=(_WIDTH, height), layout="constrained")
    axes = figure.add_subplot()
    axes.set_title(title, fontsize=9, loc="left", wrap=True)
    axes.tick_params(labelsize=8)
    for side in ("top", "right"):
        axes.spines[side].set_visible(False)
    return figure, axes


def _fronts(effect: Mapping[str, Any], title: str) -> Figure:
    daily = effect["daily"]
    figure, axes = _figure(3.2, title)
    first = dt.date.fromisoformat(daily["first"])
    lines: list[tuple[str, str, Sequence[float | None]]] = [
        ("covered fronts", "-", daily["covered"]),
        ("other fronts", "--", daily["others"]),
    ]
    if daily["without"]:
        lines.append((f"covered without {daily['area']}", ":", daily["without"]))
    for name, style, values in lines:
        means = running_means(values)
        days = [first + dt.timedelta(days=at) for at in range(len(means))]
        shown = [float("nan") if one is None else one for one in means]
        axes.plot(days, shown, style, color="black", linewidth=1.1, label=name)  # type: ignore[arg-type]
    start = dt.date.fromisoformat(effect["plan"]["start"])
    axes.axvline(start, color="black", linewidth=1.4)  # type: ignore[arg-type]
    axes.annotate(
        "truce starts",
        (start, 1),
        xycoords=("data", "axes fraction"),
        fontsize=8,
        xytext=(3, -8),
        textcoords="offset points",
    )
    axes.set_ylim(bottom=0)
    axes.set_ylabel(f"incidents a day, mean of the last {SMOOTH} days", fontsize=8)
    axes.legend(fontsize=8, frameon=False)
    figure.autofmt_xdate()
    return figure


def _ratios(estimates: Sequence[Estimate], title: str) -> Figure:
    figure, axes = _figure(1.2 + 0.24 * len(estimates), title)
    for at, one in enumerate(reversed(estimates)):
        if one.ratio is None:
            continue
        axes.plot([one.ratio["low"], one.ratio["high"]], [at, at], color="black", linewidth=1)
        axes.plot([one.ratio["median"]], [at], "D", color="black", markersize=6 if one.strong else 4)
    axes.set_xscale("log")
    axes.axvline(1, color="black", linewidth=0.8)
    axes.set_yticks(range(len(estimates)), [one.name for one in reversed(estimates)])
    axes.set_xlabel("rate after / rate before, median and 95 % interval", fontsize=8)
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_formatter("{x:g}")
    axes.tick_params(axis="x", which="minor", labelsize=7)
    return figure


def _placebo(effect: Mapping[str, Any], title: str) -> Figure:
    import numpy as np

    placebo = effect["measures"]["events"]["placebo"]
    ratios = np.maximum(np.array(placebo["ratios"]), 0.02)
    figure, axes = _figure(2.6, title)
    low, high = float(min(ratios.min(), placebo["observed"])), float(max(ratios.max(), placebo["observed"]))
    axes.hist(
        ratios, bins=np.geomspace(max(low, 0.02) * 0.95, high * 1.05, 25).tolist(), color="0.6", edgecolor="white"
    )
    axes.axvline(placebo["observed"], color="black", linestyle="--", linewidth=1.4)
    axes.set_xscale("log")
    axes.xaxis.set_major_formatter("{x:g}")
    axes.xaxis.set_minor_formatter("{x:g}")
    axes.tick_params(axis="x", which="minor", labelsize=7)
    axes.set_xlabel("raw mean after / raw mean before; dashed: this truce", fontsize=8)
    axes.set_ylabel(f"of {placebo['dates']} dates without a truce", fontsize=8)
    return figure
