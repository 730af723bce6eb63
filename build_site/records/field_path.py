"""Paths to the values of a record, written by an editor as `accounts.2.learning.3`; and where two records differ."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz, process

from build_site.core.schema import quoted
from build_site.model import POINT_KINDS

FieldPath = tuple[str | int, ...]
"""Steps into the data of a record: names of fields, and numbers of items, which count from 0 as Python has it."""

Data = dict[str, Any]
"""A record, or a part of one, as plain data: its fields by their names."""

EntrySource = tuple[str, str]
"""Digest and heading of an entry."""

REWORDED = 70
"""A text that is alike by this many per cent to the one that was corrected is taken for it, reworded.

Of 6,461 pairs of points in one list, in records of 357 reviews, 3 are as alike; 21 would be by 60 per cent.
"""

_MARGIN = 10
"""In per cent: so much more alike than any other text of the list."""

_KEEP = "If it no longer applies, put this correction under `former`."


class PathNotFoundError(Exception):
    """A field leads nowhere. lasting: it never could, so it is a slip of the pen; else the digests have changed."""

    def __init__(self, what: str, remedy: str, lasting: bool) -> None:
        super().__init__(what)
        self.what, self.remedy, self.lasting = what, remedy, lasting


def format_path(path: FieldPath) -> str:
    """Return a path as an editor writes it: ("accounts", 1, "summary") -> "accounts.2.summary"."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in path)


def value_at(data: Any, path: FieldPath) -> Any:
    """Return the value at a path, None if there is none."""
    for step in path:
        if isinstance(data, Mapping):
            data = data.get(step)
        else:
            data = data[step] if isinstance(data, list) and isinstance(step, int) and step < len(data) else None
    return data


def set_value(data: Any, path: FieldPath, value: Any) -> None:
    """Set the value at a path; None takes an item out of a list, and an item after the last is added."""
    *above, last = path
    holder = value_at(data, tuple(above))
    if isinstance(last, str):
        holder[last] = value
    elif value is None:
        del holder[last : last + 1]
    elif last >= len(holder):
        holder.append(value)
    else:
        holder[last] = value


def resolve(data: Data, field: str, was: Any, source: EntrySource | None) -> FieldPath:
    """Return the path that the field of a correction means in the whole data of a record.

    was: the value corrected, if known: an item of a list, and one of several accounts, is found by it, whatever its
    number is now; source: an entry of the account meant. Raises PathNotFoundError.
    """
    steps = field.split(".")
    if steps[0] == "id":
        raise PathNotFoundError(
            "the id of a record can't be corrected", "Change it in the record and in the names of both files.", True
        )
    path: FieldPath = ()
    value: Any = data
    for number, step in enumerate(steps):
        rest = tuple(steps[number + 1 :])
        if isinstance(value, dict):
            path += (_field_name(value, step, path),)
        elif isinstance(value, list):
            index = _item_index(step, path)
            if path == ("accounts",) and rest:
                path += (_account_index(value, source, index, rest, was),)
            elif not rest and isinstance(was, str) and all(isinstance(item, str) for item in value):
                path += (_index_of_text(value, was, index, path),)
            else:
                path += (_checked_index(value, index, path, rest, was),)
        else:
            raise PathNotFoundError(
                f"`{format_path(path)}` has no parts, so there is no `{field}`", "Correct the field as a whole.", True
            )
        value = value_at(value, path[-1:])
    return path


def _field_name(data: Data, step: str, path: FieldPath) -> str:
    if step in data:
        return step
    above = f"of `{format_path(path)}` " if path else ""
    raise PathNotFoundError(f"there is no field `{step}`", f"The fields {above}are: {', '.join(data)}.", True)


def _item_index(step: str, path: FieldPath) -> int:
    if not (step.isascii() and step.isdigit()) or int(step) == 0:
        raise PathNotFoundError(
            f"`{step}` is no number of an item of `{format_path(path)}`", "Write its number, counted from 1.", True
        )
    return int(step) - 1


def _checked_index(items: list[Any], index: int, path: FieldPath, rest: tuple[str, ...], was: Any) -> int:
    """Return the index of an item; where several have the part that is corrected, of the one in which it was so."""
    if rest and was is not None and len(items) > 1:
        alike = [number for number, item in enumerate(items) if _says(item, rest, was)]
        if index in alike or len(alike) == 1:
            return index if index in alike else alike[0]
        raise PathNotFoundError(
            f"`{format_path(path)}` has {len(items)} items, and it is open in which `{'.'.join(rest)}` was"
            f" `{quoted(was)}`",
            f"Correct `{format_path(path)}` as a whole, and put this correction under `former`.",
            False,
        )
    if index < len(items) or (index == len(items) and was is None and path != ("accounts",)):
        return index
    has = "nothing" if not items else "only 1 item" if len(items) == 1 else f"only {len(items)} items"
    raise PathNotFoundError(
        f"there is no `{format_path((*path, index))}`: `{format_path(path)}` has {has}",
        f"Name the field that holds it now. {_KEEP}",
        False,
    )


def _index_of_text(texts: list[str], was: str, index: int, path: FieldPath) -> int:
    """Return the index of what said `was`, or of a point much like it. Raises PathNotFoundError if that is open."""
    if was in texts:
        return index if texts[index : index + 1] == [was] else texts.index(was)
    if path[-1] in POINT_KINDS:
        reworded = process.extract(was, texts, scorer=fuzz.ratio, score_cutoff=REWORDED, limit=2)
        if reworded and (len(reworded) == 1 or reworded[0][1] >= reworded[1][1] + _MARGIN):
            return int(reworded[0][2])
    raise PathNotFoundError(
        f"`{format_path(path)}` has no item any more that says `{quoted(was)}`",
        f"Write what it says now as `was`. {_KEEP}",
        False,
    )


def _account_index(accounts: list[Data], source: EntrySource | None, index: int, rest: FieldPath, was: Any) -> int:
    """Return the index of the account that a correction means: by its entry, else by what it said, else by number."""
    named = [number for number, account in enumerate(accounts) if source in entry_sources(account)] if source else []
    saying = [number for number in named or range(len(accounts)) if _says(accounts[number], rest, was)]
    if len(named) == 1 or len(saying) == 1:
        return (named if len(named) == 1 else saying)[0]
    if (named and index in named) or (source is None and (index in saying or was is None or len(accounts) == 1)):
        return _checked_index(accounts, index, ("accounts",), (), was)
    if source is None:
        raise PathNotFoundError(
            f"no account says `{quoted(was)}` there any more",
            f"Add `source: {{digest: ..., heading: ...}}` of the account that is meant. {_KEEP}",
            False,
        )
    raise PathNotFoundError(
        f"no account is told in digests/{source[0]} under `{source[1]}` any more",
        f"Put the digest back, or write as `source` where the account is told now. {_KEEP}",
        False,
    )


def _says(item: Data, rest: FieldPath, was: Any) -> bool:
    """Return whether a part of an item is what it was when it was corrected."""
    name, *within = rest
    value = value_at(item, (name,))
    if was is None or not value:
        return False
    if isinstance(value, list) and len(within) == 1 and isinstance(was, str):
        return any(same_value(text, was) for text in value)
    return same_value(value, was)


def account_index(accounts: list[Data], source: EntrySource, index: int) -> int | None:
    """Return the index of the account of an entry; where several are, the given one, or else the first."""
    matches = [number for number, account in enumerate(accounts) if source in entry_sources(account)]
    return index if index in matches else next(iter(matches), None)


def entry_sources(account: Data) -> list[EntrySource]:
    """Return digest and heading of each entry that an account is from."""
    return [(source["digest"], source["heading"]) for source in account["sources"]]


def same_value(first: Any, second: Any) -> bool:
    """Return whether two values say the same: numbers as text, white space, empty fields and line numbers apart."""
    return bool(_normalised(first) == _normalised(second))


def _normalised(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            name: normalised
            for name, item in value.items()
            if name != "lines" and (normalised := _normalised(item)) not in (None, "", [], {})
        }
    if isinstance(value, (list, tuple)):
        return [_normalised(item) for item in value]
    return value if value is None or isinstance(value, bool) else " ".join(str(value).split())


@dataclass(frozen=True)
class Difference:
    """A value that is not what it was, and the path to it."""

    path: FieldPath
    was: Any
    now: Any


def differences(was: Any, now: Any, path: FieldPath = ()) -> Iterator[Difference]:
    """Find where plain data differ, as deep down as fields and items can be told to be the same ones.

    A list whose items were added, taken out or moved differs as a whole. Empty values are all alike, and are
    no different from a field that is not there. {"a": [1, 2]} and {"a": [1, 3]} differ at ("a", 1).
    """
    if isinstance(was, Mapping) and isinstance(now, Mapping):
        for name in dict.fromkeys((*now, *was)):
            yield from differences(was.get(name), now.get(name), (*path, name))
    elif isinstance(was, list) and isinstance(now, list) and _are_aligned(was, now):
        for index, (old, new) in enumerate(zip(was, now, strict=True)):
            yield from differences(old, new, (*path, index))
    elif was != now and (was or now):
        yield Difference(path, was, now)


def _are_aligned(was: list[Any], now: list[Any]) -> bool:
    """Return whether the items of two lists are the same ones, some perhaps changed: as many, and none moved."""
    if len(was) != len(now):
        return False
    changed = [(old, new) for old, new in zip(was, now, strict=True) if old != new]
    return not any(old == new for old, _ in changed for _, new in changed)
