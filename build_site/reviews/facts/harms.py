"""Which harms a review is about, in the words of `harms.yaml`."""

from __future__ import annotations

from collections.abc import Iterator

from build_site.core.ages import days_of
from build_site.model import INFERRED, READ, Account, Child, Evidence
from build_site.reviews.facts.sentence_context import quoted
from build_site.vocabulary.harms import HAPPENED, LEARNING, RECOMMENDATIONS, HarmVocabulary
from build_site.vocabulary.keywords import Keywords

_PROSE = {"Learning": LEARNING, "Good practice": LEARNING, "Recommendations": RECOMMENDATIONS}
"""Heading under which an account keeps the prose of a part -> the part. What stands under others is of practice."""

_LETTERS_AROUND = 25


def harms_of(
    account: Account,
    title: str,
    death: str | None,
    children: tuple[Child, ...],
    harms: HarmVocabulary,
    keywords: Keywords,
) -> tuple[tuple[str, ...], list[Evidence]]:
    """The harms in the order of the vocabulary, and the words that each rests on.

    Read: in what happened, in the title or an index term. Inferred: only the learning shows it.
    """
    ages = [days for child in children if child.age and (days := days_of(child.age.removeprefix("under "))) is not None]
    said = _said(account, title, harms)
    terms = {label: term for term in account.keywords for label in keywords.preferred((term,))}
    found: dict[str, Evidence] = {}
    for certain in (True, False):
        stated = frozenset(found)
        for number, words in harms:
            if (
                words.name in found
                or bool(words.unless) == certain
                or words.unless & stated
                or not words.counts(death, ages)
            ):
                continue
            term = next((terms[label] for label in terms if label in words.keywords), None)
            if number in said and (said[number][1] == READ or term is None):
                found[words.name] = Evidence(words.name, said[number][0], 1, said[number][1])
            elif term is not None:
                found[words.name] = Evidence(words.name, term, 1, READ)
    order = dict.fromkeys(words.name for _, words in harms)
    return tuple(name for name in order if name in found), [found[name] for name in order if name in found]


def _said(account: Account, title: str, harms: HarmVocabulary) -> dict[int, tuple[str, str]]:
    """Number of each entry of the vocabulary whose words the account has -> these words, and how they are known."""
    said: dict[int, tuple[str, str]] = {}
    for text, part in _texts(account, title):
        for number, (start, end) in harms.find(text, part).items():
            how = READ if part == HAPPENED else INFERRED
            said.setdefault(number, (quoted(text, start, end, _LETTERS_AROUND, _LETTERS_AROUND), how))
    return said


def _texts(account: Account, title: str) -> Iterator[tuple[str, str]]:
    """The texts of an account, what happened first, each with the part of the vocabulary that is for it."""
    for paragraph in (*account.summary.split("\n\n"), title):
        yield paragraph, HAPPENED
    for point in (*account.learning, *account.good_practice):
        yield point, LEARNING
    for point in account.recommendations:
        yield point, RECOMMENDATIONS
    for other in account.other:
        if other.heading in _PROSE:
            yield other.text, _PROSE[other.heading]
