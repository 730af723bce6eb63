"""`make bench`: prints the figures as JSON. Sizes may be given: `python -m tests.bench 353 3000`."""

from __future__ import annotations

import json
import platform
import sys
import tempfile
from pathlib import Path
from typing import Any

from tests.bench import browsing, building, collections, comparing

SIZES = (353, 3000, 10_000)


def measure(size: int, folder: Path) -> dict[str, Any]:
    """Every figure of a collection of one size, and those of the others with their ratios."""
    print(f"{size} records ...", file=sys.stderr)
    content, out, held = folder / "content", folder / "site", collections.records(size)
    building.write_content(content, held)
    figures = {
        "index, s": round(building.index_alone(held), 2),
        "one digest with all entries, s of processor": round(building.one_digest(held), 2),
        "digests to records, s": round(building.digests_alone(content), 2),
        "clean build, s": round(building.site(content, out), 2),
    }
    figures |= browsing.measure(browsing.own(out), size)
    figures["slowest answer to odd input, ms"] = round(browsing.odd_input(browsing.own(out)), 1)
    building.change_one(content)
    figures["one changed record, s"] = round(building.site(content, out), 2)
    files = list((out / "search").glob("*.js"))
    figures["files of the index"] = len(files)
    figures["index on disk, KB"] = round(sum(file.stat().st_size for file in files) / 1024)
    others = comparing.measure(held, folder, size)
    return {
        "here": figures,
        **others,
        **{f"{name}, times as much": comparing.ratios(figures, other) for name, other in others.items()},
    }


def main() -> None:
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    figures = {}
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            figures[str(size)] = measure(size, Path(folder))
            print(json.dumps(figures[str(size)]), file=sys.stderr)
    json.dump(
        {"machine": f"{platform.machine()}, Python {platform.python_version()}", "records": figures},
        sys.stdout,
        indent=1,
    )
    print()


if __name__ == "__main__":
    main()
