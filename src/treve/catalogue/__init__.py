"""Words for readers in their language: English sentences with named places to fill, and their translations.

`with speaking("fr"):` sets the language of everything said inside it, in this thread or task alone. The English sentence is the
key; `locale/fr.po` and `locale/ar.po` hold the translations, `scripts/catalogue.py` finds what is missing.
"""

from treve.catalogue.language import LANGUAGES, Language, current, of_environment, speaking
from treve.catalogue.say import Sayings, counted, grouped, in_words, marked, say

__all__ = [
    "LANGUAGES",
    "Language",
    "Sayings",
    "counted",
    "current",
    "grouped",
    "in_words",
    "marked",
    "of_environment",
    "say",
    "speaking",
]
