"""What the facts of the real digests rest on, and how well they agree with labels made by careful reading."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from build_site.build import import_without_writing
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.model import READ, Account, Record
from build_site.records import files
from build_site.vocabulary.vocabularies import Vocabularies
from tests.scoring import scores_of

SHARED = Path(__file__).resolve().parents[3] / "shared"

pytestmark = pytest.mark.skipif(not (SHARED / "digests").is_dir(), reason="the real digests are not beside the project")


@pytest.fixture(scope="module")
def records(tmp_path_factory: pytest.TempPathFactory, words: Vocabularies) -> tuple[Record, ...]:
    root = tmp_path_factory.mktemp("real")
    shutil.copytree(SHARED / "digests", root / "digests")
    return import_without_writing(ContentFolder(root), words, Problems()).records


def texts_of(account: Account) -> list[str]:
    points = (*account.learning, *account.recommendations, *account.good_practice)
    others = (other.text for other in account.other)
    headings = (source.heading for source in account.sources)
    return [" ".join(text.split()) for text in (account.summary, *points, *others, *headings, *account.keywords)]


def test_the_words_of_every_fact_stand_in_the_account_that_they_are_said_to_be_from(records: tuple[Record, ...]):
    missing = [
        (record.id, fact, item.words)
        for record in records
        for fact, items in record.evidence.items()
        for item in items
        if not any(item.words in text for text in texts_of(record.accounts[item.account - 1]))
    ]
    assert missing == []


def test_every_fact_that_is_stated_rests_on_something(records: tuple[Record, ...]):
    bare = [
        (record.id, fact)
        for record in records
        for fact in ("review_type", "death", "incident", "harms")
        if getattr(record, fact) not in (None, (), "unclear") and not record.evidence.get(fact)
    ]
    assert bare == []
    assert [
        record.id
        for record in records
        for child in record.children
        if child.age and child.age not in {item.value for item in record.evidence["children"]}
    ] == []


def test_the_words_that_were_read_are_few_enough_to_be_marked(records: tuple[Record, ...]):
    longest = max(
        len(item.words)
        for record in records
        for fact, items in record.evidence.items()
        if fact != "review_type"
        for item in items
        if item.how == READ
    )
    assert longest <= 160


@pytest.fixture(scope="module")
def scores(tmp_path_factory: pytest.TempPathFactory, records: tuple[Record, ...]) -> dict[str, float]:
    folder = tmp_path_factory.mktemp("records")
    for record in records:
        (folder / f"{record.id}.yaml").write_bytes(files.to_yaml_bytes(record))
    return scores_of(folder)


@pytest.mark.parametrize(
    ("field", "measured"),
    [
        ("death", 1.0),
        ("ages", 1.0),
        ("sex", 1.0),
        ("incident", 1.0),
        ("harms", 0.99),
        ("review_type", 1.0),
        ("links_recall", 1.0),
        ("links_precision", 1.0),
    ],
)
def test_the_facts_agree_with_the_labels_as_well_as_when_they_were_last_measured(
    scores: dict[str, float], field: str, measured: float
):
    assert scores[field] >= measured - 0.01
