"""The records seen as one collection: what the pages and the search index are made from. Nothing here is stored."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from build_site.core.ages import AgeBand, band_of
from build_site.core.cache import NO_CACHE, Cache, digest_of
from build_site.core.dates import edtf_year
from build_site.model import PROFESSIONALS, Account, Record, Source
from build_site.records.state import fingerprint
from build_site.tagging import POINT_NAMES, PointTags, tag_points
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.tags import Tags


class Point(NamedTuple):
    """One learning point, recommendation or item of good practice, with an address of its own.

    kind: a value of POINT_NAMES; number: from 1 within the review and the kind, running on through
    its accounts (the fullest comes first); themes, agencies: slugs of the vocabulary.
    """

    review: str
    kind: str
    number: int
    text: str
    themes: tuple[str, ...]
    agencies: tuple[str, ...]

    @property
    def anchor(self) -> str:
        """The anchor of the point on its review's page: `recommendation-2`."""
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True)
class DisplayedAccount:
    """An account with its points tagged and numbered. also: the sources of other accounts with the same text."""

    account: Account
    points: tuple[Point, ...]
    also: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """The sources of this account and of those with the same text."""
        return self.account.sources + self.also

    def of_kind(self, kind: str) -> tuple[Point, ...]:
        """Return the points of one kind."""
        return tuple(point for point in self.points if point.kind == kind)


@dataclass(frozen=True)
class Review:
    """A record with what follows from it. fingerprint: changes when anything of it does."""

    record: Record
    accounts: tuple[DisplayedAccount, ...]
    year: int | None
    age_bands: tuple[AgeBand, ...]
    fingerprint: str

    @cached_property
    def id(self) -> str:
        """The id of the record."""
        return self.record.id

    @cached_property
    def points(self) -> tuple[Point, ...]:
        """The points of all accounts."""
        return tuple(point for account in self.accounts for point in account.points)

    @cached_property
    def themes(self) -> tuple[str, ...]:
        """The slugs of the themes that a point has, sorted."""
        return tuple(sorted({theme for point in self.points for theme in point.themes}))

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        """The slugs of the agencies that a point concerns, sorted."""
        return tuple(sorted({agency for point in self.points for agency in point.agencies}))

    @cached_property
    def summary(self) -> str:
        """What happened, by the first account that says it; empty if none does."""
        return next((account.account.summary for account in self.accounts if account.account.summary), "")


@dataclass(frozen=True)
class Catalogue:
    """Every review that this build publishes, newest first, with the vocabularies that describe them.

    excluded: ids of the records that are not published, such as those for professionals only.
    """

    reviews: tuple[Review, ...]
    areas: Areas
    keywords: Keywords
    themes: Tags
    agencies: Tags
    excluded: tuple[str, ...] = ()

    @classmethod
    def build(
        cls,
        records: Sequence[Record],
        areas: Areas,
        keywords: Keywords,
        themes: Tags,
        agencies: Tags,
        include_restricted: bool = False,
        cache: Cache = NO_CACHE,
    ) -> Catalogue:
        """Return the catalogue of these records. include_restricted: also of those for professionals only.

        cache: of the tags of an earlier run.
        """
        included = [record for record in records if include_restricted or record.circulation != PROFESSIONALS]
        hashes = [fingerprint(record) for record in included]
        tags = tag_points(included, hashes, themes, agencies, cache)
        reviews = sorted(map(_review, included, hashes, tags), key=_newest_first)
        included_ids = {record.id for record in included}
        excluded = tuple(record.id for record in records if record.id not in included_ids)
        return cls(tuple(reviews), areas, keywords, themes, agencies, excluded)


def _newest_first(review: Review) -> tuple[int, tuple[int, ...], str]:
    """Return the key that sorts reviews, the newest first: a year alone before its months, no date at all last."""
    date = review.record.published or ""
    return (
        -(review.year or 0),
        tuple(-int(part) for part in date.split("-")[1:] if part.isdigit()),
        review.id,
    )


def _review(record: Record, record_fingerprint: str, tags: PointTags) -> Review:
    bands = {band for child in record.children if child.age and (band := band_of(child.age))}
    return Review(
        record,
        _displayed_accounts(record, tags),
        edtf_year(record.published),
        tuple(sorted(bands)),
        digest_of(record_fingerprint.encode(), repr(tags).encode()).hex(),
    )


def _displayed_accounts(record: Record, tags: PointTags) -> tuple[DisplayedAccount, ...]:
    """Return the accounts of a record, those of the same text as one. tags: of every point, account by account."""
    displayed: list[DisplayedAccount] = []
    numbers = dict.fromkeys(POINT_NAMES.values(), 0)
    index_by_text: dict[frozenset[str], int] = {}
    tags_of_points = iter(tags)
    for account in record.accounts:
        tagged = [(kind, text, *next(tags_of_points)) for kind, text in _points_of(account)]
        # To compare texts takes time, and nearly every record has one account.
        text_key = _text_key(account) if len(record.accounts) > 1 else frozenset()
        index = index_by_text.setdefault(text_key, len(displayed))
        if index < len(displayed):
            same = displayed[index]
            displayed[index] = replace(same, also=same.also + account.sources)
            continue
        points = []
        for kind, text, themes, agencies in tagged:
            numbers[kind] += 1
            points.append(Point(record.id, kind, numbers[kind], text, themes, agencies))
        displayed.append(DisplayedAccount(account, tuple(points)))
    return tuple(displayed)


def _points_of(account: Account) -> list[tuple[str, str]]:
    """Return the kind and the text of each point of an account, in the order of POINT_NAMES."""
    return [(kind, text) for field, kind in POINT_NAMES.items() for text in account.points(field)]


def _text_key(account: Account) -> frozenset[str]:
    """Return what an account says, whatever the order of its points, its case and its stops, hyphens and spaces."""
    texts = (account.summary, *(text for _, text in _points_of(account)))
    return frozenset(re.sub(r"\W+", "", text.casefold()) for text in texts if text)
