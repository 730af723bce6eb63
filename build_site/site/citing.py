"""How a review is cited, and where its full report can be had."""

from __future__ import annotations

from build_site.catalogue import Review
from build_site.site import phrases, urls
from build_site.site.config import SiteConfig
from build_site.site.contexts.review import Citation, FullReport
from build_site.site.shelves import area_words
from build_site.vocabulary.areas import Areas

KEPT_FOR = 5
"""For how many years publishers usually keep a report where it can be read."""

_BODIES = {
    "Wales": "safeguarding board",
    "Scotland": "child protection committee",
}
"""Nation -> who publishes its reviews, where that is not a safeguarding partnership."""

_NORTHERN_IRELAND = "the Safeguarding Board for Northern Ireland"


def citation_of(review: Review, config: SiteConfig) -> Citation:
    """The parts of a citation; a point of the review is named after the first. address: empty if the site has none."""
    year = f", {review.year}" if review.year else ""
    kind = phrases.sentence(review.record.review_type or "case review")
    address = f"{config.address}/{urls.address(urls.review(review.id))}" if config.address else ""
    return Citation(f"{review.record.title} ({area_words(review)}{year})",
                    f"{kind}, as summarised in {config.title}.", address)


def reports_of(review: Review, areas: Areas, year: int) -> tuple[FullReport, ...]:
    """Each full report that a digest names, or that none is named, with where a copy can be had.

    year: of the build. The rule goes by years alone, so that a page stays the same from day to day.
    """
    lapsed = review.year is not None and year - review.year > KEPT_FOR
    named = dict.fromkeys((report.label, report.url if urls.is_web_link(report.url) else None)
                          for account in review.record.accounts if (report := account.report))
    ask = f"Ask {_publisher(review, areas)} for a copy."
    since = review.year if lapsed else None
    return tuple(FullReport(label if url else "", url, f"{_whereabouts(label, url, since)} {ask}")
                 for label, url in named or {("", None): None})


def _whereabouts(label: str, url: str | None, lapsed: int | None) -> str:
    """What is known of a report's whereabouts. lapsed: the year of a review that is older than reports are kept."""
    named = f"The digest names it (“{label}”) and gives no address. " if label else "No digest names it. "
    if url:
        named = ""
    if lapsed:
        return (f"{named}The review was published in {lapsed}. Publishers usually take a report down after about five "
                f"years, so {'this link has' if url else 'it has'} likely lapsed.")
    return f"{named}Publishers usually keep a report online for about five years."


def _publisher(review: Review, areas: Areas) -> str:
    """Who to ask: the partnership of the area, by what it is called in its nation."""
    names = review.record.areas
    if not names:
        return "the publisher of the digest"
    nations = {area.nation for name in names if (area := areas.get(name))}
    if nations == {"Northern Ireland"}:
        return _NORTHERN_IRELAND
    body = _BODIES.get(nations.pop(), "") if len(nations) == 1 else ""
    return f"the {body or 'safeguarding partnership'} for {phrases.listed(names)}"
