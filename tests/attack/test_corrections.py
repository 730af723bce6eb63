"""Digests sent again in 1,000 ways: every correction is shown in the right record, or an error says that it is not."""

from __future__ import annotations

import random
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import yaml

from build_site.core import child_process
from build_site.core.cache import Cache
from build_site.core.content import ContentFolder
from build_site.core.problems import BuildError, Problems
from build_site.import_digests import import_digests
from build_site.model import Account, Child, Record, Source
from build_site.records.snapshot import read_snapshot
from build_site.records.update import UpdateResult, plan_update
from build_site.vocabulary.vocabularies import Vocabularies, load_vocabularies
from tests.attack.conftest import Attack
from tests.attack.resent_digests import Sent, change, made, real

SHARED = Path(__file__).resolve().parents[3] / "shared" / "digests"


@dataclass(frozen=True)
class Given:
    """A correction of a review. name: the field; was, now: its values; id: of its record."""

    review: int
    id: str
    name: str
    was: Any
    now: Any


class Folder:
    """A content folder, and the run of a build over it as far as the records."""

    def __init__(self, root: Path, words: Vocabularies) -> None:
        self._root, self._words, self._cache = root / "content", words, Cache(root / "cache")

    @property
    def content(self) -> ContentFolder:
        """The folder as it is now: what lies in it is looked at once."""
        return ContentFolder(self._root)

    def run(self, sent: Sent) -> tuple[UpdateResult, dict[Source, int]]:
        """Return the records, and the review of each entry by where it stands. Raises BuildError."""
        sent.write(self.content.digests)
        self.problems = problems = Problems()
        content = self.content
        snapshot = read_snapshot(content, problems)
        imported = import_digests(content, self._words, snapshot.ids_by_entry, self._cache, problems)
        reviews: dict[Source, int] = {}
        for reading in imported.readings:
            told = sent.digests[reading.digest.name]
            assert len(reading.entries) == len(told), f"{reading.digest.name} is read otherwise than it was made"
            for entry, one in zip(reading.entries, told, strict=True):
                reviews[Source(entry.digest, entry.lines, entry.heading.printed)] = one.review
        planned = plan_update(snapshot, imported.records, self._words.areas, "2026-11-25", problems)
        planned.transaction.commit()
        return planned.result, reviews

    def bytes(self) -> dict[str, bytes]:
        root = self.content.root
        return {
            path.relative_to(root).as_posix(): path.read_bytes()
            for path in sorted(root.rglob("*"))
            if path.is_file() and "digests" not in path.parts
        }


def reviews_of(record: Record, reviews: dict[Source, int]) -> set[int]:
    return {
        review
        for account in record.accounts
        for source in account.sources
        if (review := reviews.get(source)) is not None
    }


def ids_by_review(result: UpdateResult, reviews: dict[Source, int]) -> dict[int, set[str]]:
    ids: dict[int, set[str]] = {}
    for record in result.records:
        for review in reviews_of(record, reviews):
            ids.setdefault(review, set()).add(record.id)
    return ids


def correct(rng: random.Random, folder: Folder, record: Record, review: int) -> list[Given]:
    """Write corrections of one to three fields of a record, as a run writes them."""
    account, number = record.accounts[0], rng.randrange(10**6)
    values: list[tuple[str, str, Any, Any]] = [
        ("title", "title", record.title, f"Put right {number}"),
        ("areas", "areas", list(record.areas), ["Somerset"]),
        ("children", "children", [_child(child) for child in record.children], [{"age": "17 months", "sex": "male"}]),
    ]
    if len(account.summary) > 60:
        now = f"Put right {number}. {account.summary[account.summary.index(' ') + 1 :]}"
        values += [("accounts.1.summary", "summary", account.summary, now)] * 2
    for kind in ("learning", "recommendations"):
        points = getattr(account, kind)
        if points:
            place = rng.randrange(len(points))
            now = rng.choice((f"put right {number}: {points[place]}", f"put right {number}"))
            values += [(f"accounts.1.{kind}.{place + 1}", kind, points[place], now)] * 2
    if account.keywords:
        place = rng.randrange(len(account.keywords))
        values.append((f"accounts.1.keywords.{place + 1}", "keywords", account.keywords[place], f"term {number}"))
    chosen = {name: item for item in rng.sample(values, min(len(values), rng.randint(1, 3))) for name in [item[1]]}
    items = []
    for path, _, was, now in chosen.values():
        item: dict[str, Any] = {"field": path, "was": was, "now": now}
        if path.startswith("accounts") and rng.random() < 0.8:
            source = account.sources[0]
            item["source"] = {"digest": source.digest, "heading": source.heading}
        items.append(item)
    path = folder.content.corrections / f"{record.id}.yaml"
    path.parent.mkdir(exist_ok=True)
    path.write_text(yaml.safe_dump({"corrections": items}, allow_unicode=True), encoding="utf-8")
    return [Given(review, record.id, name, was, now) for name, (_, _, was, now) in chosen.items()]


def _child(child: Child) -> dict[str, str | None]:
    return {"age": child.age, "sex": child.sex}


def is_shown(given: Given, record: Record) -> bool:
    if given.name == "title":
        return record.title == given.now
    if given.name == "areas":
        return list(record.areas) == given.now
    if given.name == "children":
        return [_child(child) for child in record.children] == given.now
    return any(given.now in _values(given, account) for account in record.accounts)


def _values(given: Given, account: Account) -> tuple[str, ...]:
    value = getattr(account, given.name)
    return (value,) if isinstance(value, str) else value


def check(
    given: list[Given], ids: dict[int, set[str]], result: UpdateResult, reviews: dict[Source, int], said: str
) -> None:
    """Check what is published after the digests were sent again, by the review that each entry is really of."""
    published = {*reviews.values()}
    for item in given:
        right = [
            record
            for record in result.records
            if item.review in reviews_of(record, reviews) or (item.review not in published and record.id == item.id)
        ]
        assert right, f"the record of {item} is gone"
        for record in right:
            assert is_shown(item, record), f"{item} is not shown in {record.id}"
            if item.name in ("summary", "learning", "recommendations"):
                uncorrected = [a for a in record.accounts if item.was in _values(item, a)]
                assert not uncorrected, f"{item} is published uncorrected too"
        for record in result.records:
            if record not in right and item.name not in ("areas", "children"):
                assert not is_shown(item, record), f"{item} is shown in {record.id}, of another review"
    for review in published & ids.keys():
        holding = {record.id: reviews_of(record, reviews) for record in result.records}
        old = {id_ for id_ in ids[review] if id_ in holding}
        records = {id_ for id_, held in holding.items() if review in held or (id_ in old and not held)}
        if records <= old:
            continue  # They were told apart before, and the editor was asked then.
        is_told = all(id_ in said for id_ in old) or "this may be the review that" in said
        assert len(records) == 1 or is_told, f"review {review} has the records {sorted(records)}"


def resend(seed: int, sent: Sent, tmp_path: Path, words: Vocabularies) -> str:
    """Send digests, correct some of the records, send the digests again; return what came of it."""
    rng = random.Random(seed)
    root = tmp_path / str(seed)
    try:
        folder = Folder(root, words)
        first, reviews = folder.run(sent)
        ids = ids_by_review(first, reviews)
        alone = []
        for record in first.records:
            if len(reviews_of(record, reviews)) == 1 and len(record.accounts) == 1:
                alone.append(record)
        if not alone:
            return "nothing to correct"
        given = []
        for record in rng.sample(alone, min(len(alone), rng.randint(1, 2))):
            given += correct(rng, folder, record, next(iter(reviews_of(record, reviews))))
        try:
            second, reviews = folder.run(sent)
        except BuildError:
            return "refused at once"
        check(given, ids, second, reviews, str(list(folder.problems)))
        for _ in range(rng.randint(1, 2)):
            sent = change(rng, sent)
            before = folder.bytes()
            try:
                result, reviews = folder.run(sent)
            except BuildError:
                assert folder.bytes() == before, "something was written"
                return "refused"
            said = " ".join(map(str, folder.problems))
            check(given, ids, result, reviews, said)
            after = folder.bytes()
            folder.run(sent)
            assert folder.bytes() == after, "the next run writes again"
            ids = ids_by_review(result, reviews)
        return "shown"
    except (AssertionError, BuildError) as error:
        raise AssertionError(f"{sent.said}: {error}") from error
    finally:
        shutil.rmtree(root, ignore_errors=True)


@pytest.fixture
def words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Vocabularies:
    monkeypatch.setattr(child_process, "can_fork", lambda: False)  # The digests are so small that a process costs more.
    return load_vocabularies(ContentFolder(tmp_path), Problems())


def test_digests_of_corrected_reviews_sent_again(attack: Attack, tmp_path: Path, words: Vocabularies) -> None:
    outcomes: list[str] = []

    def one(seed: int) -> None:
        outcomes.append(resend(seed, made(random.Random(seed)), tmp_path, words))

    attack("corrections: digests made here and sent again", one, range(800), short=12)
    assert outcomes.count("shown") >= len(outcomes) / 2


@pytest.mark.skipif(not SHARED.is_dir(), reason="the real digests are not here")
def test_real_digests_of_corrected_reviews_sent_again(attack: Attack, tmp_path: Path, words: Vocabularies) -> None:
    outcomes: list[str] = []

    def one(seed: int) -> None:
        outcomes.append(resend(seed, real(random.Random(seed), SHARED), tmp_path, words))

    attack("corrections: real digests sent again", one, range(200), short=6)
    assert outcomes.count("shown") >= len(outcomes) / 2
