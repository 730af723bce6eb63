"""Whether a published folder is the site that was built: every file of its manifest, each as written, and no other."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from build_site.core.problems import build_error
from build_site.site.manifest import NAME, hash_of, paths_in, read_manifest, state_of


@dataclass(frozen=True)
class Comparison:
    """A folder beside its manifest. files: how many the manifest lists; the others are paths, in order.

    foreign: what no build wrote, but for hidden folders, such as `.git`; unfinished: whether the last run was cut.
    """

    files: int
    missing: tuple[str, ...]
    changed: tuple[str, ...]
    foreign: tuple[str, ...]
    unfinished: bool

    @property
    def is_as_built(self) -> bool:
        """Return whether the folder is what a build made, and nothing else."""
        return not (self.missing or self.changed or self.foreign or self.unfinished)


def compare(folder: Path) -> Comparison:
    """Compare a folder with the manifest in it. Raises BuildError if there is none, or if a file can't be read."""
    try:
        manifest = read_manifest(folder)
        if manifest is None or not manifest.hashes:
            raise build_error(
                str(folder),
                None,
                f"there is no manifest ({NAME}) in this folder, so it can't be told what was built",
                "Check the path. If the site is an earlier version's, build it again.",
            )
        present = set(paths_in(folder)) - {NAME}
        changed = tuple(
            path
            for path in sorted(present & manifest.hashes.keys())
            if state_of(folder / path) is None or hash_of((folder / path).read_bytes()) not in manifest.hashes[path]
        )
    except OSError as error:
        raise build_error(
            str(folder),
            None,
            f"the site can't be read: {error.strerror}",
            "Check that the folder and all in it may be read.",
        ) from None
    missing, foreign = sorted(manifest.hashes.keys() - present), sorted(present - manifest.hashes.keys())
    return Comparison(len(manifest.hashes), tuple(missing), changed, tuple(foreign), not manifest.finished)
