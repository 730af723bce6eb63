"""Places in a record, as an editor names them, counting from 1: `death`, `accounts.2.learning.3`."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from rapidfuzz import fuzz, process

Place = tuple[str | int, ...]
"""Steps into the whole data of a record; items of a list count from 0 here, as Python has it."""

_ALIKE = 70
"""A text that agrees to this many per cent with the one that was corrected is taken for it, re-worded."""


class NoPlace(Exception):
    """A field leads nowhere. lasting: it never could, so it is a slip of the pen; else the digests have changed."""

    def __init__(self, what: str, remedy: str, lasting: bool) -> None:
        super().__init__(what)
        self.what, self.remedy, self.lasting = what, remedy, lasting


def written(place: Place) -> str:
    """A place as an editor writes it."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in place)


def at(data: Any, place: Place) -> Any:
    """The value at a place; None for an item after the last."""
    for step in place:
        data = None if isinstance(step, int) and step >= len(data) else data[step]
    return data


def put(data: Any, place: Place, value: Any) -> None:
    """Set the value at a place; None takes an item out of a list, and an item after the last is added."""
    *way, last = place
    holder = at(data, tuple(way))
    if isinstance(last, str):
        holder[last] = value
    elif value is None:
        del holder[last : last + 1]
    elif last >= len(holder):
        holder.append(value)
    else:
        holder[last] = value


def find(data: dict, field: str, was: Any, source: tuple[str, str] | None) -> Place:
    """The place that a field of a correction means in the whole data of a record.

    was: the value corrected, if known: an item of a list of texts is found by it, whatever its number is now;
    source: (digest, heading) of the account meant, whatever its number is now. Raises NoPlace.
    """
    steps = field.split(".")
    if steps[0] == "id":
        raise NoPlace(
            "the id of a record can't be corrected", "Change it in the record and in the names of both files.", True
        )
    place: Place = ()
    here: Any = data
    for number, step in enumerate(steps):
        if isinstance(here, dict):
            place += (_name(here, step, place),)
        elif isinstance(here, list):
            of_text = number == len(steps) - 1 and isinstance(was, str) and all(isinstance(item, str) for item in here)
            count = _count(step, place)
            if place == ("accounts",) and source:
                place += (account_of(here, source, count),)
            else:
                place += (_item_like(here, was, count) if of_text else _item(here, count, place, was),)
        else:
            raise NoPlace(
                f"`{written(place)}` has no parts, so there is no `{field}`", "Correct the field as a whole.", True
            )
        here = at(here, place[-1:])
    return place


def _name(here: Mapping, step: str, place: Place) -> str:
    if step in here:
        return step
    above = f"of `{written(place)}` " if place else ""
    raise NoPlace(f"there is no field `{step}`", f"The fields {above}are: {', '.join(here)}.", True)


def _count(step: str, place: Place) -> int:
    if not step.isdigit() or int(step) == 0:
        raise NoPlace(
            f"`{step}` is no number of an item of `{written(place)}`", "Write its number, counted from 1.", True
        )
    return int(step) - 1


def _item(here: list, count: int, place: Place, was: Any) -> int:
    if count < len(here) or (count == len(here) and was is None and place != ("accounts",)):
        return count
    has = "nothing" if not here else "only 1 item" if len(here) == 1 else f"only {len(here)} items"
    raise NoPlace(
        f"there is no `{written((*place, count))}`: `{written(place)}` has {has}",
        "Name the field that holds it now, or delete this correction.",
        False,
    )


def _item_like(here: list[str], was: str, count: int) -> int:
    """The item that says `was`: by its number, else by its words, else by words much like it, else after the last."""
    if count < len(here) and here[count] == was:
        return count
    if was in here:
        return here.index(was)
    like = process.extractOne(was, here, scorer=fuzz.ratio, score_cutoff=_ALIKE)
    return like[2] if like else len(here)


def account_of(accounts: list[dict], source: tuple[str, str], number: int) -> int:
    """The account that is told in a place (digest, heading); where several are, the one with this number, or the first.

    Raises NoPlace if none is.
    """
    found = [place for place, account in enumerate(accounts) if source in places_told(account)]
    if found:
        return number if number in found else found[0]
    raise NoPlace(
        f"no account is told in digests/{source[0]} under `{source[1]}` any more",
        "Put the digest back, or delete this correction.",
        False,
    )


def places_told(account: dict) -> list[tuple[str, str]]:
    """Where an account is told: digest and heading of each source."""
    return [(source["digest"], source["heading"]) for source in account["sources"]]


def same(first: Any, second: Any) -> bool:
    """Whether two values say the same: numbers as text, empty fields and line numbers apart."""
    return _plain(first) == _plain(second)


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {
            name: plain
            for name, item in value.items()
            if name != "lines" and (plain := _plain(item)) not in (None, "", [], {})
        }
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if value is None or isinstance(value, bool) else " ".join(str(value).split())
