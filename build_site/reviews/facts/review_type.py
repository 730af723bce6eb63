"""The kind of a review, where its heading does not say it."""

from __future__ import annotations

import re

from build_site.core.text import sentences
from build_site.digests.headings import HeadingGrammar
from build_site.model import READ, Account, Evidence

_OPENING_WORDS = 9
"""How many words of what happened may name the kind: "This joint serious case review looks at ..."."""

_ABOUT = re.compile(r"\b(?:of|on|following|into|considering|for|conducted|covering|commissioned)\b", re.IGNORECASE)
"""What leads from the kind of a review to what it is about."""

_METHOD = re.compile(r"\b(?:model|methodology|method|approach|framework|process|based on|adapted)\b", re.IGNORECASE)
_LONGEST_MODEL = 80


def kind_of(
    heading_type: str | None, heading: str, account: Account, grammar: HeadingGrammar
) -> tuple[str | None, list[Evidence]]:
    """The kind of review and the words it rests on; None where it is not stated.

    From the heading, else the first words of what happened ("Thematic review of ..."), else a model
    that is nothing but a kind ("Model: Rapid review."). A method named after a kind ("uses the Welsh
    child practice review model") says nothing of the kind.
    """
    if heading_type:
        return heading_type, [Evidence(heading_type, heading, 1, READ)]
    told = sentences(account.summary)
    if told:
        opening = " ".join(told[0].split()[:_OPENING_WORDS])
        kind = grammar.type_in(_ABOUT.split(opening, maxsplit=1)[0])
        if kind and kind == grammar.type_in(opening):
            return kind, [Evidence(kind, opening, 1, READ)]
    for other in account.other:
        plain = len(other.text) < _LONGEST_MODEL and not _METHOD.search(other.text)
        if other.heading.casefold().startswith("model") and plain and (kind := grammar.type_in(other.text)):
            return kind, [Evidence(kind, other.text, 1, READ)]
    return None, []
