"""The records seen as one collection: what the pages and the search index are made from.

Nothing here is stored: a record is the only truth, and all of this follows from the records and
the vocabularies.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from build_site.core.ages import AgeBand, band_of
from build_site.core.cache import NO_CACHE, Cache, digest_of
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
        return f"{self.kind}-{self.number}"


@dataclass(frozen=True)
class DisplayedAccount:
    """An account with its points tagged and numbered, in the order in which a page shows them.

    also: the sources of other accounts that tell it in the same words, with other index terms or none;
    a reader is not shown the same text twice.
    """

    account: Account
    points: tuple[Point, ...]
    also: tuple[Source, ...] = ()

    @property
    def sources(self) -> tuple[Source, ...]:
        """Every place where these words stand."""
        return self.account.sources + self.also

    def of_kind(self, kind: str) -> tuple[Point, ...]:
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
        return self.record.id

    @cached_property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for telling in self.accounts for point in telling.points)

    @cached_property
    def themes(self) -> tuple[str, ...]:
        return tuple(sorted({theme for point in self.points for theme in point.themes}))

    @cached_property
    def agencies(self) -> tuple[str, ...]:
        return tuple(sorted({agency for point in self.points for agency in point.agencies}))


@dataclass(frozen=True)
class Catalogue:
    """Every review that this build publishes, newest first, with the vocabularies that describe them.

    left_out: ids of the records that are not published, such as those for professionals only.
    """

    reviews: tuple[Review, ...]
    areas: Areas
    keywords: Keywords
    themes: Tags
    agencies: Tags
    left_out: tuple[str, ...] = ()


def make(
    records: Sequence[Record],
    areas: Areas,
    keywords: Keywords,
    themes: Tags,
    agencies: Tags,
    professionals: bool = False,
    fingerprints: Mapping[str, str] | None = None,
    cache: Cache = NO_CACHE,
) -> Catalogue:
    """The catalogue of these records; those for professionals only are left out unless `professionals`.

    fingerprints: id -> the record's fingerprint, where it is known; cache: of the tags of an earlier run.
    """
    shown = [record for record in records if professionals or record.circulation != PROFESSIONALS]
    left_out = tuple(record.id for record in records if not professionals and record.circulation == PROFESSIONALS)
    hashes = [(fingerprints or {}).get(record.id) or fingerprint(record) for record in shown]
    tags = tag_points(shown, hashes, themes, agencies, cache)
    reviews = sorted(map(_review, shown, hashes, tags), key=_newest_first)
    return Catalogue(tuple(reviews), areas, keywords, themes, agencies, left_out)


def _newest_first(review: Review) -> tuple:
    published = review.record.published or ""
    return (
        -(review.year or 0),
        tuple(-int(part) for part in published.split("-")[1:] if part.isdigit()),
        review.id,
    )


def _review(record: Record, record_fingerprint: str, tags: PointTags) -> Review:
    tellings: list[DisplayedAccount] = []
    tagged = iter(tags)
    several = len(record.accounts) > 1
    used = dict.fromkeys(POINT_NAMES.values(), 0)
    told: dict[frozenset[str], int] = {}
    for account in record.accounts:
        own = [(kind, text, *next(tagged)) for field, kind in POINT_NAMES.items() for text in account.points(field)]
        if several and (earlier := told.setdefault(_words(account), len(tellings))) < len(tellings):
            tellings[earlier] = replace(tellings[earlier], also=tellings[earlier].also + account.sources)
            continue
        points = []
        for kind, text, themes, agencies in own:
            used[kind] += 1
            points.append(Point(record.id, kind, used[kind], text, themes, agencies))
        tellings.append(DisplayedAccount(account, tuple(points)))
    year = int(record.published[:4]) if record.published and record.published[:4].isdigit() else None
    bands = dict.fromkeys(band for child in record.children if child.age for band in [band_of(child.age)] if band)
    whole = digest_of(record_fingerprint.encode(), repr(tags).encode()).hex()
    return Review(record, tuple(tellings), year, tuple(sorted(bands)), whole)


def _words(account: Account) -> frozenset[str]:
    """What an account tells, whatever the order of its points, its case and its stops, hyphens and spaces."""
    texts = (account.summary, *(point for field in POINT_NAMES for point in account.points(field)))
    return frozenset(re.sub(r"\W+", "", text.casefold()) for text in texts if text)
