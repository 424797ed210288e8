"""Texts nobody would write, long ones: does the time grow with the length, whatever stands in them?

    python -m benchmarks.extract_hostile [--least 250000]

For each language and each hostile text, processor time for a length and for four times as much. Printed, one line each; the worst
ratio is the last line.
"""

from __future__ import annotations

import argparse
import time

from treve.extract import draft
from treve.model.draft import Language

LANGUAGES = tuple(one.value for one in Language if one is not Language.UNKNOWN)
PIECES = {
    "digits": "1234567890",
    "digits and blanks": "1 ",
    "digits and stops": "1.",
    "capitals": "A",
    "capital words": "Abc ",
    "quotes": '"',
    "quotes and letters": '"a ',
    "opening quotes": "«",
    "dashes": "-",
    "dashes and blanks": "- ",
    "opening brackets": "(",
    "brackets and letters": "(a ",
    "one letter": "a",
    "commas": "a, ",
    "lines": "a\n",
    "entries of a list": "- a\n",
    "articles": "(a) a;\n",
}
WORDS = {
    "fr": ("trêve ", "accord ", "jeudi ", "minuit ", "12 morts ", "et ", "le gouvernement ", "12 violations ", "de la "),
    "en": ("truce ", "agreement ", "Thursday ", "midnight ", "12 dead ", "and ", "the government ", "12 violations ", "of the "),
    "es": ("tregua ", "acuerdo ", "jueves ", "medianoche ", "12 muertos ", "y ", "el gobierno ", "12 violaciones ", "de la "),
    "ru": ("перемирие ", "соглашение ", "четверг ", "полночь ", "12 погибших ", "и ", "правительство ", "12 нарушений ", "на "),
    "ar": ("هدنة ", "اتفاق ", "الخميس ", "منتصف الليل ", "12 قتيلا ", "و ", "الحكومة ", "12 خرقا ", "في "),
}  # fmt: skip
PHRASES = {
    "fr": ("de lundi à mardi ", "la veille "),
    "en": ("from Monday to Tuesday ", "neither side shall "),
    "es": ("anunció el anuncio ",),
    "ru": ("с понедельника по среду ",),
    "ar": ("بين الخميس والجمعة ",),
}
TIMES = 4


def seconds(piece: str, size: int, language: str) -> float:
    """Processor time for a text of one piece over and over."""
    text = (piece * (size // len(piece) + 1))[:size]
    before = time.process_time()
    draft(text, published="2016-12-29", zone="Asia/Damascus", language=language)
    return time.process_time() - before


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--least", type=int, default=250_000)
    least = parser.parse_args().least
    worst = 0.0, ""
    for language in LANGUAGES:
        draft("a", language=language)
        for name, piece in {**PIECES, **{word: word for word in (*WORDS[language], *PHRASES[language])}}.items():
            short, long = seconds(piece, least, language), seconds(piece, TIMES * least, language)
            worst = max(worst, (long / max(short, 0.001), f"{language} {name!r}"))
            print(f"{language} {name!r}: {short:.2f} s, {long:.2f} s, {long / max(short, 0.001):.1f} times", flush=True)
    print(f"worst: {worst[0]:.1f} times for {TIMES} times the text ({worst[1]})")


if __name__ == "__main__":
    main()
