"""How a review is cited, and where its full report can be had."""

from __future__ import annotations

from dataclasses import dataclass

from build_site.catalogue import Review
from build_site.site import text_format, urls
from build_site.site.config import SiteConfig, full_address
from build_site.site.data.groupings import place_and_year
from build_site.vocabulary.areas import Areas


@dataclass(frozen=True)
class FullReport:
    """A full report. availability: how long it is likely to be online, and whom to ask for a copy."""

    label: str
    url: str | None
    availability: str


@dataclass(frozen=True)
class Citation:
    """How a review is cited. container: what summarises the work; address: empty if the site has none."""

    work: str
    container: str
    address: str


YEARS_ONLINE = 5
"""For how many years publishers usually keep a report online, after what they say beside their digests."""

_BODIES = {"Wales": "safeguarding board", "Scotland": "child protection committee"}
"""Nation -> who publishes its reviews, where that is not a safeguarding partnership."""


def citation_of(review: Review, config: SiteConfig) -> Citation:
    """Return the citation of a review."""
    review_type = text_format.capitalise(review.record.review_type or "case review")
    return Citation(
        f"{review.record.title} ({place_and_year(review)})",
        f"{review_type}, as summarised in {config.title}.",
        full_address(config, urls.review(review.id)),
    )


def reports_of(review: Review, areas: Areas, build_year: int) -> tuple[FullReport, ...]:
    """Return where the full report can be had: each link that a digest gives, then what digests name without one.

    Where no digest names a report, that is stated. The rule goes by years alone, so that a page stays the same from
    day to day.
    """
    lapsed = review.year is not None and build_year - review.year > YEARS_ONLINE
    reports = [report for account in review.record.accounts if (report := account.report)]
    links = dict.fromkeys((report.label, report.url) for report in reports if urls.is_web_link(report.url))
    unlinked = dict.fromkeys(f"“{report.label}”" for report in reports if not urls.is_web_link(report.url))
    ask = f"Ask {_publisher(review, areas)} for a copy."
    since = review.year if lapsed else None
    linked = [FullReport(label, url, f"{_time_online('this link', since)} {ask}") for label, url in links]
    if linked and not unlinked:
        return tuple(linked)
    return (*linked, FullReport("", None, f"{_without_address(tuple(unlinked))} {_time_online('it', since)} {ask}"))


def _without_address(labels: tuple[str, ...]) -> str:
    """Return by which names digests know of a report, without saying where it is."""
    if len(labels) > 1:
        return f"The digests name it ({text_format.join_and(labels)}) and give no address."
    return f"The digest names it ({labels[0]}) and gives no address." if labels else "No digest names it."


def _time_online(what: str, lapsed_since: int | None) -> str:
    """Return how long a report is online. lapsed_since: the year of a review that is older than that."""
    if lapsed_since:
        return (
            f"The review was published in {lapsed_since}. Publishers usually take a report down after about five "
            f"years, so {what} has likely lapsed."
        )
    return "Publishers usually keep a report online for about five years."


def _publisher(review: Review, areas: Areas) -> str:
    """Return whom to ask: the partnership of the area, by what it is called in its nation."""
    names = review.record.areas
    if not names:
        return "the publisher of the digest"
    nations = {area.nation for name in names if (area := areas.get(name))}
    if nations == {"Northern Ireland"}:
        return "the Safeguarding Board for Northern Ireland"
    body = next((body for nation, body in _BODIES.items() if nations == {nation}), "safeguarding partnership")
    return f"the {body} for {text_format.join_and(names)}"
