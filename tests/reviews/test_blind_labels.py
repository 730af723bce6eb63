"""How well the facts agree with labels made blind, where the labelled digests lie beside the project."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.vocabulary.vocabularies import Vocabularies
from tests.bench.facts import FACTS, TOLD, count, found, labelled, load_labels
from tests.bench.matching import SHARED, entries_of

FOLDERS = (SHARED / "digests", SHARED / "digests-elsewhere")


def test_each_label_names_an_entry_once_and_holds_no_sentence():
    labels = load_labels()
    assert len({(label["digest"], label["line"]) for label in labels}) == len(labels) == 130
    assert {tuple(label) for label in labels} == {
        ("digest", "line", "subject", "death", "ages", "sex", "incident", "harms", "unsure")
    }
    assert max(len(value) for label in labels for fact in FACTS for value in labelled(label, fact)) < 40


@pytest.mark.build
@pytest.mark.skipif(not all(map(Path.is_dir, FOLDERS)), reason="the labelled digests are not beside the project")
def test_what_is_stated_is_what_readers_found(words: Vocabularies):
    entries = [facts for folder in FOLDERS for facts in entries_of(folder, words)]
    pairs = [(label, facts) for label, facts in found(entries, load_labels()) if facts is not None]
    assert len(pairs) > 120
    counts = count(pairs, with_unsure=False)
    for fact in ("death", "ages", "sex", "incident", TOLD):
        one = counts[fact]
        assert one.right >= 0.97 * max(one.stated, one.labelled), f"{fact}: {one}"
