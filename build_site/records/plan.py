"""What a run is going to do with each record, as values: nothing is written yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from build_site.model import Record
from build_site.records.corrections import CorrectionFile, Withholding
from build_site.records.files import RecordFile
from build_site.records.hold import Hold
from build_site.records.redaction import NO_REDACTION, Redaction
from build_site.records.state import RecordState


@dataclass(frozen=True)
class PlannedRecord:
    """What is to become of one record.

    file: where it stands, None if it has none yet; is_made: the digests make it, so that its file follows them;
    state: what is to be remembered of it, None where its file is to be written; corrections: its file of
    corrections, if that may have changed; told: it as the digests make it, where a redaction hides some of that.
    """

    record: Record
    file: RecordFile | None
    state: RecordState | None = None
    corrections: CorrectionFile | None = None
    is_made: bool = False
    redaction: Redaction = NO_REDACTION
    told: Record | None = None

    def under(self, id_: str) -> PlannedRecord:
        """Return the plan of the record under another id, with a file of its own."""
        return replace(self, record=replace(self.record, id=id_), redaction=self.redaction.under(id_), state=None)

    @property
    def as_told(self) -> Record:
        """Return the record with all that digests tell, to be compared with what other digests tell."""
        return replace(self.told, id=self.record.id) if self.told else self.record


@dataclass(frozen=True)
class Plan:
    """What a run comes to: all records by id, and the files of corrections by the same.

    merged: old id -> new id of what became part of another record; renamed: the same of those whose id is redacted;
    withheld, held: why a review is not published, by id; some that are withheld may have no record now.
    """

    records: Mapping[str, PlannedRecord]
    corrections: Mapping[str, CorrectionFile]
    merged: Mapping[str, str]
    renamed: Mapping[str, str]
    withheld: Mapping[str, Withholding]
    held: Mapping[str, tuple[Hold, ...]]

    @property
    def published(self) -> tuple[Record, ...]:
        """Return the records that are neither withheld nor held, in order of id."""
        return tuple(planned.record for id_, planned in sorted(self.records.items()) if self._is_published(id_))

    @property
    def redactions(self) -> dict[str, Redaction]:
        """Return what is redacted in each record, by id."""
        return {id_: planned.redaction for id_, planned in self.records.items() if planned.redaction}

    @property
    def redactions_published(self) -> tuple[Redaction, ...]:
        """Return what is redacted in the records that are published, in order of id."""
        return tuple(redaction for id_, redaction in sorted(self.redactions.items()) if self._is_published(id_))

    def _is_published(self, id_: str) -> bool:
        return id_ not in self.withheld and id_ not in self.held
