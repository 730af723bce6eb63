"""Whether a text begins to tell a case, as the first sentence of an entry does."""

from __future__ import annotations

import re
from functools import lru_cache

from build_site.core.dates import MONTH_NAMES
from build_site.digests.names import name_of, name_within

OPENS = 2
"""Signs of a case from which on a text opens one."""

_EVENT = (
    r"(?:[Dd]eaths?|[Ss]uicides?|[Mm]urders?|[Kk]illings?|[Hh]omicides?|[Ss]tabbings?|[Ii]njur(?:y|ies)|[Nn]eglect|[Aa]buse"
    r"|[Ee]xploitation|[Rr]ape|[Hh]arm|[Oo]verdose|[Aa]ssaults?|[Dd]rowning|[Pp]oisoning|[Ii]ncidents?|[Mm]altreatment)"
)
_TITLE_OF_CASE = re.compile(
    rf"(?:[A-Z][\w-]*[, ]+(?:[\w-]+[, ]+){{0,7}}?)?{_EVENT}\b[^.:;]{{0,60}}?\b(?:of|to|by|in)\b", re.DOTALL
)
"""Death of, Serious and significant injuries to, Sexual abuse of."""
_DATED = re.compile(rf"(?:In|On|During)\s+(?:\w+\s+){{0,3}}(?:{'|'.join(MONTH_NAMES)}|(?:19|20)\d\d)\b")
_AGE = re.compile(
    r"\b(?:aged?\s+(?:of\s+)?\w+|(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen"
    r"|fifteen|sixteen|seventeen)[\s-]+(?:day|week|month|year)s?(?:[\s-]+old)?)\b",
    re.IGNORECASE,
)
_BEFELL = re.compile(
    r"\b(?:died|was born|were born|was killed|were killed|was murdered|were murdered|suffered|sustained"
    r"|took (?:his|her|their) (?:own )?li(?:fe|ves)|was (?:brought|taken|admitted) to|came into hospital|was found"
    r"|(?:into|of|after|following) the (?:[\w-]+ ){0,4}death of|neglect of)\b"
)
_RUNS_INTO = re.compile(r"\s*[:–—|]+\s*|\s-\s|(?<=[a-zA-Z0-9)])(?=[A-Z][a-z])|(?<=[12]\d\d\d)\s+(?=[A-Z])")
"""Where a heading ends that runs into its text: `Hazel – Death of`, `Rapid review: HazelDeath of`."""
_LONGEST_RUN_IN = 80
_ABOUT = 200
"""Within how many letters a case shows that it is one."""


@lru_cache(10_000)
def opens_case(text: str) -> int:
    """Return how many signs of a case the beginning of a text has, from 0 to 3.

    The signs: an event is named first ("Death of ..."), a date opens the sentence, somebody's age, what befell them.
    """
    start = text[:_ABOUT]
    signs = (2 if _TITLE_OF_CASE.match(start[:120]) else 0) + (1 if _DATED.match(start) else 0)
    signs += bool(_AGE.search(start)) + bool(_BEFELL.search(start))
    return min(signs, 3)


@lru_cache(10_000)
def opens_case_of_name(text: str) -> int:
    """Return the most signs of a case that stand behind the name of a review that a text begins with; 0 if none does.

    Example: 3 for "Child Hazel – Death of a boy aged 3 ...", whose heading runs into it.
    """
    heading = re.split(r"[.;?!]", text[:_LONGEST_RUN_IN], maxsplit=1)[0]
    begins, most, is_named = 0, 0, False
    for end in _RUNS_INTO.finditer(heading):
        name = heading[begins : end.start()]
        is_named = is_named or bool(name_of(name) or name_within(name))
        if is_named:
            most = max(most, opens_case(text[end.end() :]))
        begins = end.end()
    return most
