"""When the death or incident happened, in EDTF: `2020-12`, `2019-03/2019-04`, summer 2020 as `2020-22`."""

from __future__ import annotations

import re
from dataclasses import dataclass

from build_site.core.dates_in_text import DateInText, dates_in
from build_site.core.text import sentences
from build_site.digests.digest_date import imprint_date
from build_site.model import Evidence
from build_site.reviews.facts.incident.finding import date_of_finding
from build_site.reviews.facts.incident.incident_words import ABOUT_TO, EARLIER, EVENT, KIN_DIED, KIN_HISTORY, REMOVED

_TOOK_PLACE = re.compile(
    r"\b(?:took place|happened|occurred|committed)(?:\s+(?:in|on|over|during))?\s*(?:the\s+)?$", re.IGNORECASE
)
_MEETING = re.compile(
    r"\b(?:reviews?|meetings?|trials?|inquests?|hearings?|conferences?|assessments?|visits?|interviews?|inspections?"
    r"|enquir(?:y|ies)|investigations?|events?|births?|moves?|handover|funeral|training|contact|post-mortem)"
    r" (?:\w+ ){0,2}(?:took place|happened|occurred)(?:\s+(?:in|on|over|during))?\s*(?:the\s+)?$",
    re.IGNORECASE,
)
"""What took place and was no harm."""
_INCIDENTS = re.compile(r"\bincidents\b[^.]*$", re.IGNORECASE)

_HARM_BEFORE = re.compile(
    r"\b(?:deaths?|died|killed|murder(?:ed)?|injur(?:ed|y|ies)|incident|collapsed|harmed|stabbed) (?:\w+ )?$",
    re.IGNORECASE,
)
"""What stands before the date of what happened: "her death in"."""

_BOUND = re.compile(r"\b(?:prior to|before|until|since|after|as (?:of|at)|by)\s*(?:the\s*)?$", re.IGNORECASE)
_FROM = re.compile(r"\bfrom\s*(?:about |around |early |late |mid-?)?$", re.IGNORECASE)
"""What stands before the beginning of a time whose end is not told."""
_JUST_BEFORE_FEAST = re.compile(r"\b(?:just|shortly|right|days?) before\s*$", re.IGNORECASE)
_FEAST = re.compile(r"(?:christmas|halloween)\b", re.IGNORECASE)
_UNDER_REVIEW = re.compile(
    r"\b(?:support|services?|involvement|practice|scope|timeline|period under review)\b[^.;,]*$", re.IGNORECASE
)
"""What stands before the time that a review looks at, which is not that of the incident where both are given."""

_LEADING = re.compile(
    r"(?:^|[;–—]|,? \b(?:and|but|then|so|because|that|where|while)\b|(?P<comma>[,:]))\s*"
    r"(?:(?:and|but|then|so|also|on|in|at|over|during|of|the|an?|one|late|early|later|evening|morning|afternoon|night"
    r"|hours|weekend|week|day|end|start|beginning|first|second|third|last|back|by|sadly|however|around|about|same|just"
    r"|shortly|before|after|following|it was|between|from|\w+day)\b[\s,]*){0,12}$",
    re.IGNORECASE,
)
"""What stands before a date that begins a clause: "and late in the evening of"."""
_PUBLISHED = re.compile(
    r"\b(?:publish\w*|put out|released|issued|launched)\b[^.;]*\bon (?:\w+day,? )?(?:the )?$", re.IGNORECASE
)
_WHEN = re.compile(r"\bwhen\b[^;]*$", re.IGNORECASE)
"""What follows "when" is of the time of what it is told after: "came to light when the girl moved in"."""
_IT_WAS = re.compile(r"(?:It|This|That|All this) (?:was|happened)\b", re.IGNORECASE)
"""What refers to the sentences before: "It was the first week of"."""
_NEAR = 3
"""Among how many sentences before it."""
_MOST_DATES = 8
"""Of a sentence; one with more is a list."""
_REACH = 180
"""In letters, how far before it what a date is of is sought."""
_HARMS = {"fatal", "harm"}
_DEATH = re.compile(r"\b(?:deaths?|died|killed|killing|murder\w*|suicides?|own life|stillbirth)\b", re.IGNORECASE)
_DEATH_BEFORE = re.compile(
    r"\b(?:deaths?|died|dead|lifeless|hanged|killed|killing|murdere?d?|suicide|own life)\b"
    r"(?:(?!\b(?:was|were|had)\b)[^.;,]){0,80}$",
    re.IGNORECASE,
)
"""What stands before the date of a death: "died in hospital on"."""
_END = re.compile(r"[.,;]")
_OBJECT = 3
"""In words, how far after a deed stands to whom it was done: "her own mother"."""
_FINITE = re.compile(
    r"^\W*(?!Child|Baby|Young)\w+['’]s\b|\b(?:was|were|is|are|has|had|lived|lives|loved|came|went|turned|started"
    r"|moved|began|became|left|prescribed|gave|met|joined|attended|grew|spent|stayed|took|saw|said|asked|wrote|sent|referred|received"
    r"|needed|wanted|liked|enjoyed)\b",
    re.IGNORECASE,
)
"""What makes of the first sentence one that tells, and not a title as "Placement of a girl in a unit in"."""
_UNRELATED = re.compile(r"\b(?:unrelated|natural causes|illness|cancer|later died|died later)\b", re.IGNORECASE)
"""What is told of a death that is not what a review is about."""


@dataclass(frozen=True)
class _Scene:
    """What is told before a sentence: the sentences right above it, and whether any above it tells of a death.

    is_fatal: whether any of the account does, those below it among them.
    """

    above: tuple[str, ...]
    is_of_death: bool
    is_fatal: bool = False


def read_incident(summary: str) -> tuple[str | None, list[Evidence]]:
    """Return the EDTF date or interval of the death or incident and the words it rests on; None where none is stated.

    The first sentence with a date that is not that of a trial, a birth or a review gives it; within a
    sentence, a date that something "took place" goes before others, and the time under review after them. After the
    first sentence, a date is taken only where words of harm or of its discovery go with it. A later sentence that
    tells of the same death with a day or a month gives these.
    """
    told = sentences(summary)
    is_of_death = False
    is_fatal = bool(_DEATH.search(summary))
    for number, sentence in enumerate(told):
        scene = _Scene(tuple(told[max(0, number - _NEAR) : number]), is_of_death, is_fatal)
        if imprint_date(sentence):
            continue
        if found := date_of_finding(sentence):
            return found.edtf, [Evidence(found.edtf, found.words, 1)]
        dates = [date for date in dates_in(sentence)[:_MOST_DATES] if _may_be_incident(sentence, date, scene)]
        if dates:
            incident = min(dates, key=lambda date: _rank(sentence[: date.start]))
            incident = next((date for date in dates if _says_more(sentence, date, incident)), incident)
            if len(dates) == 2 and _INCIDENTS.search(sentence[: dates[0].start]):
                incident = _span(dates, sentence) or incident
            else:
                incident = _of_death(incident, sentence, told[number + 1 :])
            return incident.edtf, [Evidence(incident.edtf, incident.words, 1)]
        is_of_death = is_of_death or bool(_DEATH.search(sentence))
    return None, []


def _of_death(incident: DateInText, sentence: str, later: list[str]) -> DateInText:
    """Return the date of the death that later sentences tell of, where this one is of another event, or less exact."""
    before = sentence[: incident.start]
    is_death = _DEATH_BEFORE.search(before)
    if not is_death and _event(before[-_REACH:], sentence[incident.end :])[0] != "fatal":
        return incident
    for after in later:
        for date in dates_in(after)[:_MOST_DATES]:
            if not _DEATH_BEFORE.search(after[: date.start]) or _UNRELATED.search(after):
                continue
            is_same = date.edtf.startswith(f"{incident.edtf}-") if is_death else date.edtf[:7] > incident.edtf[:7]
            if is_same and _may_be_incident(after, date, _Scene((sentence,), True)):
                return date
    return incident


def _says_more(sentence: str, date: DateInText, other: DateInText) -> bool:
    """Return whether a date is the same as another but for its month: "death in 2011 ... her death in July 2011"."""
    return date.edtf.startswith(f"{other.edtf}-") and bool(_HARM_BEFORE.search(sentence[: date.start]))


def _span(dates: list[DateInText], sentence: str) -> DateInText | None:
    """Return the interval from the earlier to the later of two dates; None where one is an interval itself."""
    start, end = sorted(date.edtf for date in dates)
    if "/" in start + end:
        return None
    return DateInText(f"{start}/{end}", dates[0].start, sentence[dates[0].start :].rstrip("."))


def _may_be_incident(sentence: str, date: DateInText, scene: _Scene) -> bool:
    """Return whether a date may be that of the incident."""
    before, after = sentence[: date.start], sentence[date.end : date.end + _REACH].split(";")[0]
    before = f"... {before[-_REACH:]}" if len(before) > _REACH else before
    if _TOOK_PLACE.search(before):
        of_kin = scene.above and KIN_HISTORY.search(before) and _event(before, "")[0] in _HARMS
        return not (_MEETING.search(before) or of_kin)
    if _BOUND.search(before) and not (_JUST_BEFORE_FEAST.search(before) and _FEAST.match(date.words)):
        return False
    if "/" not in date.edtf and _FROM.search(before):
        return False
    event, clause, rest = _event(before, after)
    if REMOVED.search(clause) and (scene.is_fatal or not _told(scene) & _HARMS):
        return False
    if any(other.search(clause) for other in (EARLIER, ABOUT_TO, _PUBLISHED, KIN_DIED)):
        return False
    if not scene.above:
        if clause != before and KIN_HISTORY.search(clause):
            return False
        return event in ("fatal", "harm") or (event is None and not _FINITE.search(_told_of(before, after)))
    if event is None:
        return bool(_IT_WAS.match(before) and _told(scene) & _HARMS)
    if KIN_HISTORY.search(" ".join((clause, *_END.split(rest)[0].split()[:_OBJECT]))):
        return False
    return event == "fatal" or (event == "harm" and not scene.is_of_death)


def _told_of(before: str, after: str) -> str:
    """Return what a date without any event is of: what is told before it, or after it where it begins a sentence."""
    leading = _LEADING.search(before)
    return after if leading and leading.start() == 0 else before


def _told(scene: _Scene) -> set[str | None]:
    """Return the kinds of event that are told right above a sentence."""
    return {match.lastgroup for match in EVENT.finditer(" ".join(scene.above))}


def _event(before: str, after: str) -> tuple[str | None, str, str]:
    """Return the kind of event that a date is of, the words that lead to it, and those that go on from it.

    These are what the clause tells that the date begins, else what is told before it.
    """
    leading = _LEADING.search(before)
    told = [match.lastgroup for match in EVENT.finditer(before)]
    follows = EVENT.search(after)
    if follows and leading and not (told and leading["comma"]):
        return follows.lastgroup, after[: follows.end()].strip(" ,"), after[follows.end() :]
    if follows and not told and follows.lastgroup != "history":
        return follows.lastgroup, before, ""
    if told[-1:] == ["history"] and (when := _WHEN.search(before)):
        told = [match.lastgroup for match in EVENT.finditer(before[: when.start()])] or told
    return told[-1] if told else None, before, ""


def _rank(before: str) -> int:
    if _TOOK_PLACE.search(before):
        return 0
    return 3 if _UNDER_REVIEW.search(before) else 1 if _DEATH_BEFORE.search(before) else 2
