"""The pictures of an analysis for papers: PNG and SVG, the same geometry as on the page, drawn by matplotlib.

Each stands alone: the truce above, what it rests on and what it cannot say below, so that a reader of the picture is not misled.
"""

from __future__ import annotations

import io
import re
import textwrap
import threading
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from treve.bulletin.effect_pictures import Picture
from treve.bulletin.effect_section import EffectSection, cannot_tell, effect_section
from treve.bulletin.effect_told import day
from treve.catalogue import current, say
from treve.errors import BadFile, NotFound, RunFolderError
from treve.store.whole_file import write_whole

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure
    from matplotlib.path import Path as Outline

FORMATS = ("png", "svg")
# The settings of the drawing library are those of the whole process.
_ONE_AT_A_TIME = threading.Lock()
_DOTS_PER_INCH = 200
_INCHES = 4.6 / 352
"""Inches of one unit of a picture: a column of an A4 page, with letters of ten points."""
_LETTERS = 46
"""Letters of a line of the title and of the note."""
_PART = re.compile(r"([MLHVhz])([^MLHVhz]*)")


def plots(analysis: Mapping[str, Any], out: Path) -> tuple[Path, ...]:
    """Draw every picture of every agreement into a folder, each as PNG and SVG; the files written, in order.

    Raises  BadFile if no agreement has an answer to draw, RunFolderError if the folder cannot be written.
    """
    files: list[Path] = []
    try:
        out.mkdir(parents=True, exist_ok=True)
        for block in analysis["agreements"]:
            if "effect" not in block:
                continue
            for name, figure in _figures(block):
                for ending in FORMATS:
                    path = out / f"{block['id']}_{name}.{ending}"
                    write_whole(path, _bytes(figure, ending))
                    files.append(path)
    except OSError as problem:
        raise RunFolderError(f"{out}: cannot be written: {problem.strerror or problem}") from problem
    if not files:
        raise BadFile("analysis.json", "holds no answer that can be drawn", "an analysis with at least one answer")
    return tuple(files)


def figure_names(section: EffectSection) -> tuple[str, ...]:
    """The names of the pictures of a section, in order."""
    return tuple(name for name, _, _ in _named(section))


def drawn(block: Mapping[str, Any], name: str, ending: str) -> bytes:
    """One picture of one agreement as PNG or SVG. Raises NotFound for one that its answers do not have."""
    for one, figure in _figures(block):
        if one == name and ending in FORMATS:
            return _bytes(figure, ending)
    raise NotFound("figure", f"{name}.{ending}")


def _figures(block: Mapping[str, Any]) -> Iterator[tuple[str, Figure]]:
    section = effect_section(block, None)
    for name, picture, note in _named(section):
        rests_on = say(
            "Data: {source}, until {end}.",
            source=block["data"]["source"],
            end=day(block["data"]["end"], current().code),
        )
        yield name, _figure(picture, section.title, f"{note} {rests_on}")


def _named(section: EffectSection) -> Iterator[tuple[str, Picture, str]]:
    """Name of the file, picture, and what it cannot say."""
    for name, picture in section.pictures.items():
        yield name, picture, cannot_tell()[0]
    for part in section.parts:
        for number, picture in enumerate(part.pictures, start=1):
            yield part.key if number == 1 else f"{part.key}_{number}", picture, part.caveat


def _bytes(figure: Figure, ending: str) -> bytes:
    import matplotlib

    out = io.BytesIO()
    # The same numbers give the same file: no date, and names of SVG parts from a fixed salt.
    with _ONE_AT_A_TIME, matplotlib.rc_context({"svg.hashsalt": "treve", "svg.fonttype": "none"}):
        metadata = {"Date": None} if ending == "svg" else {"Software": None}
        figure.savefig(out, format=ending, dpi=_DOTS_PER_INCH, metadata=metadata)
    return out.getvalue()


def _figure(picture: Picture, title: str, note: str) -> Figure:
    """Units run downwards, as on the page; the title stands above 0, the key of the lines and the note below the picture."""
    from matplotlib.figure import Figure

    heads = [*_lines(title, _LETTERS), *_lines(picture.title, _LETTERS)]
    notes = _lines(note, _LETTERS + 18)
    key = len(picture.steps) if len(picture.steps) > 1 else 0
    above = 15 * len(heads) + 6
    height = above + picture.height + 14 * key + 12 * len(notes) + 10
    figure = Figure(figsize=(picture.width * _INCHES, height * _INCHES))
    axes = figure.add_axes((0, 0, 1, 1))
    axes.set_axis_off()
    axes.set_xlim(0, picture.width)
    axes.set_ylim(picture.height + 14 * key + 12 * len(notes) + 10, -above)
    _draw(axes, picture)
    rtl = current().direction == "rtl"
    edge, side = (picture.width - 6, "right") if rtl else (6, "left")
    for at, text in enumerate(heads):
        axes.text(edge, 15 * (at + 1) - above, text, fontsize=_points(11), ha=side, fontweight="bold")
    for at, (name, dashes, _) in enumerate(picture.steps[:key]):
        y = picture.height + 14 * at + 6
        axes.plot([10, 44], [y - 3, y - 3], color="black", linewidth=1.1, linestyle=_dashes(dashes))
        axes.text(52, y, name, fontsize=_points(9.5))
    for at, text in enumerate(notes):
        axes.text(edge, picture.height + 14 * key + 12 * (at + 1), text, fontsize=_points(9), ha=side, color="0.25")
    return figure


def _lines(text: str, letters: int) -> list[str]:
    """Lines of at most so many letters; a mark that French sets apart never begins one."""
    return textwrap.wrap(re.sub(r" (?=[:;!?»])", "\u00a0", text), letters)


def _draw(axes: Axes, picture: Picture) -> None:
    from matplotlib.patches import PathPatch

    if picture.bars:
        bars = PathPatch(
            _outline(picture.bars), color="0.3", fill=False, linewidth=_points(picture.bar_width), capstyle="butt"
        )
        axes.add_patch(bars)
    for line in picture.lines:
        axes.plot([line.x1, line.x2], [line.y1, line.y2], color="black", linewidth=0.8, linestyle=_dashes(line.dashes))
    for _, dashes, path in picture.steps:
        axes.add_patch(PathPatch(_outline(path), fill=False, linewidth=1.1, linestyle=_dashes(dashes)))
    if picture.dots:
        axes.add_patch(PathPatch(_outline(picture.dots), color="black", linewidth=0))
    sides = {"start": "left", "middle": "center", "end": "right"}
    for label in picture.labels:
        axes.text(label.x, label.y, label.text, fontsize=_points(9.5), ha=sides[label.anchor])


def _points(units: float) -> float:
    return units * _INCHES * 72


def _dashes(pattern: str) -> Any:
    return "-" if pattern == "none" else (0, tuple(float(one) for one in pattern.split()))


def _outline(text: str) -> Outline:
    """A path of M, L, H, V, h and z, as the pictures hold it."""
    from matplotlib.path import Path as Outline

    points: list[tuple[float, float]] = []
    codes: list[int] = []
    x = y = 0.0
    for letter, given in _PART.findall(text):
        numbers = [float(one) for one in given.split()]
        if letter == "z":
            points.append((x, y))
            codes.append(int(Outline.CLOSEPOLY))
            continue
        if letter in "ML":
            x, y = numbers
        elif letter == "H":
            x = numbers[0]
        elif letter == "h":
            x += numbers[0]
        else:
            y = numbers[0]
        points.append((x, y))
        codes.append(int(Outline.MOVETO if letter == "M" else Outline.LINETO))
    return Outline(points, codes)
