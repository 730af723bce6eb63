"""An editor is told of a digest whose wording is not understood, though something was read of each entry."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_site.core.cache import NO_CACHE
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.reviews.digest_cache import DigestCache
from build_site.vocabulary.vocabularies import load_vocabularies

_READ = (
    "2021 – Leeds – Child {name}\nDeath of a girl, aged 3 years, in May 2020.\nLearning: look at the whole family\n\n"
)
_UNREAD = "2021 – Leeds – Child {name}\nThe family was known to services.\n{label}: look at the whole family\n\n"
_REMEDY = "Compare the records with the digest, and add to the records what they lack."


def _warnings(folder: Path, *entries: str) -> list[str]:
    (folder / "digests").mkdir()
    text = "".join(entry.format(name="ABCDEFGH"[number], label="Learning") for number, entry in enumerate(entries))
    (folder / "digests" / "list.txt").write_text(text, encoding="utf-8")
    content = ContentFolder(folder)
    reader = DigestCache(content, load_vocabularies(content, Problems()), NO_CACHE)
    facts = reader.read(content.digests / "list.txt", "list.txt")
    assert len(facts.entries) == len(entries)
    return [str(problem) for problem in facts.problems if "wording" in problem.what]


def test_a_digest_is_named_where_half_of_its_entries_lack_an_age_and_what_became_of_the_child(tmp_path: Path) -> None:
    assert _warnings(tmp_path, _READ, _UNREAD) == [
        "digests/list.txt: warning: its wording may not be understood: of 2 entries, in 1 no age of a child, in 1 not "
        f"whether a child died was read\n    {_REMEDY}"
    ]


def test_a_digest_is_not_named_where_fewer_lack_them(tmp_path: Path) -> None:
    assert _warnings(tmp_path, _READ, _READ, _UNREAD) == []


def test_a_digest_is_named_where_only_text_without_a_known_label_follows_what_happened(tmp_path: Path) -> None:
    entry = "2021 – Leeds – Child A\nDeath of a girl, aged 3 years, in May 2020.\n\nGood practice: she was seen alone\n"
    assert _warnings(tmp_path, entry) == [
        "digests/list.txt: warning: its wording may not be understood: of 1 entry, in 1 no learning and no "
        f"recommendations, only other text was read\n    {_REMEDY}"
    ]


@pytest.mark.parametrize("heading", ["2021 – Leeds – Safeguarding adults review", "2021 – Leeds – SAR Adult A"])
def test_of_reviews_of_adults_nothing_is_missed(heading: str, tmp_path: Path) -> None:
    entry = f"{heading}\nMr A was known to services.\nLearning: look at the whole family\n"
    assert _warnings(tmp_path, entry) == []
