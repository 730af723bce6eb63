"""The kind of a review, where its heading does not say it."""

from __future__ import annotations

import re

from build_site.digests.headings import HeadingGrammar
from build_site.model import Account, Evidence
from build_site.reviews.facts.clauses import sentences

_METHOD = re.compile(r"\b(?:model|methodology|method|approach|framework|process|based on|adapted)\b", re.IGNORECASE)


def kind_of(heading_type: str | None, heading: str, account: Account, grammar: HeadingGrammar) -> tuple[str | None, list[Evidence]]:
    """The kind of review and the words it rests on; None where it is not stated.

    From the heading, else the first words of what happened ("Thematic review of ..."), else a model
    that is nothing but a kind ("Model: Rapid review."). A method named after a kind ("uses the Welsh
    child practice review model") says nothing of the kind.
    """
    if heading_type:
        return heading_type, [Evidence(heading_type, heading, 1)]
    told = sentences(account.summary)
    if told:
        opening = " ".join(told[0].split()[:9])
        kind = grammar.type_in(opening)
        if kind and re.match(r"\W*(?:(?:a|this|the|joint|local|initial|concise|extended|domestic homicide review and)\s+)*", opening, re.IGNORECASE) and _begins(opening, kind, grammar):
            return kind, [Evidence(kind, opening, 1)]
    for other in account.other:
        if other.heading.casefold().startswith("model") and not _METHOD.search(other.text) and len(other.text) < 80:
            kind = grammar.type_in(other.text)
            if kind:
                return kind, [Evidence(kind, f"{other.heading}: {other.text}", 1)]
    return None, []


def _begins(opening: str, kind: str, grammar: HeadingGrammar) -> bool:
    """Whether the kind stands among the first words, before any of what the review is about."""
    before_of = re.split(r"\b(?:of|on|following|into|considering|for|conducted|covering|commissioned)\b", opening, maxsplit=1)[0]
    return grammar.type_in(before_of) == kind
