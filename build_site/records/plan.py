"""What a run is going to do with each record, as values: nothing is written yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from build_site.model import Record
from build_site.records.corrections import CorrectionFile, Withholding
from build_site.records.files import RecordFile
from build_site.records.hold import Hold
from build_site.records.state import RecordState


@dataclass(frozen=True)
class PlannedRecord:
    """What is to become of one record.

    file: where it stands, None if it has none yet; is_made: the digests make it, so that its file follows them;
    state: what is to be remembered of it, None where its file is to be written; corrections: its file of
    corrections, if that may have changed.
    """

    record: Record
    file: RecordFile | None
    state: RecordState | None = None
    corrections: CorrectionFile | None = None
    is_made: bool = False


@dataclass(frozen=True)
class Plan:
    """What a run comes to: all records by id, the files of corrections by the same, and merged: old id -> new id.

    withheld, held: why a review is not published, by id; some that are withheld may have no record now.
    """

    records: Mapping[str, PlannedRecord]
    corrections: Mapping[str, CorrectionFile]
    merged: Mapping[str, str]
    withheld: Mapping[str, Withholding]
    held: Mapping[str, tuple[Hold, ...]]

    @property
    def published(self) -> tuple[Record, ...]:
        """Return the records that are neither withheld nor held, in order of id."""
        left_out = self.withheld.keys() | self.held.keys()
        return tuple(planned.record for id_, planned in sorted(self.records.items()) if id_ not in left_out)
