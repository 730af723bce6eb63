"""Which harms a review is about, in the words of `harms.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from build_site.core.ages import days_of
from build_site.model import INFERRED, READ, Account, Child, Evidence
from build_site.reviews.facts.sentence_context import quoted
from build_site.vocabulary.harms import HAPPENED, LEARNING, RECOMMENDATIONS, HarmVocabulary, HarmWords
from build_site.vocabulary.keywords import Keywords

_PART_OF_PROSE = {"Learning": LEARNING, "Good practice": LEARNING, "Recommendations": RECOMMENDATIONS}
"""Heading under which an account keeps the prose of a part -> the part. What stands under others is of practice."""

_LETTERS_AROUND = 25
"""How many letters around the words of a harm are shown as evidence."""


def read_harms(
    account: Account,
    title: str,
    death: str | None,
    children: tuple[Child, ...],
    harms: HarmVocabulary,
    keywords: Keywords,
) -> tuple[tuple[str, ...], list[Evidence]]:
    """Return the harms in the order of the vocabulary, and the words that each rests on.

    Read: in what happened, in the title or an index term. Inferred: only the learning shows it.
    """
    ages = [days for child in children if child.age and (days := days_of(child.age.removeprefix("under "))) is not None]
    evidence_by_number = _find_phrases(account, title, harms)
    printed_terms = {label: term for term in account.keywords for label in keywords.preferred((term,))}
    stated: dict[str, Evidence] = {}
    for is_conditional in (False, True):
        before = frozenset(stated)
        for number, words in harms:
            if words.name in stated or bool(words.unless) != is_conditional or words.unless & before:
                continue
            evidence = _evidence(words, evidence_by_number.get(number), printed_terms)
            if evidence and words.counts(death, ages):
                stated[words.name] = evidence
    names = [name for name in dict.fromkeys(words.name for _, words in harms) if name in stated]
    return tuple(names), [stated[name] for name in names]


def _evidence(words: HarmWords, phrase: Evidence | None, printed_terms: dict[str, str]) -> Evidence | None:
    """Return what a harm rests on: a phrase of what happened, else an index term, else a phrase of the learning."""
    if phrase and phrase.how == READ:
        return phrase
    term = next((term for label, term in printed_terms.items() if label in words.keywords), None)
    return phrase if term is None else Evidence(words.name, term, 1, READ)


def _find_phrases(account: Account, title: str, harms: HarmVocabulary) -> dict[int, Evidence]:
    """Return number of each entry of the vocabulary that has a phrase in the account -> the first such words."""
    names = {number: words.name for number, words in harms}
    found: dict[int, Evidence] = {}
    for text, part in _texts_with_parts(account, title):
        for number, (start, end) in harms.find(text, part).items():
            words = quoted(text, start, end, _LETTERS_AROUND, _LETTERS_AROUND)
            found.setdefault(number, Evidence(names[number], words, 1, READ if part == HAPPENED else INFERRED))
    return found


def _texts_with_parts(account: Account, title: str) -> Iterator[tuple[str, str]]:
    """Yield the texts of an account, what happened first, each with the part of the vocabulary that is for it."""
    for paragraph in (*account.summary.split("\n\n"), title):
        yield paragraph, HAPPENED
    for point in (*account.learning, *account.good_practice):
        yield point, LEARNING
    for point in account.recommendations:
        yield point, RECOMMENDATIONS
    for other in account.other:
        if other.heading in _PART_OF_PROSE:
            yield other.text, _PART_OF_PROSE[other.heading]
