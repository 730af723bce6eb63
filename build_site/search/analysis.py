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
from build_site.search.tokenise import UNITS_OF_AGE, normalise, term_of
from build_site.search.varint import pack_number

MAX_PHRASE = 6
"""Words of the longest phrase that is a term: of the 5,975 names in the vocabularies that ship, 10 are longer."""

PASSAGE_END = "|"
"""What lunr reads after each passage: no word, so that no phrase runs from one passage into the next."""

_REVIEW = "review"

_ONCE = pack_number(0)

Phrases = frozenset[tuple[str, ...]]
"""Phrases of the vocabulary, as terms; each is a term of the index too: "look_after_child"."""


Occurrences = tuple[str, str, str]
"""Where a term stands in one review, packed for the posting list.

How many times (less one); the id of the passage of each, as differences; the number of its word there.
"""


Analysis = dict[str, Occurrences]


def join_terms(terms: Sequence[str]) -> str:
    """Return the one term of a phrase: ("look", "after", "child") -> "look_after_child"."""
    return "_".join(terms)


def compounds_at(terms: Sequence[str], phrases: Phrases) -> list[str]:
    """Return the phrases and ages that a run of terms begins with, as terms.

    A number and a unit of age are one, whatever the vocabulary says: "7_month".
    """
    is_age = len(terms) > 1 and terms[0].isdigit() and terms[1] in UNITS_OF_AGE
    ages = [join_terms(terms[:2])] if is_age else []
    return ages + [
        join_terms(terms[:length])
        for length in range(2, min(MAX_PHRASE, len(terms)) + 1)
        if tuple(terms[:length]) in phrases
    ]


class TermExtractor:
    """A function of lunr's pipeline: a normalised text becomes the terms that its words are indexed under.

    After the first word of a phrase comes the term of the whole phrase. Ends of passages go. It notes each word's
    number too, as lunr's tokenizer does: to have that cut the text takes as long as all the rest.
    """

    label = "extractTerms"

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases
        self._starts = {phrase[:2] for phrase in phrases}

    def __call__(self, text: Token, _index: int, _tokens: list[Token]) -> list[Token]:
        """Return a token for each term."""
        terms = [PASSAGE_END if word == PASSAGE_END else term_of(word) for word in text.string.split()]
        tokens = []
        for number, term in enumerate(terms):
            if term == PASSAGE_END:
                continue
            metadata = {"index": number}
            tokens.append(Token(term, metadata))
            # A passage's end comes after every word or another, so there is a next one.
            if (term, terms[number + 1]) in self._starts or term.isdigit():
                ahead = compounds_at(terms[number : number + MAX_PHRASE], self._phrases)
                tokens += [Token(compound, metadata) for compound in ahead]
        return tokens


def create_pipeline(phrases: Phrases) -> Pipeline:
    """Return lunr.py's pipeline for this site: a text becomes terms, and so do the phrases in it."""
    pipeline = Pipeline()
    pipeline.add(TermExtractor(phrases))
    return pipeline


def indexed_words(passage: Passage) -> list[str]:
    """Return the words that lunr reads of a passage, with its tag tokens and its end."""
    return [*normalise(passage.text).split(), *passage.tag_tokens, PASSAGE_END]


def analyse(passages: Iterable[Passage], pipeline: Pipeline) -> tuple[Analysis, frozenset[str]]:
    """Return the terms of a review's passages, each with where it stands; and the words as they are spelt."""
    words: list[str] = []
    passage_ids: list[int] = []
    offsets: list[int] = []
    for passage in sorted(passages, key=attrgetter("passage_id")):
        passage_words = indexed_words(passage)
        words += passage_words
        passage_ids += [passage.passage_id] * len(passage_words)
        offsets += range(len(passage_words))
    builder = Builder()
    builder.metadata_whitelist = ["index"]
    builder.field("text")
    builder.pipeline = pipeline
    # In a list, a text is not cut by lunr.
    builder.add({"id": _REVIEW, "text": [" ".join(words)]})
    return {
        term: _pack_occurrences(posting["text"][_REVIEW]["index"], passage_ids, offsets)
        for term, posting in builder.inverted_index.items()
    }, frozenset(word for word in words if word.isalnum())


def _pack_occurrences(indices: list[int], passage_ids: list[int], offsets: list[int]) -> Occurrences:
    """Pack the numbers of a term's words in a review. passage_ids, offsets: of each word of the review."""
    if len(indices) == 1:
        [index] = indices
        return _ONCE, pack_number(passage_ids[index]), pack_number(offsets[index])
    previous, differences = 0, []
    for index in indices:
        differences.append(pack_number(passage_ids[index] - previous))
        previous = passage_ids[index]
    return (
        pack_number(len(indices) - 1),
        "".join(differences),
        "".join([pack_number(offsets[index]) for index in indices]),
    )
