"""The joined entries of one review -> its record: accounts gathered, facts from all of them, an id that stays."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import Mapping

from rapidfuzz import fuzz

from build_site.model import PROFESSIONALS, PUBLIC, Account, Child, Evidence, Record
from build_site.problems import Problems
from build_site.reviews.stated import Stated
from build_site.slugs import slug
from build_site.vocabulary.keywords import Keywords

_SAME_TEXT = 95
"""Two tellings with the same index terms whose texts agree to this many per cent, word order apart, are one account."""

_KIND = re.compile(r"\b(?:review|analysis)\b", re.IGNORECASE)

_TELLS_MOST = {"dated": 0, "reference": 1, "titled": 2, "document": 3}
"""Shapes of heading, the one that says most of date, area and title first."""


@dataclass(frozen=True)
class Group:
    """The entries of one review, and why they were joined."""

    entries: tuple[Stated, ...]
    reasons: tuple[str, ...] = ()


def assemble(groups: list[Group], known: Mapping[tuple[str, str, int], str], keywords: Keywords, problems: Problems) -> list[Record]:
    """The records of the reviews, in order of id.

    known: (digest, heading, how many-th entry of that heading in the digest) -> id, from the records of
    an earlier run: a review keeps its id when later digests arrive.
    """
    places = source_keys([entry for group in groups for entry in group.entries])
    taken = set(known.values())
    records: dict[str, Record] = {}
    for group in groups:
        earlier = [known[places[id(entry)]] for entry in group.entries if places[id(entry)] in known]
        record = _record(group, keywords, problems)
        id_ = next((name for name in earlier if name not in records), None) or _free_id(record.id, taken | set(records))
        records[id_] = replace(record, id=id_)
    return [records[id_] for id_ in sorted(records)]


def source_keys(entries: list[Stated]) -> dict[int, tuple[str, str, int]]:
    """id() of each entry -> its digest, its heading, and how many-th entry of that heading it is in the digest."""
    seen: Counter[tuple[str, str]] = Counter()
    keys = {}
    for entry in entries:
        place = (entry.entry.digest, entry.entry.heading.printed)
        keys[id(entry)] = (*place, seen[place])
        seen[place] += 1
    return keys


def known_ids(records: list[Record]) -> dict[tuple[str, str, int], str]:
    """For each source of the records of an earlier run, the id of its record; the key is as in `assemble`."""
    sources = sorted((source.digest, source.heading, source.lines, record.id)
                     for record in records for account in record.accounts for source in account.sources)
    seen: Counter[tuple[str, str]] = Counter()
    known = {}
    for digest, heading, _, id_ in sources:
        known[(digest, heading, seen[(digest, heading)])] = id_
        seen[(digest, heading)] += 1
    return known


def _record(group: Group, keywords: Keywords, problems: Problems) -> Record:
    ordered = sorted(group.entries, key=lambda entry: (_TELLS_MOST[entry.entry.heading.shape], entry.key))
    accounts, told_by = _accounts(group.entries)
    facts, evidence = _facts(ordered, told_by, problems)
    areas = tuple(sorted({area for entry in group.entries for area in entry.areas}))
    published = next((entry.entry.published for entry in ordered if entry.entry.published), None)
    printed = tuple(term for account in accounts for term in account.keywords)
    kept = any(entry.entry.circulation == PROFESSIONALS for entry in group.entries)
    anonymous = not areas and any(entry.entry.heading.anonymous for entry in group.entries)
    title = _title(ordered)
    return Record(_id_of(published, areas, title), title, published, areas, anonymous, keywords=keywords.preferred(printed),
                  circulation=PROFESSIONALS if kept else PUBLIC, accounts=accounts, evidence=evidence, joined=group.reasons, **facts)


def _title(ordered: list[Stated]) -> str:
    """The title that says most of the subject: one without the kind of review in it, and "Child Dominik" before "Dominik"."""
    titles = [entry.entry.heading.title for entry in ordered]
    plain = [title for title in titles if not _KIND.search(title)] or titles
    words = set(plain[0].casefold().split())
    return max((title for title in plain if words <= set(title.casefold().split())), key=lambda title: len(title.split()))


def _id_of(published: str | None, areas: tuple[str, ...], title: str) -> str:
    place = "-".join(slug(area) for area in areas) or "anonymous"
    name = slug(title)[:80].rstrip("-")
    return "-".join(part for part in ((published or "undated")[:7].split("-")[0], place, name) if part)


def _free_id(wanted: str, taken: set[str]) -> str:
    if wanted not in taken:
        return wanted
    return next(name for number in range(2, len(taken) + 3) if (name := f"{wanted}-{number}") not in taken)


def _accounts(entries: tuple[Stated, ...]) -> tuple[tuple[Account, ...], dict[int, int]]:
    """The accounts, fullest first, those of the same text as one; and id() of each entry -> number of its account."""
    tellings: list[list[Stated]] = []
    for entry in sorted(entries, key=lambda e: (-_length(e.entry.account), e.key)):
        same = next((telling for telling in tellings if _same_text(telling[0].entry.account, entry.entry.account)), None)
        if same is None:
            tellings.append([entry])
        else:
            same.append(entry)
    accounts = []
    for telling in tellings:
        accounts.append(_one_account([entry.entry.account for entry in telling]))
    return tuple(accounts), {id(entry): number for number, telling in enumerate(tellings, 1) for entry in telling}


def _one_account(same: list[Account]) -> Account:
    """The accounts of one text as one: the fullest, with the sources of all, and the report that any names."""
    first = same[0]
    sources = tuple(source for account in same for source in account.sources)
    return replace(first, sources=sources, report=first.report or next((a.report for a in same if a.report), None))


def _length(account: Account) -> int:
    points = (*account.learning, *account.recommendations, *account.good_practice)
    return len(account.summary) + sum(map(len, points)) + sum(map(len, account.keywords))


def _same_text(first: Account, second: Account) -> bool:
    if set(first.keywords) != set(second.keywords):
        return False
    texts = [" ".join((a.summary, *a.learning, *a.recommendations, *a.good_practice)) for a in (first, second)]
    return fuzz.token_sort_ratio(*texts) >= _SAME_TEXT


def _facts(ordered: list[Stated], told_by: dict[int, int], problems: Problems) -> tuple[dict, dict[str, tuple[Evidence, ...]]]:
    """The facts of all entries, and what each rests on; where accounts disagree, the first stands, both are kept and it is noted."""
    facts: dict = {
        "review_type": _first(ordered, "review_type"), "incident": _first(ordered, "incident"),
        "death": next((e.death for e in ordered if e.death in ("yes", "no")), _first(ordered, "death")),
        "children": max((entry.children for entry in ordered), key=_stated_of),
        "harms": tuple(dict.fromkeys(harm for entry in ordered for harm in entry.harms)),
    }
    evidence: dict[str, tuple[Evidence, ...]] = {}
    for fact in ("review_type", "death", "children", "incident", "harms"):
        items = dict.fromkeys(replace(item, account=told_by[id(entry)]) for entry in ordered for item in entry.evidence.get(fact, ()))
        if items:
            evidence[fact] = tuple(items)
    for fact in ("death", "incident", "children"):
        _note_disagreement(fact, ordered, problems)
    return facts, evidence


def _first(ordered: list[Stated], fact: str) -> str | None:
    return next((getattr(entry, fact) for entry in ordered if getattr(entry, fact)), None)


def _stated_of(children: tuple[Child, ...]) -> int:
    """How much is stated of some children: ages and sexes count, then how many there are."""
    return sum(10 for child in children if child.age) + sum(10 for child in children if child.sex) + len(children)


def _note_disagreement(fact: str, ordered: list[Stated], problems: Problems) -> None:
    said = {}
    for entry in ordered:
        value = getattr(entry, fact)
        if fact == "children":
            value = ", ".join(child.age for child in value if child.age)
        if value and value != "unclear":
            said.setdefault(value, entry.key)
    if len(said) > 1:
        told = "; ".join(f"{value} ({key})" for value, key in said.items())
        problems.warn(f"digests/{ordered[0].entry.digest}", ordered[0].entry.lines[0], f"accounts of one review disagree on `{fact}`: {told}",
                      "Both are kept in the record; to settle it, change the record's value.")
