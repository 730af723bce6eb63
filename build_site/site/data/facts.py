"""The facts of a review in a reader's words, what each of them rests on, and a note of what it tells of."""

from __future__ import annotations

from collections.abc import Callable, Collection
from dataclasses import dataclass

from build_site.catalogue import Review
from build_site.core import dates
from build_site.core.text import slug
from build_site.model import CORRECTED, INFERRED, READ, SEXES, Account, Evidence, Record, Source
from build_site.site import text_format, urls
from build_site.site.page import Fact, Inference, Link


@dataclass(frozen=True)
class SourceView:
    """A source as a page shows it: the digest, "lines 4 to 6", the heading as printed."""

    digest: str
    lines: str
    heading: str


@dataclass(frozen=True)
class Origin:
    """What a fact rests on. quote: of the account, none of an editor; how: "Read in", for example.

    sources: of the account; none for what an editor put right.
    """

    quote: str
    how: str
    corrected: bool
    sources: tuple[SourceView, ...]


@dataclass(frozen=True)
class FactOrigin:
    """A value of a fact with everything that it rests on."""

    label: str
    value: str
    origins: tuple[Origin, ...]


_OUTCOMES = {"yes": "A child died", "no": "No child died", "unclear": "Not stated"}

_FORMATS: dict[str, tuple[str, Callable[[str], str]]] = {
    "review_type": ("Kind of review", text_format.capitalise),
    "published": ("Published", lambda value: text_format.capitalise(dates.format_edtf(value))),
    "areas": ("Area", str),
    "children": ("Child", text_format.capitalise),
    "death": ("Outcome", lambda value: _OUTCOMES.get(value, value)),
    "incident": ("When it happened", lambda value: text_format.capitalise(dates.format_edtf(value))),
    "harms": ("Harm", text_format.capitalise),
    "keywords": ("Index term", str),
    "title": ("Title", str),
}
"""Field of a record -> its label, and how a value of it is written."""

_HOW = {READ: "Read in", INFERRED: "Inferred from", CORRECTED: "Corrected by an editor"}

_NOTED_HARMS = {"illness or medical": "illness", "accident": "an accident", "other": ""}
"""The harms whose content note has other words than their name."""

_MAY_DISAGREE = ("review_type", "children", "death", "incident")
"""The fields whose values can contradict each other. An account that names a further harm contradicts nobody."""


def facts_of(review: Review) -> tuple[Fact, ...]:
    """Return what the record states, in the order in which a reader asks. What is not stated is left out."""
    record = review.record
    children = tuple(Link(text) for child in record.children if (text := text_format.child(child)))
    of_children = [value for child in record.children for value in (child.age, child.sex) if value]

    def fact(field: str, value: str | None) -> Fact:
        label, format_value = _FORMATS[field]
        values = (Link(format_value(value)),) if value else ()
        return Fact(label, values, _disagreement(field, review), _inferences(field, [value] if value else [], review))

    facts = (
        fact("review_type", record.review_type),
        fact("published", record.published),
        Fact(
            "Areas" if len(record.areas) > 1 else "Area",
            tuple(Link(name, urls.area(name)) for name in record.areas)
            or (Link("Not named", urls.area(urls.NOT_NAMED)),),
        ),
        Fact(
            "Children" if len(record.children) > 1 else "Child",
            children,
            _disagreement("children", review),
            _inferences("children", of_children, review),
        ),
        fact("death", record.death),
        fact("incident", record.incident),
        Fact(
            "Harm",
            tuple(Link(text_format.capitalise(harm), urls.finder(("harm", slug(harm)))) for harm in record.harms),
            inferences=_inferences("harms", record.harms, review),
        ),
        Fact("Index terms", tuple(Link(label, urls.keyword(label)) for label in record.keywords)),
    )
    return tuple(fact for fact in facts if fact.values)


def _inferences(field: str, values: Collection[str], review: Review) -> tuple[Inference, ...]:
    """Return which values of a field are inferred: those that no account states and no editor gave."""
    items_of: dict[str, list[Evidence]] = {value: [] for value in values}
    for item in review.record.evidence.get(field, ()):
        items_of.get(item.value, []).append(item)
    return tuple(
        Inference(_name_of_value(field, value) if len(items_of) > 1 else "", items[0].words)
        for value, items in items_of.items()
        if items and all(item.how == INFERRED for item in items)
    )


def _name_of_value(field: str, value: str) -> str:
    if field == "children":
        return "Sex" if value in SEXES else "Age"
    return _FORMATS[field][1](value)


def origins_of(review: Review) -> tuple[FactOrigin, ...]:
    """Return what each fact rests on: the quote, whether it was read, inferred or corrected, and its sources.

    Of a fact that an editor put right it is told only that: what digests say of it no longer holds.
    """
    by_fact: dict[tuple[str, str], dict[Origin, None]] = {}
    for field, evidence in review.record.evidence.items():
        label, format_value = _FORMATS.get(field, ("Wording", str))
        for item in [item for item in evidence if item.how == CORRECTED] or evidence:
            account, corrected = _account_of(item, review), item.how == CORRECTED
            sources = tuple(map(source_view, account.sources)) if account else ()
            origin = Origin("" if corrected else item.words, _HOW[item.how], corrected, sources)
            by_fact.setdefault((label, format_value(item.value)), {})[origin] = None
    return tuple(FactOrigin(label, value, tuple(origins)) for (label, value), origins in by_fact.items())


def _account_of(item: Evidence, review: Review) -> Account | None:
    """Return the account that a statement is of, by its number; None if there is no such account."""
    accounts = review.record.accounts
    return accounts[item.account - 1] if 0 < item.account <= len(accounts) else None


def source_view(source: Source) -> SourceView:
    """Return a source as a page shows it."""
    first, last = source.lines
    return SourceView(source.digest, f"line {first}" if first == last else f"lines {first} to {last}", source.heading)


def _disagreement(field: str, review: Review) -> str:
    """Return what each account says of a fact, if two of them contradict each other; else nothing."""
    if field not in _MAY_DISAGREE:
        return ""
    format_value = _FORMATS[field][1]
    evidence = review.record.evidence.get(field, ())
    if any(item.how == CORRECTED for item in evidence):
        return ""
    values: dict[int, dict[str, None]] = {}
    for item in evidence:
        if account := _account_of(item, review):
            values.setdefault(_displayed_number(account, review), {})[format_value(item.value)] = None
    stated = [set(texts) for texts in values.values()]
    if not any(one - other and other - one for one in stated for other in stated):
        return ""
    accounts = (f"account {number} says {', '.join(texts)}" for number, texts in sorted(values.items()))
    return f"The accounts differ: {'; '.join(accounts)}."


def _displayed_number(account: Account, review: Review) -> int:
    """Return the number that the page gives to an account."""
    return next(
        (
            number
            for number, displayed in enumerate(review.accounts, start=1)
            if displayed.account is account or set(account.sources) & set(displayed.sources)
        ),
        1,
    )


def content_note(record: Record) -> str:
    """Return a note for a reader who wants to know before reading on: "This review tells of the death of a child and
    of neglect."; empty if nothing is stated."""
    death = ["the death of a child"] if record.death == "yes" else []
    harms = [_NOTED_HARMS.get(harm, harm) for harm in record.harms]
    harms_named = text_format.join_and([f"of {harm}" for harm in (*death, *harms) if harm])
    return f"This review tells {harms_named}." if harms_named else ""
