"""What was read in too few entries of a digest: a sign that its form or its wording is not understood."""

from __future__ import annotations

from collections.abc import Sequence

from build_site.core.problems import Problems
from build_site.model import Account
from build_site.reviews.entry_facts import EntryFacts

_SHARE = 0.5
"""Of the entries of a digest about children. In the known digests 0.44 of them at most lack one of these facts."""


def warn_of_unread_facts(digest: str, entries: Sequence[EntryFacts], problems: Problems) -> None:
    """Note a digest in which half of the entries, or more, lack what entries say as a rule.

    digest: its path under `digests/`. Entries about adults, of whom nothing is read, are not counted.
    """
    about_children = [entry for entry in entries if not entry.of_adult]
    lacking = {
        "no age of a child": [not any(child.age for child in entry.children) for entry in about_children],
        "not whether a child died": [entry.death in (None, "unclear") for entry in about_children],
        "no learning and no recommendations, only other text": [
            _has_only_other_text(entry.entry.account) for entry in about_children
        ],
    }
    unread = [
        f"in {sum(lack)} {fact}" for fact, lack in lacking.items() if lack and sum(lack) >= _SHARE * len(about_children)
    ]
    if unread:
        entries_of = "1 entry" if len(about_children) == 1 else f"{len(about_children)} entries"
        problems.warn(
            f"digests/{digest}",
            None,
            f"its wording may not be understood: of {entries_of}, {', '.join(unread)} was read",
            "Compare the records with the digest, and add to the records what they lack.",
        )


def _has_only_other_text(account: Account) -> bool:
    """Return whether there is text beside the summary, none of it under a label of learning or recommendations."""
    return not (account.learning or account.recommendations) and bool(account.good_practice or account.other)
