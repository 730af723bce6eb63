"""Corrections -> the record as an editor wants it, with what no longer fits reported."""

from __future__ import annotations

from copy import deepcopy
from dataclasses import replace

from build_site.core import yamlio
from build_site.core.problems import Problems
from build_site.core.schema import ValidationError, quoted
from build_site.model import CORRECTED, Record
from build_site.records.corrections import NOT_GIVEN, Correction, CorrectionFile
from build_site.records.field_path import (
    Data,
    FieldPath,
    PathNotFoundError,
    format_path,
    resolve,
    same_value,
    set_value,
    value_at,
)
from build_site.records.record_schema import FACTS, from_editable, to_editable, without_corrections


def apply(record: Record, file: CorrectionFile, problems: Problems) -> Record:
    """Return the record that the digests make, with every correction of the file applied.

    A correction whose `was` is not what the digests say is applied and noted; one that leads nowhere is
    noted and left out. Facts and texts so changed have evidence that says so.
    """
    data = to_editable(record)
    for path, correction in _sorted(data, file, problems):
        _report_outdated(correction, value_at(data, path), file, problems)
        data = _apply_one(data, path, correction, file, problems)
    return from_editable(data)


def _report_outdated(correction: Correction, value: object, file: CorrectionFile, problems: Problems) -> None:
    """Note that the digests no longer say what they said when a value was corrected."""
    if correction.was is NOT_GIVEN or same_value(value, correction.was):
        return
    if same_value(value, correction.now):
        problems.warn(
            file.name,
            correction.line,
            f"the digests now say themselves what this correction of `{correction.field}` says: {quoted(value)}",
            "The correction can be deleted.",
        )
    else:
        problems.warn(
            file.name,
            correction.line,
            f"`{correction.field}` was `{quoted(correction.was)}` when it was corrected; the digests now say "
            f"`{quoted(value)}`. The correction is applied: `{quoted(correction.now)}`",
            "If it still holds, write what the digests say now as its `was`; else delete it.",
        )


def apply_to_orphan(record: Record, file: CorrectionFile, problems: Problems) -> Record:
    """Return a record that no digest makes, with the corrections whose `was` it has; else its own value stands."""
    data = to_editable(record)
    for path, correction in _sorted(data, file, problems):
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
                "Change the record itself, and delete this correction.",
            )
    return from_editable(data)


def without_reasons(record: Record) -> Record:
    """Return a record without the reasons of editors, which an earlier version put into its evidence."""
    evidence = {
        fact: tuple(replace(item, words="") if item.how == CORRECTED else item for item in items)
        for fact, items in record.evidence.items()
    }
    return replace(record, evidence=evidence)


def corrections_by_path(record: Record, file: CorrectionFile) -> dict[FieldPath, Correction]:
    """Return where in the record that the digests make each correction applies; what leads nowhere is left out."""
    return dict(_sorted(to_editable(record), file, Problems()))


def _sorted(data: Data, file: CorrectionFile, problems: Problems) -> list[tuple[FieldPath, Correction]]:
    """Return the corrections with their paths, wider fields before what lies in them. What leads nowhere is noted.

    Items that are taken out come last, from the end, so that they don't shift the others.
    """
    by_path: dict[FieldPath, Correction] = {}
    for correction in file.corrections:
        was = None if correction.was is NOT_GIVEN else correction.was
        try:
            path = resolve(data, correction.field, was, correction.source)
        except PathNotFoundError as error:
            note = problems.error if error.lasting or correction.redact else problems.warn
            note(
                file.name,
                correction.line,
                f"this correction of `{correction.field}` can't be applied: {error.what}",
                error.remedy,
            )
            continue
        while path in by_path and value_at(data, path) is None and isinstance(path[-1], int):
            path = (*path[:-1], path[-1] + 1)
        if path in by_path:
            problems.error(
                file.name,
                correction.line,
                f"`{correction.field}` is corrected twice, here and on line {by_path[path].line}",
                "Keep one of the two and delete the other.",
            )
            continue
        by_path[path] = correction
    removals = {path for path, correction in by_path.items() if isinstance(path[-1], int) and correction.now is None}
    others = sorted(by_path.keys() - removals, key=lambda path: (path[0] != "evidence", len(path), format_path(path)))
    return [(path, by_path[path]) for path in (*others, *sorted(removals, reverse=True))]


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
