"""The page of each review."""

from __future__ import annotations

from collections.abc import Iterator

from build_site import dates
from build_site.catalogue import Review, Telling
from build_site.model import PROFESSIONALS, Source
from build_site.site import phrases, urls
from build_site.site.contexts import Fact, Link, Page
from build_site.site.contexts.review import (AccountView, NumberedPoint, OtherPart, Place, PointList, RelatedReview,
                                             ReviewPage)
from build_site.site.related import Related, Relations
from build_site.site.shelves import Shelves, area_words

_HEADINGS = {"learning": ("Learning", "learning point"), "recommendation": ("Recommendations", "recommendation"),
             "good-practice": ("Good practice", "good practice")}
"""Kind of a point -> the heading over its list, and what one of them is called."""

_LIST_ANCHORS = {"learning": "learning", "recommendation": "recommendations", "good-practice": "good-practice"}

_OUTCOMES = {"yes": "A child died", "no": "No child died", "unclear": "Not clear whether a child died"}


def pages(shelves: Shelves) -> Iterator[Page]:
    """A page for every review of the catalogue."""
    relations = Relations(shelves.catalogue.reviews)
    for review in shelves.catalogue.reviews:
        yield _page(review, shelves, relations.of(review))


def _page(review: Review, shelves: Shelves, related: tuple[Related, ...]) -> Page:
    record = review.record
    caption = ", ".join(filter(None, (phrases.sentence(area_words(review)), str(review.year or ""))))
    accounts = tuple(_account(telling, number, len(review.tellings))
                     for number, telling in enumerate(review.tellings, start=1))
    told = next((text for account in accounts for text in account.happened), "")
    above = Link(f"Reviews of {review.year}" if review.year else "Reviews with no year", urls.year(review.year))
    return Page(urls.review(review.id), "review.html", ReviewPage(
        title=record.title,
        description=phrases.extract(told, 25) or f"A case review: {caption}.",
        section="reviews",
        trail=(Link("Home", urls.HOME), Link("Years", urls.YEARS), above),
        caption=caption,
        professionals=record.circulation == PROFESSIONALS,
        facts=_facts(review),
        contents=_contents(accounts, related),
        accounts=accounts,
        reports=tuple(dict.fromkeys((report.label, report.url if urls.is_web_link(report.url) else None)
                                    for account in record.accounts if (report := account.report))),
        related=tuple(RelatedReview(shelves.row(one.review), f"Both: {', '.join(one.shared)}") for one in related)),
        source=f"reviews/{review.id}.yaml")


def _facts(review: Review) -> tuple[Fact, ...]:
    """What the record states, in the order in which a reader asks. What is not stated is left out."""
    record = review.record
    children = tuple(Link(words) for child in record.children if (words := phrases.child(child)))
    facts = (
        Fact("Kind of review", _plain(phrases.sentence(record.review_type or ""))),
        Fact("Published", _plain(dates.spoken(record.published or ""))),
        Fact("Areas" if len(record.areas) > 1 else "Area",
             tuple(Link(name, urls.area(name)) for name in record.areas)
             or (Link("Not named", urls.area(urls.NOT_NAMED)),)),
        Fact("Children" if len(record.children) > 1 else "Child", children),
        Fact("Outcome", _plain(_OUTCOMES.get(record.death or "", ""))),
        Fact("When it happened", _plain(phrases.sentence(dates.spoken(record.incident or "")))),
        Fact("Harm", tuple(Link(phrases.sentence(harm)) for harm in record.harms)),
        Fact("Index terms", tuple(Link(label, urls.keyword(label)) for label in record.keywords)))
    return tuple(fact for fact in facts if fact.values)


def _plain(text: str) -> tuple[Link, ...]:
    return (Link(text),) if text else ()


def _account(telling: Telling, number: int, count: int) -> AccountView:
    account = telling.account
    prefix = "" if number == 1 else f"account-{number}-"
    lists = []
    for kind, (heading, name) in _HEADINGS.items():
        if points := telling.of_kind(kind):
            numbered = tuple(NumberedPoint(point.anchor, point.number, f"{name} {point.number}", phrases.sentence(point.text))
                             for point in points)
            lists.append(PointList(heading, prefix + _LIST_ANCHORS[kind], points[0].number, numbered))
    other = tuple(OtherPart(part.heading, f"{prefix}other-{place}", phrases.paragraphs(part.text))
                  for place, part in enumerate(account.other, start=1))
    heading = f"Account {number} of {count}" if count > 1 else ""
    return AccountView(heading, f"account-{number}", f"{prefix}what-happened", phrases.paragraphs(account.summary),
                       tuple(lists), other, tuple(_place(source) for source in telling.sources))


def _place(source: Source) -> Place:
    first, last = source.lines
    return Place(source.digest, f"line {first}" if first == last else f"lines {first} to {last}", source.heading)


def _contents(accounts: tuple[AccountView, ...], related: tuple[Related, ...]) -> tuple[Link, ...]:
    """The parts of the page, for the list at its top: those of the first account, then each further account."""
    links: list[Link] = []
    for number, account in enumerate(accounts, start=1):
        if number > 1:
            links.append(Link(account.heading, f"#{account.anchor}"))
            continue
        if account.happened:
            links.append(Link("What happened", f"#{account.happened_anchor}"))
        links += [Link(part.heading, f"#{part.anchor}", len(part.points)) for part in account.lists]
        links += [Link(part.heading, f"#{part.anchor}") for part in account.other]
    if related:
        links.append(Link("Related reviews", "#related"))
    return (*links, Link("Where this comes from", "#sources"))
