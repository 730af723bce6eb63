"""The Atom feed of the reviews that builds added.

It has the name, area and year of a review, and not what happened: a feed is read in all kinds of places.
"""

from __future__ import annotations

from xml.etree import ElementTree

from build_site.catalogue import Catalogue
from build_site.records.changelog import Change
from build_site.site import urls
from build_site.site.config import SiteConfig, full_address
from build_site.site.data.groupings import place_and_year

_MOST_ENTRIES = 50
_ATOM = "http://www.w3.org/2005/Atom"


def files(catalogue: Catalogue, changes: tuple[Change, ...], config: SiteConfig) -> dict[str, bytes]:
    """Return the feed by its path; nothing if the site has no address, which the links of a feed need.

    changes: of published reviews only, newest first.
    """
    if not (config.address and changes):
        return {}
    root = ElementTree.Element("feed", xmlns=_ATOM)
    _add(root, "title", config.title)
    _add(root, "id", full_address(config, urls.FEED))
    _add(root, "updated", _timestamp(changes[0].date))
    ElementTree.SubElement(root, "link", rel="self", href=full_address(config, urls.FEED))
    ElementTree.SubElement(root, "link", href=full_address(config, urls.NEW))
    _add(ElementTree.SubElement(root, "author"), "name", config.title)
    reviews = {review.id: review for review in catalogue.reviews}
    for date, item in [(change.date, item) for change in changes for item in change.added][:_MOST_ENTRIES]:
        review = reviews[item.id]
        address = full_address(config, urls.review(review.id))
        entry = ElementTree.SubElement(root, "entry")
        _add(entry, "title", f"{review.record.title}, {place_and_year(review)}")
        _add(entry, "id", address)
        _add(entry, "updated", _timestamp(date))
        ElementTree.SubElement(entry, "link", href=address)
    return {urls.FEED: ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)}


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    ElementTree.SubElement(parent, name).text = text


def _timestamp(date: str) -> str:
    """Return the beginning of a day as Atom writes it."""
    return f"{date}T00:00:00Z"
