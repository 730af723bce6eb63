"""Corrections -> the record as an editor wants it, with what no longer fits reported."""

from __future__ import annotations

from typing import Any

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, quoted
from build_site.model import CORRECTED, Record
from build_site.records.corrections import UNSAID, Correction, CorrectionFile
from build_site.records.field_path import NoPlace, Place, at, find, put, same, written
from build_site.records.record_schema import FACTS, closed, open_data
from build_site.records.state import as_read


def corrected(record: Record, file: CorrectionFile, problems: Problems) -> Record:
    """The record that the digests make, with every correction of the file applied.

    A correction whose `was` is not what the digests say is applied and noted; one that leads nowhere is
    noted and left out. Facts and texts so changed have evidence that says so.
    """
    data = open_data(record)
    for place, correction in _in_order(data, file, problems):
        value = at(data, place)
        if same(value, correction.now):
            if correction.was is not UNSAID and not same(correction.was, correction.now):
                problems.warn(
                    file.name,
                    correction.line,
                    f"the digests now say themselves what this correction of `{correction.field}` says: {quoted(value)}",
                    "The correction can be deleted.",
                )
        elif correction.was is not UNSAID and not same(value, correction.was):
            problems.warn(
                file.name,
                correction.line,
                f"`{correction.field}` was `{quoted(correction.was)}` when it was corrected; the digests now say "
                f"`{quoted(value)}`. The correction is applied: `{quoted(correction.now)}`",
                "If it still holds, write what the digests say now as its `was`; else delete it.",
            )
        data = _changed(data, place, correction, file, problems)
    return closed(data)


def corrected_where_it_fits(record: Record, file: CorrectionFile, problems: Problems) -> Record:
    """A record that no digest makes, with the corrections whose `was` is its value; for others its own value stands."""
    data = open_data(record)
    for place, correction in _in_order(data, file, problems):
        value = at(data, place)
        if same(value, correction.now):
            continue
        if correction.was is UNSAID or same(value, correction.was):
            data = _changed(data, place, correction, file, problems)
        else:
            problems.warn(
                file.name,
                correction.line,
                f"`{correction.field}` is `{quoted(value)}` in reviews/{record.id}.yaml, not `{quoted(correction.was)}`; "
                "no digest tells this review, so the record's own value stands",
                "Change the record itself, and delete this correction.",
            )
    return closed(data)


def places_of(record: Record, file: CorrectionFile) -> dict[Place, Correction]:
    """Where in the record that the digests make each correction applies; those that lead nowhere are left out."""
    return dict(_in_order(open_data(record), file, Problems()))


def _in_order(data: dict, file: CorrectionFile, problems: Problems) -> list[tuple[Place, Correction]]:
    """The corrections with their places, wider fields before what lies in them. What leads nowhere is noted.

    Items that are taken out come last, from the end, so that they don't shift the others.
    """
    found: dict[Place, Correction] = {}
    for correction in file.corrections:
        was = None if correction.was is UNSAID else correction.was
        try:
            place = find(data, correction.field, was, correction.source)
        except NoPlace as lost:
            note = problems.error if lost.lasting else problems.warn
            note(
                file.name,
                correction.line,
                f"this correction of `{correction.field}` can't be applied: {lost.what}",
                lost.remedy,
            )
            continue
        while place in found and at(data, place) is None and isinstance(place[-1], int):
            place = (*place[:-1], place[-1] + 1)
        if place in found:
            problems.error(
                file.name,
                correction.line,
                f"`{correction.field}` is corrected twice, here and on line {found[place].line}",
                "Keep one of the two and delete the other.",
            )
            continue
        found[place] = correction
    gone = {place for place, correction in found.items() if isinstance(place[-1], int) and correction.now is None}
    return [
        (place, found[place])
        for place in (
            *sorted(found.keys() - gone, key=lambda p: (p[0] != "evidence", len(p), written(p))),
            *sorted(gone, reverse=True),
        )
    ]


def _changed(data: dict, place: Place, correction: Correction, file: CorrectionFile, problems: Problems) -> dict:
    """The data with one correction applied and marked; as it was, with an error noted, if the value does not fit."""
    changed = open_data(closed(data))
    put(changed, place, correction.now)
    if place[0] != "evidence":
        _mark(changed, place, correction)
    try:
        return open_data(closed(changed))
    except ValidationError as wrong:
        number = [item.line for item in file.corrections].index(correction.line)
        line = yamlio.line_number(file.text, ("corrections", number, "now")) or correction.line
        problems.error(
            file.name, line, f"this correction of `{correction.field}` does not fit: {wrong.what}", wrong.remedy
        )
        return data


def _mark(data: dict, place: Place, correction: Correction) -> None:
    """Say in the evidence that an editor put this right.

    account: the number of the account corrected, 0 for a fact of the whole record.
    """
    of_account = place[0] == "accounts" and len(place) > 1
    fact = place[0] if place[0] in FACTS else written(place)
    item: dict[str, Any] = {
        "value": quoted(correction.now),
        "words": correction.reason,
        "account": int(place[1]) + 1 if of_account else 0,
        "how": CORRECTED,
    }
    data["evidence"][fact] = [item, *as_read(data["evidence"].get(fact, []))]
