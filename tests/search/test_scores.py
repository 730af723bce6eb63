"""The scores of the cut index are those of one whole index that lunr.py builds of the same reviews."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from lunr.builder import Builder
from lunr.index import Index
from lunr.pipeline import Pipeline
from lunr.token import Token

from build_site.search.analysis import MAX_PHRASE, PASSAGE_END, Phrases, compounds_at, indexed_words
from build_site.search.passages import FIELD_OF, KINDS, POINTS_FROM, AreaHierarchy, Passage, passages_of
from build_site.search.ranking import BOOSTS, K1, B
from build_site.search.thesaurus import Thesaurus
from build_site.search.tokenise import term_of
from tests.bench import collections
from tests.search.building import asked, held, shipped_synonyms, written

pytestmark = pytest.mark.build

QUERIES = 400


def text(passages: list[Passage]) -> str:
    return " ".join(word for passage in passages for word in indexed_words(passage))


class WordByWord:
    """The pipeline's function as lunr means it: a word at a time, of texts that lunr's own tokenizer has cut."""

    label = "wordByWord"

    def __init__(self, phrases: Phrases) -> None:
        self._phrases = phrases

    def __call__(self, token: Token, i: int, tokens: list[Token]) -> list[Token]:
        if token.string == PASSAGE_END:
            return []
        ahead = [term_of(following.string) for following in tokens[i : i + MAX_PHRASE]]
        return [Token(term, token.metadata) for term in (ahead[0], *compounds_at(ahead, self._phrases))]


def builder(fields: dict[str, float], words: frozenset) -> Builder:
    made = Builder()
    made.b(B)
    made.k1(K1)
    for field, boost in fields.items():
        made.field(field, boost)
    made.pipeline = Pipeline()
    made.pipeline.add(WordByWord(words))
    return made


class Whole:
    """One index of all reviews and one of all points, as lunr.py builds them."""

    def __init__(self, reviews: list[list[Passage]], words: frozenset) -> None:
        by_review, by_point = builder(BOOSTS, words), builder({"text": 1}, words)
        for number, passages in enumerate(reviews):
            by_review.add(
                {"id": number, **{field: text([p for p in passages if FIELD_OF[p.kind] == field]) for field in BOOSTS}}
            )
            for point in (passage for passage in passages if passage.kind in KINDS[POINTS_FROM:]):
                by_point.add({"id": f"{number}.{point.passage_id}", "text": text([point])})
        self.reviews, self.points = by_review.build(), by_point.build()
        self.terms = sorted(by_review.inverted_index)


def scores(index: Index, clauses: list[dict]) -> dict[str, float]:
    def ask(query) -> None:
        for clause in clauses:
            query.clause(clause["term"], boost=clause["boost"], use_pipeline=False)

    return {result["ref"]: result["score"] for result in index.query(callback=ask)}


@pytest.fixture(scope="module")
def asked_both_ways(tmp_path_factory):
    """Whole indexes, random questions, and what the browser's modules answer on the cut index."""
    folder = tmp_path_factory.mktemp("index")
    collection, synonyms = held(collections.records(150)), shipped_synonyms()
    made = written(collection, folder, synonyms)
    around, words = AreaHierarchy(collection), Thesaurus(collection, synonyms).phrases
    whole = Whole([passages_of(review, around) for review in collection.reviews], words)
    chance = random.Random(5)
    clauses = [
        [
            {"term": term, "boost": chance.choice((1, 0.7, 0.4, 2))}
            for term in chance.sample(whole.terms, chance.randint(1, 6))
        ]
        for _ in range(QUERIES)
    ]
    points = [number % 2 == 1 for number in range(QUERIES)]
    answers = asked(folder, made, [{"scores": c, "points": p} for c, p in zip(clauses, points, strict=True)])
    return whole, clauses, points, answers


def test_the_cut_index_gives_each_review_and_point_the_score_of_the_whole_one(asked_both_ways):
    whole, clauses, points, answers = asked_both_ways
    found = 0
    for question, of_points, answer in zip(clauses, points, answers, strict=True):
        known = [clause for clause in question if not of_points or clause["term"] in whole.points.inverted_index]
        expected = scores(whole.points if of_points else whole.reviews, known) if known else {}
        assert answer == pytest.approx(expected, abs=1e-9), question
        found += len(expected)
    assert found > 10 * QUERIES


def test_everyday_words_are_scored_like_rare_ones(asked_both_ways, tmp_path: Path):
    whole, *_ = asked_both_ways
    common = sorted(
        whole.terms, key=lambda term: -sum(len(whole.reviews.inverted_index[term][field]) for field in BOOSTS)
    )[:3]
    collection = held(collections.records(150))
    made = written(collection, tmp_path, shipped_synonyms())
    question = [{"term": term, "boost": 1} for term in common]
    assert asked(tmp_path, made, [{"scores": question}])[0] == pytest.approx(scores(whole.reviews, question), abs=1e-9)
