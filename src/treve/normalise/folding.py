"""Spellings that mean the same name, brought to one form for comparison. A folded form is never shown."""

from __future__ import annotations

import re
import unicodedata

# Letters that NFKD leaves whole: Arabic alef maqsura, ta marbuta and Persian kaf and ya; Latin letters without a dot or with a
# stroke. The tatweel only stretches a word.
_LETTERS = str.maketrans(
    {"ى": "ي", "ة": "ه", "ٱ": "ا", "ک": "ك", "ی": "ي", "ـ": None, "ı": "i", "ł": "l", "đ": "d", "ø": "o", "æ": "ae"}
)
# Apostrophes and the signs for hamza and ayn are written or left out at will.
_WITHIN_WORDS = re.compile(r"['’‘`´ʿʾʼʻ′]")
# The article before its noun: al-, el- and the assimilated forms (ash-Sham, ad-Din, ар-Рахман), and al, el as a word.
_ARTICLES = re.compile(
    r"(?<!\w)(?:(?:al|el|ul|ar|as|ash|ad|adh|an|at|ath|az|er|es|ed|en|ez|аль|эль|ар|ас|аш|ад|ан|ат|аз)\s*[-‐‑–]\s*|(?:al|el)\s+)"
)
_ARABIC_ARTICLE = re.compile(r"(?<!\w)ال(?=\w{3})")
_BETWEEN_WORDS = re.compile(r"[\W_]+")


def fold(name: str) -> str:
    """The name without case, accents, articles and punctuation, words separated by one blank; may be empty."""
    text = _ARTICLES.sub("", _WITHIN_WORDS.sub("", _plain_letters(name)))
    return " ".join(_BETWEEN_WORDS.sub(" ", _ARABIC_ARTICLE.sub("", text)).split())


def _plain_letters(name: str) -> str:
    if name.isascii():
        return name.lower()
    text = unicodedata.normalize("NFKD", name).casefold()
    return "".join(letter for letter in text if not unicodedata.combining(letter)).translate(_LETTERS)
