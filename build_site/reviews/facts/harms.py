"""Which harms a review is about, in the words of `harms.yaml`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from build_site.core.ages import days_of
from build_site.core.text import sentences
from build_site.model import INFERRED, READ, Account, Child, Evidence
from build_site.reviews.facts.context.people import Role, actor_role
from build_site.reviews.facts.context.sentence_context import quoted
from build_site.reviews.facts.death.death_victim import own_act_role
from build_site.reviews.facts.death.living import is_about_practice
from build_site.vocabulary.harms import HAPPENED, LEARNING, RECOMMENDATIONS, HarmVocabulary, HarmWords
from build_site.vocabulary.keywords import Keywords

_PART_OF_PROSE = {"Learning": LEARNING, "Good practice": LEARNING, "Recommendations": RECOMMENDATIONS}
"""Heading under which an account keeps the prose of a part -> the part. What stands under others is of practice."""

_CLAIMED_BEFORE = re.compile(
    r"\b(?:said|says|saying|claim\w*|told|stat(?:ed|ing)|alleg\w+|maintain\w*|insist\w*|explained|explanation|story)\b"
    r"[^.;]*\b(?:that|how|had|was|by)\b[^.;]*$",
    re.IGNORECASE,
)
_FOUND_BY = re.compile(
    r"\b(?:coroner|inquest|pathologist|court|judge|jury|post-mortem|doctors?|police)\b", re.IGNORECASE
)
"""Whose word on what happened is a finding."""

_FALSE_BEFORE = re.compile(
    r"\b(?:false\w*|untrue|lied|lying|pretend\w*|invent\w*|made up|hoax|tale)\b[^.;]*$", re.IGNORECASE
)

_CHILDHOOD_BEFORE = re.compile(
    r"\b(?:childhoods?|upbringings?|(?:him|her|them)sel(?:f|ves) as (?:a )?child(?:ren)?)\b[^.;]*$", re.IGNORECASE
)
"""What stands before a harm of long ago, which is an adult's where the childhood is."""

_LETTERS_AROUND = 25
"""How many letters around the words of a harm are shown as evidence."""


def read_harms(
    account: Account,
    title: str,
    death: str | None,
    children: tuple[Child, ...],
    harms: HarmVocabulary,
    keywords: Keywords,
    background: str = "",
) -> tuple[tuple[str, ...], list[Evidence]]:
    """Return the harms in the order of the vocabulary, and the words that each rests on.

    Read: in what happened, in the background or in the title. Inferred: only the learning or an index term has it, so
    that it is mentioned, but not told of the child.
    """
    ages = [days for child in children if child.age and (days := days_of(child.age.removeprefix("under "))) is not None]
    evidence_by_number = _find_phrases(account, title, background, harms)
    printed_terms = {label: term for term in account.keywords for label in keywords.preferred((term,))}
    stated: dict[str, Evidence] = {}
    for is_conditional in (False, True):
        before = frozenset(stated)
        for number, words in harms:
            if bool(words.unless) != is_conditional or words.unless & before:
                continue
            evidence = _evidence(words, evidence_by_number.get(number), printed_terms)
            known = stated.get(words.name)
            is_better = known is None or (known.how == INFERRED and evidence is not None and evidence.how == READ)
            if evidence and is_better and words.counts(death, ages):
                stated[words.name] = evidence
    names = [name for name in dict.fromkeys(words.name for _, words in harms) if name in stated]
    return tuple(names), [stated[name] for name in names]


def _evidence(words: HarmWords, phrase: Evidence | None, printed_terms: dict[str, str]) -> Evidence | None:
    """Return what a harm rests on: a phrase of what happened, else an index term, else a phrase of the learning.

    An index term says what a review deals with, not what befell the child.
    """
    if phrase and phrase.how == READ:
        return phrase
    term = next((term for label, term in printed_terms.items() if label in words.keywords), None)
    return phrase if term is None else Evidence(words.name, term, 1, INFERRED)


def _find_phrases(account: Account, title: str, background: str, harms: HarmVocabulary) -> dict[int, Evidence]:
    """Return number of each entry of the vocabulary that has a phrase in the account -> the first such words."""
    entries = dict(harms)
    found: dict[int, Evidence] = {}
    for text, part in _texts_with_parts(account, title, background):
        for number, (start, end) in harms.find(text, part).items():
            if number in found or (part == HAPPENED and not _is_told(entries[number], text, start, end)):
                continue
            words = quoted(text, start, end, _LETTERS_AROUND, _LETTERS_AROUND)
            found[number] = Evidence(entries[number].name, words, 1, READ if part == HAPPENED else INFERRED)
    return found


def _is_told(words: HarmWords, sentence: str, start: int, end: int) -> bool:
    """Return whether the words from start to end tell what happened to a child or by one, as a fact."""
    before = sentence[:start]
    if is_about_practice(sentence, start) or _FALSE_BEFORE.search(before):
        return False
    childhood = _CHILDHOOD_BEFORE.search(before)
    if childhood and actor_role(sentence, childhood.start()) is Role.OTHER:
        return False
    if words.own_act and own_act_role(sentence, start, end) is Role.OTHER:
        return False
    claimed = None if words.may_be_claimed else _CLAIMED_BEFORE.search(before)
    return claimed is None or bool(_FOUND_BY.search(before))


def _texts_with_parts(account: Account, title: str, background: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of an account, what happened first, each with the part of the vocabulary that is for it."""
    for sentence in (*sentences(account.summary), *sentences(background), title):
        yield sentence, HAPPENED
    for point in (*account.learning, *account.good_practice):
        yield point, LEARNING
    for point in account.recommendations:
        yield point, RECOMMENDATIONS
    for other in account.other:
        if other.heading in _PART_OF_PROSE:
            yield other.text, _PART_OF_PROSE[other.heading]
