"""Pages on a dark screen: every colour of words and lines stands out from the ground behind it, as on a light one."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from treve.bulletin.layout import TEMPLATES
from treve.serve.pages.frame import STATIC

SHEETS = {"desk": STATIC / "desk.css", "report": TEMPLATES / "style.css"}
WORDS, LINES = 4.5, 3.0
"""Least contrast. Source: WCAG 2.2, success criteria 1.4.3 (AA) and 1.4.11."""


def _palettes(sheet: Path) -> dict[str, dict[str, str]]:
    """The colours by name, light and dark."""
    text = sheet.read_text(encoding="utf-8")
    roots = [dict(re.findall(r"--(\w+): (#\w+);", found)) for found in re.findall(r":root \{([^}]*)\}", text)]
    light, dark = roots
    return {"light": light, "dark": dark}


def _luminance(colour: str) -> float:
    """Relative luminance. Source: WCAG 2.2, definitions."""
    digits = colour[1:] if len(colour) == 7 else "".join(one * 2 for one in colour[1:])
    parts = [int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """From 1, the same, to 21, black on white."""
    low, high = sorted(map(_luminance, (one, other)))
    return (high + 0.05) / (low + 0.05)


def test_contrast_is_that_of_the_standard() -> None:
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("light", ["light", "dark"])
@pytest.mark.parametrize("sheet", SHEETS)
def test_words_and_lines_stand_out_from_every_ground(sheet: str, light: str) -> None:
    colours = _palettes(SHEETS[sheet])[light]
    grounds = [colours[name] for name in ("paper", "shade") if name in colours]
    faint = [
        (name, ground)
        for ground in grounds
        for name, colour in colours.items()
        if name not in ("paper", "shade") and contrast(colour, ground) < (LINES if name == "line" else WORDS)
    ]
    assert faint == []


@pytest.mark.parametrize("sheet", SHEETS)
def test_both_screens_have_the_same_colours_by_name_and_prints_are_light(sheet: str) -> None:
    light, dark = _palettes(SHEETS[sheet]).values()
    assert light.keys() == dark.keys()
    assert "@media screen and (prefers-color-scheme: dark)" in SHEETS[sheet].read_text(encoding="utf-8")
    assert contrast(dark["paper"], "#000") < 1.5


@pytest.mark.parametrize("sheet", SHEETS)
def test_words_that_stay_on_light_ground_are_dark_there(sheet: str) -> None:
    text = SHEETS[sheet].read_text(encoding="utf-8")
    marked = re.findall(r"\.is-\w+ \{ background: (#\w+)|dt:target \+ dd \{ background: (#\w+)", text)
    assert marked
    for found in marked:
        for words in ("#1a1a1a", "#003d99"):
            assert contrast(words, found[0] or found[1]) >= WORDS
