"""A text -> its words and terms: one form for all that a reader would call the same word.

The browser does the same to what is typed (assets/scripts/search/tokenise.js), with the tables
of this module, which travel in the index's manifest. A test holds the two together.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from lunr.stemmer import PorterStemmer

from build_site.core.text import NUMBER_WORDS

NUMBERS = {word: str(number) for word, number in NUMBER_WORDS.items()}

IRREGULAR = {
    "children": "child",
    "men": "man",
    "women": "woman",
    "people": "person",
    "babies": "baby",
    "wives": "wife",
    "knives": "knife",
    "feet": "foot",
    "teeth": "tooth",
    "lives": "life",
    "died": "die",
    "dies": "die",
    "dying": "die",
    "deaths": "death",
    "lying": "lie",
    "hid": "hide",
    "hidden": "hide",
    "hiding": "hide",
    "fed": "feed",
    "bought": "buy",
    "brought": "bring",
    "taught": "teach",
    "bit": "bite",
    "bitten": "bite",
    "hanged": "hang",
    "hung": "hang",
    "beaten": "beat",
    "shaken": "shake",
    "shook": "shake",
    "drank": "drink",
    "drunk": "drink",
    "drove": "drive",
    "ran": "run",
    "fell": "fall",
    "fallen": "fall",
    "left": "leave",
    "froze": "freeze",
    "frozen": "freeze",
    "stole": "steal",
    "stolen": "steal",
    "broke": "break",
    "broken": "break",
    "slept": "sleep",
    "missing": "missing",
    "swam": "swim",
    "swum": "swim",
    "threw": "throw",
    "thrown": "throw",
    "lost": "lose",
    "kept": "keep",
    "told": "tell",
    "knew": "know",
    "ate": "eat",
    "eaten": "eat",
    "bled": "bleed",
    "burnt": "burn",
    "caught": "catch",
    "fought": "fight",
    "shot": "shoot",
    "sold": "sell",
}

SHORT = {
    "yr": "year",
    "yrs": "year",
    "mth": "month",
    "mths": "month",
    "wk": "week",
    "wks": "week",
    "hr": "hour",
    "hrs": "hour",
    "mins": "minute",
    "yo": "year",
}

SAME_WORD = {**NUMBERS, **IRREGULAR, **SHORT}
"""Words whose form in the index is not their stem. Shipped to the browser."""

UNITS_OF_AGE = ("day", "week", "month", "year")

FUNCTION_WORDS = frozenset(
    (  # noqa: SIM905  # Words are read more easily as a text.
        "a about after all also am an and any are as at be because been before but by can could did do does done "
        "during for from get gets getting got had has have having he her hers him his how i if in into is it its "
        "itself just me more most my no nor not of off on or our out over own s said say says she should so some such "
        "t than that the their them then there these they this those through to too under until up us very via was we "
        "were what when where which while who whom whose go goes going went gone make makes made take takes took "
        "using used why will with would you your himself herself themself themselves myself ourselves yourself re vs"
    ).split()
)
"""Words that a query of several words is searched without."""

NAMED_BY_LETTER = ("adult", "baby", "boy", "child", "family", "girl", "infant", "person", "sibling", "twin", "yp")
"""Words that reviews make a name of with a letter: "Child A", "Baby T". Each is a phrase of the index for the letters
that are function words; the others are words like any."""

_APOSTROPHES = re.compile("['\u2018\u2019\u02bc\u0060\u00b4]")
_POSSESSIVE = re.compile(r"(?<=\w)'s\b")
_NON_ALPHANUMERIC = re.compile(r"[\W_]+")
_GLUED_UNIT = re.compile(r"\b(\d+)([a-z]+)\b")
_DIGIT = re.compile(r"\d")
_ASCII_NON_ALPHANUMERIC = {code: " " for code in range(128) if not chr(code).isalnum()}


def normalise(text: str) -> str:
    """Return a text in lower case, accents and possessives off, one space between words, only letters and digits.

    "Mother’s 4yr-old" -> "mother 4 yr old".
    """
    text = text.lower()
    if not text.isascii():
        text = "".join(char for char in unicodedata.normalize("NFKD", text) if not unicodedata.combining(char))
        text = _APOSTROPHES.sub("'", text)
    if "'" in text or "`" in text:
        text = _POSSESSIVE.sub("", text.replace("`", "'")).replace("'", "")
    text = text.translate(_ASCII_NON_ALPHANUMERIC) if text.isascii() else _NON_ALPHANUMERIC.sub(" ", text)
    if _DIGIT.search(text):
        text = _GLUED_UNIT.sub(r"\1 \2", text)
    return " ".join(text.split())


class _Stemmer(PorterStemmer):  # type: ignore[misc]  # lunr.py has no types.
    """lunr.py's stemmer with lunr.js's rule for a final y, so that both sides of the index agree."""

    b: str
    k: int

    def step1c(self) -> None:
        """Make a final y after a consonant an i, unless it is the second letter: by -> by, cry -> cri, say -> say."""
        if self.b[self.k] == "y" and self.k > 1 and self.b[self.k - 1] not in "aeiou":
            self.b = self.b[: self.k] + "i" + self.b[self.k + 1 :]


_stemmer = _Stemmer()


@cache
def term_of(word: str) -> str:
    """Return the term that a normalised word is indexed under: "babies" -> "babi", "seven" -> "7"."""
    same = SAME_WORD.get(word, word)
    return same if same[:1] in "@#" or same.isdigit() else str(_stemmer.stem(same))


def terms_of(text: str) -> list[str]:
    """Return the terms of a text, in order."""
    return [term_of(word) for word in normalise(text).split()]
