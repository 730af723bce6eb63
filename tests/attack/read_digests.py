"""Read the digests of a content folder as a build does, and print the problems and what that took, as JSON."""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from build_site.core.cache import NO_CACHE
from build_site.core.content import ContentFolder
from build_site.core.problems import Problems
from build_site.reviews.digest_cache import DigestCache
from build_site.vocabulary.vocabularies import load_vocabularies

if __name__ == "__main__":
    content, problems = ContentFolder(Path(sys.argv[1])), Problems()
    reader = DigestCache(content, load_vocabularies(content, problems), NO_CACHE)
    # The harmless one comes last, to show that reading goes on.
    paths = sorted(content.digests.iterdir(), key=lambda path: (path.stem == "other", path))
    files = [reader.file(path, path.name) for path in paths]
    facts = [reader.read_all([file], problems)[0] for file in files]
    # Each is read in a process of its own.
    used = [resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    seconds = sum(usage.ru_utime + usage.ru_stime for usage in used)
    megabytes = max(usage.ru_maxrss for usage in used) / 1e3
    entries = [len(each.entries) for each in facts]
    print(json.dumps({"seconds": seconds, "MB": megabytes, "entries": entries, "problems": list(map(str, problems))}))
