"""What a briefing is made from, as small files that the page of the briefing pack loads when they are asked for.

They are scripts, like the parts of the search index, so that they also load from a folder on a disk.
A review lies in one of many parts, by a hash of its id, so that a change of one review changes one
part. A part's name says how many there are: a page that was open when their number changed finds no
wrong part. `assets/scripts/briefing/briefing-data.js` reads them.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from typing import Any

from build_site.catalogue import Review
from build_site.core import dates
from build_site.model import PROFESSIONALS
from build_site.search.shards import compact_json, shard_script
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig
from build_site.site.data.citation import citation_of, reports_of
from build_site.site.data.groupings import Groupings, area_names
from build_site.site.data.points_by_tag import PointsByTag, TagPoints
from build_site.site.page import DataFile, Lazy
from build_site.vocabulary.areas import Areas

WORDS = "words"
_REVIEWS_PER_PART = 4
_MOST_PARTS = 2048
_NEWEST = {"learning": 5, "recommendation": 5, "good-practice": 2}
"""How many points of each kind a briefing on a theme or an agency begins with: what can be read in seven minutes."""
_MOST_OF_ONE_REVIEW = 2


def part_count(reviews: int) -> int:
    """Return how many parts the reviews lie in: a power of two, so that a few more reviews leave it as it is."""
    parts = 1
    while parts * _REVIEWS_PER_PART < reviews and parts < _MOST_PARTS:
        parts *= 2
    return parts


def part_of(review_id: str, parts: int) -> str:
    """Return the name of the part that a review lies in: by FNV-1a, which is short to write in both languages."""
    value = 0x811C9DC5
    for byte in review_id.encode():
        value = (value ^ byte) * 0x01000193 & 0xFFFFFFFF
    return f"reviews-{parts}-{value % parts:x}"


def files(groupings: Groupings, points_by_tag: PointsByTag, config: SiteConfig) -> Iterator[DataFile]:
    """Yield all the files."""
    catalogue = groupings.catalogue
    count, build_year = part_count(len(catalogue.reviews)), int(dates.today()[:4])
    reviews_by_part: dict[str, list[Review]] = defaultdict(list)
    for review in catalogue.reviews:
        reviews_by_part[part_of(review.id, count)].append(review)

    def reviews_script(name: str, *reviews: Review) -> bytes:
        return _script(name, {review.id: _review(review, catalogue.areas, config, build_year) for review in reviews})

    for name, reviews in reviews_by_part.items():
        yield DataFile(urls.briefing_file(name), Lazy(reviews_script, (name, *reviews)))
    # Why what is briefed on matters.
    words = {
        "reviews": len(catalogue.reviews),
        "themes": {
            slug: {
                "name": theme.tag.name,
                "about": theme.tag.about,
                "reviews": len(theme.reviews),
                "questions": theme.tag.questions,
            }
            for slug, theme in points_by_tag.themes.items()
        },
    }
    yield DataFile(urls.briefing_file(WORDS), _script(WORDS, words))
    for kind, by_slug in (("theme", points_by_tag.themes), ("agency", points_by_tag.agencies)):
        for slug, tag_points in by_slug.items():
            name, tag = f"{kind}-{slug}", tag_points.tag
            data = {"name": tag.name, "about": tag.about, "questions": tag.questions, "points": _newest(tag_points)}
            yield DataFile(urls.briefing_file(name), _script(name, data))


def _script(name: str, data: dict[str, Any]) -> bytes:
    """Return a part as the loader of the search index takes it: a call that says the part's own name again."""
    return shard_script(name, compact_json(data))


def _review(review: Review, areas: Areas, config: SiteConfig, build_year: int) -> dict[str, Any]:
    """Return a review as a briefing shows it. points: anchor -> text and themes."""
    record = review.record
    citation = citation_of(review, config)
    return {
        "title": record.title,
        "where": area_names(review),
        "year": review.year or "",
        "cited": f"{citation.work}. {citation.container}",
        "professionals": record.circulation == PROFESSIONALS,
        "happened": text_format.paragraphs(review.summary),
        "points": {point.anchor: [text_format.capitalise(point.text), point.themes] for point in review.points},
        "digests": list(dict.fromkeys(source.digest for account in record.accounts for source in account.sources)),
        "reports": [
            [report.label, report.url or "", report.availability] for report in reports_of(review, areas, build_year)
        ],
    }


def _newest(tag_points: TagPoints) -> list[str]:
    """Return the newest points of a theme or an agency, as keys of a selection: `2023-leeds-child-a~learning-2`."""
    left = Counter(_NEWEST)
    selection = []
    for review_id, points in tag_points.of_review.items():
        for point in points[:_MOST_OF_ONE_REVIEW]:
            if left[point.kind]:
                left[point.kind] -= 1
                selection.append(f"{review_id}~{point.anchor}")
    return selection
