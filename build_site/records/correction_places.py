"""Where in a record each correction applies: in the account that it was made for, and in each that says the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from rapidfuzz import fuzz

from build_site.core.problems import Problems
from build_site.model import POINT_KINDS
from build_site.records.corrections import NOT_GIVEN, Correction, CorrectionFile
from build_site.records.field_path import (
    REWORDED,
    Data,
    FieldPath,
    PathNotFoundError,
    format_path,
    resolve,
    same_value,
    value_at,
)
from build_site.records.record_schema import TEXT_LISTS

_LEAST_LETTERS = 40
"""Shorter texts are names, dates and terms, of which one takes the place of another."""


@dataclass(frozen=True)
class Places:
    """The corrections of a record by the paths that they apply to.

    given: each where it was made; repeated: those in other accounts that say the same as was corrected.
    """

    given: Mapping[FieldPath, Correction]
    repeated: Mapping[FieldPath, Correction]

    @property
    def all(self) -> list[tuple[FieldPath, Correction]]:
        """Return all in the order to apply them: wider fields before what lies in them.

        Items that are taken out come last, from the end, so that they don't shift the others.
        """
        by_path = {**self.repeated, **self.given}
        removals = {path for path, item in by_path.items() if isinstance(path[-1], int) and item.now is None}
        others = sorted(
            by_path.keys() - removals, key=lambda path: (path[0] != "evidence", len(path), format_path(path))
        )
        return [(path, by_path[path]) for path in (*others, *sorted(removals, reverse=True))]


def corrections_by_path(data: Data, file: CorrectionFile) -> dict[FieldPath, Correction]:
    """Return where in the whole data that the digests make each correction was made; what has no place is left out."""
    return dict(find_places(data, file, Problems()).given)


def find_places(data: Data, file: CorrectionFile, problems: Problems, is_orphan: bool = False) -> Places:
    """Return where in the whole data of a record the corrections of its file apply. What has no place is an error.

    is_orphan: no digest makes the record, so it may be corrected already.
    """
    given: dict[FieldPath, Correction] = {}
    for correction in file.corrections:
        try:
            path = _resolve(data, correction, is_orphan)
        except PathNotFoundError as error:
            note = problems.error if error.lasting or correction.redact else problems.left_out
            note(
                file.name,
                correction.line,
                f"this correction of `{correction.field}` can't be applied: {error.what}",
                error.remedy,
            )
            continue
        while path in given and value_at(data, path) is None and isinstance(path[-1], int):
            path = (*path[:-1], path[-1] + 1)
        if path in given:
            problems.error(
                file.name,
                correction.line,
                f"`{correction.field}` is corrected twice, here and on line {given[path].line}",
                "Keep one of the two and delete the other.",
            )
            continue
        given[path] = correction
    return Places(given, {} if is_orphan else _repeated(data, given))


def _resolve(data: Data, correction: Correction, is_orphan: bool) -> FieldPath:
    was, now = (None if value is NOT_GIVEN else value for value in (correction.was, correction.now))
    if is_orphan and now is not None:
        was, now = now, was
    try:
        path = resolve(data, correction.field, was, correction.place)
    except PathNotFoundError as error:
        if now is None:
            raise
        try:
            return resolve(data, correction.field, now, correction.place)
        except PathNotFoundError:
            raise error from None
    return _free_path(data, path, correction) if correction.was is None else path


def _free_path(data: Data, path: FieldPath, correction: Correction) -> FieldPath:
    """Return the path of a text that was added to a list: at its end, if the digests have put another there."""
    texts = value_at(data, path[:-1])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        return path
    is_said = correction.now in texts
    return (*path[:-1], texts.index(correction.now) if is_said else len(texts))


def is_another_text(value: Any, was: Any) -> bool:
    """Return whether a text, or a list of them, has been reworded so far that it is not the one that was corrected."""
    one, other = _as_text(value), _as_text(was)
    if min(len(one), len(other)) < _LEAST_LETTERS:
        return False
    return max(fuzz.ratio(one, other), fuzz.token_sort_ratio(one, other)) < REWORDED


def _as_text(value: Any) -> str:
    if isinstance(value, list):
        return " ".join(map(_as_text, value))
    if isinstance(value, dict):
        return " ".join(_as_text(item) for name, item in value.items() if name != "sources")
    return " ".join(str(value).split()) if value is not None else ""


def _repeated(data: Data, given: Mapping[FieldPath, Correction]) -> dict[FieldPath, Correction]:
    """Return the corrections of texts by the other places of the record that say what was corrected."""
    repeated: dict[FieldPath, Correction] = {}
    for path, correction in given.items():
        for other, value in _other_texts(data, path, correction):
            if same_value(value, correction.was) and not _is_covered(other, given):
                repeated.setdefault(other, correction)
    return repeated


def report_alike(data: Data, places: Places, file: CorrectionFile, problems: Problems) -> None:
    """Note where another account says much the same as what was corrected, but not the same: a person must say."""
    covering = {**places.repeated, **places.given}
    for path, correction in places.given.items():
        for other, value in _other_texts(data, path, correction):
            if _is_covered(other, covering) or not _is_alike(value, correction):
                continue
            source = data["accounts"][other[1]]["sources"][0] if data["accounts"][other[1]]["sources"] else {}
            place = f"digests/{source['digest']}, under `{source['heading']}`" if source else "no digest"
            problems.left_out(
                file.name,
                correction.line,
                f"`{correction.field}` is corrected, but `{format_path(other)}` ({place}) says much the same as it did"
                " before",
                f"Say what holds there: add a correction of `{format_path(other)}`, with the same `now`, or with what"
                " it says already as both `was` and `now`.",
            )


def _is_alike(value: Any, correction: Correction) -> bool:
    texts = [_as_text(item) for item in (value, correction.was, correction.now)]
    if min(len(texts[0]), len(texts[1])) < _LEAST_LETTERS or not (isinstance(value, str)):
        return False
    to_was = max(fuzz.ratio(texts[0], texts[1]), 100 * (texts[1] in texts[0]))
    return bool(to_was >= REWORDED and to_was > fuzz.ratio(texts[0], texts[2]))


def _other_texts(data: Data, path: FieldPath, correction: Correction) -> Iterator[tuple[FieldPath, Any]]:
    """Yield the texts of other accounts that may say what was corrected: the same field, or any list of points."""
    if path[0] != "accounts" or len(path) < 3 or not correction.was or correction.was is NOT_GIVEN:
        return
    name = str(path[2])
    for number, account in enumerate(data["accounts"]):
        if number == path[1]:
            continue
        if len(path) == 3 and name in ("summary", *TEXT_LISTS):
            yield ("accounts", number, name), account[name]
        elif len(path) == 4 and name in TEXT_LISTS:
            for kind in POINT_KINDS if name in POINT_KINDS else (name,):
                for index, text in enumerate(account[kind]):
                    yield ("accounts", number, kind, index), text


def _is_covered(path: FieldPath, given: Mapping[FieldPath, Correction]) -> bool:
    """Return whether something is said of a place itself, of the field that it is in, or of what lies in it."""
    return any(path[: len(other)] == other[: len(path)] for other in given if other != ("accounts",)) or (
        ("accounts",) in given
    )
