"""The result of a run in which nothing happened, for tests to fill in what they are about."""

from __future__ import annotations

from build_site.build import BuildResult
from build_site.import_digests import ImportResult
from build_site.records.changelog import Change
from build_site.records.update import UpdateResult
from build_site.site.build import Built

NOTHING = BuildResult(
    ImportResult((), ()),
    UpdateResult((), (), Change("2026-11-01", (), (), ()), {}, 0),
    Built(pages=14, rendered=3),
    published=7,
    excluded=(),
    at_risk=(),
)
