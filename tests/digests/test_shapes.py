"""Known entries in the shapes in which publishers set them are read back, or the editor is told."""

from __future__ import annotations

import pytest

from build_site.digests.reader import DigestReader
from tests.digests.shape_outcomes import Outcome, outcome, tellings
from tests.digests.shapes import SHAPES

SHARE = 0.93
"""How many of the entries are read back whole in every shape, at least."""
SHARES = {"names with days": 0.7}
"""In these, fewer: quotation marks stand around names that have commas, strokes or quotation marks of their own."""


@pytest.fixture(scope="module")
def outcomes(reader: DigestReader) -> dict[str, Outcome]:
    some = tellings()[::3]
    return {shape: outcome(shape, reader, some) for shape in SHAPES}


@pytest.mark.parametrize("shape", SHAPES)
def test_entries_in_any_shape_are_read_back_whole(outcomes: dict[str, Outcome], shape: str) -> None:
    found = outcomes[shape]
    assert found.right >= SHARES.get(shape, SHARE) * found.entries, found


@pytest.mark.parametrize("shape", SHAPES)
def test_what_is_read_wrongly_of_any_shape_has_a_doubt_or_a_warning(outcomes: dict[str, Outcome], shape: str) -> None:
    assert outcomes[shape].wrong == ()
