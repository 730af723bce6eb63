"""Passages -> terms and where they stand: the work of lunr.py, done once for each text.

An analysis is what lunr.Builder finds in the passages of one review, packed. Builders of single
reviews, or of a few, add up to the one of all reviews, because lunr's scores are computed from
counts; a test compares the scores with those of one whole index.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from operator import attrgetter

from lunr.builder import Builder
from lunr.pipeline import Pipeline
from lunr.token import Token

from build_site.search.passages import Passage
from build_site.search.tokenise import UNITS_OF_AGE, plain, term_of
from build_site.search.varint import pack_number

LONGEST_PHRASE = 6

BREAK = "|"
"""What lunr reads between two passages: no word, so that no phrase runs over it."""

_REVIEW = "review"

_ONCE = pack_number(0)

Phrases = frozenset[tuple[str, ...]]
"""Phrases of the vocabulary, as terms; each is a term of the index too: "look_after_child"."""


Occurrences = tuple[str, str, str]
"""Where a term stands in one review, packed for the posting list.

How many times (less one); the passage of each, as differences; the number of its word there.
"""


Analysis = dict[str, Occurrences]


def join_terms(terms: Sequence[str]) -> str:
    """The one term of a phrase: ("look", "after", "child") -> "look_after_child"."""
    return "_".join(terms)


def compounds_at(terms: Sequence[str], phrases: Phrases) -> list[str]:
    """The phrases and ages that a run of terms begins with: "7 month" is one, whatever the vocabulary says."""
    found = [join_terms(terms[:2])] if terms[0].isdigit() and len(terms) > 1 and terms[1] in UNITS_OF_AGE else []
    return found + [
        join_terms(terms[:length])
        for length in range(2, min(LONGEST_PHRASE, len(terms)) + 1)
        if tuple(terms[:length]) in phrases
    ]


class ToTerms:
    """A function of lunr's pipeline: a plain text becomes the terms that its words are indexed under, and after the
    first word of a phrase comes the term of the whole phrase. Breaks go.

    It notes each word's number too, as lunr's tokenizer does. To cut a text there takes as long as all the rest.
    """

    label = "toTerms"

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._starts = {phrase[:2] for phrase in phrases}

    def __call__(self, text: Token, _: int, __: list[Token]) -> list[Token]:
        terms = [BREAK if word == BREAK else term_of(word) for word in text.string.split()]
        found = []
        for number, term in enumerate(terms):
            if term == BREAK:
                continue
            noted = {"index": number}
            found.append(Token(term, noted))
            # There is a break after every passage, so there is a next one.
            if (term, terms[number + 1]) in self._starts or term.isdigit():
                ahead = compounds_at(terms[number : number + LONGEST_PHRASE], self._phrases)
                found += [Token(compound, noted) for compound in ahead]
        return found


def pipeline(phrases: Phrases) -> Pipeline:
    """lunr.py's pipeline for this site: a text becomes terms, phrases of the vocabulary are terms too."""
    made = Pipeline()
    made.add(ToTerms(phrases))
    return made


def read_by_lunr(passage: Passage) -> list[str]:
    """The words that lunr reads of a passage, with its marks and the break after it."""
    return [*plain(passage.text).split(), *passage.marks, BREAK]


def analyse(passages: Iterable[Passage], words: Pipeline) -> tuple[Analysis, frozenset[str]]:
    """The terms of a review's passages, each with where it stands; and the words as they are spelt."""
    texts: list[str] = []
    places: list[int] = []
    offsets: list[int] = []
    for passage in sorted(passages, key=attrgetter("place")):
        read = read_by_lunr(passage)
        texts += read
        places += [passage.place] * len(read)
        offsets += range(len(read))
    builder = Builder()
    builder.metadata_whitelist = ["index"]
    builder.field("text")
    builder.pipeline = words
    # In a list, a text is not cut by lunr.
    builder.add({"id": _REVIEW, "text": [" ".join(texts)]})
    return {
        term: _pack(posting["text"][_REVIEW]["index"], places, offsets)
        for term, posting in builder.inverted_index.items()
    }, frozenset(word for word in texts if word.isalnum())


def _pack(indices: list[int], places: list[int], offsets: list[int]) -> Occurrences:
    """indices: the numbers of a term's words in the review; places, offsets: of each word of the review."""
    if len(indices) == 1:
        [index] = indices
        return _ONCE, pack_number(places[index]), pack_number(offsets[index])
    before, differences = 0, []
    for index in indices:
        differences.append(pack_number(places[index] - before))
        before = places[index]
    return (
        pack_number(len(indices) - 1),
        "".join(differences),
        "".join([pack_number(offsets[index]) for index in indices]),
    )
