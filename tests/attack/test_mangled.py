"""No run publishes a record that mixes two entries, however a digest is mangled: what is unsure is held."""

from __future__ import annotations

import pytest

from build_site.core.content import ContentFolder
from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import Problems
from build_site.vocabulary.vocabularies import load_vocabularies
from tests.attack.conftest import Attack
from tests.attack.mangled import Publisher, entries_told_by, mangled


@pytest.fixture(scope="module")
def publisher() -> Publisher:
    return Publisher(load_vocabularies(ContentFolder(SHIPPED_CONTENT), Problems()))


def test_no_mangled_digest_gives_a_published_record_of_two_entries(publisher: Publisher, attack: Attack) -> None:
    def one(seed: int) -> None:
        mixed = [record for record in publisher.published(mangled(seed)) if len(entries_told_by(record)) > 1]
        assert not mixed, mixed

    attack("mangled digests publish no record of two entries", one, range(1000), short=60)


def test_what_is_not_mangled_is_published(publisher: Publisher) -> None:
    """The attack would hold for a reader that holds everything."""
    published = [record for seed in range(40) for record in publisher.published(mangled(seed))]
    assert len(published) > 40
