"""The records seen as one collection: what the pages and the search index are made from.

Nothing here is stored: a record is the only truth, and all of this follows from the records and
the vocabularies.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from build_site.ages import AgeBand, band_of
from build_site.model import PROFESSIONALS, Account, Record, Source
from build_site.vocabulary.areas import Areas
from build_site.vocabulary.keywords import Keywords
from build_site.vocabulary.tags import Tags

POINT_NAMES = {"learning": "learning", "recommendations": "recommendation", "good_practice": "good-practice"}
"""Field of an account -> the word used for one of its points in anchors: `#recommendation-2`."""


@dataclass(frozen=True)
class Point:
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
class Telling:
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
    """A record with what follows from it."""

    record: Record
    tellings: tuple[Telling, ...]
    year: int | None
    age_bands: tuple[AgeBand, ...]

    @property
    def id(self) -> str:
        return self.record.id

    @property
    def points(self) -> tuple[Point, ...]:
        return tuple(point for telling in self.tellings for point in telling.points)

    @property
    def themes(self) -> tuple[str, ...]:
        return tuple(sorted({theme for point in self.points for theme in point.themes}))

    @property
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
    records: list[Record], areas: Areas, keywords: Keywords, themes: Tags, agencies: Tags, professionals: bool = False
) -> Catalogue:
    """The catalogue of these records; those for professionals only are left out unless `professionals`."""
    shown = [record for record in records if professionals or record.circulation != PROFESSIONALS]
    left_out = tuple(record.id for record in records if not professionals and record.circulation == PROFESSIONALS)
    reviews = sorted((_review(record, themes, agencies) for record in shown), key=_newest_first)
    return Catalogue(tuple(reviews), areas, keywords, themes, agencies, left_out)


def _newest_first(review: Review) -> tuple:
    published = review.record.published or ""
    return (
        -(review.year or 0),
        tuple(-int(part) for part in published.split("-")[1:] if part.isdigit()),
        review.record.title.casefold(),
        review.id,
    )


def _review(record: Record, themes: Tags, agencies: Tags) -> Review:
    tellings: list[Telling] = []
    used = dict.fromkeys(POINT_NAMES.values(), 0)
    told: dict[frozenset[str], int] = {}
    for account in record.accounts:
        if (earlier := told.setdefault(_words(account), len(tellings))) < len(tellings):
            tellings[earlier] = replace(tellings[earlier], also=tellings[earlier].also + account.sources)
            continue
        points = []
        for field, kind in POINT_NAMES.items():
            for text in account.points(field):
                used[kind] += 1
                points.append(Point(record.id, kind, used[kind], text, themes.of(text), agencies.of(text)))
        tellings.append(Telling(account, tuple(points)))
    year = int(record.published[:4]) if record.published and record.published[:4].isdigit() else None
    bands = dict.fromkeys(band for child in record.children if child.age for band in [band_of(child.age)] if band)
    return Review(record, tuple(tellings), year, tuple(sorted(bands)))


def _words(account: Account) -> frozenset[str]:
    """What an account tells, whatever the order of its points, its case and its quotation marks."""
    texts = (account.summary, *(point for field in POINT_NAMES for point in account.points(field)))
    return frozenset(re.sub(r"\W+", " ", text.casefold()).strip() for text in texts if text)
