"""Corrections of accounts whose entries have moved: where each of them stands now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from build_site.core.problems import Problems
from build_site.records.corrections import Correction, CorrectionFile
from build_site.records.field_path import EntrySource
from build_site.records.snapshot import RecordSnapshot


def with_moved_sources(snapshot: RecordSnapshot, id_: str, problems: Problems) -> CorrectionFile | None:
    """Return the file of corrections of a record, None if it has none; each knows the entry that it is for.

    Where that has moved, `moved` is put into the file beside the `source`, so that it is known at every later run.
    A correction with a number and no source means the account that had this number when the record was written.
    """
    file = snapshot.corrections.get(id_)
    if file is None or not file.corrections:
        return file
    moves = snapshot.moved_entries.get(id_, {})
    places = {item.number: moves[item.place] for item in file.corrections if item.place and item.place in moves}
    if places:
        file = file.amended(lambda data: _put_in(data, places), problems)
    sources = _sources_by_number(snapshot, id_)
    return replace(file, corrections=tuple(_with_source(correction, sources) for correction in file.corrections))


def _put_in(data: Any, places: Mapping[int, EntrySource]) -> None:
    for number, (digest, heading) in places.items():
        data["corrections"][number]["moved"] = {"digest": digest, "heading": heading}


def _sources_by_number(snapshot: RecordSnapshot, id_: str) -> list[EntrySource | None]:
    """Return an entry of each account as the record was written last, None for one that no digest tells."""
    last, on_disk = snapshot.last_state(id_), snapshot.parsed.get(id_)
    accounts = last.sources if last else [account.sources for account in on_disk.accounts] if on_disk else []
    return [sources[0].entry if sources else None for sources in snapshot.with_hidden(id_, accounts)]


def _with_source(correction: Correction, sources: list[EntrySource | None]) -> Correction:
    name, *rest = correction.field.split(".")
    if correction.place or name != "accounts" or len(rest) < 2 or not rest[0].isdecimal():
        return correction
    number = int(rest[0])
    return replace(correction, source=sources[number - 1]) if 0 < number <= len(sources) else correction
