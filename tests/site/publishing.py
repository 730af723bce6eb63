"""Putting files in a site's folder, for tests, and looking at what it holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from build_site.core.problems import Problems
from build_site.site.manifest import NAME
from build_site.site.publish import StagedSite


def publish(out: Path, files: Mapping[str, bytes]) -> list[str]:
    """Make `out` hold exactly these files of ours; return what is told of those that somebody changed."""
    problems = Problems()
    with StagedSite(out) as staging:
        for path, data in files.items():
            staging.write(path, data)
        staging.commit(files, problems)
    return list(map(str, problems))


def texts_in(folder: Path) -> dict[str, str]:
    """Return the text of each file of a folder, but for the manifest."""
    return {
        path.relative_to(folder).as_posix(): path.read_text()
        for path in folder.rglob("*")
        if path.is_file() and path.name != NAME
    }
