"""What everyone may read since this run and could not before, and what nobody may any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_site.model import PUBLIC
from build_site.records.state import BuildState, RecordState


@dataclass(frozen=True)
class NewlyPublic:
    """How this run differs from the last whole one, by id. first: nothing tells what was public before."""

    appeared: tuple[str, ...] = ()
    gone: tuple[str, ...] = ()
    first: bool = False


def newly_public(before: BuildState, after: Mapping[str, RecordState]) -> NewlyPublic:
    """Return which records of a run are public that were not so after the last one, and the other way round."""
    appeared, gone = [], []
    for id_ in sorted(before.records.keys() | after.keys()):
        old, new = before.records.get(id_), after.get(id_)
        if old and new and (old.fingerprint, old.is_published) == (new.fingerprint, new.is_published):
            continue
        was, is_now = _is_public(old), _is_public(new)
        if is_now and not was:
            appeared.append(id_)
        elif was and not is_now:
            gone.append(id_)
    return NewlyPublic(tuple(appeared), tuple(gone), first=not before.records)


def _is_public(state: RecordState | None) -> bool:
    return state is not None and state.is_published and bool(state.values["circulation"] == PUBLIC)
