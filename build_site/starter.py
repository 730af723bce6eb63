"""A content folder to start from: settings, an empty folder for digests and a page that says how to go on."""

from __future__ import annotations

import errno
from contextlib import suppress
from pathlib import Path

from build_site.core.paths import SHIPPED_CONTENT
from build_site.core.problems import build_error

README = """# A content folder

1. Put digests into `digests/` as they were received: text, Markdown, saved web pages, PDF or Word.
2. Run `case-reviews site` in the folder above this one. It writes the records into `reviews/`, one a review,
   and the site into `_site/`, and prints what it read, what is wrong and what to do about it.
3. Correct a record by changing it in `reviews/`. The change is kept in `corrections/` and holds from then on.
4. Keep a review from being published with `withhold:` in its file in `corrections/`.

The settings of the site are in `site.yaml`. A folder `vocabulary/` or `pages/` may be added here; for each file
that it lacks, the one that comes with the program serves.
"""


def create_content_folder(folder: Path) -> list[Path]:
    """Make a content folder, leaving whatever is there as it is.

    Returns the paths that were made, in the order in which they were. Raises BuildError if one can't be. Nothing is
    made through a link.
    """
    made = []
    try:
        if folder.is_symlink():
            raise FileExistsError(errno.EEXIST, "it is a link", str(folder))
        digests = folder / "digests"
        if not digests.is_dir():
            digests.mkdir(parents=True)
            made.append(digests)
        for name, text in (("site.yaml", _settings()), ("README.md", README)):
            # "x": the file is made here. What stands there, or a link that leads nowhere, is not written through.
            with suppress(FileExistsError), (folder / name).open("x", encoding="utf-8") as file:
                file.write(text)
                made.append(folder / name)
    except OSError as error:
        raise build_error(
            str(error.filename or folder), None, f"it can't be made: {error.strerror}", "Choose another folder."
        ) from None
    return made


def _settings() -> str:
    """Return the settings that ship, without what is true of the summaries that ship and of no others."""
    paragraphs = (SHIPPED_CONTENT / "site.yaml").read_text(encoding="utf-8").split("\n\n")
    return "\n\n".join(paragraph for paragraph in paragraphs if "\nwording_notice:" not in paragraph)
