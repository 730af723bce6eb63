"""For all tests: a cache of their own. The repository's is not theirs to read, to fill or to empty."""

from __future__ import annotations

import atexit
import os
import shutil
import tempfile

# Set before any module of the program is imported, and for the programs that tests start. One folder for the whole
# run, so that scripts and styles are compiled once.
_CACHE = tempfile.mkdtemp(prefix="case-reviews-tests-")
os.environ["CASE_REVIEWS_CACHE"] = _CACHE
atexit.register(shutil.rmtree, _CACHE, ignore_errors=True)
