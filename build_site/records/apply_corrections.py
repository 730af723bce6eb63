"""Corrections -> the record as an editor wants it, with what no longer fits reported."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, quoted
from build_site.model import CORRECTED, Record
from build_site.records.correction_places import find_places, is_another_text, report_alike
from build_site.records.corrections import NOT_GIVEN, Correction, CorrectionFile
from build_site.records.field_path import Data, FieldPath, format_path, same_value, set_value, value_at
from build_site.records.record_schema import FACTS, from_editable, to_editable, without_corrections


def apply(record: Record, file: CorrectionFile, problems: Problems) -> Record:
    """Return the record that the digests make, with every correction of the file applied.

    A correction whose `was` is not what the digests say is applied and noted; one that finds no place, or in its
    place another text, is left out, which is an error. Facts and texts so changed have evidence that says so.
    """
    data = to_editable(record)
    places = find_places(data, file, problems)
    report_alike(data, places, file, problems)
    for path, correction in places.all:
        if path in places.repeated or _fits(correction, value_at(data, path), file, problems):
            data = _apply_one(data, path, correction, file, problems)
    return from_editable(data)


def _fits(correction: Correction, value: object, file: CorrectionFile, problems: Problems) -> bool:
    """Return whether a correction is of this value; if the digests no longer say what they said, it is noted."""
    if correction.was is NOT_GIVEN or same_value(value, correction.was):
        return True
    if same_value(value, correction.now):
        problems.warn(
            file.name,
            correction.line,
            f"the digests now say themselves what this correction of `{correction.field}` says: {quoted(value)}",
            "The correction is kept, in case they change again. If it is not to be, put it under `former`.",
        )
    elif is_another_text(value, correction.was):
        note = problems.error if correction.redact else problems.left_out
        note(
            file.name,
            correction.line,
            f"`{correction.field}` was `{quoted(correction.was)}` when it was corrected; the digests now say something"
            f" else there: `{quoted(value)}`",
            "If the correction still holds, write what they say now as its `was`; else put it under `former`.",
        )
        return False
    else:
        problems.warn(
            file.name,
            correction.line,
            f"`{correction.field}` was `{quoted(correction.was)}` when it was corrected; the digests now say "
            f"`{quoted(value)}`. The correction is applied: `{quoted(correction.now)}`",
            "If it still holds, write what the digests say now as its `was`; else put it under `former`.",
        )
    return True


def apply_to_orphan(record: Record, file: CorrectionFile, problems: Problems) -> Record:
    """Return a record that no digest makes, with the corrections whose `was` it has; else its own value stands."""
    data = to_editable(record)
    for path, correction in find_places(data, file, problems, is_orphan=True).all:
        value = value_at(data, path)
        if same_value(value, correction.now):
            continue
        if correction.was is NOT_GIVEN or same_value(value, correction.was):
            data = _apply_one(data, path, correction, file, problems)
        else:
            problems.warn(
                file.name,
                correction.line,
                f"`{correction.field}` is `{quoted(value)}` in reviews/{record.id}.yaml, not `{quoted(correction.was)}`"
                "; no digest tells this review, so the record's own value stands",
                "Change the record itself, and put this correction under `former`.",
            )
    return from_editable(data)


def without_reasons(record: Record) -> Record:
    """Return a record without the reasons of editors, which an earlier version put into its evidence."""
    evidence = {
        fact: tuple(replace(item, words="") if item.how == CORRECTED else item for item in items)
        for fact, items in record.evidence.items()
    }
    return replace(record, evidence=evidence)


def _apply_one(data: Data, path: FieldPath, correction: Correction, file: CorrectionFile, problems: Problems) -> Data:
    """Return the data with a correction applied and in the evidence; as they were, with an error noted, if unfit."""
    changed = deepcopy(data)
    set_value(changed, path, correction.now)
    if path[0] != "evidence":
        _add_evidence(changed, path, correction)
    try:
        return to_editable(from_editable(changed))
    except ValidationError as error:
        line = yamlio.line_number(file.text, ("corrections", correction.number, "now")) or correction.line
        problems.error(
            file.name, line, f"this correction of `{correction.field}` does not fit: {error.what}", error.remedy
        )
        return data


def _add_evidence(data: Data, path: FieldPath, correction: Correction) -> None:
    """Say in the evidence that an editor put this right, and nothing of why: that is for people.

    account: the number of the account corrected, 0 for a fact of the whole record.
    """
    is_of_account = path[0] == "accounts" and len(path) > 1
    fact = path[0] if path[0] in FACTS else format_path(path)
    item = {
        "value": quoted(correction.now),
        "words": "",
        "account": int(path[1]) + 1 if is_of_account else 0,
        "how": CORRECTED,
    }
    data["evidence"][fact] = [item, *without_corrections(data["evidence"].get(fact, []))]
