"""A digest as it is read -> its outline in YAML, ready to be saved in `outlines/` and changed."""

from __future__ import annotations

from collections.abc import Sequence

from build_site.core import yamlio
from build_site.digests.files import Digest
from build_site.reviews.acceptance import fingerprints
from build_site.reviews.entry_facts import EntryFacts


def outline_text(digest: Digest, name: str, entries: Sequence[EntryFacts]) -> str:
    """Return the outline of a digest as YAML: a line for each entry, and what to do where its reading is doubtful.

    name: of the outline's file under `outlines/`.
    """
    lines = [
        f"# How digests/{digest.name} is read. Save this as outlines/{name} and change what is wrong.",
        "# For the whole digest, where it does not say so itself:",
        "# publisher: Anytown Safeguarding Children Partnership",
        "# area: Anytown",
        "# published: 2024-05",
        "# circulation: professionals",
        "begins:" if entries else "# begins:",
    ]
    for entry in entries:
        number = entry.entry.lines[0]
        lines += [f"- line: {number}", _field("says", " ".join(digest.lines[number - 1].split()))]
        lines.append(_field("title", entry.entry.heading.title))
        if entry.doubts:
            lines += [f"  # doubtful: {doubt}" for doubt in entry.doubts]
            lines.append("  # If it is right as it is read, take the # away from the next line:")
            lines.append(f"  # accepted: {fingerprints(entry)}")
        elif entry.entry.accepted:
            lines.append(f"  accepted: {fingerprints(entry)}")
    if not entries:
        lines += ["# - line: 12", "#   says: the line as it stands in the digest"]
    lines += [
        "# Lines that begin no entry:",
        "# begins_not:",
        "# - line: 24",
        "#   says: the line as it stands in the digest",
    ]
    return "\n".join(lines) + "\n"


def _field(name: str, value: str) -> str:
    return f"  {yamlio.dump({name: value}).strip()}"
