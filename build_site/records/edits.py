"""An editor's changes in a record's file: the values that are not what the last run wrote there."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from build_site.records.field_path import NoPlace, Place, account_of, places_told, same
from build_site.records.record_schema import TEXT_LISTS
from build_site.records.state import Written, WrittenAccount, account_marks, as_read, field_marks, mark, told_of


@dataclass(frozen=True)
class Edit:
    """A value that an editor changed.

    on_disk: its place in the file; place: the same in the record that the digests make, None if they no
    longer have it; was, now: there and in the file; source: (digest, heading) of its account; written: the
    mark of what the last run wrote there.
    """

    on_disk: Place
    place: Place | None
    was: Any
    now: Any
    source: tuple[str, str] | None = None
    written: str | None = None


def find(disk: dict, fresh: dict, last: Written | None) -> list[Edit]:
    """The edits in a record, given as open data: what the file says, what the digests say, what the last run wrote.

    last: None if that is not known; then every value that differs from the digests' is an edit.
    """
    return [*_of_fields(disk, fresh, last), *_of_accounts(disk, fresh, last)]


def _of_fields(disk: dict, fresh: dict, last: Written | None) -> Iterator[Edit]:
    marks = field_marks(disk)
    for name in disk:
        if name in ("id", "accounts", "evidence"):
            continue
        before = last.marks.get(name, "") if last else None
        if marks.get(name, "") != before and not (last is None and same(disk[name], fresh[name])):
            yield Edit((name,), (name,), fresh[name], disk[name], written=before)
    for fact in dict.fromkeys((*disk["evidence"], *fresh["evidence"])) if last else ():
        now, was = as_read(disk["evidence"].get(fact, [])), fresh["evidence"].get(fact, [])
        before = last.marks.get(f"evidence.{fact}", "") if last else None
        if marks.get(f"evidence.{fact}", "") != before:
            yield Edit(("evidence", fact), ("evidence", fact), was, now, written=before)


def _of_accounts(disk: dict, fresh: dict, last: Written | None) -> Iterator[Edit]:
    """Edits within the accounts; where accounts were added, taken out or moved, all of them together are one."""
    accounts = disk["accounts"]
    if last is None:
        last_accounts = [WrittenAccount(told_of(account), account_marks(account)) for account in fresh["accounts"]]
    else:
        last_accounts = list(last.accounts)
    if [places_told(account) for account in accounts] != [
        [source[:2] for source in one.sources] for one in last_accounts
    ]:
        yield Edit(("accounts",), ("accounts",), fresh["accounts"], accounts)
        return
    for number, (account, before) in enumerate(zip(accounts, last_accounts)):
        yield from _of_account(number, account, before, fresh["accounts"])


def _of_account(number: int, account: dict, before: WrittenAccount, fresh: list[dict]) -> Iterator[Edit]:
    source = next(iter(places_told(account)), None)
    there = _number_in(fresh, account, number)
    for name, mark_now in _changed(account, before):
        on_disk = ("accounts", number, name)
        if there is None:
            yield Edit(on_disk, None, None, account[name], source, before.marks.get(name, ""))
            continue
        place, was = ("accounts", there, name), fresh[there][name]
        items = _of_items(account[name], was, mark_now, before.marks.get(name, "")) if name in TEXT_LISTS else None
        if items is None:
            yield Edit(on_disk, place, was, account[name], source, before.marks.get(name, ""))
        for item, other, mark_before in items or ():
            yield Edit((*on_disk, item), (*place, other), was[other], account[name][item], source, mark_before)


def _number_in(fresh: list[dict], account: dict, number: int) -> int | None:
    """The account that the digests make of the places where this one is told."""
    for told in places_told(account):
        try:
            return account_of(fresh, told, number)
        except NoPlace:
            continue
    return None


def _changed(account: dict, before: WrittenAccount) -> list[tuple[str, str]]:
    marks = account_marks(account)
    return [
        (name, marks.get(name, ""))
        for name in account
        if name != "sources" and marks.get(name, "") != before.marks.get(name, "")
    ]


def _of_items(now: list[str], was: list[str], marks_now: str, marks_before: str) -> list[tuple[int, int, str]] | None:
    """The items of a list of texts that were changed: number on disk, number in the digests' list, mark as written.

    None if the list changed otherwise than item by item.
    """
    after, before = marks_now.split(), marks_before.split()
    if len(after) != len(before):
        return None
    fresh = [mark(text) for text in was]
    found = []
    for item, (mark_now, mark_before) in enumerate(zip(after, before)):
        if mark_now == mark_before:
            continue
        if mark_before in fresh:
            found.append((item, fresh.index(mark_before), mark_before))
        elif len(fresh) == len(before):
            found.append((item, item, mark_before))
        else:
            return None
    return found


def comments_in(text: str) -> list[str]:
    """The comments in a record's file, without their hash signs. The build writes none, so a person did."""
    if "#" not in text:
        return []
    comments, end = [], 0
    for token in yaml.scan(text, Loader=yaml.SafeLoader):
        between = text[end : token.start_mark.index]
        comments += [line.partition("#")[2].strip() for line in between.splitlines() if "#" in line]
        end = max(end, token.end_mark.index)
    return [comment for comment in comments if comment]
