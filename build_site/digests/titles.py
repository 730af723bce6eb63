"""The title that a heading gives its review, without words that only lead to it: "Case 2: Child A", "Death of Ada"."""

from __future__ import annotations

import re

from build_site.digests.line_marks import DASH
from build_site.digests.names import Name, NameKind, in_small_letters, name_of, name_within

_NUMBER_OF_ITEM = re.compile(rf"\d{{1,2}}(?:\.\d{{1,2}})+\.?\s+(?:{DASH}\s+)?(?=\S)")
"""The number of an item under another, as in minutes: `4.1 Child J`."""
_SAYS_NOTHING_ELSE = re.compile(
    r"(?:\W|\b(?:statement|news|publication|published|publish(?:es)?|learning|lessons|briefing|summary|report|review"
    r"|leaflet|deaths?|serious|injuries|injury|harm|case|the|an?|and|of|on|to|into|in|re|for|from|about|by|concerning"
    r"|murders?|killings?|homicides?|manslaughter|suicides?|loss|stabbings?|shootings?|drownings?|abuse|neglect|exploitation"
    r"|fatal|significant|life-changing|tragic|sad|untimely|circumstances|surrounding|investigation|inquiry|our"
    r"|regarding|following|new|local|our|findings"
    r"|concise|extended|joint|independent|multi-agency)\b)*",
    re.IGNORECASE,
)
"""The words around a name that make no title with it."""
_NUMBER_OF_CASE = re.compile(
    r"(?:Case(?: study| summary| example| review)?|Review|Study|Story|Example|Summary|Briefing|Number|No\.?)"
    r"(?:\s+#?(?:\d{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|[IVX]{1,4}))?"
    rf"\s*(?::|\.|\||{DASH})\s+(?=\S)",
    re.IGNORECASE,
)
"""The word for an entry, with its number among others or without: `Case 1: `, `Case study: `."""


_EVENT = (
    r"(?:deaths?|murders?|killings?|homicides?|manslaughter|suicides?|loss|stabbings?|shootings?|drownings?"
    r"|(?:serious |significant |fatal |life-changing )?(?:injury|injuries|harm)|abuse|neglect|exploitation)"
)
_HAPPENED_TO = re.compile(
    rf"(?P<before>(?:[\w'’-]+ ){{0,8}}?{_EVENT}) (?:of|to) (?P<name>[A-Z][\w’' ,&-]{{0,60}})", re.IGNORECASE
)
_ANNOUNCED = re.compile(r"(?P<before>[^:–—|]{1,60}?)\s*[:–—|]\s*(?P<name>[A-Z][^:–—|]{0,60})")
"""`Review published: Ada`."""
_ANNOUNCES = re.compile(r"\b(?:published|publication|publish(?:es)?|news|statement)\b", re.IGNORECASE)
_OF_MANY = re.compile(
    r"(?:child(?:ren)?|babies|infants?|newborns?|toddlers?|neonates?|teen(?:ager)?s?|adolescents?|adults?|youths?|pupils?"
    r"|students?|boys?|girls?|siblings?|twins?|brothers|sisters|parents?|mothers?|fathers?|mum|dad|famil(?:y|ies)|people"
    r"|young|persons?|patients?|residents?|women|woman|men|man|carers?|professionals?|trust|power|innocence|life|lives"
    r"|contact|control|care|hope|data|others?|vulnerable|looked|unborn|pre-?birth)\b",
    re.IGNORECASE,
)
"""Words that are no name though they have a capital letter in a title: "Deaths of Infants", "Abuse of Trust"."""
_GROUP = re.compile(
    r"(?:[A-Z]{1,3}\d{0,2}|[A-Z][\w'’-]{1,30}) (?i:family|siblings|twins|triplets|brothers|sisters|children|boys|girls)"
)


_SMALL_WORDS = re.compile(r"\b(?:OF|TO|THE|ON|AN|INTO|FROM|FOR|ABOUT)\b")
"""The words around a name in a title in capitals."""


def without_number(text: str) -> str:
    """Return a heading without the number of its item (`4.1 Child J`) or, before a name, its case (`Case 1: Ada`)."""
    if number := _NUMBER_OF_ITEM.match(text):
        return text[number.end() :]
    case = _NUMBER_OF_CASE.match(text)
    return text[case.end() :] if case and _begins_with_name(text[case.end() :]) else text


def _begins_with_name(text: str) -> bool:
    """Whether a text is a name, with or without a date or other words behind it."""
    return name_of(re.split(r"\s*[(|]|\s+[–—-]\s+", text, maxsplit=1)[0]) is not None


def only_name(title: str) -> Name | None:
    """Return the name in a title that says nothing else: "Statement on the death of 'Jamie'", "Death of Ada"."""
    title = _SMALL_WORDS.sub(lambda word: word[0].lower(), in_small_letters(title)) if title.isupper() else title
    name = name_within(title) or _happened_to(title) or _announced(title)
    return name if name and _SAYS_NOTHING_ELSE.fullmatch(title.replace(name.printed, " ")) else None


def _happened_to(title: str) -> Name | None:
    """Return the given name of whom a title says what happened to, and nothing else."""
    match = _HAPPENED_TO.fullmatch(title.strip(" .:"))
    return _given(match["name"]) if match else None


def _announced(title: str) -> Name | None:
    """Return the given name behind the words that announce its review: "Review published: Ada"."""
    match = _ANNOUNCED.fullmatch(title.strip(" ."))
    return _given(match["name"]) if match and _ANNOUNCES.search(match["before"]) else None


def _given(text: str) -> Name | None:
    name = name_of(text)
    if name is None or name.kind is not NameKind.GIVEN or _OF_MANY.match(text):
        return None
    return Name(name.text, name.kind, text)


def with_article(title: str, heading: str) -> str:
    """Return the title of a group with the article that it has in its heading: "H family" -> "The H family"."""
    if _GROUP.fullmatch(title) and re.search(rf"\bthe {re.escape(title)}\b", heading, re.IGNORECASE):
        return f"The {title}"
    return title
