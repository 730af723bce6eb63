"""Words that seem to tell the age of a child under review, for accounts of which no age was read."""

from __future__ import annotations

import re
from itertools import islice

from build_site.core.text import number_words, sentences
from build_site.reviews.facts.children.age_owners import COMPARED_BEFORE

_NUMBER = rf"(?:1[0-8]|[1-9]|{number_words(1, 18)})"
_AGE = re.compile(
    rf"\b(?:aged (?:just |only |about )?{_NUMBER}"
    rf"|(?:(?<![\d.])\d{{1,2}}[\s-]+(?:day|week|month)|(?<![\d.-]){_NUMBER}[\s-]+(?:day|week|month|year))s?"
    r"[\s-]+(?:old|of age)"
    rf"|(?:was|turned) (?:only |just |nearly |almost |about )?{_NUMBER})\b"
    r"(?!-)(?! (?:of|other|(?:day|week|month|year)s?\b(?! old)))"
    rf"|,\s+at\s+(?:just\s+|only\s+)?{_NUMBER},(?!\s+(?-i:[A-Z]))",
    re.IGNORECASE,
)
"""What says an age, whoever's it is."""

_OTHER_AGE_BEFORE = re.compile(
    r"\b(?:between|under|over|from|ages?|range|at|eldest|oldest|youngest|mother|father|parents?|man|woman|partner|born)\b"
    r"[^.]*$",
    re.IGNORECASE,
)
"""What stands before a range of ages, or the age of an adult or of another time."""

_OTHER_IN_LATER_SENTENCE = re.compile(
    r"\b(?:when|since|until|before|after|by|then|who|while|(?:half-)?(?:brother|sister|sibling|twin|cousin|friend"
    r"|neighbour|grand\w+|son|daughter|boyfriend|girlfriend)s?|carer|aunt|uncle|adult|another|other|older|younger"
    r"|convicted|sentenced|offenders?|driver|killer|attacker|people|men|women|it|they|there|report|review)\b[^.;]*$",
    re.IGNORECASE,
)
"""What makes an age, in a sentence that doesn't open the account, one of another person or time as a rule."""

_SENTENCES_READ = 12
_LETTERS_BEFORE = 120


def unread_age(summary: str) -> str | None:
    """Return words that seem to tell a child's age, if an account has any: of use where no age was read."""
    for number, sentence in enumerate(islice(sentences(summary), _SENTENCES_READ)):
        age = _AGE.search(sentence)
        if age is None:
            continue
        before = sentence[: age.start()]
        if COMPARED_BEFORE.search(before[-_LETTERS_BEFORE:]):
            continue
        if not _OTHER_AGE_BEFORE.search(before) and not (number and _OTHER_IN_LATER_SENTENCE.search(before)):
            return age[0]
    return None
