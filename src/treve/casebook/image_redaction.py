"""Parts of a picture covered: a new picture is made of what is left of the pixels, and of nothing else that was in the file."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from PIL import Image, UnidentifiedImageError

from treve.errors import BadValue, worded

# A photograph of today has up to some 50 million points; more, in a small file, is made to exhaust the memory.
MOST_PIXELS = 60_000_000
# A part is blurred to at most so many squares a side: no face and no number plate is left in them.
_SQUARES = 4
_QUALITY = 90
# JPEG with colours at half the resolution codes blocks of 16 × 16 points, and smooths colours over two more (ITU-T T.81, A.1).
_BLOCK, _RUN = 16, 2


class Cover(StrEnum):
    """How a part is covered: all black, or a few squares of its mean colours."""

    BLACK = "black"
    BLUR = "blur"


@dataclass(frozen=True, slots=True)
class Rectangle:
    """A part of a picture in pixels, from its upper left corner."""

    left: int
    top: int
    width: int
    height: int
    cover: Cover = Cover.BLACK


def read_rectangle(text: str, cover: Cover) -> Rectangle:
    """Read `LEFT,TOP,WIDTH,HEIGHT`. Raises BadValue for anything else."""
    parts = text.split(",")
    if len(parts) != 4 or not all(part.strip().isascii() and part.strip().isdigit() for part in parts):
        raise BadValue("redaction", cover.value, text, "LEFT,TOP,WIDTH,HEIGHT in pixels")
    left, top, width, height = (int(part) for part in parts)
    return Rectangle(left, top, width, height, cover)


def covered(data: bytes, rectangles: Sequence[Rectangle]) -> bytes:
    """The picture with parts covered, as JPEG or PNG like the one given; in a JPEG up to 17 points more on each side.

    Raises BadValue for what is no picture of these kinds, one too large or with several frames, and a part outside it.
    """
    picture, kind = _read(data)
    for one in rectangles:
        box = (one.left, one.top, one.left + one.width, one.top + one.height)
        if not (one.width > 0 and one.height > 0 and box[2] <= picture.width and box[3] <= picture.height):
            where = f"{one.left},{one.top},{one.width},{one.height}"
            raise BadValue(
                "redaction",
                one.cover.value,
                where,
                worded("a part of {width} × {height} pixels", width=picture.width, height=picture.height),
            )
        if kind == "JPEG":
            box = _grown(box, picture.size)
        picture.paste(_cover(picture.crop(box), one.cover), box)
    # A picture made anew of the pixels alone: no metadata, palette or profile of the file comes along.
    clean = Image.frombytes(picture.mode, picture.size, picture.tobytes())
    made = io.BytesIO()
    if kind == "JPEG":
        clean.save(made, "JPEG", quality=_QUALITY)
    else:
        clean.save(made, "PNG")
    return made.getvalue()


def _grown(box: tuple[int, int, int, int], size: tuple[int, int]) -> tuple[int, int, int, int]:
    """The part with all points of a JPEG that carry traces of it: its blocks of 16 × 16, and the neighbours colours run into."""
    left, top, right, bottom = box
    low = (left - left % _BLOCK - _RUN, top - top % _BLOCK - _RUN)
    high = (right + -right % _BLOCK + _RUN, bottom + -bottom % _BLOCK + _RUN)
    return max(low[0], 0), max(low[1], 0), min(high[0], size[0]), min(high[1], size[1])


def _cover(part: Image.Image, cover: Cover) -> Image.Image:
    if cover is Cover.BLACK:
        return Image.new(part.mode, part.size)
    few = (min(_SQUARES, part.width), min(_SQUARES, part.height))
    return part.resize(few, Image.Resampling.BOX).resize(part.size, Image.Resampling.NEAREST)


def _read(data: bytes) -> tuple[Image.Image, str]:
    problem = BadValue("redaction", "file", data[:8].hex(), "a JPEG or PNG picture that is whole")
    try:
        with Image.open(io.BytesIO(data), formats=("JPEG", "PNG")) as found:
            if found.width * found.height > MOST_PIXELS or getattr(found, "n_frames", 1) != 1:
                size = f"{found.width} × {found.height}"
                raise BadValue(
                    "redaction",
                    "picture",
                    size,
                    worded("one frame of at most {most} pixels", most=MOST_PIXELS),
                )
            kind = str(found.format)
            # Transparent points may hide what was under them; they are shown as they are seen on white.
            seen = found.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        raise problem from None
    white = Image.new("RGBA", seen.size, "white")
    return Image.alpha_composite(white, seen).convert("RGB"), kind
