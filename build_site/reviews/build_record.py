"""The joined entries of one review -> its record: accounts merged, facts from all of them, an id that stays."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace

from rapidfuzz import fuzz

from build_site.core.problems import Problems
from build_site.digests.headings import DATED, NAMED, REFERENCE, TABLE, TITLED
from build_site.model import PROFESSIONALS, PUBLIC, Account, Child, EntryKey, Evidence, Record
from build_site.reviews.entry_facts import EntryFacts
from build_site.reviews.record_ids import assign_ids, entry_keys, proposed_id
from build_site.vocabulary.keywords import Keywords, normalise_term

_SAME_TEXT = 95
"""Two entries with the same index terms whose texts agree to this many per cent, word order apart, are one account."""

_REVIEW_TYPE = re.compile(r"\b(?:review|analysis)\b", re.IGNORECASE)

_HEADING_RANK = {DATED: 0, REFERENCE: 1, TABLE: 2, TITLED: 3, NAMED: 4}
"""Shapes of heading, the one that says most of date, area and title first."""

_FACTS_WITH_EVIDENCE = ("review_type", "death", "children", "incident", "harms")
_FACTS_THAT_MAY_DISAGREE = ("death", "incident", "children")


@dataclass(frozen=True)
class Group:
    """The entries of one review, and why they were joined."""

    entries: tuple[EntryFacts, ...]
    reasons: tuple[str, ...] = ()


def build_records(
    groups: list[Group], ids_by_entry: Mapping[EntryKey, str], keywords: Keywords, problems: Problems
) -> list[Record]:
    """Return the records of the reviews, in order of id. Where accounts of one review disagree, it is noted.

    ids_by_entry: from the records of an earlier run: a review keeps its id when later digests arrive.
    """
    keys = entry_keys(sorted((entry for group in groups for entry in group.entries), key=_lines))
    records = [_build_record(group, keywords, problems) for group in groups]
    keys_of_groups = [[keys[id(entry)] for entry in group.entries] for group in groups]
    ids = assign_ids(keys_of_groups, [record.id for record in records], ids_by_entry)
    return sorted(
        (replace(record, id=id_) for record, id_ in zip(records, ids, strict=True)), key=lambda record: record.id
    )


def _build_record(group: Group, keywords: Keywords, problems: Problems) -> Record:
    """Return the record of a group, with the id that it would get if no other had it."""
    ranked = sorted(group.entries, key=lambda entry: (_HEADING_RANK[entry.entry.heading.shape], _digest_lines(entry)))
    accounts, account_numbers = _merge_accounts(group.entries)
    areas = tuple(sorted({area for entry in group.entries for area in entry.areas}))
    published = next((entry.entry.published for entry in ranked if entry.entry.published), None)
    title = _fullest_title(ranked)
    restricted = any(entry.entry.circulation == PROFESSIONALS for entry in group.entries)
    for fact in _FACTS_THAT_MAY_DISAGREE:
        _note_disagreement(fact, ranked, problems)
    return Record(
        id=proposed_id(published, areas, title),
        title=title,
        published=published,
        areas=areas,
        anonymous=not areas and any(entry.entry.heading.anonymous for entry in group.entries),
        review_type=next((entry.review_type for entry in ranked if entry.review_type), None),
        incident=next((entry.incident for entry in ranked if entry.incident), None),
        death=_death(ranked),
        children=max((entry.children for entry in ranked), key=_count_stated),
        harms=tuple(dict.fromkeys(harm for entry in ranked for harm in entry.harms)),
        keywords=keywords.preferred(tuple(term for account in accounts for term in account.keywords)),
        circulation=PROFESSIONALS if restricted else PUBLIC,
        accounts=accounts,
        evidence=_merge_evidence(ranked, account_numbers),
        joined=group.reasons,
        held=tuple(f"{entry.key}: {doubt}" for entry in ranked for doubt in entry.doubts),
    )


def _lines(entry: EntryFacts) -> tuple[int, int]:
    return entry.entry.lines


def _digest_lines(entry: EntryFacts) -> tuple[str, tuple[int, int]]:
    return entry.entry.digest, entry.entry.lines


def _fullest_title(ranked: list[EntryFacts]) -> str:
    """Return the title that says most: one without the kind of review in it, and "Child Dominik" before "Dominik"."""
    titles = [entry.entry.heading.title for entry in ranked]
    plain = [title for title in titles if not _REVIEW_TYPE.search(title)] or titles
    words = set(plain[0].casefold().split())
    return max(
        (title for title in plain if words <= set(title.casefold().split())), key=lambda title: len(title.split())
    )


def _death(ranked: list[EntryFacts]) -> str | None:
    """Return what the first entry says that says whether a child died; "unclear" only where none does."""
    outcomes = [entry.death for entry in ranked if entry.death]
    return next((outcome for outcome in outcomes if outcome != "unclear"), outcomes[0] if outcomes else None)


def _merge_accounts(entries: tuple[EntryFacts, ...]) -> tuple[tuple[Account, ...], dict[int, int]]:
    """Return the accounts, fullest first, those of the same text as one; and id() of entry -> number of its account."""
    tellings: list[list[EntryFacts]] = []
    for entry in sorted(entries, key=lambda entry: (-_count_letters(entry.entry.account), _digest_lines(entry))):
        for telling in tellings:
            if _is_same_text(telling[0].entry.account, entry.entry.account):
                telling.append(entry)
                break
        else:
            tellings.append([entry])
    accounts = tuple(_merge_same([entry.entry.account for entry in telling]) for telling in tellings)
    return accounts, {id(entry): number for number, telling in enumerate(tellings, 1) for entry in telling}


def _merge_same(accounts: list[Account]) -> Account:
    """Return accounts of one text as one: the fullest, with the sources of all, and the report that any names."""
    sources = tuple(source for account in accounts for source in account.sources)
    report = next((account.report for account in accounts if account.report), None)
    return replace(accounts[0], sources=sources, report=report)


def _texts(account: Account) -> tuple[str, ...]:
    return account.summary, *account.learning, *account.recommendations, *account.good_practice


def _count_letters(account: Account) -> int:
    return sum(map(len, (*_texts(account), *account.keywords)))


def _is_same_text(first: Account, second: Account) -> bool:
    if set(map(normalise_term, first.keywords)) != set(map(normalise_term, second.keywords)):
        return False
    return fuzz.token_sort_ratio(" ".join(_texts(first)), " ".join(_texts(second))) >= _SAME_TEXT


def _merge_evidence(ranked: list[EntryFacts], account_numbers: dict[int, int]) -> dict[str, tuple[Evidence, ...]]:
    """Return what each fact rests on in all accounts. account_numbers: id() of entry -> number of its account."""
    evidence = {}
    for fact in _FACTS_WITH_EVIDENCE:
        items = dict.fromkeys(
            replace(item, account=account_numbers[id(entry)])
            for entry in ranked
            for item in entry.evidence.get(fact, ())
        )
        if items:
            evidence[fact] = tuple(items)
    return evidence


def _count_stated(children: tuple[Child, ...]) -> tuple[int, int]:
    """Return how much is stated of some children: ages and sexes count, then how many there are."""
    return sum(bool(child.age) + bool(child.sex) for child in children), len(children)


def _note_disagreement(fact: str, ranked: list[EntryFacts], problems: Problems) -> None:
    """Warn if the accounts of one review state a fact differently; the first stands, and all are in the evidence."""
    entry_by_value: dict[str, str] = {}
    for entry in ranked:
        value = getattr(entry, fact)
        if fact == "children":
            value = ", ".join(sorted(child.age for child in value if child.age))
        if value and value != "unclear":
            entry_by_value.setdefault(value, entry.key)
    if len(entry_by_value) > 1:
        values = "; ".join(f"{value} ({key})" for value, key in entry_by_value.items())
        problems.warn(
            f"digests/{ranked[0].entry.digest}",
            ranked[0].entry.lines[0],
            f"accounts of one review disagree on `{fact}`: {values}",
            "Both are kept in the record; to settle it, change the record's value.",
        )
