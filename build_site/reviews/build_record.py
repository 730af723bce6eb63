"""The joined entries of one review -> its record: accounts gathered, facts from all of them, an id that stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from build_site.core.problems import Problems
from build_site.digests.headings import DATED, DOCUMENT, REFERENCE, TITLED
from build_site.model import PROFESSIONALS, PUBLIC, Account, Child, Evidence, Record
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.record_ids import Place, assign_ids, places_of, proposed_id
from build_site.vocabulary.keywords import Keywords, normalise_term

_SAME_TEXT = 95
"""Two tellings with the same index terms whose texts agree to this many per cent, word order apart, are one account."""

_KIND = re.compile(r"\b(?:review|analysis)\b", re.IGNORECASE)

_TELLS_MOST = {DATED: 0, REFERENCE: 1, TITLED: 2, DOCUMENT: 3}
"""Shapes of heading, the one that says most of date, area and title first."""

_STATED = ("review_type", "death", "children", "incident", "harms")
_MAY_DISAGREE = ("death", "incident", "children")


@dataclass(frozen=True)
class Group:
    """The entries of one review, and why they were joined."""

    entries: tuple[EntryFacts, ...]
    reasons: tuple[str, ...] = ()


def build_records(
    groups: list[Group], known: Mapping[Place, str], keywords: Keywords, problems: Problems
) -> list[Record]:
    """The records of the reviews, in order of id. Where accounts of one review disagree, it is noted.

    known: (digest, heading, how many-th entry of that heading in the digest, from 0) -> id, from the records
    of an earlier run: a review keeps its id when later digests arrive.
    """
    places = places_of(
        sorted((entry for group in groups for entry in group.entries), key=lambda entry: entry.entry.lines)
    )
    records = [_record(group, keywords, problems) for group in groups]
    told = [[places[id(entry)] for entry in group.entries] for group in groups]
    ids = assign_ids(told, [record.id for record in records], known)
    return sorted(
        (replace(record, id=id_) for record, id_ in zip(records, ids, strict=True)), key=lambda record: record.id
    )


def _record(group: Group, keywords: Keywords, problems: Problems) -> Record:
    """The record of a group, with the id that it would like to have."""
    ordered = sorted(group.entries, key=lambda entry: (_TELLS_MOST[entry.entry.heading.shape], _place(entry)))
    accounts, told_by = _accounts(group.entries)
    areas = tuple(sorted({area for entry in group.entries for area in entry.areas}))
    published = next((entry.entry.published for entry in ordered if entry.entry.published), None)
    title = _title(ordered)
    restricted = any(entry.entry.circulation == PROFESSIONALS for entry in group.entries)
    for fact in _MAY_DISAGREE:
        _note_disagreement(fact, ordered, problems)
    return Record(
        id=proposed_id(published, areas, title),
        title=title,
        published=published,
        areas=areas,
        anonymous=not areas and any(entry.entry.heading.anonymous for entry in group.entries),
        review_type=_first(ordered, "review_type"),
        incident=_first(ordered, "incident"),
        death=next((entry.death for entry in ordered if entry.death in ("yes", "no")), _first(ordered, "death")),
        children=max((entry.children for entry in ordered), key=_how_much_stated),
        harms=tuple(dict.fromkeys(harm for entry in ordered for harm in entry.harms)),
        keywords=keywords.preferred(tuple(term for account in accounts for term in account.keywords)),
        circulation=PROFESSIONALS if restricted else PUBLIC,
        accounts=accounts,
        evidence=_evidence(ordered, told_by),
        joined=group.reasons,
    )


def _place(entry: EntryFacts) -> tuple[str, tuple[int, int]]:
    return entry.entry.digest, entry.entry.lines


def _title(ordered: list[EntryFacts]) -> str:
    """The title that says most: one without the kind of review in it, and "Child Dominik" before "Dominik"."""
    titles = [entry.entry.heading.title for entry in ordered]
    plain = [title for title in titles if not _KIND.search(title)] or titles
    words = set(plain[0].casefold().split())
    return max(
        (title for title in plain if words <= set(title.casefold().split())), key=lambda title: len(title.split())
    )


def _accounts(entries: tuple[EntryFacts, ...]) -> tuple[tuple[Account, ...], dict[int, int]]:
    """The accounts, fullest first, those of the same text as one; and id() of each entry -> number of its account."""
    tellings: list[list[EntryFacts]] = []
    for entry in sorted(entries, key=lambda entry: (-_length(entry.entry.account), _place(entry))):
        for telling in tellings:
            if _same_text(telling[0].entry.account, entry.entry.account):
                telling.append(entry)
                break
        else:
            tellings.append([entry])
    accounts = tuple(_one_account([entry.entry.account for entry in telling]) for telling in tellings)
    return accounts, {id(entry): number for number, telling in enumerate(tellings, 1) for entry in telling}


def _one_account(same: list[Account]) -> Account:
    """The accounts of one text as one: the fullest, with the sources of all, and the report that any names."""
    sources = tuple(source for account in same for source in account.sources)
    report = next((account.report for account in same if account.report), None)
    return replace(same[0], sources=sources, report=report)


def _texts(account: Account) -> tuple[str, ...]:
    return account.summary, *account.learning, *account.recommendations, *account.good_practice


def _length(account: Account) -> int:
    return sum(map(len, (*_texts(account), *account.keywords)))


def _same_text(first: Account, second: Account) -> bool:
    if set(map(normalise_term, first.keywords)) != set(map(normalise_term, second.keywords)):
        return False
    return fuzz.token_sort_ratio(" ".join(_texts(first)), " ".join(_texts(second))) >= _SAME_TEXT


def _evidence(ordered: list[EntryFacts], told_by: dict[int, int]) -> dict[str, tuple[Evidence, ...]]:
    """What each fact rests on, in all accounts. told_by: id() of each entry -> number of its account."""
    evidence = {}
    for fact in _STATED:
        items = dict.fromkeys(
            replace(item, account=told_by[id(entry)]) for entry in ordered for item in entry.evidence.get(fact, ())
        )
        if items:
            evidence[fact] = tuple(items)
    return evidence


def _first(ordered: list[EntryFacts], fact: str) -> str | None:
    return next((getattr(entry, fact) for entry in ordered if getattr(entry, fact)), None)


def _how_much_stated(children: tuple[Child, ...]) -> tuple[int, int]:
    """How much is stated of some children: ages and sexes count, then how many there are."""
    return sum(bool(child.age) + bool(child.sex) for child in children), len(children)


def _note_disagreement(fact: str, ordered: list[EntryFacts], problems: Problems) -> None:
    """Warn if the accounts of one review state a fact differently; the first stands, and all are in the evidence."""
    said: dict[str, str] = {}
    for entry in ordered:
        value = getattr(entry, fact)
        if fact == "children":
            value = ", ".join(sorted(child.age for child in value if child.age))
        if value and value != "unclear":
            said.setdefault(value, entry.key)
    if len(said) > 1:
        told = "; ".join(f"{value} ({key})" for value, key in said.items())
        problems.warn(
            f"digests/{ordered[0].entry.digest}",
            ordered[0].entry.lines[0],
            f"accounts of one review disagree on `{fact}`: {told}",
            "Both are kept in the record; to settle it, change the record's value.",
        )
